"""Putting new content in the place of a file: the file is the old one or the new one, never half of either."""

import contextlib
import errno
import os
import shutil
from pathlib import Path

from amcap.cli.streams import write_whole

_NOTHING_BESIDE_IT = (errno.EACCES, errno.EPERM, errno.EROFS)
"""The folder takes no new file, or one that cannot be given to the owner of the old one."""


class Replacement:
    """New content for a file, in four steps: `prepare`, `put`, perhaps `take_back`, and `tidy`, whatever happened.

    It is prepared beside the file and takes its name, with its owner, mode and extended attributes. Where nothing can
    stand beside it, or the name is mounted from elsewhere, the file is written in place: it is restored if that fails,
    though not if the process is killed meanwhile. Links are followed. Each step raises OSError.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.target = Path(path).resolve()
        self._data = data
        # Named before it is made, so that it is found and deleted however early the run ends.
        self._scratch = self.target.with_name(f".{self.target.name[:50]}.{os.urandom(6).hex()}.amcap")
        self._in_place = False
        self._was_there = False
        self._old: bytes | None = None

    def prepare(self) -> None:
        """Write the content beside the file, where that can be."""
        if self.target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        self._was_there = self.target.exists()
        if self._was_there and not os.access(self.target, os.W_OK):
            raise PermissionError(errno.EACCES, "is read-only")
        try:
            self._write_beside()
        except OSError as error:
            if not self._was_there or error.errno not in _NOTHING_BESIDE_IT:
                raise
            self._in_place = True

    def put(self, *, revocable: bool) -> None:
        """Have the file hold the content; what it held before is kept in memory if that is to be `revocable`."""
        if revocable and self._was_there:
            with contextlib.suppress(OSError):
                self._old = self.target.read_bytes()
        if not self._in_place:
            try:
                os.replace(self._scratch, self.target)
            except OSError:
                if not self._was_there:
                    raise
                self._in_place = True
        if self._in_place:
            _overwrite(self.target, self._data)

    def take_back(self) -> None:
        """Have the file hold what it held before `put`, where that was kept."""
        if not self._was_there:
            self.target.unlink(missing_ok=True)
        elif self._old is not None:
            _overwrite(self.target, self._old)

    def tidy(self) -> None:
        """Delete what was prepared and not used."""
        with contextlib.suppress(OSError):
            self._scratch.unlink(missing_ok=True)

    def is_same_file(self, other: "Replacement") -> bool:
        """Whether both are one file in a folder that does not tell upper from lower case; both are prepared."""
        if self.target == other.target:
            return True
        same_folder = os.path.samefile(self.target.parent, other.target.parent)
        return same_folder and _folded(self.target.name) == _folded(other.target.name) and ignores_case(self._scratch)

    def _write_beside(self) -> None:
        # Until it has the mode of a file that is there, others may not read it.
        mode = 0o600 if self._was_there else 0o666
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with open(os.open(self._scratch, flags, mode), "wb", buffering=0) as file:
            write_whole(file, self._data)
            os.fsync(file.fileno())
        if self._was_there:
            self._give_to_owner()
            shutil.copystat(self.target, self._scratch)
            os.utime(self._scratch)

    def _give_to_owner(self) -> None:
        old, new = self.target.stat(), self._scratch.stat()
        if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid) and hasattr(os, "chown"):
            os.chown(self._scratch, old.st_uid, old.st_gid)


def ignores_case(path: Path) -> bool:
    """Whether the folder of a file that is there finds it by its name in capitals, too."""
    return path.with_name(path.name.upper()).exists()


def _folded(name: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", name).casefold()


def _overwrite(path: Path, data: bytes) -> None:
    """Write a file in place: what goes beyond its end first, so that a full disk leaves the rest untouched."""
    with open(path, "r+b", buffering=0) as file:
        old = file.readall()
        try:
            file.seek(len(old))
            write_whole(file, data[len(old) :])
            file.seek(0)
            write_whole(file, data[: len(old)])
            file.truncate(len(data))
            os.fsync(file.fileno())
        except BaseException:
            file.seek(0)
            with contextlib.suppress(OSError):
                write_whole(file, old)
            file.truncate(len(old))
            raise
