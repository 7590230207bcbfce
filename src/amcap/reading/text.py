"""From bytes to text: size, encoding and characters that have no place in an input."""

import re
import sys
from pathlib import Path

from amcap.characters import character_name
from amcap.reading.problems import InputError, Position

MAX_BYTES = 64 * 1024 * 1024
STDIN = "-"

_BOMS = (
    (b"\xef\xbb\xbf", "UTF-8 with a byte order mark"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_NOT_IN_FILES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def load_bytes(path: str) -> bytes:
    """The content of a file, or of standard input for '-'.

    Raises InputError for what cannot be read or is over MAX_BYTES.
    """
    name = source_name(path)
    try:
        if path == STDIN:
            if sys.stdin is None:
                raise InputError.single(name, "standard input is closed; name a file instead")
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError.single(name, "there is no such file") from None
    except IsADirectoryError:
        raise InputError.single(name, "is a folder; name a file in it") from None
    except (OSError, ValueError) as error:
        raise InputError.single(name, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(data) > MAX_BYTES:
        raise InputError.single(name, f"is larger than {MAX_BYTES // 1024 // 1024} MiB; split it, or check the path")
    return data


def source_name(path: str) -> str:
    """How messages name a path."""
    return "<stdin>" if path == STDIN else path


def parse_text(data: bytes, name: str) -> str:
    """Text from UTF-8 without a byte order mark. Raises InputError with the place of the first bad byte."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            raise InputError.single(
                name, f"is saved as {encoding}; save it as plain UTF-8 (without BOM)", Position(1, 1)
            )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise InputError.single(
            name,
            f"is not UTF-8 text (byte 0x{data[error.start]:02X}); save it as UTF-8, "
            "in a spreadsheet or editor: Save as, encoding UTF-8",
            position_at(before, len(before)),
        ) from None
    if found := _NOT_IN_FILES.search(text):
        raise InputError.single(
            name, f"holds the {character_name(found[0])}; delete it", position_at(text, found.start())
        )
    return text


def position_at(text: str, offset: int) -> Position:
    """Line and column of an offset."""
    line = text.count("\n", 0, offset)
    return Position(line + 1, offset - text.rfind("\n", 0, offset))
