"""Spans of numbers: which ends belong to them, and where their middle is."""

import pytest

from amcap.reading.tables.cells.band import Band, band_of
from amcap.reading.tables.cells.number import POINT, BadCellError, NumberColumn


def band(text: str) -> Band | None:
    return band_of(text, NumberColumn(0, list, POINT).read)


@pytest.mark.parametrize("text", ["51-200", "51 – 200", "51—200", "51..200", "51...200", "51…200", "51 to 200",
                                  "51 TO 200", "51 bis 200", "51 до 200", "  51-200  ", "51-200 employees",
                                  "51 to 200 people", "51-200 Persons", "51-200 staff", "51-200 FTE",
                                  "51-200 сотрудников", "51-200 чел."])  # fmt: skip
def test_two_numbers_are_both_ends(text: str) -> None:
    assert band(text) == Band(51, 200)


@pytest.mark.parametrize("text", ["<50", "< 50", "under 50", "less than 50", "Fewer than 50", "below 50", "менее 50",
                                  "до 50", "до 50 чел.", "under 50 employees"])  # fmt: skip
def test_under_a_number_leaves_it_out(text: str) -> None:
    # Fewer than 50 people are 49 at most.
    assert band(text) == Band(1, 49)


@pytest.mark.parametrize("text", ["<=50", "≤ 50", "up to 50", "At most 50", "up to 50 people"])
def test_up_to_a_number_takes_it_in(text: str) -> None:
    assert band(text) == Band(1, 50)


@pytest.mark.parametrize("text", [">500", ">= 500", "≥500", "over 500", "more than 500", "above 500", "from 500",
                                  "более 500", "свыше 500", "от 500", "500+", "500 +", "500+ employees"])  # fmt: skip
def test_over_a_number_has_no_other_end(text: str) -> None:
    assert band(text) == Band(500, None)


def test_a_band_may_be_one_number_wide_but_not_turned_round() -> None:
    assert band("50-50") == Band(50, 50)
    assert band("200-51") is None


def test_a_sign_before_the_first_number_is_no_dash_between_two() -> None:
    assert band("-5 - 10") == Band(-5, 10)


@pytest.mark.parametrize(
    "text", ["", "many", "-", "50", "50-", "50-x", "x-50", "<", "+", "over", "up to x", "5 employees"]
)
def test_what_has_no_two_ends_is_no_band(text: str) -> None:
    assert band(text) is None


def test_a_hundred_characters_can_be_a_band_and_one_more_cannot() -> None:
    assert band("1-" + " " * 97 + "2") == Band(1, 2)
    assert band("1-" + " " * 98 + "2") is None


def test_a_band_whose_end_can_be_two_numbers_is_asked_about() -> None:
    with pytest.raises(BadCellError):
        band_of("1.001-5.000", NumberColumn(0, list).read)
    # 1.001 people are 1,001, which settles the other end.
    assert band_of("1.001-5.000", NumberColumn(0, list, whole=True).read) == Band(1001, 5000)
    assert band_of("1,001-5,000", NumberColumn(0, list, POINT).read) == Band(1001, 5000)


@pytest.mark.parametrize(
    ("low", "high", "middle"),
    [
        # the root of 20 x 80 = 1,600
        (20, 80, 40),
        # nothing is taken as 1: the root of 1 x 81
        (0, 81, 9),
        (1, 81, 9),
        (4, 4, 4),
    ],
)
def test_the_middle_of_a_band_is_where_factors_halve_it(low: float, high: float, middle: float) -> None:
    assert Band(low, high).middle == pytest.approx(middle)
