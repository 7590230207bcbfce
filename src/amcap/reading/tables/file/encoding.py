"""One look over all bytes of a table before it is read: its encoding, and whether it is text at all.

The look costs little beside reading (most chunks are plain ASCII, which is checked at the speed of memory) and makes
the answer independent of where in the file the telling bytes stand. It also bounds the length of a line, so that the
reader never holds more than that.
"""

import codecs
import re
from typing import IO, NamedTuple

from amcap.reading.problems import InputError, Position

CHUNK = 1024 * 1024
MAX_LINE = 4 * CHUNK

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TABLES = (
    (b"\x1f\x8b", "is compressed (gzip); unpack it first"),
    (b"%PDF", "is a PDF; export the table as CSV"),
    (b"Rar!", "is an archive (rar); unpack it first"),
    (b"7z\xbc\xaf", "is an archive (7z); unpack it first"),
)
# In Windows-1251 a word of Russian is a run of high bytes; in Windows-1252 accents stand alone between ASCII letters.
_RUN = re.compile(rb"[\xa8\xb8\xc0-\xff]+")
_CYRILLIC_RUN = 2.0


class Survey(NamedTuple):
    """What the bytes of a table are."""

    encoding: str
    note: str | None = None


def survey(file: IO[bytes], name: str, given: str | None = None) -> Survey:
    """Look over a table's bytes. Raises InputError for what is not text, is empty or has endless lines."""
    head = file.read(CHUNK)
    if not head.strip():
        raise InputError.single(name, "is empty")
    for mark, message in _NOT_TABLES:
        if head.startswith(mark):
            raise InputError.single(name, message)
    marked = next((encoding for mark, encoding in _BOMS if head.startswith(mark)), None)
    look = _Look(name, wide=(marked or given or "").startswith(("utf-16", "utf-32")), strict=given in (None, "utf-8"))
    chunk = head
    while chunk:
        look.take(chunk)
        chunk = file.read(CHUNK)
    look.end()
    if marked is not None or given is not None:
        if look.bad_line is not None and (marked in (None, "utf-8-sig")):
            message = "is not UTF-8 text from here on; name its encoding, such as `encoding: windows-1252`"
            raise InputError.single(name, message, Position(look.bad_line, 1))
        return Survey(marked or str(given))
    if look.bad_line is None:
        return Survey("utf-8")
    return look.fallback()


class _Look:
    """What is known of the bytes so far."""

    def __init__(self, name: str, *, wide: bool, strict: bool) -> None:
        self.bad_line: int | None = None
        self._name = name
        self._wide = wide
        self._decoder = codecs.getincrementaldecoder("utf-8")() if strict and not wide else None
        self._line = 1
        self._line_length = 0
        self._runs = 0
        self._run_bytes = 0
        self._high: set[int] = set()

    def take(self, chunk: bytes) -> None:
        if not self._wide:
            self._refuse_binary(chunk)
        self._bound_lines(chunk)
        if not chunk.isascii():
            found = _RUN.findall(chunk)
            self._runs += len(found)
            self._run_bytes += sum(map(len, found))
            self._high.update(set(chunk) - set(range(0x80)))
        if self._decoder is not None:
            try:
                self._decoder.decode(chunk)
            except UnicodeDecodeError as error:
                self.bad_line = self._line + error.object.count(b"\n", 0, error.start)
                self._decoder = None
        self._line += chunk.count(b"\n")

    def _refuse_binary(self, chunk: bytes) -> None:
        if (at := chunk.find(b"\x00")) >= 0:
            line = self._line + chunk.count(b"\n", 0, at)
            message = "holds the byte 0, so it is not a text table; export it as CSV in UTF-8"
            raise InputError.single(self._name, message, Position(line, 1))

    def _bound_lines(self, chunk: bytes) -> None:
        first = min((at for at in (chunk.find(b"\n"), chunk.find(b"\r")) if at >= 0), default=None)
        length = self._line_length + (len(chunk) if first is None else first)
        if length > MAX_LINE:
            message = f"this line is longer than {MAX_LINE // CHUNK} MiB; a row of accounts never is"
            raise InputError.single(self._name, message, Position(self._line, 1))
        if first is None:
            self._line_length = length
        else:
            self._line_length = len(chunk) - 1 - max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))

    def end(self) -> None:
        if self._decoder is not None:
            try:
                self._decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                self.bad_line = self._line

    def fallback(self) -> Survey:
        """The Windows encoding that fits: by the length of runs of high bytes, if the bytes exist in it."""
        cyrillic = self._runs > 0 and self._run_bytes / self._runs >= _CYRILLIC_RUN
        for number in ("1251", "1252") if cyrillic else ("1252", "1251"):
            try:
                bytes(self._high).decode(f"cp{number}")
            except UnicodeDecodeError:
                continue
            note = (
                f"not UTF-8 (line {self.bad_line}), so read as windows-{number}; "
                "if names look wrong, name the encoding, such as `encoding: iso-8859-2`"
            )
            return Survey(f"cp{number}", note)
        message = "is neither UTF-8 nor a Windows encoding; name its encoding, such as `encoding: shift_jis`"
        assert self.bad_line is not None
        raise InputError.single(self._name, message, Position(self.bad_line, 1))
