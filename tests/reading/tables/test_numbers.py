"""Numbers as people and programs write them, and the question asked where they can be read in two ways."""

from typing import Any

import pytest

from tests.reading.tables.build import problems_of, read, the_problem


def revenues(*cells: str, **settings: Any) -> list[float | None]:
    lines = "".join(f"A{number}\t\t{cell}\n" for number, cell in enumerate(cells))
    return [row.revenue for row in read(f"name\tmanager\trevenue\n{lines}", **settings)]


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1234", 1234),
        ("1234.5", 1234.5),
        ("1,234.56", 1234.56),
        ("1.234,56", 1234.56),
        ("1 234,56", 1234.56),
        ("1\u00a0234\u00a0567", 1234567),
        ("1\u202f234,5", 1234.5),
        ("1'234.50", 1234.5),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("12,34,567.5", 1234567.5),
        ("0,5", 0.5),
        ("0.125", 0.125),
        ("$1,234.50", 1234.5),
        ("US$ 12.50", 12.5),
        ("1.234,50 €", 1234.5),
        ("EUR 1.234,50", 1234.5),
        ("1 200,00 руб.", 1200),
        ("1.5M", 1.5e6),
        ("2.5 bn", 2.5e9),
        ("12k", 12000),
        ("1e3", 1000),
        ("  77 ", 77),
        ("", None),
        ("-", None),
        ("n/a", None),
    ],
)
def test_an_amount_is_read_however_it_is_written(cell: str, amount: float | None) -> None:
    assert revenues(cell) == [amount]


@pytest.mark.parametrize(
    "cell", ["nan", "inf", "1_000", "12.34.56", "1,2,3", "many", "12 34", "0x10", "1..2", "²", "--5", "1e999", "5%"]
)
def test_what_is_no_amount_is_a_problem_with_line_and_column(cell: str) -> None:
    told = the_problem(f"name\tmanager\trevenue\nA\t\t1\nB\t\t{cell}\n")
    assert told.startswith("accounts.csv:3:3: column 'revenue': should be ")


@pytest.mark.parametrize("cell", ["-5", "(5)", "−5", "$-5", "1e16"])
def test_an_amount_out_of_range_is_a_problem(cell: str) -> None:
    told = the_problem(f"name\tmanager\trevenue\nA\t\t{cell}\n")
    assert "should be 0 or more and 1,000,000,000,000,000 or less" in told


@pytest.mark.parametrize("cell", ["1.234", "1,234", "12.345", "123,456"])
def test_an_amount_that_can_be_two_is_asked_about(cell: str) -> None:
    told = the_problem(f"name\tmanager\trevenue\nA\t\t77\nB\t\t{cell}\n")
    assert told.startswith(f"accounts.csv:3:3: column 'revenue': {cell!r} can be ")
    assert 'say `numbers: "1,234.56"` or `numbers: "1.234,56"`' in told


def test_the_answer_settles_it() -> None:
    assert revenues("1.234", numbers="1,234.56") == [1.234]
    assert revenues("1.234", numbers="1.234,56") == [1234]


@pytest.mark.parametrize("settling", ["12.5", "0.125", "1,234,567", "1,234.5"])
def test_any_cell_of_the_column_settles_it_wherever_it_stands(settling: str) -> None:
    # 0.5 in place of the amounts that settle it, as only the other ones matter here
    assert revenues("1,234", settling)[0] == revenues(settling, "1,234")[1] == 1234


def test_a_decimal_comma_elsewhere_makes_points_thousands() -> None:
    assert revenues("1.234", "12,5") == [1234, 12.5]


def test_columns_are_settled_one_by_one() -> None:
    (row,) = read("name;manager;revenue;hours_per_month\nA;;1234.5;11,5\n")
    assert (row.revenue, row.profile) == (1234.5, {"hours_per_month": 11.5})


@pytest.mark.parametrize("cells", [("12.5", "12,5"), ("12,5", "12.5"), ("1.234", "12,5", "12.5")])
def test_two_styles_in_one_column_are_a_problem(cells: tuple[str, ...]) -> None:
    lines = "".join(f"A;;{cell}\n" for cell in cells)
    told = problems_of(f"name;manager;revenue\n{lines}")
    assert "is written like" in told[0]


def test_people_are_whole_so_that_their_points_are_thousands() -> None:
    (row,) = read("name;manager;employees\nA;;1.234\n")
    assert row.profile == {"size": "large"}
    (row,) = read("name;manager;employees\nA;;100.000\n")
    assert row.profile == {"size": "large"}


def test_units_can_be_told_or_stand_in_the_header() -> None:
    assert revenues("1.5", units={"revenue": "thousands"}) == [1500]
    (row,) = read("name;manager;Revenue, millions\nA;;1.5\n", columns={"revenue": "Revenue, millions"}, from_="amcap")
    assert row.revenue == 1.5e6


def test_counts_are_whole_or_halves_of_what_two_share() -> None:
    assert [row.accounts for row in read("name,manager,count\nA,,3\nB,,\nC,,1.0\n")] == [3, 1, 1]
    assert [row.accounts for row in read("name,manager,count\nA,,1.5\n")] == [1.5]
    assert "should be a whole number, 0.5 or more" in the_problem("name,manager,count\nA,,1.25\n")
    assert "should be a whole number, 0.5 or more" in the_problem("name,manager,count\nA,,0\n")


def test_hours_are_above_zero() -> None:
    assert "column 'hours_per_month': should be above " in the_problem("name,manager,hours_per_month\nA,,0\n")
