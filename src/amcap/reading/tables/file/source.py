"""Where a table's bytes come from: a file, standard input or memory; always such that they can be read twice."""

import shutil
import stat
import sys
import tempfile
import weakref
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import IO, Any

from amcap.reading.problems import InputError
from amcap.reading.text import STDIN, source_name

_IN_MEMORY = 4 * 1024 * 1024
_BUFFER = 256 * 1024


class Source:
    """Bytes that can be opened again and again; what cannot be read twice is kept in a temporary file."""

    def __init__(self, path: str, data: bytes | None = None) -> None:
        self.name = source_name(path)
        self._path = path
        self._data = data
        self._spooled: IO[bytes] | None = None
        if data is None:
            try:
                self._spool_if_needed()
            except FileNotFoundError:
                raise InputError.single(self.name, "there is no such file") from None
            except IsADirectoryError:
                raise InputError.single(self.name, "is a folder; name a file in it") from None
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or error
                raise InputError.single(self.name, f"cannot be read: {reason}") from None

    def _spool_if_needed(self) -> None:
        if self._path == STDIN:
            if sys.stdin is None:
                raise InputError.single(self.name, "standard input is closed; name a file instead")
            self._spool(sys.stdin.buffer)
        else:
            with Path(self._path).open("rb") as file:
                if not stat.S_ISREG(Path(self._path).stat().st_mode):
                    self._spool(file)

    def _spool(self, stream: IO[bytes]) -> None:
        spooled = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - lives as long as the source
        shutil.copyfileobj(stream, spooled, 1024 * 1024)
        weakref.finalize(self, spooled.close)
        self._spooled = spooled

    def open(self) -> IO[bytes]:
        """The bytes from the start."""
        if self._data is not None:
            return BytesIO(self._data)
        if self._spooled is not None:
            return BufferedReader(_Reading(self._spooled), _BUFFER)
        try:
            return Path(self._path).open("rb", buffering=_BUFFER)
        except OSError as error:
            raise InputError.single(self.name, f"cannot be read: {error.strerror or error}") from None


class _Reading(RawIOBase):
    """One reading of a spooled file, with a position of its own."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._offset = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._file.seek(self._offset)
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self._offset += len(data)
        return len(data)
