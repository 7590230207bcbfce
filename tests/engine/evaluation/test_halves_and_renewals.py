"""An account that two managers share is half a one of each; an account is in renewal before the day of its renewal."""

from datetime import date, timedelta
from typing import Any

import pytest

from amcap import assess
from amcap.engine.evaluation.gathering import evaluate
from amcap.model.portfolio import Portfolio
from amcap.reading.rulebook import load_rulebook

TODAY = date(2026, 11, 22)
BOOK = load_rulebook()


def portfolio(*accounts: dict[str, Any]) -> Portfolio:
    managers = [{"name": "Ann"}, {"name": "Bob"}]
    return Portfolio.model_validate({"managers": managers, "accounts": accounts}, strict=False)


def loads(*accounts: dict[str, Any]) -> dict[str, float | None]:
    managers = assess(portfolio(*accounts), as_of=TODAY).managers
    return {manager.name: manager.load.likely for manager in managers}


def test_half_an_account_is_half_the_work_the_revenue_and_the_hours() -> None:
    # 1/10 for an account of which nothing is known; a half of it is 0.05, and 13 of 130 h are 0.1, of which half.
    halves = (
        {"name": "A (Ann)", "manager": "Ann", "count": 0.5, "revenue": 100.0},
        {"name": "A (Bob)", "manager": "Bob", "count": 0.5, "revenue": 100.0},
        {"name": "B (Ann)", "manager": "Ann", "count": 0.5, "hours_per_month": 13.0},
        {"name": "B (Bob)", "manager": "Bob", "count": 0.5, "hours_per_month": 13.0},
    )
    result = assess(portfolio(*halves), as_of=TODAY)
    ann, bob = result.managers
    assert ann.load == bob.load
    assert ann.load.likely == pytest.approx(0.1)
    assert (ann.accounts, ann.revenue, result.portfolio.accounts) == (1, 50.0, 2)


def test_numbers_of_accounts_are_whole_where_halves_make_whole_ones() -> None:
    odd = assess(portfolio({"name": "A", "manager": "Ann", "count": 1.5}, {"name": "B", "manager": "Ann"}), as_of=TODAY)
    even = assess(portfolio({"name": "A", "manager": "Ann", "count": 1.5}, {"name": "B", "count": 0.5}), as_of=TODAY)
    assert odd.managers[0].accounts == 2.5
    assert repr(even.portfolio.accounts) == "2"


@pytest.mark.parametrize("count", [0, 0.25, 1.2, -1])
def test_no_other_part_of_an_account_is_taken(count: float) -> None:
    with pytest.raises(ValueError, match="count"):
        portfolio({"name": "A", "manager": "Ann", "count": count})


def test_half_an_account_is_handed_to_nobody_else() -> None:
    heavy = [{"name": f"A{n}", "manager": "Ann", "count": 0.5, "tier": "key"} for n in range(20)]
    evaluation = evaluate(portfolio(*heavy), BOOK, TODAY)
    assert all(entry.is_shared for entry in evaluation.entries)
    advice = [each for finding in assess(portfolio(*heavy), as_of=TODAY).findings for each in finding.advice]
    assert advice == []


@pytest.mark.parametrize(
    ("days", "stage", "factor"),
    # stage.renewal is 1.2, stage.at-risk 1.3; within 90 days, today and the last of them included
    [(0, None, 1.2), (90, None, 1.2), (91, None, 1.0), (-1, None, 1.0), (30, "at-risk", 1.3), (30, "steady", 1.0)],
)
def test_an_account_is_in_renewal_before_its_day_unless_its_stage_is_told(
    days: int, stage: str | None, factor: float
) -> None:
    told = {} if stage is None else {"stage": stage}
    account = {"name": "A", "manager": "Ann", "renewal": TODAY + timedelta(days=days), **told}
    assert loads(account)["Ann"] == pytest.approx(0.1 * factor)
