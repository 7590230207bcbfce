"""The names in a portfolio, for a shell that waits: from a file that is quickly read, or none at all."""

import os
from stat import S_ISREG
from typing import Any

from amcap.characters import clean_name, unsafe_in
from amcap.reading.load import load_document
from amcap.reading.problems import InputError

MOST_BYTES = 2_000_000
"""Beyond this size reading takes longer than people wait for a suggestion."""
MOST_CHARACTERS = 120


def names_in(path: str, section: str) -> list[str]:
    """The names of the managers or accounts that a portfolio itself holds; none where it cannot be read."""
    try:
        file = os.stat(path)
        # A pipe would be emptied, and a device might never end.
        if not S_ISREG(file.st_mode) or file.st_size > MOST_BYTES:
            return []
        data = load_document(path).data
    except (InputError, OSError, ValueError):
        return []
    entries = data.get(section) if isinstance(data, dict) else None
    names = [_name_of(entry) for entry in entries] if isinstance(entries, list) else []
    return [name for name in dict.fromkeys(names) if name]


def _name_of(entry: Any) -> str | None:
    """An entry's name, None where it has none that can be shown on one line."""
    name = entry.get("name") if isinstance(entry, dict) else None
    if not isinstance(name, str) or unsafe_in(name) or len(name) > MOST_CHARACTERS:
        return None
    return clean_name(name)
