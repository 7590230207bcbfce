"""What to find out: the range that is left is that of a portfolio in which the input is given for everybody."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from amcap.engine.assess import assess
from amcap.engine.explanation import explain_team
from amcap.model.assessment import Range
from amcap.model.explanation import Unknown
from amcap.model.portfolio import Account, Company, Manager, Portfolio
from amcap.model.rulebook import RuleBook
from tests.engine.build import AS_OF, BOOK, a_manager, a_portfolio, an_account
from tests.engine.explanation.told import NEAR, close, evaluated, freshly, manager_of, with_entries
from tests.strategies import portfolios

often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WIDE = ("industry", "contact", "experience", "support", "automation")
"""The factors whose missing value has the wide range."""

ACCOUNT_INPUTS: dict[str, dict[str, str]] = {
    "industry": {"industry": "mining"},
    "contact": {"contact": "monthly"},
    "service": {"service": "standard"},
    "objective": {"objective": "balanced"},
    "geography": {"geography": "remote"},
    "fit": {"fit": "fair"},
    "stage": {"stage": "steady"},
}
MANAGER_INPUTS: dict[str, dict[str, Any]] = {
    "experience": {"experience": "established"},
    "support": {"support": "shared"},
    "automation": {"automation": "basic"},
    "scope": {"scope": "local"},
    "assistants": {"assistants": 0},
    "ramp": {"started": date(2020, 1, 1)},
}


def found_out(portfolio: Portfolio, name: str) -> Portfolio:
    """The portfolio in which an input is given, as it was assumed, wherever it was not."""
    if name == "company-size":
        return portfolio.model_copy(update={"company": portfolio.company.model_copy(update={"size": "medium"})})
    if name in MANAGER_INPUTS:
        ((field, value),) = MANAGER_INPUTS[name].items()
        company = getattr(portfolio.company, field, None)
        managers = [
            one.model_copy(update={field: value}) if getattr(one, field) is None and company is None else one
            for one in portfolio.managers
        ]
        return with_entries(portfolio, managers)
    accounts = [one.model_copy(update=_found_out(one, portfolio.company, name)) for one in portfolio.accounts]
    return with_entries(portfolio, accounts=accounts)


def _found_out(account: Account, company: Company, name: str) -> dict[str, str]:
    if name == "size-and-complexity":
        # 17.5 (15-20), the heuristic that stands in for both, is the cell of small accounts of medium complexity.
        both = account.size is None and account.complexity is None
        return {"size": "small", "complexity": "medium"} if both else {}
    if name in ("size", "complexity"):
        other = account.complexity if name == "size" else account.size
        return {name: "medium"} if getattr(account, name) is None and other is not None else {}
    given = getattr(account, name) or (company.objective if name == "objective" else None)
    return ACCOUNT_INPUTS[name] if given is None else {}


def without_expertise(portfolio: Portfolio) -> Portfolio:
    """No manager lists expertise, so that to say an industry changes no pairing."""
    return with_entries(portfolio, [one.model_copy(update={"expertise": ()}) for one in portfolio.managers])


def near(told: Range, fresh: Range) -> bool:
    return all(map(close, told, fresh))


def left(unknowns: tuple[Unknown, ...]) -> dict[str, Range]:
    return {unknown.input: unknown.load_if_known for unknown in unknowns}


@often
@given(portfolios(min_managers=1).map(without_expertise))
def test_the_range_left_for_a_manager_is_that_of_a_fresh_assessment(portfolio: Portfolio) -> None:
    for manager in portfolio.managers:
        for unknown in manager_of(evaluated(portfolio), manager.name).unknowns:
            fresh = freshly(found_out(portfolio, unknown.input), manager.name)
            assert near(unknown.load_if_known, fresh.load), unknown


@often
@given(portfolios(min_managers=1).map(without_expertise))
def test_the_range_left_for_the_team_is_that_of_a_fresh_assessment(portfolio: Portfolio) -> None:
    for unknown in explain_team(evaluated(portfolio)).unknowns:
        fresh = assess(found_out(portfolio, unknown.input), BOOK, AS_OF).team
        assert near(unknown.load_if_known, fresh.load), unknown


@often
@given(portfolios(min_managers=1))
def test_every_assumption_that_widens_the_range_is_named_once(portfolio: Portfolio) -> None:
    evaluation = evaluated(portfolio)
    tellings = [explain_team(evaluation), *(manager_of(evaluation, name) for name in evaluation.posts)]
    for told in tellings:
        shares = {driver.parameter: driver.share_of_variance for driver in told.drivers}
        assumed = [
            (name.removesuffix(":assumed"), share) for name, share in shares.items() if name.endswith(":assumed")
        ]
        assert [(unknown.input, unknown.share_of_variance) for unknown in told.unknowns] == assumed
        assert sum(shares.values()) == pytest.approx(1 if shares else 0)
        for unknown in told.unknowns:
            assert close(unknown.load_if_known.likely, told.result.load.likely)
            if unknown.input in WIDE:
                within(unknown.load_if_known, told.result.load)


def within(left_over: Range, now: Range) -> None:
    """What is left is no wider than what there was.

    A size or complexity that is found out may widen it: it rests on the heuristic that other accounts rest on, then.
    """
    assert left_over.low is not None
    assert now.low is not None
    assert left_over.high is not None
    assert now.high is not None
    assert left_over.low >= now.low * (1 - NEAR)
    assert left_over.high <= now.high * (1 + NEAR)


@pytest.mark.parametrize(
    ("name", "managers", "accounts", "company"),
    [
        ("industry", [a_manager()], [an_account(industry=None)], {}),
        ("contact", [a_manager()], [an_account(contact=None)], {}),
        ("experience", [a_manager(experience=None)], [an_account()], {}),
        ("support", [a_manager()], [an_account()], {"support": None}),
        ("automation", [a_manager()], [an_account()], {"automation": None}),
        ("size", [a_manager()], [an_account(size=None)], {}),
        ("complexity", [a_manager()], [an_account(complexity=None)], {}),
        ("size-and-complexity", [a_manager()], [an_account(size=None, complexity=None)], {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_unknown_at_a_time(
    name: str, managers: list[Manager], accounts: list[Account], company: dict[str, None]
) -> None:
    whole = Company(**{"size": "medium", "support": "shared", "automation": "basic", **company})
    portfolio = a_portfolio(managers, accounts, whole)
    told = manager_of(evaluated(portfolio))
    assert list(left(told.unknowns)) == [name]
    fresh = freshly(found_out(portfolio, name), "Ada").load
    assert near(told.unknowns[0].load_if_known, fresh)
    # What is left is narrower by more than a rounding error.
    assert fresh.high is not None
    assert told.result.load.high is not None
    assert fresh.high < told.result.load.high * 0.99


def test_an_account_whose_manager_lists_expertise_keeps_its_pairing() -> None:
    # To find out an industry is one thing, who should serve it another: no mismatch is made up.
    told = manager_of(evaluated(a_portfolio([a_manager(expertise=("banking",))], [an_account(industry=None)])))
    plain = manager_of(evaluated(a_portfolio([a_manager()], [an_account(industry="mining")])))
    assert near(left(told.unknowns)["industry"], plain.result.load)


def test_nothing_is_unknown_where_everything_is_said() -> None:
    assert manager_of(evaluated(a_portfolio([a_manager()], [an_account()]))).unknowns == ()


def test_a_manager_without_capacity_has_no_range_to_narrow() -> None:
    told = manager_of(evaluated(a_portfolio([a_manager(fte=0.1, other_duties_hours=130)], [an_account(contact=None)])))
    assert (told.unknowns, told.drivers) == ((), ())


def wide(name: str, **changes: object) -> RuleBook:
    """The default rule book with the wide range for one more factor, as an overlay may have it."""
    factor = BOOK.factors[name].model_copy(update={"wide": True, **changes})
    return BOOK.model_copy(update={"factors": {**BOOK.factors, name: factor}})


@pytest.mark.parametrize("name", [*ACCOUNT_INPUTS, *MANAGER_INPUTS, "company-size"])
def test_an_overlay_may_make_any_factor_wide(name: str) -> None:
    book = wide(name)
    portfolio = a_portfolio([Manager(name="Ada")], [Account(name="Acme", manager="Ada")], Company())
    told = manager_of(evaluated(portfolio, book))
    fresh = freshly(found_out(portfolio, name), "Ada", book).load
    assert near(left(told.unknowns)[name], fresh)


OTHERS = {
    "assistants": [("one", {"assistants": 1}), ("two-or-more", {"assistants": 2})],
    "ramp": [
        ("first-month", {"started": AS_OF}),
        ("second-month", {"started": AS_OF - timedelta(45)}),
        ("third-month", {"started": AS_OF - timedelta(75)}),
    ],
    "experience": [("junior", {"experience": "junior"})],
}


@pytest.mark.parametrize(("name", "level", "given_as"), [(name, *one) for name, ones in OTHERS.items() for one in ones])
def test_an_overlay_may_assume_another_level_of_a_manager(name: str, level: str, given_as: dict[str, Any]) -> None:
    book = wide(name, missing=level)
    accounts = [Account(name="Acme", manager="Ada")]
    told = manager_of(evaluated(a_portfolio([Manager(name="Ada")], accounts, Company()), book))
    fresh = freshly(a_portfolio([Manager(name="Ada", **given_as)], accounts, Company()), "Ada", book).load
    assert near(left(told.unknowns)[name], fresh)


@pytest.mark.parametrize("as_of", [date.min, date.max])
def test_a_start_is_found_at_either_end_of_the_calendar(as_of: date) -> None:
    portfolio = a_portfolio([a_manager(started=None)], [an_account()])
    assert "ramp" in left(manager_of(evaluated(portfolio, wide("ramp"), as_of)).unknowns)


def test_an_overlay_may_assume_another_industry() -> None:
    book = wide("industry", missing="regulated")
    portfolio = a_portfolio([a_manager()], [an_account(industry=None)])
    told = manager_of(evaluated(portfolio, book))
    fresh = freshly(a_portfolio([a_manager()], [an_account(industry="banking")]), "Ada", book).load
    assert near(left(told.unknowns)["industry"], fresh)
