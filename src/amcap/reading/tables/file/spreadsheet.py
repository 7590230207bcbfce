"""A spreadsheet's first sheet as rows of text. The library that reads it is optional."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from importlib import import_module
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from amcap.reading.problems import InputError
from amcap.reading.tables.file.grid import Grid, RowReader
from amcap.reading.tables.file.source import Source

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEBIBYTE = 1024 * 1024
MAX_PACKED, MAX_UNPACKED = 64 * _MEBIBYTE, 512 * _MEBIBYTE
"""Bytes above which a spreadsheet is refused: unlike CSV, it has to be in memory as a whole."""


def is_spreadsheet(head: bytes) -> bool:
    """Whether a file begins like a spreadsheet, or like an archive that may be one."""
    return head.startswith((_ZIP, _OLD))


def sheet_grid(source: Source) -> Grid:
    """The rows of a spreadsheet's first sheet. Raises InputError, also where the library is not installed."""
    name = source.name
    with source.open() as file:
        data = file.read(MAX_PACKED + 1)
    _refuse_odd_archives(data, name)
    try:
        calamine: Any = import_module("python_calamine")
    except ImportError:
        message = (
            "is a spreadsheet; to read it, install what that takes: pip install 'amcap[excel]'; "
            "or save the sheet as CSV (UTF-8)"
        )
        raise InputError.single(name, message) from None
    try:
        sheet = calamine.CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
        rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    except Exception as error:
        # The library raises its own errors, and for damaged files others too.
        raise InputError.single(name, f"cannot be read as a spreadsheet: {error}; save the sheet as CSV") from None

    @contextmanager
    def reading() -> Iterator[RowReader]:
        yield SheetRows(rows)

    return Grid(name, reading)


def _refuse_odd_archives(data: bytes, name: str) -> None:
    if len(data) > MAX_PACKED:
        raise InputError.single(name, f"is a spreadsheet over {MAX_PACKED // _MEBIBYTE} MiB; save the sheet as CSV")
    if not data.startswith(_ZIP):
        return
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (BadZipFile, ValueError, OSError):
        raise InputError.single(name, "is a damaged spreadsheet or archive; export it again") from None
    if not any(member.filename.startswith("xl/") or member.filename == "content.xml" for member in members):
        raise InputError.single(name, "is an archive (zip); unpack it and name the table in it")
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        message = f"is a spreadsheet over {MAX_UNPACKED // _MEBIBYTE} MiB when unpacked; save the sheet as CSV"
        raise InputError.single(name, message)


class SheetRows:
    """The rows of a sheet, as a reader; line_num is the row's number in the sheet."""

    def __init__(self, rows: list[list[Any]]) -> None:
        self._rows = iter(rows)
        self.line_num = 0

    def __iter__(self) -> "SheetRows":
        return self

    def __next__(self) -> list[str]:
        row = next(self._rows)
        self.line_num += 1
        return [cell if isinstance(cell, str) else text_of(cell) for cell in row]


def text_of(cell: object) -> str:
    """A cell that is no text, as CSV would have it; a number so that it can be read in one way only."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell!r}e0" if "e" not in repr(cell) else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ") if cell.time() != time() else cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return "" if cell is None or isinstance(cell, timedelta) else str(cell)
