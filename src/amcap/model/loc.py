"""Where a value stands in a file."""

from collections.abc import Callable
from typing import NamedTuple

Loc = tuple[str | int, ...]
"""Keys and list positions from the top: ('accounts', 3, 'manager')."""


class Place(NamedTuple):
    """A file and a line of it, counted from 1; a file of None is standard input, or none at all."""

    file: str | None
    line: int | None


PlaceOf = Callable[[Loc], Place]
"""Where a value of the portfolio stands: in its own file, or in a table that it points at."""


def nowhere(_: Loc) -> Place:
    """For portfolios that did not come from a file."""
    return Place(None, None)
