"""What multiplies a manager's capacity, typed by hand.

The book is one account that takes exactly one standard manager: the load is 1 / capacity, and its range comes from the
manager's factors alone: 1 / high to 1 / low.
"""

from datetime import date
from typing import Any

import pytest

from amcap.engine.arithmetic.capacity import Capacity, capacity_of, whole_months
from amcap.engine.arithmetic.factors import effect_of
from amcap.model.assessment import ManagerAssessment
from amcap.model.portfolio import Company, Manager
from tests.engine.build import (
    AS_OF,
    BOOK,
    ONE_EACH,
    a_company,
    a_manager,
    an_account,
    assessed,
    drivers_of,
    judged,
    with_numbers,
)

# A manager's field and its value, the factor and level that it is, and its effect: likely, low, high.
LEVELS = [
    ("experience", "junior", "experience", "junior", 0.70, 0.55, 0.85),
    ("experience", "established", "experience", "established", 1, 1, 1),
    ("experience", "senior", "experience", "senior", 1.15, 1.05, 1.30),
    ("experience", "expert", "experience", "expert", 1.25, 1.10, 1.45),
    # AS_OF is 2026-11-01
    ("started", date(2026, 10, 2), "ramp", "first-month", 0.50, 0.35, 0.65),
    ("started", date(2026, 9, 2), "ramp", "second-month", 0.70, 0.55, 0.85),
    ("started", date(2026, 8, 2), "ramp", "third-month", 0.85, 0.75, 0.95),
    ("started", date(2026, 8, 1), "ramp", "done", 1, 1, 1),
    ("support", "none", "support", "none", 0.85, 0.70, 0.95),
    ("support", "shared", "support", "shared", 1, 1, 1),
    ("support", "strong", "support", "strong", 1.15, 1.05, 1.30),
    ("automation", "manual", "automation", "manual", 0.90, 0.80, 1.00),
    ("automation", "basic", "automation", "basic", 1, 1, 1),
    ("automation", "robust", "automation", "robust", 1.15, 1.05, 1.30),
    ("scope", "local", "scope", "local", 1, 1, 1),
    ("scope", "national", "scope", "national", 0.95, 0.85, 1.00),
    ("scope", "global", "scope", "global", 0.85, 0.70, 0.95),
    ("assistants", 0, "assistants", "none", 1, 1, 1),
    ("assistants", 1, "assistants", "one", 1.35, 1.10, 1.65),
    ("assistants", 2, "assistants", "two-or-more", 1.6, 1.20, 2.1),
    ("assistants", 5, "assistants", "two-or-more", 1.6, 1.20, 2.1),
    ("performance", "developing", "performance", "developing", 0.90, 0.80, 1.00),
    ("performance", "typical", "performance", "typical", 1, 1, 1),
    ("performance", "top", "performance", "top", 1.10, 1.00, 1.20),
]

FACTS = [("ramp", "done"), ("scope", "local"), ("assistants", "none")]
UNKNOWN = [("experience", 0.75, 1.3), ("support", 0.85, 1.18), ("automation", 0.88, 1.15)]


def under_one_account(manager: Manager, company: Company | None = None) -> ManagerAssessment:
    return judged(assessed([manager], [an_account()], company=company, book=ONE_EACH))


def capacity(company: Company | None = None, as_of: date = AS_OF, **changes: Any) -> Capacity:
    return capacity_of(a_manager(**changes), company or a_company(), BOOK, as_of)


@pytest.mark.parametrize(("field", "value", "factor", "level", "likely", "low", "high"), LEVELS)
def test_a_level_has_its_effect_and_range(
    field: str, value: object, factor: str, level: str, likely: float, low: float, high: float
) -> None:
    effect = effect_of(BOOK, factor, level)
    assert (effect.value, effect.low, effect.high, effect.assumed) == (likely, low, high, False)
    manager = under_one_account(a_manager(**{field: value}))
    assert manager.capacity == pytest.approx(likely)
    assert manager.capacity_hours == pytest.approx(130 * likely)
    assert tuple(manager.load) == pytest.approx((1 / likely, 1 / high, 1 / low))
    assert drivers_of(manager) == ({f"{factor}:{level}": 1.0} if low < high else {})


