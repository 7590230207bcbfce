"""A row that is no CSV is told with its first line and what is wrong with it, whatever the csv module calls it."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from amcap.model.table import TableFile
from amcap.reading.problems import InputError
from amcap.reading.tables.file import row_reader
from amcap.reading.tables.file.grid import csv_grid
from amcap.reading.tables.file.row_reader import UnreadableError, csv_reading
from amcap.reading.tables.file.source import Source
from amcap.reading.tables.file.spreadsheet import SheetRows
from tests.conftest import Run
from tests.reading.tables.build import opened

HEADER = "name,manager,Note\n"
MIB = 1024 * 1024
UNCLOSED = "a quote is opened in the row that begins here and never closed"
TOO_LARGE = "a cell of the row that begins here is over 1 MiB; is a quote never closed?"
AFTER_QUOTE = "text follows the quote that ends a cell; inside a quoted cell, write a quote twice"
BREAK = "a line break (CR) stands in a cell without quotes; put the cell in quotes"

# What stands below the header, the line of the row that is wrong, and what is told of it.
BROKEN = {
    "a quote never closed": ('A,,x\n"B,,x\nC,,x\n', 3, UNCLOSED),
    "a quote never closed in the last line": ('A,,x\nB,,"x', 3, UNCLOSED),
    "a quote never closed after one that is": ('A,,"x"\nB,,"x""\n\nC,,\n', 3, UNCLOSED),
    "a quote closed by another far below": ('A,,x\nB,,"x\n' + f"{'y' * 999},,\n" * 1100 + 'Z,,"x"\n', 3, TOO_LARGE),
    "a quote never closed in a long file": ('A,,"x\n' + f"{'y' * 999},,\n" * 1100, 2, TOO_LARGE),
    "a long cell": (f"A,,x\nB,,{'y' * (MIB + 1)}\n", 3, TOO_LARGE),
    "a long cell in quotes": (f'A,,x\nB,,"{"y" * (MIB + 1)}"\n', 3, TOO_LARGE),
    "text after a quote": ('A,,x\nB,,"x" y\n', 3, AFTER_QUOTE),
    "a quote that is not twice": ('A,,x\nB,,"the "best" one"\n', 3, AFTER_QUOTE),
    "text after a quote over two lines": ('A,,"x\ny"\nB,,"x\n" y\n', 4, AFTER_QUOTE),
    "a carriage return": ("A,,x\nB\rC,,x\n", 3, BREAK),
    "a carriage return below a cell of two lines": ('A,,"x\n\r"\nB,,x\ry\n', 4, BREAK),
}  # fmt: skip
broken_rows = pytest.mark.parametrize(("rows", "line", "told"), BROKEN.values(), ids=BROKEN)


@broken_rows
def test_a_broken_row_is_told_with_its_line_and_its_cure(
    call: Run, tmp_path: Path, rows: str, line: int, told: str
) -> None:
    (tmp_path / "a.csv").write_bytes((HEADER + rows).encode())
    (tmp_path / "p.yaml").write_text("accounts: {file: a.csv}\n")
    for command in (("assess", "p.yaml"), ("import", "a.csv")):
        ran = call(*command, cwd=tmp_path)
        assert (ran.code, ran.stdout) == (2, "")
        assert f"a.csv:{line}:1: {told}\n" in ran.stderr


@broken_rows
def test_what_is_told_rests_on_no_word_of_the_csv_module(
    monkeypatch: pytest.MonkeyPatch, rows: str, line: int, told: str
) -> None:
    class Reworded:
        """A reader that gives up at the same places, in words never seen."""

        def __init__(self, lines: Iterable[str], **dialect: Any) -> None:
            self._reader = real(lines, **dialect)

        @property
        def line_num(self) -> int:
            return self._reader.line_num

        def __iter__(self) -> Iterator[list[str]]:
            return self

        def __next__(self) -> list[str]:
            try:
                return next(self._reader)
            except csv.Error:
                raise csv.Error("no more of this") from None

    real = csv.reader
    monkeypatch.setattr(row_reader.csv, "reader", Reworded)
    with pytest.raises(InputError) as caught:
        list(opened(HEADER + rows).records())
    assert [str(problem) for problem in caught.value.problems] == [f"accounts.csv:{line}:1: {told}"]


@pytest.mark.parametrize("at", [0, 1, 2, 500, 3000])
def test_bytes_of_another_encoding_are_told_with_a_line_no_later_than_theirs(at: int) -> None:
    rows = [b"%04d,,x\n" % number for number in range(4000)]
    rows[at] = b"A,,\x81\n"
    with pytest.raises(InputError) as caught:
        list(opened(HEADER.encode() + b"".join(rows), encoding="windows-1252").records())
    (problem,) = caught.value.problems
    assert "is not text in this encoding from here on" in str(problem)
    # Text is decoded by the block, of which the lines before the one that is wrong are lost.
    assert problem.position is not None
    assert max(1, at + 2 - 8192 // len(rows[0])) <= problem.position.line <= at + 2


def test_the_byte_0_is_told_with_its_line(call: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(HEADER.encode() + b"A,,x\nB,,x\x00y\n")
    ran = call("import", "a.csv", cwd=tmp_path)
    assert ran.code == 2
    assert "a.csv:3:1: holds the byte 0, so it is not a text table; export it as CSV in UTF-8\n" in ran.stderr


def test_a_row_of_a_sheet_is_told_by_its_number_there() -> None:
    @contextmanager
    def lines() -> Iterator[Iterator[str]]:
        yield iter(['a,"x\n', 'y"\n', "b,\n", f"c,{'x' * (MIB + 1)}\n"])

    with pytest.raises(UnreadableError) as caught, csv_reading(lines, numbered=SheetRows)() as reader:
        list(reader)
    # The first row has two lines.
    assert (caught.value.line, caught.value.message) == (3, TOO_LARGE)


@pytest.mark.parametrize(
    "error", [ValueError("a defect"), UnicodeError("a defect"), csv.Error("a defect"), MemoryError()], ids=repr
)
def test_what_fails_beside_the_reader_is_told_as_it_is(error: Exception) -> None:
    found = csv_grid(Source("a.csv", (HEADER + "A,,\n" * 9 + '"').encode()), TableFile(file="a.csv"), lambda _: 0)

    def fails_after(rows: int) -> None:
        with found.reading() as reader:
            for _ in range(rows):
                next(reader)
            raise error

    for rows in (1, 5):
        with pytest.raises(type(error)) as caught:
            fails_after(rows)
        assert caught.value is error
