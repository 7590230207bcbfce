"""An entry of the list of accounts as the engine takes it, wherever it was read."""

from collections.abc import Callable, Iterable
from typing import Any

Key = tuple[Any, ...]
"""A manager's name, or None, followed by the fields of a profile: what accounts that are alike have in common.

The stage is a word, or the day of the next renewal where only that is told: the day of the judgement tells the rest.

Hours stand in the record, for they are hardly ever alike; their place in the key holds how they were measured, as the
Hours of one hour, or None where that was not told.
"""

Record = tuple[Key, str, float, float | None, float | None, int | None]
"""Key; the entry's name; how many accounts alike, with halves for those that two share; revenue a year of one; measured
hours a month of one; its line.

A bare tuple, as a million of them are made and taken apart again: named fields cost a tenth of the whole run.
"""

Watch = Callable[[Iterable[Record], str], Iterable[Record]]
"""Is handed the records of a table as they are read, and its name, and hands them on: to show that they come."""
