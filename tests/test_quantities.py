"""Figures as text: the same text for one figure in every format, and no text that hides on which side a figure lies."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amcap.model.assessment import Range
from amcap.quantities import (
    counted,
    ends_in_a_cell,
    ends_or_one,
    hours,
    in_a_cell,
    in_words,
    listed,
    load_ends,
    load_of_capacity,
    money,
    percent,
    percent_of,
    recommended,
    room,
    rule_of,
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
    aside = {"just over ": 1e-5, "just under ": -1e-5, "less than ": -1e-5}
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
    shown, seen = round(number_in(percent(ratio, limit)), 8), round(ratio, 6)
    assert (shown > limit, shown < limit) == (seen > limit, seen < limit)


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
    assert percent_of(0.254, "it", 0.25) == "25.4% of it"
    assert percent_of(0.2504, "it", 0.25) == "just over 25% of it"
    assert percent_of(5_000, "the USD 1 it pays", 0.25) == "more than 10 times the USD 1 it pays"


@given(st.floats(0, 1e6), st.integers(0, 1000))
def test_recommended_less_those_there_are_is_the_room(likely: float, accounts: int) -> None:
    shown = recommended(Range(likely, likely, likely)).replace(",", "")
    assert int(shown) == whole(likely) == accounts + room(Range(likely, likely, likely), accounts)


@pytest.mark.parametrize(
    ("ratio", "limits", "text"),
    [
        # Half a tenth of a point is a tenth; less is too little for one.
        (0.0005, (), "0.1%"),
        (0.00049, (), "less than 0.1%"),
        (0.0000004, (), "0%"),
        (0.995, (), "99.5%"),
        # 99.94 % have a tenth that is not 100; 99.95 % are 100.0 with one decimal, so that words must tell.
        (0.9994, (), "99.9%"),
        (0.9995, (), "just under 100%"),
        (1.0004, (), "just over 100%"),
        (1.0005, (), "100.1%"),
        (1.005, (), "101%"),
        # A limit is told apart like 100 %, with as many decimals as it takes.
        (1.104, (1.1,), "110.4%"),
        (1.1004, (1.1,), "just over 110%"),
        (1.100001, (1.1,), "just over 110%"),
        (1.1, (1.1,), "110%"),
        (0.2496, (0.25,), "just under 25%"),
        (0.2496, (), "25%"),
        # Ten times is beyond counting, unless the limit is as far out.
        (9.999, (), "1,000%"),
        (10, (9.99,), "more than 10 times"),
        (12, (10,), "1,200%"),
        (12, (11, 0.25), "1,200%"),
    ],
)
def test_a_ratio_right_at_an_edge_says_on_which_side_it_is(ratio: float, limits: tuple[float, ...], text: str) -> None:
    assert percent(ratio, *limits) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0.0000004, "0 h"), (0.04, "less than 0.1 h"), (9.949, "9.9 h"), (9.951, "10 h"), (10.49, "10 h"), (10.5, "11 h"),
     (-0.04, "less than 0.1 h"), (1e20, "100,000,000,000,000,000,000 h")],
)  # fmt: skip
def test_hours_right_at_an_edge(amount: float, text: str) -> None:
    assert hours(amount) == text


@pytest.mark.parametrize(
    ("amount", "currency", "limits", "text"),
    [
        (9.5, "EUR", (), "EUR 9.50"), (9.999, "EUR", (), "EUR 9.99"), (10.0, "EUR", (), "EUR 10"),
        (10.5, "EUR", (), "EUR 11"), (0.004, "EUR", (), "EUR 0.01"), (24_000.0, None, (), "24,000"),
        (2.5, None, (), "2.50"),
        # 100.40 would be taken for the 100 that it has to reach; so would 99.60.
        (100.4, None, (100.0,), "100.40"), (99.6, None, (100.0,), "99.60"), (99.4, None, (100.0,), "99"),
        (99.6, None, (100.4,), "99.60"),
        (100.0, None, (100.0,), "100"), (599_999.996, "USD", (600_000.0,), "USD 599,999.99"),
    ],
)  # fmt: skip
def test_money_right_at_an_edge(amount: float, currency: str | None, limits: tuple[float, ...], text: str) -> None:
    assert money(amount, currency, *limits) == text


def test_one_is_singular_and_nothing_and_thousands_are_plural() -> None:
    assert [counted(number, "account") for number in (0, 1, 2, 1234)] == [
        "0 accounts", "1 account", "2 accounts", "1,234 accounts",
    ]  # fmt: skip


def test_three_names_are_listed_and_the_others_counted() -> None:
    assert [listed("ABCDE"[:number]) for number in range(6)] == [
        "", "A", "A, B", "A, B, C", "A, B, C and 1 more", "A, B, C and 2 more",
    ]  # fmt: skip
    # Where not all names were kept, the total counts.
    assert [listed("ABC", total) for total in (3, 4, 1_005)] == [
        "A, B, C", "A, B, C and 1 more", "A, B, C and 1,002 more",
    ]  # fmt: skip
    assert listed("AB", 2) == "A, B"


def test_recommended_accounts_are_whole_ones_rounded_down_from_what_is_printed() -> None:
    assert [whole(number) for number in (18.999999, 18.9999996, 19.0, 19.9, 0.9)] == [18, 19, 19, 19, 0]
    assert recommended(Range(19.4, 14.9, 24.8)) == "19 (14-24)"
    assert recommended(Range(19.4, 14.9, 24.8), " to ") == "19 (14 to 24)"
    assert recommended(Range(19.4, 14.9, 24.8), None) == "19"
    assert recommended(Range(19.4, 19.1, 19.8)) == "19"
    assert recommended(Range(19.4, 18.9999996, 19.8)) == "19"
    assert recommended(Range(1234.5, 1000.2, 2000.9)) == "1,234 (1,000-2,000)"
    assert recommended(Range(None, None, None)) == "0"
    assert [room(Range(19.4, 14.9, 24.8), accounts) for accounts in (17, 19, 20)] == [2, 0, -1]
    assert room(Range(None, None, None), 3) == -3


def test_both_ends_of_a_load_are_told_unless_they_read_the_same() -> None:
    assert load_ends(Range(0.9, 0.69, 1.14)) == ends_or_one(Range(0.9, 0.69, 1.14)) == "69 to 114%"
    assert ends_in_a_cell(Range(0.9, 0.69, 1.14)) == "69-114%"
    assert ends_in_a_cell(Range(5.0, 0.69, 12.0)) == "69%->10 times"
    # Both read 69 %.
    assert load_ends(Range(0.69, 0.6901, 0.6949)) == ""
    assert ends_or_one(Range(0.692, 0.6901, 0.6949)) == "69%"
    assert load_ends(Range(0.5, None, 0.6)) == load_ends(Range(0.5, 0.4, None)) == ""
    assert [in_a_cell(ratio) for ratio in (0.5, 12, 1.00001, 0.99999, 0.0001)] == [
        "50%", ">10 times", ">100%", "<100%", "<0.1%",
    ]  # fmt: skip


def test_ids_read_as_words() -> None:
    assert in_words("at-risk") == "at risk"
    assert [rule_of(rule) for rule in ("five", "ten", "fifteen-to-twenty", "dedicated")] == [
        "rule of 5", "rule of 10", "rule of 15 to 20", "rule of 1",
    ]  # fmt: skip
