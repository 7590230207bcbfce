"""One cell as a day, and the order that other cells of its column settle."""

from datetime import date

import pytest

from amcap.reading.tables.cells.day import DayColumn
from amcap.reading.tables.cells.number import BadCellError

OCTOBER_1, JANUARY_10 = date(2026, 10, 1), date(2026, 1, 10)


def day(cell: str, *others: str, style: str | None = None) -> date:
    return DayColumn([cell, *others], 0, style).read(cell)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cell",
    [
        "2026-10-01", "2026-10-1", "2026/10/01", "2026.10.1", "1.10.2026", "01.10.2026", "1.10.26", " 2026-10-01 ",
        "2026-10-01T08:30:00Z", "2026-10-01 08:30", "1.10.2026, 8:30 PM", "2026-10-01T08:30:00.000+02:00",
    ],
)  # fmt: skip
def test_a_year_first_or_dots_leave_nothing_open(cell: str) -> None:
    assert day(cell) == OCTOBER_1


def test_thirteen_is_no_month_and_twelve_is_one() -> None:
    assert day("13/10/2026") == day("10/13/2026") == date(2026, 10, 13)
    with pytest.raises(BadCellError, match="day and month"):
        day("12/10/2026")
    with pytest.raises(BadCellError, match="day and month"):
        day("10/12/2026")
    # Either way it is the same day.
    assert day("12/12/2026") == date(2026, 12, 12)


@pytest.mark.parametrize("mark", ["/", "-"])
def test_a_cell_settles_the_order_of_the_others(mark: str) -> None:
    cell, first, second = (text.replace("/", mark) for text in ("1/10/2026", "13/5/2026", "5/13/2026"))
    assert day(cell, first) == day(cell, "x", first, first) == OCTOBER_1
    assert day(cell, second) == JANUARY_10


def test_a_cell_with_dots_settles_nothing_about_others() -> None:
    with pytest.raises(BadCellError, match="day and month"):
        day("1/10/2026", "13.5.2026")


def test_cells_that_differ_settle_nothing() -> None:
    with pytest.raises(BadCellError, match="day and month"):
        day("1/10/2026", "13/5/2026", "5/13/2026")


def test_an_order_that_was_said_is_kept_to() -> None:
    assert day("1/10/2026", style="dmy") == OCTOBER_1
    assert day("1/10/2026", style="mdy") == day("1.10.2026", style="mdy") == JANUARY_10
    assert day("26-10-01", style="ymd") == OCTOBER_1
    # A year of four digits stands last whatever was said.
    assert day("1.10.2026", style="ymd") == OCTOBER_1


def test_years_of_two_digits_are_of_this_century_and_others_are_as_they_stand() -> None:
    assert day("1.10.99") == date(2099, 10, 1)
    assert day("1.10.1999") == date(1999, 10, 1)


@pytest.mark.parametrize("cell", ["2026-13-01", "2026-02-30", "31.4.2026", "13/13/2026", "0.1.2026"])
def test_what_the_calendar_does_not_have_is_told(cell: str) -> None:
    with pytest.raises(BadCellError, match="is not a day of the calendar"):
        day(cell)


@pytest.mark.parametrize(
    "cell", ["", "2026", "2026-10", "1/10-2026", "2026-W10-1", "yesterday", "1.10.202", "20261001"]
)
def test_what_is_no_date_is_told(cell: str) -> None:
    with pytest.raises(BadCellError, match="should be a date such as"):
        day(cell)
