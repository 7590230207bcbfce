"""What to find out: the range that is left is that under a rule book in which what is unknown is exact."""

from math import log, sqrt

import pytest
from hypothesis import HealthCheck, given, settings

from amcap.engine.assess import assess
from amcap.engine.explanation import explain_team
from amcap.model.assessment import Range
from amcap.model.factor_table import FACTOR
from amcap.model.portfolio import Account, Company, Manager, Portfolio
from amcap.model.rulebook import RuleBook
from tests.engine.build import AS_OF, BOOK, a_manager, a_portfolio, an_account, with_numbers
from tests.engine.explanation.told import NEAR, close, evaluated, freshly, manager_of
from tests.strategies import portfolios

often = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def with_known(factor: str) -> RuleBook:
    """The default rule book with an exact number for what is unknown of a factor."""
    rule = f"{factor}.unknown"
    return with_numbers({rule: BOOK.rules[rule].value})


def near(told: Range, fresh: Range) -> bool:
    return all(map(close, told, fresh))


@often
@given(portfolios(min_managers=1))
def test_the_range_left_for_a_manager_is_that_of_a_rule_book_that_knows(portfolio: Portfolio) -> None:
    for manager in portfolio.managers:
        for unknown in manager_of(evaluated(portfolio), manager.name).unknowns:
            if unknown.input in FACTOR:
                fresh = freshly(portfolio, manager.name, with_known(unknown.input))
                assert near(unknown.load_if_known, fresh.load), unknown


@often
@given(portfolios(min_managers=1))
def test_the_range_left_for_the_team_is_that_of_a_rule_book_that_knows(portfolio: Portfolio) -> None:
    for unknown in explain_team(evaluated(portfolio)).unknowns:
        if unknown.input in FACTOR:
            fresh = assess(portfolio, with_known(unknown.input), AS_OF).team
            assert near(unknown.load_if_known, fresh.load), unknown


@often
@given(portfolios(min_managers=1))
def test_everything_unknown_that_widens_the_range_is_named_once(portfolio: Portfolio) -> None:
    evaluation = evaluated(portfolio)
    tellings = [explain_team(evaluation), *(manager_of(evaluation, name) for name in evaluation.posts)]
    for told in tellings:
        shares = {driver.parameter: driver.share_of_variance for driver in told.drivers}
        unknown = [(name.removesuffix(":unknown"), share) for name, share in shares.items() if ":unknown" in name]
        assert [(each.input, each.share_of_variance) for each in told.unknowns] == unknown
        assert sum(shares.values()) == pytest.approx(1 if shares else 0)
        for each in told.unknowns:
            assert close(each.load_if_known.likely, told.result.load.likely)


@pytest.mark.parametrize(
    ("name", "managers", "accounts", "company"),
    [
        ("industry", [a_manager()], [an_account(industry=None)], {}),
        ("contact", [a_manager()], [an_account(contact=None)], {}),
        ("experience", [a_manager(experience=None)], [an_account()], {}),
        ("support", [a_manager()], [an_account()], {"support": None}),
        ("automation", [a_manager()], [an_account()], {"automation": None}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_unknown_at_a_time_leaves_the_range_of_the_rest(
    name: str, managers: list[Manager], accounts: list[Account], company: dict[str, None]
) -> None:
    told_by_all = {"size": "medium", "objective": "balanced", "support": "shared", "automation": "basic"}
    told = manager_of(evaluated(a_portfolio(managers, accounts, Company(**{**told_by_all, **company}))))
    plain = manager_of(evaluated(a_portfolio([a_manager()], [an_account()])))
    (unknown,) = told.unknowns
    assert unknown.input == name
    assert near(unknown.load_if_known, plain.result.load)
    assert told.result.load.high is not None
    assert unknown.load_if_known.high is not None
    assert unknown.load_if_known.high < told.result.load.high


def width(load: Range) -> float:
    assert load.low is not None
    assert load.high is not None
    return log(load.high / load.low)


def test_size_alone_found_out_leaves_half_of_the_variance_of_both() -> None:
    told = manager_of(evaluated(a_portfolio([a_manager()], [an_account(size=None, complexity=None)])))
    left = {unknown.input: unknown.load_if_known for unknown in told.unknowns}
    assert left.keys() == {"size", "complexity"}
    # ln(20 / 5) of which the half goes
    for load in left.values():
        assert width(load) == pytest.approx(log(4) * sqrt(0.5), rel=NEAR)


def test_a_size_found_out_leaves_the_number_that_was_taken() -> None:
    told = manager_of(evaluated(a_portfolio([a_manager()], [an_account(size=None)])))
    (unknown,) = told.unknowns
    assert tuple(unknown.load_if_known) == pytest.approx((1 / 13, 1 / 13, 1 / 13))


def test_nothing_is_unknown_where_everything_is_said() -> None:
    assert manager_of(evaluated(a_portfolio([a_manager()], [an_account()]))).unknowns == ()


def test_a_manager_without_capacity_has_no_range_to_narrow() -> None:
    told = manager_of(evaluated(a_portfolio([a_manager(fte=0.1, other_duties_hours=130)], [an_account(contact=None)])))
    assert (told.unknowns, told.drivers) == ((), ())