def test_the_size_of_the_company_is_no_factor() -> None:
    assert {capacity(a_company(size=size)).value for size in ("small", "medium", "large")} == {1.0}


@pytest.mark.parametrize(("factor", "level"), FACTS)
def test_a_fact_that_nobody_tells_counts_as_none_and_is_in_no_range(factor: str, level: str) -> None:
    effect = effect_of(BOOK, factor, None)
    assert (effect.level, effect.value, effect.low, effect.high, effect.assumed) == (level, 1, 1, 1, True)


@pytest.mark.parametrize(("factor", "low", "high"), UNKNOWN)
def test_what_is_unknown_of_a_manager_shows_in_the_range_of_the_load(factor: str, low: float, high: float) -> None:
    company = a_company() if factor == "experience" else a_company(**{factor: None})
    manager = under_one_account(a_manager(**{factor: None}), company)
    assert tuple(manager.load) == pytest.approx((1, 1 / high, 1 / low))
    assert drivers_of(manager) == pytest.approx({f"{factor}:unknown": 1.0})
    assert [driver.term < 0 for driver in manager.drivers] == [True]


def test_performance_is_never_assumed() -> None:
    assert "performance" not in [effect.factor for effect in capacity().product.effects]


@pytest.mark.parametrize(
    ("field", "company_value", "effect"), [("support", "strong", 1.15), ("automation", "manual", 0.9)]
)
def test_a_manager_takes_the_company_s_support_and_automation(field: str, company_value: str, effect: float) -> None:
    assert capacity(a_company(**{field: company_value})).value == pytest.approx(effect)
    assert field not in dict(capacity(a_company(**{field: company_value})).assumed)


@pytest.mark.parametrize(
    ("field", "own", "company_value", "effect"),
    [("support", "none", "strong", 0.85), ("automation", "robust", "manual", 1.15)],
)
def test_a_manager_s_own_support_and_automation_come_first(
    field: str, own: str, company_value: str, effect: float
) -> None:
    assert capacity(a_company(**{field: company_value}), **{field: own}).value == pytest.approx(effect)


def test_factors_multiply() -> None:
    # senior 1.15 x strong support 1.15 x one assistant 1.35 x national 0.95 = 1.69610625
    strong = capacity(experience="senior", support="strong", assistants=1, scope="national")
    assert strong.value == pytest.approx(1.69610625)


MONTHS = [
    # started, as of, whole months
    (date(2026, 11, 1), date(2026, 11, 1), 0),
    (date(2026, 10, 2), date(2026, 11, 1), 0),
    (date(2026, 10, 1), date(2026, 11, 1), 1),
    (date(2025, 12, 15), date(2026, 1, 14), 0),
    (date(2025, 12, 15), date(2026, 1, 15), 1),
    # the 31st: a shorter month is complete on its last day
    (date(2026, 1, 31), date(2026, 2, 27), 0),
    (date(2026, 1, 31), date(2026, 2, 28), 1),
    (date(2024, 1, 31), date(2024, 2, 28), 0),
    (date(2024, 1, 31), date(2024, 2, 29), 1),
    (date(2026, 1, 31), date(2026, 3, 30), 1),
    (date(2026, 1, 31), date(2026, 3, 31), 2),
    (date(2026, 1, 31), date(2026, 4, 29), 2),
    (date(2026, 1, 31), date(2026, 4, 30), 3),
    (date(2026, 2, 28), date(2026, 3, 27), 0),
    (date(2026, 2, 28), date(2026, 3, 28), 1),
    (date(2024, 2, 29), date(2025, 2, 28), 12),
]


