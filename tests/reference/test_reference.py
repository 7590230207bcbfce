"""Cases derived by hand, and what holds of every portfolio."""

from math import log, sqrt

import pytest

from tests.reference.arithmetic import assess
from tests.reference.portfolios import TODAY
from tests.reference.sums import Range

ANA = {"name": "Ana", "experience": "established", "support": "shared", "automation": "basic"}
USUAL = {
    "industry": "manufacturing",
    "contact": "monthly",
    "service": "standard",
    "objective": "balanced",
    "geography": "remote",
    "fit": "fair",
    "stage": "steady",
}
LARGE_AND_HARD = USUAL | {"size": "large", "complexity": "high"}


def ana(account, manager=ANA, company=None, **more):
    """The figures of one manager with one entry."""
    entry = {"name": "one", "manager": "Ana"} | account | more
    return assess({"company": company or {}, "managers": [manager], "accounts": [entry]}, TODAY).managers["Ana"]


def test_five_large_and_hard_accounts_fill_an_established_manager():
    # 5 × 1/5 = 1; 5/6 to 5/4, as each is 1/6 to 1/4; ln c = ln(1.25 × 5/6)/2 = 0.02041, σ = ln(6/4)/2.5632 = 0.15818,
    # Φ(0.12904) = 0.55133
    five = ana(LARGE_AND_HARD, count=5)
    assert five.load == pytest.approx((1, 0.833333, 1.25), abs=5e-6)
    assert five.probability_over == pytest.approx(0.5513, abs=5e-5)
    assert five.recommended == pytest.approx((5, 4, 6), abs=5e-5)
    assert (five.firm, five.verdict, five.hours_per_account) == (False, "healthy", 26)
    assert five.fair_share == pytest.approx((1, 1, 1))


def test_twelve_names_under_a_name_are_a_load_that_is_not_firm():
    # nothing known is 1/10 of a manager of whom nothing is known, who counts as 1
    twelve = ana({}, manager={"name": "Ana"}, count=12)
    assert twelve.load.likely == pytest.approx(1.2)
    assert (twelve.verdict, twelve.firm) == ("overloaded", False)
    assert twelve.load.low < 1 < twelve.load.high


def test_a_juniors_measured_hours_are_less_of_a_standard_manager_and_all_of_the_junior():
    # 60 h × 0.7 = 42 h of 130; the junior has 130 h × 0.7, so the load is 60/130; the junior's 0.7 is in no range
    junior = ana({"hours_per_month": 60}, manager=ANA | {"experience": "junior"})
    assert junior.workload == pytest.approx(42 / 130)
    assert junior.load.likely == pytest.approx(60 / 130)
    assert set(junior.drivers) == {"measured:hours", "month:client-share"}
    assert junior.load == pytest.approx(ana({"hours_per_month": 60}).load)


def test_told_client_hours_stand_for_130_without_a_range():
    # σ² = ln(1 + 0.81/12) = 0.06532; middle 60/120 ÷ e^(σ²/2)
    told = ana({"hours_per_month": 60}, company={"client_hours": 120})
    sigma = sqrt(log(1 + 0.81 / 12))
    assert told.load.likely == pytest.approx(0.5)
    assert log(told.load.high / told.load.low) == pytest.approx(2 * 1.2816 * sigma)
    assert told.centre == pytest.approx(0.5 / 1.0675**0.5)


def test_hours_with_ends_of_their_own_keep_them():
    told = ana({"hours_per_month": {"value": 50, "low": 40, "high": 80}}, company={"client_hours": 100})
    assert told.load == pytest.approx((0.5, 0.4, 0.8), rel=1e-5)


def test_a_dedicated_manager_has_a_load_of_one_whatever_the_capacity():
    dedicated = ana({}, manager={"name": "Ana", "role": "dedicated", "fte": 0.5})
    assert dedicated.load == pytest.approx((1, 1, 1))
    assert (dedicated.firm, dedicated.verdict, dedicated.fair_share) == (True, "healthy", None)
    assert (dedicated.probability_over, dedicated.recommended) == (0, Range(1, 1, 1))


def test_two_dedicated_accounts_are_twice_the_manager():
    assert ana({"tier": "dedicated"}, count=2).load == pytest.approx((2, 2, 2))


def test_key_is_never_less_than_the_account_would_take_without_it():
    # 1/5 with contact contained, × 1.5 for daily contact with a large and complex account
    assert ana(LARGE_AND_HARD | {"contact": "daily"}, tier="key").workload == pytest.approx(0.3)
    assert ana(USUAL | {"size": "small", "complexity": "low", "contact": "daily"}, tier="key").workload == (
        pytest.approx(0.2)
    )


