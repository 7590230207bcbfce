"""What multiplies an account's workload, typed by hand.

By this rule book an ordinary account takes exactly one standard manager, so with one factor on it the load of an
ordinary manager is that factor, and so are both ends of its range.
"""

from math import log, sqrt

import pytest

from amcap.engine.arithmetic.factors import effect_of
from amcap.model.assessment import FactorEffect
from tests.engine.build import (
    BOOK,
    ONE_EACH,
    a_company,
    a_manager,
    an_account,
    assessed,
    drivers_of,
    judged,
    weighed,
    with_industries,
    with_numbers,
)

# A value of the account's field, the level that it is, and its effect: likely, low, high.
LEVELS = [
    ("industry", "healthcare", "regulated", 1.20, 1.05, 1.40),
    ("industry", "software", "high-tech", 1.15, 1.00, 1.35),
    ("industry", "retail", "conversational", 0.85, 0.75, 1.00),
    ("industry", "manufacturing", "other", 1, 1, 1),
    ("contact", "daily", "daily", 1.50, 1.25, 1.80),
    ("contact", "weekly", "weekly", 1.20, 1.10, 1.35),
    ("contact", "biweekly", "biweekly", 1.10, 1.00, 1.20),
    ("contact", "monthly", "monthly", 1, 1, 1),
    ("contact", "quarterly", "quarterly", 0.85, 0.70, 0.95),
    ("service", "light", "light", 0.70, 0.50, 0.90),
    ("service", "standard", "standard", 1, 1, 1),
    ("service", "premium", "premium", 1.25, 1.10, 1.50),
    ("objective", "growth", "growth", 1.20, 1.05, 1.40),
    ("objective", "balanced", "balanced", 1, 1, 1),
    ("objective", "maintain", "maintain", 0.85, 0.75, 0.95),
    ("geography", "local", "local", 0.95, 0.90, 1.00),
    ("geography", "remote", "remote", 1, 1, 1),
    ("geography", "dispersed", "dispersed", 1.15, 1.00, 1.30),
    ("fit", "strong", "strong", 0.90, 0.80, 1.00),
    ("fit", "fair", "fair", 1, 1, 1),
    ("fit", "poor", "poor", 1.20, 1.05, 1.40),
    ("stage", "onboarding", "onboarding", 1.40, 1.15, 1.80),
    ("stage", "steady", "steady", 1, 1, 1),
    ("stage", "renewal", "renewal", 1.20, 1.05, 1.50),
    ("stage", "at-risk", "at-risk", 1.30, 1.10, 1.70),
]

# What is unknown has the middle of what is open, with a range over it.
UNKNOWN = [
    ("industry", 0.85, 1.25),
    ("contact", 0.82, 1.25),
    ("service", 0.72, 1.35),
    ("objective", 0.85, 1.2),
    ("geography", 0.92, 1.1),
    ("fit", 0.88, 1.15),
    ("stage", 0.87, 1.2),
]

EXPERTISE = [
    (["manufacturing"], "match", 0.95, 0.90, 1.00),
    (["retail", "Manufacturing"], "match", 0.95, 0.90, 1.00),
    (["retail"], "mismatch", 1.15, 1.05, 1.30),
]


@pytest.mark.parametrize(("factor", "value", "level", "likely", "low", "high"), LEVELS)
def test_a_level_has_its_effect_and_range(
    factor: str, value: str, level: str, likely: float, low: float, high: float
) -> None:
    effect = effect_of(BOOK, factor, level)
    assert (effect.value, effect.low, effect.high, effect.assumed) == (likely, low, high, False)
    assessment = assessed([a_manager()], [an_account(**{factor: value})], book=ONE_EACH)
    manager = judged(assessment)
    assert FactorEffect(factor, level, likely, False) in weighed(assessment).factors
    assert tuple(manager.load) == pytest.approx((likely, low, high))
    assert drivers_of(manager) == ({f"{factor}:{level}": 1.0} if low < high else {})


@pytest.mark.parametrize(("factor", "low", "high"), UNKNOWN)
def test_what_is_unknown_is_listed_and_widens_the_range(factor: str, low: float, high: float) -> None:
    effect = effect_of(BOOK, factor, None)
    assert (effect.level, effect.value, effect.low, effect.high, effect.assumed) == ("unknown", 1, low, high, True)
    company = a_company(objective=None if factor == "objective" else "balanced")
    assessment = assessed([a_manager()], [an_account(**{factor: None})], company=company, book=ONE_EACH)
    manager = judged(assessment)
    assert FactorEffect(factor, "unknown", 1, True) in weighed(assessment).factors
    assert tuple(manager.load) == pytest.approx((1, low, high))
    # what all accounts have in common of it and what each has of its own are one driver
    assert drivers_of(manager) == pytest.approx({f"{factor}:unknown": 1.0})


