"""Sums and their quotients, worked out by hand."""

from math import exp, log, sqrt

import pytest

from amcap.engine.arithmetic.ratio import FairShares, Ratio, ratio
from amcap.engine.arithmetic.sums import Part, Sum, part, summed, total
from amcap.engine.arithmetic.uncertainty import CERTAIN, Spread

SHARED, OTHER = ("shared", ""), ("other", "")
ONE = summed([part(1.0, 1.0, CERTAIN)])


def alike(likely: float, accounts: int, **strengths: float) -> Part:
    """So many figures alike: of strengths, `own` is each one's own."""
    own = (("own", strengths.pop("own")),) if "own" in strengths else ()
    spread = Spread(1.0, tuple(((name, ""), strength) for name, strength in strengths.items()), own)
    return part(likely * accounts, likely * likely * accounts, spread)


def load(*parts: Part, below: Sum = ONE) -> Ratio:
    return ratio(summed(parts), below)


def test_a_shared_parameter_moves_all_accounts_together() -> None:
    assert load(alike(0.1, 10, shared=0.3)).deviation == pytest.approx(0.3)


def test_what_each_account_has_of_its_own_averages_out() -> None:
    # 0.3 / sqrt(9)
    assert load(alike(0.1, 9, own=0.3)).deviation == pytest.approx(0.1)
    assert load(*[alike(0.1, 1, own=0.3)] * 9).deviation == pytest.approx(0.1)


def test_uncertain_accounts_weigh_more_than_their_middles() -> None:
    # e^(0.4^2 / 4) = 1.0408: the uncertain half has 1.0408 / 2.0408 of the weight
    skew = exp(0.16 / 4)
    mixed = load(alike(1, 1, shared=0.4), alike(1, 1))
    assert mixed.terms[SHARED] == pytest.approx(0.4 * skew / (skew + 1))


def test_the_middle_of_a_sum_of_skewed_figures_lies_above_the_sum_of_their_middles() -> None:
    # 4 figures, each with a variance of 0.25: the mean is 4 x e^0.125, the variance left is 0.25 / 4
    found = load(alike(1, 4, own=0.5))
    assert found.likely == 4
    assert found.centre == pytest.approx(4 * exp(0.125) / exp(0.25 / 4 / 2))
    # where all move together it is the middle itself
    assert load(alike(1, 4, shared=0.5)).centre == pytest.approx(4)


def test_terms_above_and_below_the_line_are_added_with_their_signs_before_squaring() -> None:
    below = summed([alike(2, 1, shared=0.3, other=0.1)])
    found = load(alike(1, 1, shared=0.5), below=below)
    assert found.terms == pytest.approx({SHARED: 0.2, OTHER: -0.1})
    assert found.deviation == pytest.approx(sqrt(0.05))


def test_the_range_has_its_middle_in_the_centre() -> None:
    likely, low, high = load(alike(1, 4, own=0.5)).range
    assert likely == 4
    assert low is not None
    assert high is not None
    assert sqrt(low * high) == pytest.approx(load(alike(1, 4, own=0.5)).centre)
    assert log(high / low) == pytest.approx(2 * 1.2816 * 0.25)


@pytest.mark.parametrize(
    ("likely", "deviation", "probability"),
    [
        (1.0, 0.3, 0.5),
        # One deviation above 100 %, two below: the normal distribution at 1 and at -2.
        (exp(0.3), 0.3, 0.841345),
        (exp(-0.6), 0.3, 0.022750),
        # Where nothing is uncertain it is or it is not, and 100 % is not over 100 %, judged as printed.
        (0.99, 0.0, 0.0),
        (1.0, 0.0, 0.0),
        (1 + 1e-9, 0.0, 0.0),
        (1.01, 0.0, 1.0),
    ],
)
def test_the_probability_to_be_over_100_percent(likely: float, deviation: float, probability: float) -> None:
    assert load(alike(likely, 1, shared=deviation)).probability_over == pytest.approx(probability, abs=1e-6)


def test_without_work_there_is_nothing_to_be_over() -> None:
    nothing = load()
    assert (nothing.probability_over, tuple(nothing.range), nothing.drivers) == (0.0, (0.0, 0.0, 0.0), ())


def test_drivers_are_shares_of_the_squares_the_largest_first_with_their_signs() -> None:
    # 0.2^2 + 0.1^2 = 0.05
    found = load(alike(1, 1, shared=0.5), below=summed([alike(2, 1, shared=0.3, other=0.1)]))
    assert [tuple(driver) for driver in found.drivers] == [
        ("shared", pytest.approx(0.8), pytest.approx(0.2)),
        ("other", pytest.approx(0.2), pytest.approx(-0.1)),
    ]


def test_what_is_shared_of_an_unknown_and_what_is_each_one_s_own_are_one_driver() -> None:
    spread = Spread(1.0, ((("size", ""), -0.3),), (("size", -0.4),))
    found = load(part(4.0, 4.0, spread))
    # 0.3^2 + 0.4^2 / 4 = 0.13
    assert [tuple(driver) for driver in found.drivers] == [("size", 1.0, pytest.approx(-sqrt(0.13)))]


def test_sums_of_sums_are_the_sums_of_all() -> None:
    parts = [alike(0.1, 3, shared=0.3, own=0.2), alike(0.7, 1, other=0.1), alike(0.2, 5, own=0.4)]
    whole, halves = summed(parts), total([summed(parts[:1]), summed(parts[1:]), summed([])])
    assert halves.likely == pytest.approx(whole.likely)
    assert halves.centre == pytest.approx(whole.centre)
    assert halves.weights == pytest.approx(dict(whole.weights))
    assert halves.squares == pytest.approx(dict(whole.squares))
    assert summed(reversed(parts)) == whole


def test_what_everybody_shares_cancels_in_a_fair_share() -> None:
    mine, others = summed([alike(0.1, 12, shared=0.5)]), summed([alike(0.1, 8, shared=0.5)])
    fair = FairShares(total([mine, others]), summed([part(1.0, 1.0, CERTAIN), part(1.0, 1.0, CERTAIN)]))
    # 1.2 / (2.0 / 2)
    assert tuple(fair.of(mine, ONE)) == pytest.approx((1.2, 1.2, 1.2))


def test_what_is_others_own_counts_in_a_fair_share_too() -> None:
    mine, others = summed([alike(0.5, 2, own=0.2)]), summed([alike(0.5, 2, own=0.6)])
    fair = FairShares(total([mine, others]), summed([part(2.0, 2.0, CERTAIN)]))
    share = fair.of(mine, ONE)
    one, other = 0.5 * exp(0.04 / 4), 0.5 * exp(0.36 / 4)
    whole = 2 * one + 2 * other
    variance = 2 * (0.2 * one * (1 / (2 * one) - 1 / whole)) ** 2 + 2 * (0.6 * other / whole) ** 2
    assert share.low is not None
    assert share.high is not None
    assert log(share.high / share.low) == pytest.approx(2 * 1.2816 * sqrt(variance))


def test_the_fair_share_of_the_only_manager_is_one() -> None:
    work, capacity = summed([alike(0.1, 12, shared=0.5, own=0.3)]), summed([alike(1.3, 1, other=0.2)])
    assert tuple(FairShares(work, capacity).of(work, capacity)) == pytest.approx((1, 1, 1), abs=1e-6)
    assert tuple(FairShares(work, capacity).of(summed([]), capacity)) == (0, 0, 0)
