"""A harder account never lowers a load; a stronger manager never raises one."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amcap.engine.assess import assess
from amcap.model.measured_hours import MeasuredMean
from amcap.model.portfolio import Portfolio
from tests.engine.build import AS_OF, BOOK
from tests.strategies import portfolios

some = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Each of these runs once a field, so fewer examples of each will do."""

# From the least work to the most, by the rule book.
HARDER: dict[str, tuple[Any, ...]] = {
    "tier": ("standard", "key"),
    "size": ("small", "medium", "large"),
    "complexity": ("low", "medium", "high"),
    "industry": ("retail", "manufacturing", "software", "healthcare"),
    "service": ("light", "standard", "premium"),
    "contact": ("quarterly", "monthly", "biweekly", "weekly", "daily"),
    "objective": ("maintain", "balanced", "growth"),
    "geography": ("local", "remote", "dispersed"),
    "fit": ("strong", "fair", "poor"),
    "stage": ("steady", "renewal", "at-risk", "onboarding"),
    "hours_per_month": tuple(MeasuredMean(value=hours) for hours in (0.5, 7.4, 13.0, 26.0, 130.0)),
    "count": (1, 2, 9),
}

# From the least capacity to the most, by the rule book.
STRONGER: dict[str, tuple[Any, ...]] = {
    "experience": ("junior", "established", "senior", "expert"),
    "started": (date(2026, 12, 1), AS_OF, date(2026, 9, 30), date(2026, 9, 1), date(2026, 8, 1), date(2020, 1, 1)),
    "support": ("none", "shared", "strong"),
    "automation": ("manual", "basic", "robust"),
    "scope": ("global", "national", "local"),
    "assistants": (0, 1, 2, 5),
    "performance": ("developing", "typical", "top"),
    "fte": (0.1, 0.8, 1.0, 1.5),
    "other_duties_hours": (200.0, 130.0, 13.0, 0.0),
}

STRONGER_COMPANY: dict[str, tuple[Any, ...]] = {
    "support": ("none", "shared", "strong"),
    "automation": ("manual", "basic", "robust"),
}


def by_rule_of_thumb(portfolio: Portfolio) -> Portfolio:
    """Without accounts whose work goes by their manager: measured hours, which are worth more of a stronger one, and
    dedicated accounts, which take all there is."""
    told = {"hours_per_month": None, "tier": None}
    return portfolio.model_copy(
        update={
            "accounts": tuple(account.model_copy(update=told) for account in portfolio.accounts),
            "managers": tuple(manager.model_copy(update={"role": None}) for manager in portfolio.managers),
        }
    )


def loads(portfolio: Portfolio) -> list[float]:
    """The load of the team and of each manager; without capacity it is beyond any number."""
    assessment = assess(portfolio, BOOK, AS_OF)
    likely = [judgement.load.likely for judgement in (assessment.team, *assessment.managers)]
    return [float("inf") if load is None else load for load in likely]


def with_entry(portfolio: Portfolio, kind: str, position: int, change: dict[str, Any]) -> Portfolio:
    entries = list(getattr(portfolio, kind))
    entries[position] = entries[position].model_copy(update=change)
    return portfolio.model_copy(update={kind: tuple(entries)})


def rises_along(portfolios_in_order: list[Portfolio]) -> bool:
    steps = pairwise(map(loads, portfolios_in_order))
    return all(below <= above + 1e-9 for step in steps for below, above in zip(*step, strict=True))


@pytest.mark.parametrize("field", HARDER)
@some
@given(portfolio=portfolios(min_managers=1, min_accounts=1), data=st.data())
def test_a_harder_account_never_lowers_a_load(field: str, portfolio: Portfolio, data: st.DataObject) -> None:
    if field == "industry":
        # Another industry may also meet or miss the manager's expertise, which is a factor of its own, tested below.
        managers = tuple(manager.model_copy(update={"expertise": ()}) for manager in portfolio.managers)
        portfolio = portfolio.model_copy(update={"managers": managers})
    position = data.draw(st.integers(0, len(portfolio.accounts) - 1))
    ladder = [with_entry(portfolio, "accounts", position, {field: level}) for level in HARDER[field]]
    assert rises_along(ladder)


@some
@given(portfolio=portfolios(min_managers=1, min_accounts=1), data=st.data())
def test_an_account_further_from_its_manager_s_expertise_never_lowers_a_load(
    portfolio: Portfolio, data: st.DataObject
) -> None:
    account = data.draw(st.integers(0, len(portfolio.accounts) - 1))
    manager = data.draw(st.integers(0, len(portfolio.managers) - 1))
    change = {"industry": "mining", "manager": portfolio.managers[manager].name}
    # Only this account, so that no other one meets the new expertise by chance.
    alone = portfolio.model_copy(update={"accounts": (portfolio.accounts[account].model_copy(update=change),)})
    # match 0.95, nothing to compare 1, mismatch 1.15
    ladder = [with_entry(alone, "managers", manager, {"expertise": known}) for known in (("Mining",), (), ("retail",))]
    assert rises_along(ladder)


@pytest.mark.parametrize("field", STRONGER)
@some
@given(portfolio=portfolios(min_managers=1, min_accounts=1).map(by_rule_of_thumb), data=st.data())
def test_a_stronger_manager_never_raises_a_load(field: str, portfolio: Portfolio, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(portfolio.managers) - 1))
    ladder = [with_entry(portfolio, "managers", position, {field: level}) for level in STRONGER[field]]
    assert rises_along(ladder[::-1])


@pytest.mark.parametrize("field", STRONGER_COMPANY)
@some
@given(portfolio=portfolios(min_managers=1, min_accounts=1).map(by_rule_of_thumb))
def test_a_better_equipped_company_never_raises_a_load(field: str, portfolio: Portfolio) -> None:
    companies = [portfolio.company.model_copy(update={field: level}) for level in STRONGER_COMPANY[field]]
    ladder = [portfolio.model_copy(update={"company": company}) for company in companies]
    assert rises_along(ladder[::-1])


@some
@given(portfolio=portfolios(min_managers=1, min_accounts=1), data=st.data())
def test_one_account_fewer_never_raises_a_load(portfolio: Portfolio, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(portfolio.accounts) - 1))
    fewer = portfolio.accounts[:position] + portfolio.accounts[position + 1 :]
    assert rises_along([portfolio.model_copy(update={"accounts": fewer}), portfolio])