@pytest.mark.parametrize(("started", "as_of", "months"), MONTHS)
def test_only_whole_months_count(started: date, as_of: date, months: int) -> None:
    assert whole_months(started, as_of) == months
    ramp = {0: 0.50, 1: 0.70, 2: 0.85}.get(months, 1)
    assert capacity(started=started, as_of=as_of).value == pytest.approx(ramp)


@pytest.mark.parametrize("started", [date(2026, 11, 2), date(2026, 12, 1), date(2031, 1, 1)])
def test_before_the_first_day_there_is_no_capacity(started: date) -> None:
    to_come = capacity(started=started)
    assert (to_come.value, to_come.started, to_come.pace) == (0.0, False, 1.0)


def test_the_first_day_is_the_first_of_the_first_month() -> None:
    first = capacity(started=AS_OF)
    assert (first.value, first.started) == (pytest.approx(0.50), True)


@pytest.mark.parametrize(
    ("fte", "duties", "expected"),
    [
        (0.5, 0, 0.5),
        (1.5, 0, 1.5),
        # 26 of 130 hours are a fifth of a month
        (1.0, 26, 0.8),
        (0.8, 39, 0.5),
        (1.0, 130, 0.0),
        (0.5, 66, 0.0),
        (1.0, 744, 0.0),
        # 0.3 - 39 / 130 leaves a hair by rounding
        (0.3, 39, 0.0),
    ],
)
def test_capacity_is_what_other_duties_leave_of_the_working_time(fte: float, duties: float, expected: float) -> None:
    assert capacity(fte=fte, other_duties_hours=duties).value == pytest.approx(expected)


def test_client_hours_of_the_company_stand_for_130() -> None:
    # 1 - 26 / 104
    assert capacity(a_company(client_hours=104), other_duties_hours=26).value == pytest.approx(0.75)


def test_factors_apply_to_the_time_that_is_left() -> None:
    # (0.8 - 13 / 130) x senior 1.15 = 0.7 x 1.15 = 0.805
    assert capacity(fte=0.8, other_duties_hours=13, experience="senior").value == pytest.approx(0.805)


def test_factors_above_the_upper_bound_are_held() -> None:
    # expert 1.25 x strong 1.15 x two assistants 1.6 = 2.3, above 1.75
    strong = capacity(experience="expert", support="strong", assistants=2)
    assert strong.product.bounded
    assert strong.product.unbounded == pytest.approx(2.3)
    assert strong.value == pytest.approx(1.75)


def test_factors_below_the_lower_bound_are_held() -> None:
    # junior 0.70 x first month 0.50 x manual 0.90 = 0.315, below 0.35
    weak = capacity(automation="manual", experience="junior", started=AS_OF)
    assert weak.product.bounded
    assert weak.value == pytest.approx(0.35)


def test_a_junior_in_the_first_month_is_exactly_at_the_lower_bound_which_does_not_bite() -> None:
    # 0.70 x 0.50 = 0.35
    weak = capacity(experience="junior", started=AS_OF)
    assert not weak.product.bounded
    assert weak.value == pytest.approx(0.35)


def test_a_product_exactly_at_the_upper_bound_is_not_bounded() -> None:
    expert = capacity_of(a_manager(experience="expert"), a_company(), with_numbers({"bound.manager-high": 1.25}), AS_OF)
    assert not expert.product.bounded
    assert expert.value == pytest.approx(1.25)


def test_factors_just_within_the_upper_bound_are_left_alone() -> None:
    # one assistant 1.35 x expert 1.25 = 1.6875, below 1.75
    assert capacity(assistants=1, experience="expert").value == pytest.approx(1.6875)


def test_working_time_and_duties_stand_outside_the_bounds() -> None:
    # junior in the first month 0.35, on a tenth of a full-time job: 0.035, far below 0.35
    assert capacity(fte=0.1, experience="junior", started=AS_OF).value == pytest.approx(0.035)
    # 1.5 x 1.75 = 2.625
    strong = capacity(fte=1.5, experience="expert", support="strong", assistants=2)
    assert strong.value == pytest.approx(2.625)
