"""What must hold for every portfolio."""

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from amcap.engine.assess import assess
from amcap.model.assessment import AccountAssessment, Assessment, Range
from amcap.model.portfolio import Manager, Portfolio
from tests.engine.build import AS_OF, BOOK, drivers_of
from tests.strategies import portfolios

often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Enough examples to meet every kind of portfolio; a slow machine is no failure."""

NEAR = 1e-9


def of(portfolio: Portfolio) -> Assessment:
    return assess(portfolio, BOOK, AS_OF)


def reordered(portfolio: Portfolio, managers: list[Any], accounts: list[Any]) -> Portfolio:
    return portfolio.model_copy(update={"managers": tuple(managers), "accounts": tuple(accounts)})


def in_order(figures: Range) -> bool:
    if figures.likely is None:
        return figures.low is None and figures.high is None
    assert figures.low is not None
    assert figures.high is not None
    # the middle of a range lies above the likely value where much is unknown, so that only its ends have an order
    return 0 <= figures.low <= figures.high


@often
@given(portfolios())
def test_figures_stay_within_their_limits(portfolio: Portfolio) -> None:
    assessment = of(portfolio)
    for judgement in (assessment.team, *assessment.managers):
        assert 0 <= judgement.probability_over <= 1
        assert in_order(judgement.load)
        assert judgement.capacity >= 0
        assert judgement.workload >= 0
    for manager in assessment.managers:
        assert in_order(manager.recommended_accounts)
        assert min(room.accounts for room in manager.headroom.accounts) >= 0
        assert manager.headroom.workload == pytest.approx(manager.capacity - manager.workload)
    for account in assessment.accounts:
        assert account.workload > 0
        whole = account.heuristic == "dedicated"
        assert account.basis == "measured" or whole or 0.5 / 20 <= account.workload <= 2


@often
@given(portfolios())
def test_the_parts_make_the_whole(portfolio: Portfolio) -> None:
    assessment = of(portfolio)
    team, managers = assessment.team, assessment.managers
    work = sum(manager.workload for manager in managers) + team.unassigned_workload
    assert team.workload == pytest.approx(work)
    assert team.workload == pytest.approx(sum(account.workload * account.count for account in assessment.accounts))
    assert team.capacity == pytest.approx(sum(manager.capacity for manager in managers))
    counted = sum(manager.accounts for manager in managers) + team.unassigned_accounts
    assert assessment.portfolio.accounts == counted == sum(account.count for account in portfolio.accounts)
    for manager in managers:
        shares = [driver.share_of_variance for driver in manager.drivers]
        assert not shares or sum(shares) == pytest.approx(1)
        assert shares == sorted(shares, reverse=True)
        if manager.load.likely:
            assert manager.load.likely == pytest.approx(manager.workload / manager.capacity)


def by_name(accounts: tuple[AccountAssessment, ...]) -> dict[str, AccountAssessment]:
    return {account.name: account._replace(position=0) for account in accounts}


@often
@given(portfolios(), st.data())
def test_the_order_of_entries_never_matters(portfolio: Portfolio, data: st.DataObject) -> None:
    managers = data.draw(st.permutations(portfolio.managers))
    accounts = data.draw(st.permutations(portfolio.accounts))
    before, after = of(portfolio), of(reordered(portfolio, managers, accounts))
    # exactly the same, not nearly: sums are taken so that no order of rounding shows
    assert before.team == after.team
    assert {manager.name: manager for manager in before.managers} == {man.name: man for man in after.managers}
    assert by_name(before.accounts) == by_name(after.accounts)
    assert before.assumptions == after.assumptions

    def what_was_found(assessment: Assessment) -> list[tuple[str, str, str]]:
        return sorted((finding.id, finding.level, str(finding.subject)) for finding in assessment.findings)

    assert what_was_found(before) == what_was_found(after)


@often
@given(portfolios(min_managers=1, min_accounts=1), st.integers(2, 9))
def test_scaling_all_books_scales_the_work(portfolio: Portfolio, times: int) -> None:
    accounts = [account.model_copy(update={"count": account.count * times}) for account in portfolio.accounts]
    before, after = of(portfolio), of(reordered(portfolio, list(portfolio.managers), accounts))
    assert after.team.workload == pytest.approx(times * before.team.workload)
    for one, many in zip(before.managers, after.managers, strict=True):
        assert many.workload == pytest.approx(times * one.workload)
        assert many.recommended_accounts.likely == pytest.approx(one.recommended_accounts.likely)
        if one.load.likely:
            assert many.load.likely == pytest.approx(times * one.load.likely)


@often
@given(portfolios(min_accounts=1))
def test_an_entry_of_several_is_as_many_entries_of_one(portfolio: Portfolio) -> None:
    apart = [
        account.model_copy(update={"count": 1, "name": f"{position}/{copy}"})
        for position, account in enumerate(portfolio.accounts)
        for copy in range(account.count)
    ]
    pooled, single = of(portfolio), of(reordered(portfolio, list(portfolio.managers), apart))
    assert single.portfolio.accounts == pooled.portfolio.accounts
    assert single.assumptions == pooled.assumptions
    assert (single.team.hires, single.team.verdict) == (pooled.team.hires, pooled.team.verdict)
    for one, other in zip((pooled.team, *pooled.managers), (single.team, *single.managers), strict=True):
        assert other.workload == pytest.approx(one.workload)
        assert other.probability_over == pytest.approx(one.probability_over, abs=NEAR)
        assert (other.load.low, other.load.high) == (pytest.approx(one.load.low), pytest.approx(one.load.high))
    for one, other in zip(pooled.managers, single.managers, strict=True):
        assert drivers_of(other) == pytest.approx(drivers_of(one), abs=NEAR)
        assert other.revenue == pytest.approx(one.revenue)


@often
@given(portfolios(min_accounts=1))
def test_the_hires_are_just_enough(portfolio: Portfolio) -> None:
    needed = of(portfolio).team.hires_to_plan
    assume(needed <= 40)
    planned = {"small": 1.0, "large": 0.85}.get(portfolio.company.size or "", 0.9)

    def load_with(hires: int) -> float:
        new = [Manager(name=f"new hire {index}", experience="established", started=None) for index in range(hires)]
        load = of(reordered(portfolio, [*portfolio.managers, *new], list(portfolio.accounts))).team.load.likely
        return float("inf") if load is None else load

    assert load_with(needed) <= planned + 1e-5
    assert needed == 0 or load_with(needed - 1) > planned


@often
@given(portfolios(min_managers=1))
def test_a_report_on_one_manager_says_the_same_of_that_manager(portfolio: Portfolio) -> None:
    name = portfolio.managers[-1].name
    whole, some = of(portfolio), assess(portfolio, BOOK, AS_OF, only=[name])
    assert some.team == whole.team
    assert some.managers == tuple(manager for manager in whole.managers if manager.name == name)
    assert some.accounts == tuple(account for account in whole.accounts if account.manager == name)
    theirs = {name} | {account.name for account in some.accounts}
    assert {finding.subject.name for finding in some.findings} <= theirs
    assert set(some.findings) <= set(whole.findings)