def test_half_of_what_is_unknown_averages_out_over_many_accounts() -> None:
    # ln(1.25 / 0.82) / 2.5632 = 0.16451 for one; of 100, sqrt(1/2 + 1/2 / 100) of it
    accounts = [an_account(contact=None, count=100)]
    load = judged(assessed([a_manager()], accounts, book=ONE_EACH)).load
    assert load.low is not None
    assert load.high is not None
    assert log(load.high / load.low) == pytest.approx(log(1.25 / 0.82) * sqrt(0.505))


def test_factors_multiply_the_rule_of_thumb() -> None:
    account = an_account(size="large", complexity="high", industry="insurance", contact="weekly", fit="strong")
    assessment = assessed([a_manager()], [account], book=ONE_EACH)
    # 1/5 x 1.20 x 1.20 x 0.90 = 0.2592, which is 33.696 of 130 hours
    assert weighed(assessment).workload == pytest.approx(0.2592)
    assert weighed(assessment).workload_hours == pytest.approx(33.696)


@pytest.mark.parametrize(
    ("industry", "level"),
    [
        *[(name, "regulated") for name in ("healthcare", "pharmaceuticals", "biotechnology", "banking")],
        *[(name, "regulated") for name in ("finance", "insurance", "government")],
        *[(name, "high-tech") for name in ("software", "technology", "information technology")],
        *[(name, "high-tech") for name in ("telecommunications", "electronics")],
        *[(name, "conversational") for name in ("retail", "hospitality", "apparel", "consumer goods")],
        ("food and beverage", "conversational"),
        *[(name, "other") for name in ("manufacturing", "mining", "agriculture")],
    ],
)
def test_an_industry_belongs_to_its_level(industry: str, level: str) -> None:
    assert BOOK.level_of_industry(industry) == level


@pytest.mark.parametrize(
    ("industry", "level"),
    [
        ("HEALTHCARE", "regulated"),
        ("Health-Care", "regulated"),
        ("health care", "regulated"),
        ("  Banking. ", "regulated"),
        ("Information_Technology", "high-tech"),
        ("Food & Beverage", "conversational"),
        ("food, and beverage", "conversational"),
        ("Consumer-Goods!", "conversational"),
    ],
)
def test_an_industry_is_found_whatever_its_case_and_punctuation(industry: str, level: str) -> None:
    assessment = assessed([a_manager()], [an_account(industry=industry)], book=ONE_EACH)
    assert [factor.level for factor in weighed(assessment).factors if factor.factor == "industry"] == [level]


@pytest.mark.parametrize(("expertise", "level", "likely", "low", "high"), EXPERTISE)
def test_a_manager_s_expertise_meets_the_account_s_industry(
    expertise: list[str], level: str, likely: float, low: float, high: float
) -> None:
    assessment = assessed([a_manager(expertise=expertise)], [an_account()], book=ONE_EACH)
    manager = judged(assessment)
    assert FactorEffect("expertise", level, likely, False) in weighed(assessment).factors
    assert tuple(manager.load) == pytest.approx((likely, low, high))


def test_expertise_is_matched_without_regard_to_case_and_punctuation() -> None:
    managers = [a_manager(expertise=["Food & Beverage"])]
    assessment = assessed(managers, [an_account(industry="food-and-beverage")], book=ONE_EACH)
    # 0.85 for a conversational industry x 0.95 for a match = 0.8075
    assert weighed(assessment).workload == pytest.approx(0.8075)


@pytest.mark.parametrize(
    ("expertise", "industry", "manager"),
    [([], "manufacturing", "Ada"), ([], None, "Ada"), (["manufacturing"], "manufacturing", None)],
    ids=["no expertise is listed", "nothing is known", "the account has no manager"],
)
def test_expertise_has_no_effect_where_no_manager_lists_any(
    expertise: list[str], industry: str | None, manager: str | None
) -> None:
    account = an_account(industry=industry, manager=manager)
    assessment = assessed([a_manager(expertise=expertise)], [account], book=ONE_EACH)
    assert weighed(assessment).workload == pytest.approx(1)
    assert "expertise" not in [factor.factor for factor in weighed(assessment).factors]


@pytest.mark.parametrize(
    ("expertise", "industry", "level"),
    [
        ("finance", "Financial services", "match"),
        ("Gesundheitswesen", "HOSPITAL_HEALTH_CARE", "match"),
        ("finance", "banking", "mismatch"),
        ("Zorbing", "ZOR-BING", "match"),
        ("Zorbing", "finance", "mismatch"),
        ("finance", "Zorbing", "unknown"),
        ("finance", "n/a", "unknown"),
        ("n/a", "finance", None),
    ],
)
def test_expertise_and_industry_are_compared_by_what_they_mean(
    expertise: str, industry: str, level: str | None
) -> None:
    assessment = assessed([a_manager(expertise=[expertise])], [an_account(industry=industry)])
    levels = [factor.level for factor in weighed(assessment).factors if factor.factor == "expertise"]
    assert levels == ([] if level is None else [level])


