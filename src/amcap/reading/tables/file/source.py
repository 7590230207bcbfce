"""Where a table's bytes come from: a file, standard input or memory; always such that they can be read twice."""

import sys
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import IO, Any

from amcap.reading.kind import is_spreadsheet
from amcap.reading.opening import STDIN, Unchanged, is_regular, named_failures, refuse_empty_path, source_name
from amcap.reading.problems import InputError
from amcap.reading.tables.file.encoding import CHUNK, Bounds

MAX_SPOOLED = 1024 * CHUNK
"""Bytes that are taken from a pipe or device, which may have no end: about ten million accounts, and what a temporary
disk can be trusted to hold. A file has no such limit, for it is read where it stands."""

_IN_MEMORY = 4 * CHUNK
_BUFFER = 256 * 1024


class Source:
    """Bytes that can be opened again and again; what cannot be read twice is kept in a temporary file."""

    def __init__(self, path: str, data: bytes | None = None, *, encoding: str | None = None) -> None:
        self.name = source_name(path)
        self._path = path
        self._data = data
        self._kept: Kept | None = None
        self._unchanged: Unchanged | None = None
        if data is None:
            refuse_empty_path(path)
            with named_failures(self.name):
                self._prepare(encoding)

    def _prepare(self, encoding: str | None) -> None:
        if self._path == STDIN:
            if sys.stdin is None:
                raise InputError.single(self.name, "standard input is closed; name a file instead")
            self._spool(sys.stdin.buffer, encoding)
            return
        with Path(self._path).open("rb") as file:
            if is_regular(self._path):
                self._unchanged = Unchanged(self._path, self.name)
            else:
                self._spool(file, encoding)

    def _spool(self, stream: IO[bytes], encoding: str | None) -> None:
        spooled = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - lives as long as what keeps it
        self._kept = Kept(spooled)
        size, bounds = 0, None
        while chunk := stream.read(CHUNK):
            if not size and not is_spreadsheet(chunk):
                bounds = Bounds(self.name, chunk, encoding)
            if bounds is not None:
                bounds.take(chunk)
            size += len(chunk)
            if size > MAX_SPOOLED:
                message = (
                    f"is larger than {MAX_SPOOLED // CHUNK:,} MiB, the most that is read of a pipe; save it as a file"
                )
                raise InputError.single(self.name, message)
            spooled.write(chunk)

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """The bytes from the start. Raises InputError where they cannot be read, or are no longer those they were.

        What a reader finds wrong with a file that changed meanwhile is no mistake of the file's.
        """
        with named_failures(self.name):
            file = self._opened()
        with file:
            try:
                self._check()
                yield file
            except OSError as error:
                with named_failures(self.name):
                    raise error
            except InputError:
                self._check()
                raise
            self._check()

    def _opened(self) -> IO[bytes]:
        if self._data is not None:
            return BytesIO(self._data)
        if self._kept is not None:
            return self._kept.open()
        return Path(self._path).open("rb", buffering=_BUFFER)

    def _check(self) -> None:
        if self._unchanged is not None:
            self._unchanged.check()


class Kept:
    """What was written to a temporary file, for as long as somebody holds this."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        weakref.finalize(self, file.close)

    def open(self, start: int = 0, end: int | None = None) -> IO[bytes]:
        """The bytes from the start, or of a part."""
        return BufferedReader(_Reading(self._file, start, end), _BUFFER)


class _Reading(RawIOBase):
    """One reading of a file that is read several times, with a position of its own."""

    def __init__(self, file: IO[bytes], start: int, end: int | None) -> None:
        self._file = file
        self._offset = start
        self._end = end

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._file.seek(self._offset)
        data = self._file.read(len(buffer) if self._end is None else min(len(buffer), self._end - self._offset))
        buffer[: len(data)] = data
        self._offset += len(data)
        return len(data)
