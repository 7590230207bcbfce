"""What a parameter does to a figure: 1.2816 standard deviations on either side hold 80 %."""

from math import exp, log, sqrt

import pytest

from amcap.engine.arithmetic.uncertainty import (
    CERTAIN,
    between,
    given,
    log_sigma,
    mean_of_months,
    of_product,
    unknown,
)


def test_low_and_high_lie_1_28_standard_deviations_from_the_middle() -> None:
    assert log_sigma(exp(-1.2816), exp(1.2816)) == pytest.approx(1)
    # Only their quotient counts: 4 / 1 as 8 / 2.
    assert log_sigma(1, 4) == log_sigma(2, 8) == pytest.approx(log(4) / 2.5632)
    assert log_sigma(3, 3) == 0


def test_what_is_given_is_one_parameter_of_all_whose_middle_need_not_be_the_likely_value() -> None:
    spread = given("contact:daily", 1.5, 1.25, 1.80)
    # sqrt(1.25 x 1.80) = 1.5: in the middle here, not so for 1.2 (1.0 to 1.35)
    assert spread.shift == pytest.approx(1.0)
    assert given("x", 1.2, 1.0, 1.35).shift == pytest.approx(sqrt(1.35) / 1.2)
    assert spread.shared == ((("contact:daily", ""), pytest.approx(log(1.8 / 1.25) / 2.5632)),)
    assert given("contact:monthly", 1, 1, 1) == CERTAIN


def test_an_unknown_is_partly_everybody_s_and_partly_its_own() -> None:
    sigma = log_sigma(5, 20)
    of_account = unknown(("size:unknown",), 10, 5, 20, 0.5)
    assert of_account.shared == ((("size:unknown", ""), pytest.approx(sigma * sqrt(0.5))),)
    assert of_account.own == (("size:unknown", pytest.approx(sigma * sqrt(0.5))),)
    # what is a manager's own is one parameter wherever it appears
    of_manager = unknown(("experience:unknown",), 1, 0.75, 1.3, 0.25, "Ada")
    assert dict(of_manager.shared) == pytest.approx(
        {
            ("experience:unknown", ""): log_sigma(0.75, 1.3) * 0.5,
            ("experience:unknown", "Ada"): log_sigma(0.75, 1.3) * sqrt(0.75),
        }
    )
    assert of_manager.own == ()


def test_two_unknowns_have_half_of_the_variance_each() -> None:
    both = unknown(("size:unknown", "complexity:unknown"), 10, 5, 20, 0.5)
    assert both.variance == pytest.approx(log_sigma(5, 20) ** 2)
    assert {driver for driver, _ in both.own} == {"size:unknown", "complexity:unknown"}
    assert len({strength for _, strength in both.own}) == 1


def test_a_mean_of_months_is_surer_the_more_there_are_and_its_middle_lies_below() -> None:
    # ln(1 + 0.81 / 12) = 0.06532
    year = mean_of_months("hours", 0.9, 12)
    assert year.variance == pytest.approx(0.0653186, abs=1e-6)
    assert year.shift == pytest.approx(exp(-0.0653186 / 2))
    assert mean_of_months("hours", 0.9, 3).variance > year.variance
    assert year.shared == ()


def test_hours_with_ends_of_their_own_keep_them() -> None:
    spread = between("hours", 50, 40, 80)
    assert spread.shift * 50 * exp(1.2816 * spread.own[0][1]) == pytest.approx(80)
    assert spread.shift * 50 / exp(1.2816 * spread.own[0][1]) == pytest.approx(40)
    assert between("hours", 50, 50, 50) == CERTAIN


def test_in_a_product_strengths_stand_side_by_side_and_below_the_line_they_turn_round() -> None:
    first, second = given("a", 1, 0.5, 2), given("b", 2, 1, 8)
    product = of_product([first, second.inverse])
    assert product.shift == pytest.approx(first.shift / second.shift)
    assert product.shared == (*first.shared, (("b", ""), -second.shared[0][1]))
    assert product.variance == pytest.approx(first.variance + second.variance)
