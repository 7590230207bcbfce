"""Opening what is read: whatever fails is said with the file's name, and so is a file that changes meanwhile."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from amcap.characters import clean_name
from amcap.reading.problems import InputError, Kind

STDIN = "-"


def source_name(path: str) -> str:
    """How messages name a path."""
    return "<stdin>" if path == STDIN else path or "''"


@contextmanager
def named_failures(name: str) -> Iterator[None]:
    """Within it, what the system refuses is a problem of the file: InputError with the file's name."""
    try:
        yield
    except (OSError, ValueError, MemoryError) as error:
        kind: Kind = "no-such-file" if isinstance(error, FileNotFoundError) else "mistake"
        raise InputError.single(name, why_unreadable(error), kind=kind) from None


def why_unreadable(error: Exception) -> str:
    """What to say of a file that the system would not open or read."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "is a folder; name a file in it"
    if isinstance(error, MemoryError):
        return "is too large for the memory of this machine"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"


def refuse_empty_path(path: str) -> None:
    """Raise InputError for a path of no characters, which a script's unset variable most often is."""
    if not path:
        raise InputError.single(source_name(path), "names no file; is a variable empty?")


def trouble_with(path: str) -> Exception | None:
    """What stands in the way of reading a file, if anything; found without opening it, as a pipe opens but once."""
    try:
        found = os.stat(path)
    except (OSError, ValueError) as error:
        return error
    if stat.S_ISDIR(found.st_mode):
        return IsADirectoryError()
    return None if os.access(path, os.R_OK) else PermissionError(0, "no permission")


def as_on_disk(path: str) -> str:
    """A path as the file system spells it: macOS keeps accents apart from their letters, a portfolio has them composed.

    Where nothing, or more than one thing, is spelled alike, the path as it is.
    """
    folder, name = os.path.split(path)
    if not name or os.path.lexists(path):
        return path
    folder = as_on_disk(folder)
    try:
        alike = [entry for entry in os.listdir(folder or os.curdir) if clean_name(entry) == clean_name(name)]
    except (OSError, ValueError):
        return path
    return os.path.join(folder, alike[0]) if len(alike) == 1 else path


class Unchanged:
    """A regular file that has to be the same after it was read as before; anything else has no before and after."""

    def __init__(self, path: str, name: str) -> None:
        self._path, self._name = path, name
        self._before = self._state()

    def check(self) -> None:
        """Raise InputError where the file is no longer the one it was."""
        if self._before is not None and self._state() != self._before:
            raise InputError.single(self._name, "changed while it was read; run again once it is written")

    def _state(self) -> tuple[int, ...] | None:
        try:
            found = os.stat(self._path)
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def is_regular(path: str) -> bool:
    """Whether a path leads to a file that can be read again and again, unlike a pipe or a device."""
    return stat.S_ISREG(Path(path).stat().st_mode)
