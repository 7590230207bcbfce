"""Who could carry an account, and what measured hours say beside the rule of thumb."""

import pytest
from hypothesis import HealthCheck, given, settings

from amcap.model.explanation import AccountExplanation, Taker
from amcap.model.portfolio import Portfolio
from tests.engine.build import a_manager, a_portfolio, an_account, measured
from tests.engine.explanation.told import NEAR, account_of, close, evaluated, freshly, page, unmeasured, with_entries
from tests.strategies import portfolios

often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def moved(portfolio: Portfolio, account: str, manager: str | None) -> Portfolio:
    changed = {"manager": manager}
    accounts = [one.model_copy(update=changed) if one.name == account else one for one in portfolio.accounts]
    return with_entries(portfolio, accounts=accounts)


def takers(told: AccountExplanation) -> list[str]:
    return [taker.manager for taker in told.takers]


def loads_in_order(told: tuple[Taker, ...]) -> bool:
    loads = [float("inf") if taker.load_with is None else taker.load_with for taker in told if not taker.current]
    return loads == sorted(loads)


@often
@given(portfolios(min_managers=1, min_accounts=1).map(unmeasured))
def test_the_loads_are_those_of_a_fresh_assessment(portfolio: Portfolio) -> None:
    evaluation = evaluated(portfolio)
    for account in portfolio.accounts:
        for taker in account_of(evaluation, account.name).takers:
            fresh = freshly(moved(portfolio, account.name, taker.manager), taker.manager)
            assert close(fresh.load.likely, taker.load_with)
            assert fresh.verdict == taker.verdict_with
            without = freshly(moved(portfolio, account.name, None), taker.manager)
            assert close(without.load.likely, taker.load_without)


@often
@given(portfolios(min_managers=1, min_accounts=1))
def test_the_manager_comes_first_and_the_others_by_their_load(portfolio: Portfolio) -> None:
    evaluation = evaluated(portfolio)
    for account in portfolio.accounts:
        told = account_of(evaluation, account.name)
        assert [taker.manager for taker in told.takers if taker.current] == [account.manager] * (
            account.manager is not None
        )
        assert told.manager == account.manager
        assert not any(taker.current for taker in told.takers[1:])
        assert loads_in_order(told.takers)


@often
@given(portfolios(min_managers=1, min_accounts=1))
def test_whoever_is_dedicated_to_another_account_is_left_out(portfolio: Portfolio) -> None:
    evaluation = evaluated(portfolio)
    for account in portfolio.accounts:
        free = {
            manager.name
            for manager in portfolio.managers
            if manager.role != "dedicated"
            or manager.name == account.manager
            or (account.count == 1 and all(other.manager != manager.name for other in portfolio.accounts))
        }
        assert set(takers(account_of(evaluation, account.name))) == free


def test_takers_of_a_hand_worked_case() -> None:
    managers = [
        a_manager("Ada", expertise=("retail",)),
        a_manager("Bea", experience="senior", expertise=("banking",)),
        a_manager("Cyd", fte=0.1, other_duties_hours=13),
        a_manager("Dot", role="dedicated"),
        a_manager("Eve", role="dedicated"),
    ]
    accounts = [
        an_account("Acme", industry="banking", size="large", count=2),
        measured("Best", share=0.5, manager="Ada"),
        measured("Care", share=0.6, manager="Bea"),
        measured("Dean", share=0.9, manager="Dot"),
    ]
    # Bea's hours are worth 1.15 of a standard manager's, and so is Bea: the load is 0.6
    told = account_of(evaluated(a_portfolio(managers, accounts)))
    # Eve is free for one account, and Acme is two.
    assert [tuple(taker) for taker in told.takers] == [
        # 1 / 10 x 1.20 x 1.15 = 0.138 each
        ("Ada", True, "mismatch", pytest.approx(0.5), pytest.approx(0.776), "healthy"),
        # 1 / 10 x 1.20 x 0.95 = 0.114 each: 0.6 + 0.228 / 1.15
        ("Bea", False, "match", pytest.approx(0.6), pytest.approx(0.798261), "healthy"),
        ("Cyd", False, "none", None, None, "no-capacity"),
    ]


def test_an_account_of_nobodys_has_no_manager_of_its_own() -> None:
    told = account_of(evaluated(a_portfolio([a_manager()], [measured(share=0.8, manager=None)])))
    assert [tuple(taker) for taker in told.takers] == [("Ada", False, "none", 0.0, pytest.approx(0.8), "healthy")]
    assert "Served by nobody yet" in page(told)


def test_where_nobody_could_carry_an_account_no_one_is_listed() -> None:
    managers = [a_manager("Dot", role="dedicated")]
    accounts = [measured("Dean", share=0.9, manager="Dot"), measured(share=0.1, manager=None)]
    told = account_of(evaluated(a_portfolio(managers, accounts)))
    assert told.takers == ()
    assert "Who could carry it" not in page(told)


@often
@given(portfolios(min_accounts=1))
def test_what_is_measured_is_compared_with_the_rule_of_thumb(portfolio: Portfolio) -> None:
    estimated = [one.model_copy(update={"hours_per_month": None}) for one in portfolio.accounts]
    now, then = evaluated(portfolio), evaluated(with_entries(portfolio, accounts=estimated))
    for account in portfolio.accounts:
        compared, thumb = account_of(now, account.name).comparison, account_of(then, account.name)
        assert thumb.comparison is None
        if account.hours_per_month is None:
            assert compared is None
            continue
        assert compared is not None
        hours = account.hours_per_month.value
        assert compared.measured_hours == hours
        assert compared.measured_workload == pytest.approx(hours * compared.pace / 130, rel=NEAR)
        assert compared.rule_of_thumb_workload == pytest.approx(thumb.workload, rel=NEAR)
        assert compared.rule_of_thumb_hours == pytest.approx(thumb.workload * 130, rel=NEAR)
        assert compared.ratio == pytest.approx(compared.measured_workload / thumb.workload, rel=NEAR)


@pytest.mark.parametrize(
    ("hours", "difference"),
    [
        # The rule of thumb is 1 / 15 x 130 h = 8.7 h.
        (26, "17 h a month more than the rule of thumb's 8.7 h (300% of that)"),
        (6.5, "2.2 h a month less than the rule of thumb's 8.7 h (75% of that)"),
    ],
)
def test_what_separates_them_is_said(hours: float, difference: str) -> None:
    text = page(account_of(evaluated(a_portfolio([a_manager()], [an_account(hours_per_month=hours)]))))
    assert difference in text
    assert "the measured hours count" in text


def test_hours_that_agree_with_the_rule_of_thumb_are_said_to() -> None:
    # medium and high: 1 / 10 x 130 h = 13 h
    account = an_account(complexity="high", hours_per_month=13)
    text = page(account_of(evaluated(a_portfolio([a_manager()], [account]))))
    assert "That agrees with the rule of thumb's 13 h; the measured hours count." in text
    assert "0 h a month less" not in text