@pytest.mark.parametrize("industry", ["Zorbing", "n/a", "-", "Unknown", None])
def test_an_industry_that_is_not_understood_or_says_nothing_is_unknown(industry: str | None) -> None:
    assessment = assessed([a_manager()], [an_account(industry=industry)])
    assert FactorEffect("industry", "unknown", 1.0, True) in weighed(assessment).factors
    assert ("industry", "unknown", 1) in [(each.factor, each.value, each.count) for each in assessment.assumptions]


def test_the_rule_book_may_say_what_an_industry_counts_as_under_any_of_its_names() -> None:
    book = with_industries("regulated", "mining", "Zorbing")
    words = ("Bergbau", "ZORBING", "banking", "retail", "Widgetry")
    assert [book.level_of_industry(word) for word in words] == [
        "regulated", "regulated", "regulated", "conversational", None,
    ]  # fmt: skip


def test_an_unknown_industry_may_be_outside_a_manager_s_expertise() -> None:
    assessment = assessed([a_manager(expertise=["retail"])], [an_account(industry=None)], book=ONE_EACH)
    assert FactorEffect("expertise", "unknown", 1.03, True) in weighed(assessment).factors
    assert weighed(assessment).workload == pytest.approx(1.03)
    assert [item.factor for item in assessment.assumptions if item.subject_kind == "account"] == ["industry"]


@pytest.mark.parametrize(("factor", "level", "effect"), [("service", "premium", 1.25), ("contact", "weekly", 1.20)])
def test_service_and_contact_may_be_the_company_s(factor: str, level: str, effect: float) -> None:
    account = an_account(**{factor: None})
    assessment = assessed([a_manager()], [account], company=a_company(**{factor: level}), book=ONE_EACH)
    assert FactorEffect(factor, level, effect, False) in weighed(assessment).factors


def test_an_account_without_an_objective_takes_the_company_s() -> None:
    account = an_account(objective=None)
    assessment = assessed([a_manager()], [account], company=a_company(objective="growth"), book=ONE_EACH)
    assert weighed(assessment).workload == pytest.approx(1.20)
    assert FactorEffect("objective", "growth", 1.20, False) in weighed(assessment).factors


def test_an_account_s_own_objective_comes_before_the_company_s() -> None:
    account = an_account(objective="maintain")
    assessment = assessed([a_manager()], [account], company=a_company(objective="growth"), book=ONE_EACH)
    assert weighed(assessment).workload == pytest.approx(0.85)


def test_factors_above_the_upper_bound_are_held_at_two() -> None:
    # 1.20 x 1.50 x 1.25 = 2.25, above 2.0
    account = an_account(industry="banking", contact="daily", service="premium")
    weight = weighed(assessed([a_manager()], [account], book=ONE_EACH))
    assert weight.bounded
    assert weight.workload == pytest.approx(2.0)


def test_factors_below_the_lower_bound_are_held_at_a_half() -> None:
    # 0.85 x 0.85 x 0.70 x 0.95 = 0.4804625, below 0.5
    account = an_account(industry="retail", contact="quarterly", service="light", geography="local")
    weight = weighed(assessed([a_manager()], [account], book=ONE_EACH))
    assert weight.bounded
    assert weight.workload == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("changes", "product"),
    [
        # 1.15 x 1.50 x 1.15 = 1.98375, just below 2.0
        ({"industry": "software", "contact": "daily", "geography": "dispersed"}, 1.98375),
        # 0.85 x 0.85 x 0.70 = 0.50575, just above 0.5
        ({"industry": "retail", "contact": "quarterly", "service": "light"}, 0.50575),
    ],
)
def test_factors_within_the_bounds_are_left_alone(changes: dict[str, str], product: float) -> None:
    weight = weighed(assessed([a_manager()], [an_account(**changes)], book=ONE_EACH))
    assert not weight.bounded
    assert weight.workload == pytest.approx(product)


def test_the_expertise_is_part_of_what_is_bounded() -> None:
    # 1.15 x 1.50 x 1.15 = 1.98375 stays below 2.0; x 1.15 for a mismatch = 2.2813 does not
    account = an_account(industry="software", contact="daily", geography="dispersed")
    weight = weighed(assessed([a_manager(expertise=["retail"])], [account], book=ONE_EACH))
    assert weight.bounded
    assert weight.workload == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("bound", "contact", "at"), [("bound.account-high", "daily", 1.50), ("bound.account-low", "quarterly", 0.85)]
)
def test_a_product_exactly_at_a_bound_is_not_bounded(bound: str, contact: str, at: float) -> None:
    account = an_account(contact=contact)
    weight = weighed(
        assessed([a_manager()], [account], book=with_numbers({bound: at, "starting-point.medium-medium": 1}))
    )
    assert not weight.bounded
    assert weight.workload == pytest.approx(at)
