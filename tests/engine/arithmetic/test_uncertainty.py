"""The arithmetic of uncertainty, formula by formula: 1.2816 standard deviations on either side hold 80 %."""

from math import exp, log

import pytest

from amcap.engine.arithmetic.uncertainty import (
    drivers,
    log_sigma,
    probability_over,
    range_around,
    standard_deviation,
    weighted_terms,
)
from amcap.model.assessment import Driver


def test_low_and_high_lie_1_28_standard_deviations_from_the_middle() -> None:
    assert log_sigma(exp(-1.2816), exp(1.2816)) == pytest.approx(1)
    # Only their quotient counts: 4 / 1 as 8 / 2.
    assert log_sigma(1, 4) == log_sigma(2, 8) == pytest.approx(log(4) / 2.5632)
    assert log_sigma(3, 3) == 0


def test_independent_terms_add_in_squares_whatever_their_signs() -> None:
    # 3 x 3 + 4 x 4 = 5 x 5
    assert standard_deviation({"a": 3.0, "b": -4.0}) == 5
    assert standard_deviation({}) == 0


def test_a_range_is_as_far_below_as_above_in_factors() -> None:
    # A factor of 2 at 1.2816 standard deviations: 3 / 2 to 3 x 2.
    assert range_around(3.0, log(2) / 1.2816) == pytest.approx((3.0, 1.5, 6.0))
    assert range_around(3.0, 0.0) == (3.0, 3.0, 3.0)


@pytest.mark.parametrize(
    ("load", "deviation", "probability"),
    [
        (1.0, 0.3, 0.5),
        # One deviation above 100 %, two below: the normal distribution at 1 and at -2.
        (exp(0.3), 0.3, 0.841345),
        (exp(-0.6), 0.3, 0.022750),
        (0.0, 0.3, 0.0),
        # Where nothing is uncertain it is or it is not, and exactly 100 % is neither.
        (0.99, 0.0, 0.0),
        (1.0, 0.0, 0.5),
        (1 + 1e-12, 0.0, 0.5),
        (1.01, 0.0, 1.0),
    ],
)
def test_the_probability_to_be_over_100_percent(load: float, deviation: float, probability: float) -> None:
    assert probability_over(load, deviation) == pytest.approx(probability, abs=1e-6)


def test_drivers_are_shares_of_the_squares_the_largest_first_then_by_name() -> None:
    # 4 + 1 + 1 = 6
    assert drivers({"b": 1.0, "c": -2.0, "none": 0.0, "a": 1.0}) == (
        Driver("c", pytest.approx(4 / 6)),
        Driver("a", pytest.approx(1 / 6)),
        Driver("b", pytest.approx(1 / 6)),
    )
    assert drivers({}) == drivers({"a": 0.0}) == ()


def test_a_parameter_of_several_parts_counts_with_the_sum_of_their_weights() -> None:
    # a: (0.5 x 0.2 + 1.5 x 0.4) / 2 = 0.35; b: 1.5 x 0.1 / 2 = 0.075
    terms = weighted_terms([(0.5, [("a", 0.2)]), (1.5, [("a", 0.4), ("b", 0.1)])], 2.0)
    assert terms == pytest.approx({"a": 0.35, "b": 0.075})
