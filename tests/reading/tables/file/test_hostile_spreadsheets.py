"""Spreadsheets made to break what reads them: a line names the file and the way out, and amcap lives on."""

import os
import signal
import struct
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from time import monotonic
from zipfile import ZipFile

import pytest

from amcap.reading.tables.file import sheet_process, spreadsheet
from tests.reading.tables.build import problems_of, the_problem
from tests.reading.tables.test_spreadsheets import CELLS, workbook, workbook_of

pytest.importorskip("python_calamine")

UNREADABLE = "accounts.csv: cannot be read as a spreadsheet: "
WAY_OUT = "; save the sheet as CSV (UTF-8)"
OPEN = '<o:document-content xmlns:o="o" xmlns:table="t"><o:body><o:spreadsheet>'
SECONDS = 30.0
"""Far more than any of these takes, far less than for ever."""


def ods(content: str) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return packed.getvalue()


def cell_at(*places: str) -> bytes:
    rows = "".join(f'<row r="{place.lstrip("ABCDFX")}"><c r="{place}"><v>1</v></c></row>' for place in places)
    return workbook_of(rows)


def refused(data: bytes) -> str:
    start = monotonic()
    told = the_problem(data)
    assert monotonic() - start < SECONDS
    assert told.isprintable()
    assert told.endswith(WAY_OUT)
    return told


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by the system's own means, which differ")
@pytest.mark.parametrize("places", [("A1", "XFD1048576"), ("XFD1048576",), ("A1", "B9000", "XFD9000")])
def test_a_cell_far_from_the_others_does_not_take_all_memory(places: tuple[str, ...]) -> None:
    told = refused(cell_at(*places))
    assert told.startswith(UNREADABLE)


def test_a_sheet_of_too_many_cells_is_refused_before_they_are_unfolded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_process, "MAX_CELLS", 99)

    class Sheet:
        end = (9, 9)

    assert sheet_process._size(Sheet()) == (10, 10)

    with pytest.raises(sheet_process.RefusedError, match="a rectangle of 100, and at most 99"):
        sheet_process._write(Sheet(), TextIOWrapper(BytesIO()), sheet_process.MAX_CELLS)


@pytest.mark.parametrize(
    "content",
    [f"{OPEN}<table:table><table:table-row>", f"{OPEN}<table:table>", "<", ""],
)
def test_an_opendocument_sheet_that_stops_inside_a_table_is_refused(content: str) -> None:
    assert refused(ods(content)).startswith(UNREADABLE)


@pytest.mark.parametrize("cut", [1, 20, 300, -400, -30, -4])
def test_a_spreadsheet_that_is_cut_off_is_refused(cut: int) -> None:
    (told,) = problems_of(workbook(CELLS)[:cut] if cut > 4 or cut < 0 else b"PK\x03\x04" + bytes(cut))
    assert told == "accounts.csv: is a damaged spreadsheet or archive; export it again"


@pytest.mark.parametrize("length", [512, 513, 600, 1024, 4096])
def test_a_workbook_of_the_old_kind_that_is_cut_off_is_refused(length: int) -> None:
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIII", header, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    assert refused((bytes(header) + b"\xff" * 5000)[:length]).startswith(UNREADABLE)


def test_a_zip_that_wants_a_newer_zip_is_damaged() -> None:
    data = bytearray(workbook(CELLS))
    directory = data.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", data, directory + 16)[0]
    struct.pack_into("<H", data, start + 6, 99)
    assert the_problem(bytes(data)) == "accounts.csv: is a damaged spreadsheet or archive; export it again"


def replaced_by(program: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "program.py"
    path.write_text(program, "utf-8")
    monkeypatch.setattr(spreadsheet, "_PROGRAM", path)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there are no such signals here")
@pytest.mark.parametrize("sign", ["SIGKILL", "SIGSEGV", "SIGABRT"])
def test_the_end_of_the_process_that_reads_is_survived(
    sign: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced_by(f"import os, signal\nos.kill(os.getpid(), signal.{sign})\n", tmp_path, monkeypatch)
    assert refused(workbook(CELLS)).startswith(f"{UNREADABLE}it is damaged, or a cell far from the others")


def test_a_process_that_never_comes_back_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced_by("import time\ntime.sleep(600)\n", tmp_path, monkeypatch)
    monkeypatch.setattr(spreadsheet, "DEADLINE", 0.5)
    assert refused(workbook(CELLS)) == f"accounts.csv: takes too long to read as a spreadsheet{WAY_OUT}"


def test_a_panic_is_told_as_what_it_is(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    class PanicError(BaseException):
        """What native code raises when it gives up: no ordinary exception."""

    def panic(_: bytes) -> None:
        raise PanicError("index out of bounds:\nthe length is 0")

    monkeypatch.setattr(sheet_process, "_workbook", panic)
    monkeypatch.setattr(sheet_process, "_limit", lambda: None)
    monkeypatch.setattr(sys, "stdin", open(os.devnull))  # noqa: SIM115 - read at once
    assert sheet_process.main() == sheet_process.REFUSED
    sys.stdin.close()
    assert capfdbinary.readouterr().err == b"\nindex out of bounds: the length is 0"
