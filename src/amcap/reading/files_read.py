"""The files that a run reads, so that none of them is written over."""

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from amcap.reading.opening import STDIN


class FilesRead:
    """Remembers files as they are read: whatever name, link or spelling leads to one of them is recognised."""

    def __init__(self, paths: Iterable[str | None] = ()) -> None:
        self._places: set[Path] = set()
        self._identities: set[tuple[int, int]] = set()
        for path in paths:
            if path is not None:
                self.add(path)

    def add(self, path: str) -> None:
        """Remember a file; '-' is the file that standard input comes from, if it does."""
        identity = _identity(_descriptor(sys.stdin) if path == STDIN else path)
        if identity is not None:
            self._identities.add(identity)
        if path != STDIN:
            self._places.add(_place(path))

    def has(self, path: str | None) -> bool:
        """Whether what a path leads to was read; None is where standard output goes to."""
        if path is None:
            return _identity(_descriptor(sys.stdout)) in self._identities
        return _identity(path) in self._identities or (_place(path) in self._places and not _is_special(path))


def _identity(file: str | int | None) -> tuple[int, int] | None:
    """Device and number of a regular file; of anything else one cannot read what one writes."""
    try:
        found = None if file is None else os.stat(file)
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if found is not None and stat.S_ISREG(found.st_mode) else None


def _is_special(path: str) -> bool:
    return os.path.exists(path) and not os.path.isfile(path)


def _place(path: str) -> Path:
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        # No system has such a path; that is said when it is opened.
        return Path(path)


def _descriptor(stream: object) -> int | None:
    try:
        return int(stream.fileno())  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return None
