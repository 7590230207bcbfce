"""From bytes to text: size, encoding and characters that have no place in an input."""

import codecs
import re
import sys
from pathlib import Path
from typing import IO, NamedTuple

from amcap.characters import character_name
from amcap.reading.kind import kind_of
from amcap.reading.opening import STDIN, Unchanged, named_failures, refuse_empty_path, source_name
from amcap.reading.problems import InputError, Position

MAX_BYTES = 64 * 1024 * 1024
_HEAD = 64 * 1024
"""Bytes that tell what a file is; what is no text is read no further."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_IN_FILES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# Where letters are two bytes wide, one of both is 0 in at least the signs between words and cells.
_WIDE_SAMPLE, _WIDE_SHARE = 4096, 0.15


class Unicode(NamedTuple):
    """A Unicode encoding, and the length of the byte order mark before the text."""

    encoding: str
    mark: int


def load_bytes(path: str) -> bytes:
    """The content of a file, or of standard input for '-'.

    Raises InputError for what cannot be read, changes meanwhile, is visibly no text or is over MAX_BYTES.
    """
    name = source_name(path)
    refuse_empty_path(path)
    with named_failures(name):
        if path == STDIN:
            if sys.stdin is None:
                raise InputError.single(name, "standard input is closed; name a file instead")
            return _bounded(sys.stdin.buffer, name)
        unchanged = Unchanged(path, name)
        with Path(path).open("rb") as file:
            data = _bounded(file, name)
        unchanged.check()
        return data


def _bounded(file: IO[bytes], name: str) -> bytes:
    head = file.read(min(_HEAD, MAX_BYTES + 1))
    if b"\x00" in head and unicode_of(head) is None:
        # No text. Its kind may need all of it to be told; a device has no end.
        return head if kind_of(head) is None else head + file.read(MAX_BYTES)
    data = head + file.read(MAX_BYTES + 1 - len(head))
    if len(data) > MAX_BYTES:
        raise InputError.single(name, f"is larger than {MAX_BYTES // 1024 // 1024} MiB; split it, or check the path")
    return data


def parse_text(data: bytes, name: str) -> str:
    """Text from UTF-8, or from any Unicode with a byte order mark, as editors and shells of Windows write it.

    Raises InputError with the place of the first bad byte.
    """
    encoding, mark = unicode_of(data) or Unicode("utf-8", 0)
    try:
        text = data[mark:].decode(encoding)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(encoding, "replace")
        byte = f" (byte 0x{error.object[error.start]:02X})" if encoding == "utf-8" else " from here on"
        raise InputError.single(
            name,
            f"is not {encoding.upper().removesuffix('-LE').removesuffix('-BE')} text{byte}; save it as UTF-8, "
            "in a spreadsheet or editor: Save as, encoding UTF-8",
            position_at(before, len(before)),
        ) from None
    if found := _NOT_IN_FILES.search(text):
        raise InputError.single(
            name, f"holds the {character_name(found[0])}; delete it", position_at(text, found.start())
        )
    return text


def unicode_of(head: bytes) -> Unicode | None:
    """The Unicode encoding that a byte order mark says, or that the zeros of two-byte letters betray; else None."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return Unicode(encoding, len(mark))
    sample = head[:_WIDE_SAMPLE]
    fewer, more = sorted(_zeros(sample))
    likely = more > 1 and more >= _WIDE_SHARE * len(sample) / 2 and more >= 8 * fewer
    return Unicode(wide_order(head), 0) if likely else None


def wide_order(head: bytes) -> str:
    """Which byte comes first in UTF-16 without a byte order mark: the one that is never 0 in plain signs."""
    first, second = _zeros(head[:_WIDE_SAMPLE])
    return "utf-16-be" if first > second else "utf-16-le"


def _zeros(sample: bytes) -> tuple[int, int]:
    return sample[::2].count(0), sample[1::2].count(0)


def position_at(text: str, offset: int) -> Position:
    """Line and column of an offset."""
    line = text.count("\n", 0, offset)
    return Position(line + 1, offset - text.rfind("\n", 0, offset))
