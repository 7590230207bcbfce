"""The sheets of a spreadsheet as CSV, one after another: a program of its own, run by its path.

The library that reads spreadsheets is native code: on a broken or hostile file it may end the process it runs in, take
all memory, or never come back. So it runs in a process that may die, with limits. It reads the file from standard input
and writes rows to standard output; the last line on standard error is a JSON list of the sheets, or what is wrong with
the file, and then it ends with REFUSED. An argument names the only sheet to write, or its number from 1. It imports
nothing of amcap, so that it starts at once.
"""

import csv
import json
import sys
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from importlib import import_module
from io import BytesIO, TextIOWrapper
from typing import Any
from xml.parsers import expat
from zipfile import ZipFile

REFUSED = 2
MEBIBYTE = 1024 * 1024
MAX_MEMORY = 2048 * MEBIBYTE
"""Bytes that the process may take: four times what the largest spreadsheet that is read holds when unpacked."""
MAX_CELLS = 50_000_000
"""Cells of the rectangle from the first to the last one used; a million accounts of fifty columns have as many."""
SECONDS_OF_WORK = 60
"""Seconds of computing; half a gibibyte of XML takes about twenty."""

_XML_PART = "content.xml"
"""Where OpenDocument keeps the sheets."""


class RefusedError(Exception):
    """What is wrong with the file, in words for the user."""


def main() -> int:
    """Read standard input, write rows to standard output. 0, or REFUSED."""
    try:
        _limit()
        told = json.dumps(_written(_workbook(sys.stdin.buffer.read()), sys.argv[1:]))
    except RefusedError as error:
        told = str(error)
    except MemoryError:
        told = "it takes too much memory"
    except BaseException as error:
        # A panic of native code is no ordinary exception.
        told = str(error) or type(error).__name__
    else:
        sys.stderr.buffer.write(b"\n" + told.encode())
        return 0
    sys.stderr.buffer.write(b"\n" + " ".join(told.split())[:300].encode("utf-8", "replace"))
    return REFUSED


def _limit() -> None:
    """Bound memory and time, where the system knows how; where it does not, the one who waits has a deadline."""
    try:
        resource: Any = import_module("resource")
    except ImportError:
        return
    for name, most in (("RLIMIT_AS", MAX_MEMORY), ("RLIMIT_CPU", SECONDS_OF_WORK), ("RLIMIT_CORE", 0)):
        with suppress(AttributeError, ValueError, OSError):
            kind = getattr(resource, name)
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _workbook(data: bytes) -> Any:
    if data.startswith(b"PK"):
        _check_well_formed(data)
    calamine: Any = import_module("python_calamine")
    return calamine.CalamineWorkbook.from_filelike(BytesIO(data))


def _written(workbook: Any, wanted: list[str]) -> list[dict[str, object]]:
    """Write the sheets. Each one's name, whether it is hidden, and where its rows begin and end or why they do not."""
    names, found = list(workbook.sheet_names), []
    chosen = range(len(names)) if not wanted else _chosen(names, wanted[0])
    hidden = {each.name for each in workbook.sheets_metadata if not str(each.visible).endswith("Visible")}
    left = MAX_CELLS
    first_error: BaseException | None = None
    with TextIOWrapper(sys.stdout.buffer, "utf-8", "replace", newline="", write_through=False) as text:
        for number, name in enumerate(names):
            sheet: dict[str, object] = {"name": name, "hidden": name in hidden}
            found.append(sheet)
            if number not in chosen:
                continue
            start = sys.stdout.buffer.tell()
            try:
                left -= _write(workbook.get_sheet_by_index(number), text, left)
                text.flush()
            except BaseException as error:
                # A sheet that cannot be read is no reason to leave out the others.
                text.flush()
                first_error = first_error or error
                continue
            sheet.update(start=start, end=sys.stdout.buffer.tell())
    if first_error is not None and not any("end" in sheet for sheet in found):
        raise first_error
    return found


def _chosen(names: list[str], wanted: str) -> list[int]:
    """The sheet of a name, or of nearly that name, or of a number; none where there is no such sheet."""
    folded = [name.strip().casefold() for name in names]
    if wanted in names:
        return [names.index(wanted)]
    if wanted.strip().casefold() in folded:
        return [folded.index(wanted.strip().casefold())]
    return [int(wanted) - 1] if wanted.isdecimal() and 0 < int(wanted) <= len(names) else []


def _size(sheet: Any) -> tuple[int, int]:
    """Rows and columns from the sheet's first cell to the last one used."""
    row, column = sheet.end or (-1, -1)
    return row + 1, column + 1


def _check_well_formed(data: bytes) -> None:
    """Raise where the sheets of an OpenDocument file are cut off; the library would look for their end for ever."""
    with ZipFile(BytesIO(data)) as archive:
        if _XML_PART in archive.namelist():
            with archive.open(_XML_PART) as part:
                expat.ParserCreate().ParseFile(part)


def _write(sheet: Any, text: TextIOWrapper, most: int) -> int:
    """Write a sheet's rows; how many cells its rectangle has. Raises RefusedError where they are too many."""
    height, width = _size(sheet)
    cells = height * width
    if cells > most:
        raise RefusedError(f"its cells lie in a rectangle of {cells:,}, and at most {MAX_CELLS:,} are read")
    rows = csv.writer(text)
    for row in sheet.iter_rows():
        # The library leaves out the columns before the first one used.
        before = [""] * (width - len(row))
        rows.writerow([*before, *(cell if isinstance(cell, str) else text_of(cell) for cell in row)])
    return cells


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


if __name__ == "__main__":
    sys.exit(main())
