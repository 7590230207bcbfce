"""Tables made to keep a reader busy: the work grows with the bytes that are read, and no faster."""

from collections.abc import Callable
from time import process_time

import pytest

from amcap.industries import known_as, nearest
from amcap.model.fields import clean_name
from amcap.reading.problems import InputError
from amcap.reading.tables.cells.number import BadCellError, NumberColumn
from amcap.reading.tables.layout.header import fold
from tests.reading.tables.build import Row, problems_of, read

ACCENTS = "a" + "\u0301\u0316" * 100_000
"""Accents out of order: put in order one by one, they take minutes."""
MANY = 30_000
SECONDS = 30
"""Far above what any of these takes, and far below what a reader takes whose work grows with the square."""


def in_time(work: Callable[[], list[Row]]) -> list[Row]:
    start = process_time()
    try:
        rows = work()
    except InputError:
        rows = []
    assert process_time() - start < SECONDS
    return rows


@pytest.mark.parametrize("clean", [clean_name, fold, known_as, nearest])
def test_accents_without_end_are_left_as_they_are(clean: Callable[[str], str]) -> None:
    start = process_time()
    clean(ACCENTS)
    assert process_time() - start < SECONDS


@pytest.mark.parametrize("place", ["header", "name", "owner", "industry", "tier"])
def test_accents_without_end_stand_in_no_ones_way(place: str) -> None:
    cells = {"header": "More", "name": "A", "owner": "B", "industry": "C", "tier": "D", place: ACCENTS}
    header = f"Account Name,Account Owner,Industry,Type,{cells.pop('header')}\n"
    in_time(lambda: read(header + ",".join(cells.values()) + ",\n"))


@pytest.mark.parametrize(
    "header",
    [
        "name,manager," + ",".join(f"c{number}" for number in range(MANY)),
        "name,manager," + ",".join(f"siz{number}" for number in range(MANY)),
        "Account Name,Account Owner," + ",".join(f"c{number}" for number in range(MANY)),
        "Account Name,Account Owner" + ",x" * MANY,
        "Account Name,Account Owner" + "," * MANY,
        "Account Name,Account Owner," + "(EUR) " * MANY,
        "Account Name,Account Owner,a" + " " * 5 * MANY + "b",
        "Account Name,Account Owner," + '""' * 4 * MANY,
        "Account Name,Account Owner," + "Revenue__c." * 50_000,
    ],
    ids=lambda header: header[:32] + header[-5:],
)
def test_a_header_of_any_width_is_read_at_once(header: str) -> None:
    (row,) = in_time(lambda: read(f"{header}\nA,\n"))
    assert row.name == "A"


@pytest.mark.parametrize("ends", ["\n", "\r", "\r\n"])
def test_any_number_of_blank_lines_may_come_first(ends: str) -> None:
    (row,) = in_time(lambda: read(ends * 5 * MANY + f"name,manager{ends}A,{ends}"))
    assert row.name == "A"


def test_a_column_that_nothing_settles_is_gone_through_once() -> None:
    passes = []

    def all_cells() -> list[str]:
        passes.append(1)
        return ["1.234", "5.678"]

    column = NumberColumn(0, all_cells)
    for cell in ("1.234", "5.678", "1.234"):
        with pytest.raises(BadCellError, match="no cell of the column settles it"):
            column.read(cell)
    assert len(passes) == 1


def test_every_cell_of_a_column_that_nothing_settles_is_told() -> None:
    text = "name\tmanager\trevenue\n" + "".join(f"A{number}\t\t{number}.234\n" for number in range(1, 800))
    problems = problems_of(text)
    assert len(problems) == 799
    assert problems[-1].startswith("accounts.csv:800:3: column 'revenue': '799.234' can be 799.234 or 799,234")
