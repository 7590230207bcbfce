"""Figures as text: the same text for one figure in every format, and no text that hides on which side a figure lies."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amcap.model.assessment import Range
from amcap.quantities import (
    ends_in_a_cell,
    hours,
    in_a_cell,
    load_ends,
    load_of_capacity,
    money,
    percent,
    percent_of,
    recommended,
    room,
    whole,
)

RATIOS = st.floats(0, 12) | st.floats(0.99, 1.01) | st.floats(0, 0.01) | st.floats(0, 1e12)


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (0, "0%"),
        (0.00002, "less than 0.1%"),
        (0.004, "0.4%"),
        (0.745, "75%"),
        (0.994, "99%"),
        (0.996, "99.6%"),
        (0.99999, "just under 100%"),
        (0.9999999, "100%"),
        (1, "100%"),
        (1.00001, "just over 100%"),
        (1.004, "100.4%"),
        (1.006, "101%"),
        (9.99, "999%"),
        (10, "more than 10 times"),
        (50_000, "more than 10 times"),
    ],
)
def test_a_ratio_is_a_percentage_that_a_person_reads(ratio: float, text: str) -> None:
    assert percent(ratio) == text


def number_in(text: str) -> float:
    """The ratio that a text stands for, a little off where it says on which side it is."""
    if text == "more than 10 times":
        return 10.0
    aside = {"just over": 1e-5, "just under": -1e-5, "less than": -1e-5}
    words = next((words for words in aside if text.startswith(words)), "")
    return float(text.removeprefix(words).replace(",", "").removesuffix("%")) / 100 + aside.get(words, 0)


@given(RATIOS)
def test_no_rounding_hides_on_which_side_of_100_percent_a_load_lies(ratio: float) -> None:
    seen = round(ratio, 6)
    shown = number_in(percent(ratio))
    assert (shown > 1, shown < 1) == (seen > 1, seen < 1)
    assert (shown > 0) == (seen > 0)
    if ratio < 9.99:
        assert abs(shown - ratio) <= 0.00501


@given(RATIOS, st.integers(1, 300).map(lambda points: points / 100))
def test_no_rounding_hides_on_which_side_of_a_limit_a_figure_lies(ratio: float, limit: float) -> None:
    shown = percent(ratio, limit)
    if shown[0].isdigit():
        points = Decimal(shown.replace(",", "").removesuffix("%")) / 100
        assert points.compare(Decimal(str(limit))) == Decimal(repr(round(ratio, 6))).compare(Decimal(str(limit)))


@given(RATIOS, RATIOS, RATIOS)
def test_a_load_reads_the_same_in_a_table_and_in_a_sentence(one: float, two: float, three: float) -> None:
    low, likely, high = sorted((one, two, three))
    load = Range(likely, low, high)
    signs = {"more than ": ">", "less than ": "<", "just over ": ">", "just under ": "<"}
    sentence = load_of_capacity(load)
    for words, sign in signs.items():
        sentence = sentence.replace(words, sign)
    assert sentence.startswith(in_a_cell(likely))
    assert ends_in_a_cell(load, " to ") == (found[1] if (found := re.search(r"range (.*)\)", sentence)) else "")


def test_a_range_that_is_one_figure_is_none() -> None:
    assert load_ends(Range(2.0, 2.0, 2.0)) == load_ends(Range(None, None, None)) == ""
    assert load_of_capacity(Range(2.0, 2.0, 2.0)) == "200% of capacity"
    assert load_of_capacity(Range(50.0, 20.0, 90.0)) == "more than 10 times capacity"
    assert load_of_capacity(Range(5.0, 2.0, 90.0)) == "500% of capacity (range 200% to more than 10 times)"


def test_a_load_that_does_not_exist_leaves_its_cells_empty() -> None:
    assert in_a_cell(None) == ends_in_a_cell(Range(None, None, None)) == ""


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "0 h"), (0.0001, "less than 0.1 h"), (0.05, "0.1 h"), (0.96, "1.0 h"), (9.94, "9.9 h"), (9.95, "10 h"),
        (12.5, "13 h"), (-33.2, "33 h"), (1234.5, "1,235 h"),
    ],
)  # fmt: skip
def test_hours_are_whole_from_ten_on_and_never_vanish(amount: float, text: str) -> None:
    assert hours(amount) == text


@pytest.mark.parametrize(
    ("amount", "limits", "text"),
    [
        (24_000, (), "USD 24,000"),
        (0, (), "USD 0"),
        (0.4, (), "USD 0.40"),
        (0.0001, (), "USD 0.01"),
        (9.0, (), "USD 9"),
        (599_999.6, (), "USD 600,000"),
        (599_999.6, (600_000,), "USD 599,999.60"),
        (508_000.4, (600_000,), "USD 508,000"),
    ],
)
def test_money_is_whole_unless_that_would_mislead(amount: float, limits: tuple[float, ...], text: str) -> None:
    assert money(amount, "USD", *limits) == text


def test_a_share_of_something_says_of_what() -> None:
    assert percent_of(0.43, "the USD 24,000 it pays", 0.25) == "43% of the USD 24,000 it pays"
    assert percent_of(0.2504, "it", 0.25) == "25.04% of it"
    assert percent_of(5_000, "the USD 1 it pays", 0.25) == "more than 10 times the USD 1 it pays"


@given(st.floats(0, 1e6), st.integers(0, 1000))
def test_recommended_less_those_there_are_is_the_room(likely: float, accounts: int) -> None:
    shown = recommended(Range(likely, likely, likely)).replace(",", "")
    assert int(shown) == whole(likely) == accounts + room(Range(likely, likely, likely), accounts)
