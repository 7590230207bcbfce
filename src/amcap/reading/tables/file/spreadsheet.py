"""A spreadsheet's sheets as rows of text, read in a process of its own. The library that reads them is optional."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any
from zipfile import ZipFile

from amcap.model.table import TableFile
from amcap.reading.kind import kind_of
from amcap.reading.opening import named_failures
from amcap.reading.problems import InputError, shown
from amcap.reading.tables.file.grid import Grid, Sheet
from amcap.reading.tables.file.row_reader import Lines, csv_reading
from amcap.reading.tables.file.sheet_process import MEBIBYTE, REFUSED, SECONDS_OF_WORK
from amcap.reading.tables.file.source import Kept, Source

MAX_PACKED, MAX_UNPACKED = 64 * MEBIBYTE, 512 * MEBIBYTE
"""Bytes above which a spreadsheet is refused: unlike CSV, it has to be in memory as a whole."""
DEADLINE: float = 1.5 * SECONDS_OF_WORK
"""Seconds after which a process that reads a spreadsheet is ended, busy or not."""

_PROGRAM = Path(__file__).with_name("sheet_process.py")
_LIBRARY = "python_calamine"
_SHEETS_SHOWN = 12
_SAVE = "save the sheet as CSV (UTF-8)"


def sheet_grids(source: Source, table: TableFile) -> list[Grid]:
    """The rows of each sheet of a spreadsheet, or of the one that is named; those that cannot be read are left out.

    Raises InputError, also where the library is not installed.
    """
    name = source.name
    _refuse_others(source)
    if not _is_installed():
        message = f"is a spreadsheet, and what reads it is not installed: pip install python-calamine; or {_SAVE}"
        raise InputError.single(name, message)
    with named_failures(name):
        rows = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as what keeps it
        kept = Kept(rows)
        with source.open() as file:
            sheets = _convert(file, rows, name, table.sheet)
    readable = [(number, sheet) for number, sheet in enumerate(sheets, 1) if "end" in sheet]
    if not readable and table.sheet is None:
        raise InputError.single(name, f"is a spreadsheet without a sheet that can be read; {_SAVE}")
    if not readable:
        listed = ", ".join(repr(shown(sheet["name"])) for sheet in sheets[:_SHEETS_SHOWN])
        raise InputError.single(name, f"sheet: there is no sheet {shown(table.sheet)!r}. The file has: {listed}.")
    return [
        Grid(
            name,
            csv_reading(_lines_of(kept, sheet["start"], sheet["end"]), numbered=SheetRows),
            sheet=Sheet(number, len(sheets), sheet["name"], sheet["hidden"]) if len(sheets) > 1 else None,
        )
        for number, sheet in readable
    ]


def _lines_of(kept: Kept, start: int, end: int) -> Lines:
    @contextmanager
    def lines() -> Iterator[Iterator[str]]:
        with TextIOWrapper(kept.open(start, end), "utf-8", newline="") as text:
            yield text

    return lines


def _refuse_others(source: Source) -> None:
    """Raise InputError for what only begins like a spreadsheet, and for one too large to be unpacked."""
    name = source.name
    with source.open() as file:
        data = file.read(MAX_PACKED + 1)
        if len(data) > MAX_PACKED:
            raise InputError.single(name, f"is a spreadsheet over {MAX_PACKED // MEBIBYTE} MiB; {_SAVE}")
        unpacked = _unpacked(file, name) if data.startswith(b"PK") else 0
        kind = kind_of(data)
        if kind is not None and not kind.is_table:
            raise InputError.single(name, f"is {kind.called}; {kind.cure}")
    if unpacked > MAX_UNPACKED:
        message = f"is a spreadsheet over {MAX_UNPACKED // MEBIBYTE} MiB when unpacked; {_SAVE}"
        raise InputError.single(name, message)


def _unpacked(file: IO[bytes], name: str) -> int:
    """How many bytes a zip says that it holds."""
    try:
        with ZipFile(file) as archive:
            return sum(member.file_size for member in archive.infolist())
    except Exception:
        # A broken directory ends in errors of many kinds, such as that of a zip "newer" than any that exists.
        raise InputError.single(name, "is a damaged spreadsheet or archive; export it again") from None


def _is_installed() -> bool:
    try:
        return find_spec(_LIBRARY) is not None
    except ValueError:
        return False


def _convert(file: IO[bytes], rows: IO[bytes], name: str, sheet: str | None) -> list[dict[str, Any]]:
    """Have a process write the rows; the sheets. Raises InputError where it will not, cannot or never comes to an end.

    Of a sheet that cannot be read, there is no end.
    """
    with tempfile.TemporaryFile() as given:
        shutil.copyfileobj(file, given, MEBIBYTE)
        given.seek(0)
        try:
            done = subprocess.run(
                # Its folder holds amcap's modules, not what it imports.
                [sys.executable, "-P", str(_PROGRAM), *([sheet] if sheet else [])],
                stdin=given, stdout=rows, stderr=subprocess.PIPE, timeout=DEADLINE, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise InputError.single(name, f"takes too long to read as a spreadsheet; {_SAVE}") from None
        except OSError as error:
            # Not one of the file's, so it must not be told as such.
            raise InputError.single(
                name, f"is a spreadsheet, and no process can be started to read it: {error}"
            ) from None
    if done.returncode == REFUSED:
        said = shown(_last_line(done.stderr))
        raise InputError.single(name, f"cannot be read as a spreadsheet: {said}; {_SAVE}")
    if done.returncode != 0:
        message = "cannot be read as a spreadsheet: it is damaged, or a cell far from the others makes it too large"
        raise InputError.single(name, f"{message}; {_SAVE}")
    sheets: list[dict[str, Any]] = json.loads(_last_line(done.stderr))
    return sheets


def _last_line(told: bytes) -> str:
    return told.decode("utf-8", "replace").rpartition("\n")[2]


class SheetRows:
    """The rows of a sheet, as a reader; line_num is the row's number in the sheet."""

    def __init__(self, rows: Iterator[list[str]]) -> None:
        self._rows = rows
        self.line_num = 0

    def __iter__(self) -> "SheetRows":
        return self

    def __next__(self) -> list[str]:
        row = next(self._rows)
        self.line_num += 1
        return row
