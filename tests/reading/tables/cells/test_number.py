"""One cell as a number: what it says under either style, and which of the two its column settles on."""

from collections.abc import Iterator

import pytest

from amcap.reading.tables.cells.number import (
    COMMA,
    POINT,
    BadCellError,
    NotANumberError,
    NumberColumn,
    OtherStyleError,
    readings,
)


@pytest.mark.parametrize(
    ("cell", "point", "comma"),
    [
        ("5", 5, 5),
        ("0", 0, 0),
        ("1234", 1234, 1234),
        # One mark before three digits parts thousands in one style and decimals in the other.
        ("1.234", 1.234, 1234),
        ("1,234", 1234, 1.234),
        ("999,999", 999_999, 999.999),
        # Before two digits or four, or after a zero or four digits, it can only part decimals.
        ("12.34", 12.34, None),
        ("12,34", None, 12.34),
        ("1.2345", 1.2345, None),
        ("0.125", 0.125, None),
        ("0,125", None, 0.125),
        ("1234,567", None, 1234.567),
        ("1234.567", 1234.567, None),
        # Two of a kind part thousands, or lakhs.
        ("1,234,567", 1_234_567, None),
        ("1.234.567", None, 1_234_567),
        ("12,34,567", 1_234_567, None),
        # Both: the last one parts decimals.
        ("1,234.5", 1234.5, None),
        ("1.234,5", None, 1234.5),
        (".5", 0.5, None),
        (",5", None, 0.5),
        ("5.", 5, None),
        ("5,", None, 5),
        # Spaces and apostrophes part thousands in both, so that the mark left parts decimals.
        ("1 234", 1234, 1234),
        ("1 234,567", 1234.567, 1234.567),
        ("1 234.567", 1234.567, 1234.567),
        ("1’234.50", 1234.5, 1234.5),
        ("1\u2009234\u202f567", 1_234_567, 1_234_567),
    ],
)
def test_a_number_is_read_in_both_styles(cell: str, point: float | None, comma: float | None) -> None:
    assert readings(cell) == (point, comma)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("-5", -5), ("−5", -5), ("(5)", -5), ("+5", 5), ("- 5", -5), ("-$5", -5), ("$-5", -5), ("$−5", -5),
        ("$+5", 5), ("($1,234.50)", -1234.5), ("−1e3", -1000), ("-2 k", -2000), ("-1 234,5", -1234.5),
    ],
)  # fmt: skip
def test_a_sign_before_or_after_the_currency_or_brackets_make_it_negative(cell: str, number: float) -> None:
    found = readings(cell)
    assert number in found
    assert set(found) <= {number, None}


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        ("k", 1e3), ("K", 1e3), ("тыс", 1e3), ("тыс.", 1e3), ("m", 1e6), ("M", 1e6), ("mn", 1e6), ("mln", 1e6),
        ("млн", 1e6), ("b", 1e9), ("B", 1e9), ("bn", 1e9), ("млрд", 1e9), ("млрд руб.", 1e9), ("", 1), ("EUR", 1),
    ],
)  # fmt: skip
def test_a_unit_multiplies(unit: str, times: float) -> None:
    assert readings(f"7 {unit}") == (7 * times, 7 * times)
    assert readings(f"1 500,5{unit}").point == 1500.5 * times


@pytest.mark.parametrize(("cell", "number"), [("1e3", 1000), ("1.5E+3", 1500), ("2e-3", 0.002), ("5e0", 5)])
def test_an_exponent_has_one_reading(cell: str, number: float) -> None:
    assert readings(cell) == (number, number)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "x",
        "1.2.3",
        "1,2,3",
        "1 23",
        "1 2345",
        "1,234,56",
        "1.5.5e3",
        "--5",
        "-$-5",
        "(-5)",
        "(5",
        "5)",
        "5%",
        "5x5",
    ],
)
def test_what_is_no_number_is_told(cell: str) -> None:
    with pytest.raises(NotANumberError):
        readings(cell)


def test_a_hundred_characters_can_be_a_number_and_one_more_cannot() -> None:
    assert readings("1" * 100) == (float("1" * 100), float("1" * 100))
    assert readings(" " * 9 + "1" * 100 + " " * 9).point == float("1" * 100)
    with pytest.raises(NotANumberError):
        readings("1" * 101)
    assert NumberColumn(0, list).read("1" * 100) == float("1" * 100)
    with pytest.raises(NotANumberError):
        NumberColumn(0, list).read("1" * 101)


def test_a_column_asks_all_its_cells_once_and_remembers() -> None:
    asked = []

    def cells() -> Iterator[str]:
        asked.append(1)
        yield from ("x", "5", "1.234", "12,5", "12.5")

    column = NumberColumn(0, cells)
    # The first cell that can be read in one way only settles it: 12,5.
    assert [column.read("1.234"), column.read("7.890"), column.read("12,5")] == [1234, 7890, 12.5]
    assert len(asked) == 1


def test_a_column_that_nothing_settles_is_gone_through_once_however_many_cells_ask() -> None:
    asked = []

    def cells() -> list[str]:
        asked.append(1)
        return ["5", "1.234", "x"]

    column = NumberColumn(3, cells)
    for _ in range(3):
        with pytest.raises(BadCellError) as told:
            column.read("1.234")
        assert told.value.index == 3
    assert len(asked) == 1
    # A cell that comes later still settles it.
    assert [column.read("12,5"), column.read("1.234")] == [12.5, 1234]


@pytest.mark.parametrize(("style", "number"), [(POINT, 1.234), (COMMA, 1234)])
def test_a_style_that_was_said_is_kept_to(style: str, number: float) -> None:
    column = NumberColumn(0, list, style)  # type: ignore[arg-type]
    other = "12,5" if style == POINT else "12.5"
    assert column.read("1.234") == number
    with pytest.raises(OtherStyleError) as told:
        column.read(other)
    assert f"'{other}' is written like" in str(told.value.told[0])
    assert [column.read("5"), column.read(" 6 "), column.read("1.234")] == [5, 6, number]


@pytest.mark.parametrize(
    ("cell", "number"), [("1.234", 1234), ("1,234", 1234), ("2,500", 2500), ("12,5", 12.5), ("0.5", 0.5), ("77", 77)]
)
def test_of_two_readings_of_a_number_of_people_the_whole_one_is_meant(cell: str, number: float) -> None:
    assert NumberColumn(0, list, whole=True).read(cell) == number


def test_two_whole_readings_of_a_number_of_people_are_asked_about() -> None:
    # 100 to three places, or a hundred thousand
    with pytest.raises(BadCellError):
        NumberColumn(0, lambda: ["100.000"], whole=True).read("100.000")
    assert NumberColumn(0, lambda: ["100.000", "1.234"], whole=True).read("100.000") == 100_000


@pytest.mark.parametrize("style", [None, POINT, COMMA])
def test_a_scale_multiplies_however_a_number_is_read(style: str | None) -> None:
    column = NumberColumn(0, list, style, scale=1000.0)  # type: ignore[arg-type]
    assert [column.read("3"), column.read("$3"), column.read("1 500")] == [3000, 3000, 1_500_000]
    with pytest.raises(NotANumberError):
        column.read("1e306")


def test_underscores_are_no_part_of_a_number() -> None:
    for style in (None, POINT, COMMA):
        with pytest.raises(NotANumberError):
            NumberColumn(0, list, style).read("1_000")