def test_a_segment_contains_every_factor():
    pooled = ana(USUAL | {"segment": "pooled", "contact": "daily"}, manager=ANA | {"expertise": ["retail"]}, count=144)
    assert pooled.load == pytest.approx((1, 0.72, 1.44), rel=1e-5)


def test_the_product_of_factors_is_held_within_its_bounds():
    # 1.2 × 1.5 × 1.25 × 1.2 × 1.15 × 1.2 × 1.4 = 5.2, held at 2; 0.7 × 0.5 × 0.85 × 0.9 × 0.85 = 0.228, held at 0.35
    hard = {"contact": "daily", "service": "premium", "objective": "growth", "geography": "dispersed", "fit": "poor"}
    assert ana(LARGE_AND_HARD | hard | {"industry": "banking", "stage": "onboarding"}).workload == pytest.approx(0.4)
    weak = {"experience": "junior", "started": TODAY, "support": "none", "automation": "manual", "scope": "global"}
    assert ana(LARGE_AND_HARD, manager=ANA | weak).capacity == pytest.approx(0.35)


@pytest.mark.parametrize(
    ("started", "capacity"),
    [("2027-03-16", 0), ("2027-03-15", 0.5), ("2027-02-16", 0.5), ("2027-02-15", 0.7), ("2027-01-15", 0.85),
     ("2026-12-16", 0.85), ("2026-12-15", 1)],
)  # fmt: skip
def test_a_newcomer_carries_more_with_every_whole_month(started, capacity):
    # on 2027-03-15
    assert ana(LARGE_AND_HARD, manager=ANA | {"started": started}).capacity == capacity


def test_before_the_first_day_there_is_no_load():
    later = ana(LARGE_AND_HARD, manager=ANA | {"started": "2027-03-16"})
    assert (later.load, later.probability_over, later.verdict) == (None, 1, "not-started")
    assert later.recommended == Range(0, 0, 0)


def test_fair_shares_leave_out_what_everybody_shares():
    # 5 and 10 accounts of one kind under two managers alike: 5 and 10 ÷ 7.5, without a range
    managers = [ANA, ANA | {"name": "Ben"}]
    accounts = [
        LARGE_AND_HARD | {"name": "few", "manager": "Ana", "count": 5},
        LARGE_AND_HARD | {"name": "many", "manager": "Ben", "count": 10},
    ]
    both = assess({"managers": managers, "accounts": accounts}, TODAY).managers
    assert both["Ana"].fair_share == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert both["Ben"].fair_share == pytest.approx((4 / 3, 4 / 3, 4 / 3))


def test_hires_bring_the_team_to_the_line_and_to_its_plan():
    # 12 × 1/5 = 2.4 (2 to 3) for 1: short of 1.4 (1 to 2); to 90 %: 2.4/0.9 - 1 = 1.667
    team = assess(
        {
            "company": {"size": "medium", "support": "shared", "automation": "basic"},
            "managers": [ANA],
            "accounts": [LARGE_AND_HARD | {"name": "twelve", "count": 12}],
        },
        TODAY,
    ).team
    assert (team.hires, team.hires_to_plan) == ((2, 1, 2), 2)
    assert team.shortfall == pytest.approx(5 / 3)


def test_an_empty_book_is_offered_accounts_like_the_teams():
    # a senior could carry 1.15 ÷ 0.2 of the others' accounts; with no accounts at all, 1.15 ÷ 0.1 of unknown ones
    senior = ANA | {"name": "Ben", "experience": "senior"}
    accounts = [LARGE_AND_HARD | {"name": "few", "manager": "Ana", "count": 3}]
    beside = assess({"managers": [ANA, senior], "accounts": accounts}, TODAY).managers["Ben"]
    alone = assess({"managers": [senior]}, TODAY).managers["Ben"]
    assert (beside.verdict, beside.load) == ("empty", Range(0, 0, 0))
    assert beside.recommended.likely == pytest.approx(5.75)
    assert alone.recommended.likely == pytest.approx(11.5)


def test_an_unknown_is_half_shared_and_half_each_accounts_own():
    # σ² of fit = (ln(1.15/0.88)/2.5632)²; of 4 accounts alike: σ²/2 + σ²/2/4, beside the starting point's
    variance = (log(1.15 / 0.88) / 2.5632) ** 2
    unknown_fit = {key: value for key, value in LARGE_AND_HARD.items() if key != "fit"}
    term, share = ana(unknown_fit, count=4).drivers["fit:unknown"]
    assert term == pytest.approx(sqrt(variance * 5 / 8))
    assert share == pytest.approx(term**2 / (term**2 + (log(1.5) / 2.5632) ** 2))
