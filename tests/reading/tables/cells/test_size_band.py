"""The European Union's bands: fewer than 50 and 250 persons, at most 10 and 50 million of turnover."""

import pytest

from amcap.reading.tables.cells import size_band
from amcap.reading.tables.cells.band import Band
from amcap.reading.tables.cells.number import NumberColumn
from amcap.reading.tables.cells.size_band import Limits, SizeColumn, limits_of, size_of
from tests.reading.tables.build import BOOK

EMPLOYEES = Limits(50, 250, inclusive=False)
TURNOVER = Limits(10e6, 50e6, inclusive=True)
# A code is the size (1 to 3), 4 more where a band told it, 8 more where that lay across a limit.
BAND, ACROSS = 4, 8


def test_the_limits_are_those_of_the_recommendation() -> None:
    assert limits_of(BOOK) == (EMPLOYEES, TURNOVER)


@pytest.mark.parametrize(("amount", "size"), [(1, 1), (49, 1), (50, 2), (249, 2), (250, 3), (1e6, 3)])
def test_a_limit_of_employees_is_out_of_the_band_below(amount: float, size: int) -> None:
    assert EMPLOYEES.size(amount) == size


@pytest.mark.parametrize(("amount", "size"), [(1, 1), (10e6, 1), (10e6 + 1, 2), (50e6, 2), (50e6 + 1, 3)])
def test_a_limit_of_turnover_is_within_the_band_below(amount: float, size: int) -> None:
    assert TURNOVER.size(amount) == size


@pytest.mark.parametrize(
    ("band", "code"),
    [
        (Band(1, 49), 1 + BAND),
        (Band(50, 249), 2 + BAND),
        (Band(250, 900), 3 + BAND),
        # Bands that meet end just below their upper end: 10-50, 50-250.
        (Band(10, 50), 1 + BAND),
        (Band(50, 250), 2 + BAND),
        # 51 of 51 are not below 50, but 51-250 mean to end there, too.
        (Band(51, 250), 2 + BAND),
        # Across one limit: the root of 10 x 90 = 900 is 30, that of 40 x 90 = 3,600 is 60.
        (Band(10, 90), 1 + ACROSS),
        (Band(40, 90), 2 + ACROSS),
        # the root of 200 x 300 = 60,000 is 245, that of 200 x 400 = 80,000 is 283
        (Band(200, 300), 2 + ACROSS),
        (Band(200, 400), 3 + ACROSS),
        # Across both limits, or open below the last, it can be anything.
        (Band(10, 900), 0),
        (Band(1, None), 0),
        (Band(249, None), 0),
        (Band(250, None), 3 + BAND),
    ],
)
def test_a_band_of_employees_is_a_size_where_it_can_be(band: Band, code: int) -> None:
    assert EMPLOYEES.band(band) == code


@pytest.mark.parametrize(
    ("band", "code"),
    [
        # A limit of turnover counts as the smaller size, at both ends of a band.
        (Band(1e6, 10e6), 1 + BAND),
        (Band(11e6, 50e6), 2 + BAND),
        # the root of 10 x 50 = 500 is 22 million
        (Band(10e6, 50e6), 2 + ACROSS),
        (Band(50e6, None), 0),
        (Band(51e6, None), 3 + BAND),
    ],
)
def test_a_band_of_turnover_takes_its_ends_in(band: Band, code: int) -> None:
    assert TURNOVER.band(band) == code


def column(limits: Limits = EMPLOYEES, meanings: dict[str, str | None] | None = None, scale: float = 1.0) -> SizeColumn:
    number = NumberColumn(2, list, scale=scale)
    return SizeColumn("employees", number, limits, meanings or {}, lambda raw: raw in ("", "-"))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("49", 1), ("50", 2), ("249", 2), ("250", 3), ("49 ", 1), ("+50", 2), ("51-200", 2 + BAND), ("<50", 1 + BAND),
        ("0", 0), ("0.0", 0), ("-5", 0), ("many", 0), ("", 0), ("-", 0), ("9" * 101, 0),
    ],
)  # fmt: skip
def test_a_cell_is_a_size(cell: str, code: int) -> None:
    one = column()
    # the second time from memory
    assert [one.code(cell), one.code(cell)] == [code, code]


@pytest.mark.parametrize(("cell", "code"), [("10000000", 1), ("10000001", 2), ("50000000", 2), ("50000001", 3)])
def test_a_cell_of_turnover_counts_its_limit_as_the_smaller_size(cell: str, code: int) -> None:
    assert column(TURNOVER).code(cell) == column(TURNOVER).code(f"+{cell}") == code


def test_a_unit_of_the_column_counts_before_the_limits() -> None:
    millions = column(TURNOVER, scale=1e6)
    assert [millions.code(cell) for cell in ("10", "11", "$10", "$11", "50", "51")] == [1, 2, 1, 2, 2, 3]


def test_cells_may_mean_other_ones() -> None:
    meant = column(meanings={"klein": "10", "7": "700", "gross": "250+"})
    assert [meant.code(cell) for cell in ("Klein", "7", "gross", "8")] == [1, 3, 3 + BAND, 1]


def test_what_says_no_size_is_counted_once_told_and_forgotten() -> None:
    one = column()
    for cell in ("many", "49", "", "0", "many", "-5", "51-200"):
        one.code(cell)
    assert one.take_unread() == [("many", 2), ("-5", 1)]
    assert one.take_unread() == []


def test_no_more_kinds_of_unread_cells_are_kept_than_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size_band, "MOST_KEPT", 2)
    one = column()
    for cell in ("a", "b", "c", "a", "c", "b"):
        one.code(cell)
    assert one.take_unread() == [("a", 2), ("b", 2)]


@pytest.mark.parametrize(
    ("employees", "turnover", "told"),
    [
        (0, 0, (None, "")),
        (1, 0, ("small", "employees")),
        (0, 2, ("medium", "turnover")),
        (1 + BAND, 0, ("small", "employees (a band)")),
        (2 + ACROSS, 0, ("medium", "employees (a band across a limit)")),
        # Both ceilings have to hold, so that the larger answer is the size.
        (1, 3, ("large", "employees and turnover")),
        (3, 1, ("large", "employees and turnover")),
        (1 + BAND, 2, ("medium", "employees (a band) and turnover")),
        (2, 1 + ACROSS, ("medium", "employees and turnover (a band across a limit)")),
    ],
)
def test_the_larger_of_two_answers_is_the_size(employees: int, turnover: int, told: tuple[str | None, str]) -> None:
    assert size_of(employees | turnover << 4) == told


def test_half_an_employee_over_a_limit_is_over_it() -> None:
    # 10 to 50.5: the band does not end at the limit, so that nothing is taken off it, and it lies across.
    assert EMPLOYEES.band(Band(10, 50.5)) in (1 + ACROSS, 2 + ACROSS)
