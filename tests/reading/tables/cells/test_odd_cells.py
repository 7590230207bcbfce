"""Cells that no person meant as a number: each is a problem that names it, never a failure and never a long wait."""

from contextlib import suppress
from math import isfinite
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amcap.characters import MAX_NAME
from amcap.reading.tables.cells.band import band_of
from amcap.reading.tables.cells.day import DayColumn
from amcap.reading.tables.cells.number import COMMA, POINT, BadCellError, NotANumberError, NumberColumn
from tests.conftest import Run
from tests.reading.tables.build import read, the_problem

PIECES = (
    *"0123456789", *".,eE+-−()'’_ %²½", "١", "１", "\u00a0", "\u202f", "k", "M", "bn", "тыс", "$", "€", "EUR", "kr.",
    "1.234", "1,234", "12 345", "1e999", "-", "–", "..", " to ", " bis ", "<", "<=", ">", "up to ", "+", " employees",
    " чел.", "nan", "inf", "Infinity", "2026", "/", ":", "T", "AM",
)  # fmt: skip
ODD = (
    "1.2.3e4", "1,2,3e4", "1.2,3e4", "1,5e3", "1e", "1e+", "e5", "1e5e5", "1 234.5.6", "1 234 567,8,9", "1e9999",
    "infinity", "-inf", "NaN", "nan%", "1_000", "1__0", "0x1F", "²", "1²", "½", "①", "Ⅻ", "५.५.५", "9" * 400,
    "1." * 40, "1," * 40, " " * 200 + "x", "1" + " 234" * 200, "+-1", "--1", "((1", "1))", "%", ".", ",", "$", "1k5",
)  # fmt: skip
"""What reads like a number at first sight, or like one of another script, and is none or no finite one."""

LONG = 120_000

cells = st.one_of(
    st.sampled_from(ODD), st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text(max_size=20)
)
columns = st.builds(
    NumberColumn,
    st.just(0),
    st.just(lambda: ["1.234"]),
    st.sampled_from((None, POINT, COMMA)),
    scale=st.sampled_from((1.0, 1e6)),
    whole=st.booleans(),
)


@given(cells, columns)
def test_a_cell_is_a_finite_number_or_is_refused(cell: str, column: NumberColumn) -> None:
    with suppress(BadCellError, NotANumberError):
        assert isfinite(column.read(cell))


@given(cells, columns)
def test_a_cell_is_a_band_or_none_or_is_asked_about(cell: str, column: NumberColumn) -> None:
    try:
        band = band_of(cell, column.read)
    except BadCellError:
        return
    assert band is None or band.high is None or band.low <= band.high or band.low == 1


@given(cells)
def test_a_cell_is_a_day_or_is_refused(cell: str) -> None:
    with suppress(BadCellError):
        assert DayColumn([cell], 0).read(cell)


@pytest.mark.parametrize("style", [None, POINT, COMMA])
@pytest.mark.parametrize("cell", ["1.2.3e4", "1_000", "nan", "Infinity", "1e999", "²", "1.2.3", "9" * 101])
def test_what_float_takes_or_fails_on_is_no_number(cell: str, style: str | None) -> None:
    with pytest.raises((BadCellError, NotANumberError)):
        NumberColumn(0, list, style).read(cell)  # type: ignore[arg-type]


@pytest.mark.parametrize(("cell", "number"), [("١٢٣", 123), ("１２３", 123), ("१२.५", 12.5)])
def test_digits_of_other_scripts_are_digits(cell: str, number: float) -> None:
    assert NumberColumn(0, list).read(cell) == number


@pytest.mark.parametrize("column", ["revenue", "hours_per_month", "count"])
@pytest.mark.parametrize("cell", ODD)
def test_an_odd_amount_stops_the_table_with_its_line_and_column(cell: str, column: str) -> None:
    told = the_problem(f'name,manager,{column}\nA,,1\nB,,"{cell}"\n')
    assert told.startswith(f"accounts.csv:3:3: column '{column}': ")


@pytest.mark.parametrize("column", ["employees", "turnover"])
@pytest.mark.parametrize("cell", ODD)
def test_an_odd_number_of_people_says_nothing_of_the_size(cell: str, column: str) -> None:
    (row,) = read(f'Company,Owner,{column}\nA,,"{cell}"\n', from_="generic", columns={"name": "Company"})
    assert row.profile.get("size") in (None, "small", "large")


@pytest.mark.parametrize("column", ["started", "fte", "other_duties_hours", "assistants", "revenue_target"])
@pytest.mark.parametrize("cell", ODD)
def test_an_odd_cell_of_a_manager_is_told(cell: str, column: str, call: Run, tmp_path: Path) -> None:
    (tmp_path / "managers.csv").write_text(f'name,{column}\nAnn,"{cell}"\n', "utf-8")
    (tmp_path / "p.yaml").write_text("managers: {file: managers.csv}\naccounts: []\n", "utf-8")
    ran = call("assess", tmp_path / "p.yaml", "--as-of", "2026-10-01")
    assert ran.code == 2
    assert f"managers.csv:2:2: column '{column}': " in ran.stderr


@pytest.mark.parametrize(
    "cell",
    ["1" * LONG, "1." * LONG, " " * LONG + "1 x", "1" + " 234" * LONG, "чел" * LONG, "<" + "1 " * LONG, "1 - " * LONG,
     "Total" + "-" * LONG + "x", "$" * LONG, "1" + "\u00a0" * LONG + "x", "2026-10-01 " + "1" * LONG],
    ids=lambda cell: cell[:9],
)  # fmt: skip
def test_a_cell_of_hundreds_of_kilobytes_is_read_at_once(cell: str) -> None:
    # A hang is what this test is about: the pattern's time is held by tests of its own.
    table = f'Company,Owner,Employees,Turnover\n{{}},{{}},"{cell}","{cell}"\n'
    assert [row.name for row in read(table.format("A", "Ann"), from_="generic")] == ["A"]
    quoted = f'"{cell}"'
    for name, owner in ((quoted, "Ann"), ("A", quoted)) if len(cell.strip()) > MAX_NAME else ():
        assert "a name has at most" in the_problem(table.format(name, owner), from_="generic")


def test_employees_are_read_as_sizes_in_every_usual_way() -> None:
    cells = {
        "51-200": "medium", "51 - 200 employees": "medium", "1 to 10": "small", "10 bis 49": "small", "от 5": None,
        "до 50": "small", "< 50": "small", "<=49 people": "small", "up to 49": "small", "under 50 staff": "small",
        "1000+": "large", "10 000+ employees": "large", "> 500": "large", "more than 500": "large", "от 500": "large",
        "100–200 сотрудников": "medium", "5…20 чел.": "small", "30чел": None, "1..9": "small", "9-1": None,
        "+": None, "to": None, "x - y": None, "5 - x": None, "<": None,
    }  # fmt: skip
    rows = read("Company\tOwner\tEmployees\n" + "".join(f"A{cell}\t\t{cell}\n" for cell in cells), from_="generic")
    assert {row.name[1:]: row.profile.get("size") for row in rows} == cells
