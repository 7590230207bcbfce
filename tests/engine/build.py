"""Builders of an ordinary case: everything known, every factor 1, so that a test names only what it is about.

Under these defaults a manager is worth exactly one standard manager (130 hours of client work a month), and no
manager parameter is uncertain: the range of a load comes from the accounts alone.
"""

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Any

from amcap.engine.assess import assess
from amcap.model.assessment import AccountAssessment, Assessment, ManagerAssessment
from amcap.model.finding import Finding
from amcap.model.loc import Loc, Place
from amcap.model.portfolio import Account, Company, Manager, Portfolio
from amcap.model.rulebook import RuleBook
from amcap.reading.rulebook import load_rulebook

BOOK = load_rulebook()
AS_OF = date(2026, 11, 1)
MONTH = 130.0
"""Hours of client work in a standard month: 40 x 52 / 12 x 0.75."""

_COMPANY = {"size": "medium", "objective": "balanced", "support": "shared", "automation": "basic"}
_ACCOUNT = {
    "manager": "Ada",
    "tier": "standard",
    "size": "medium",
    "complexity": "medium",
    "industry": "manufacturing",
    "service": "standard",
    "contact": "monthly",
    "geography": "remote",
    "fit": "fair",
    "stage": "steady",
}


def a_company(**changes: Any) -> Company:
    return Company(**{**_COMPANY, **changes})


def a_manager(name: str = "Ada", **changes: Any) -> Manager:
    return Manager(name=name, **{"experience": "established", **changes})


def an_account(name: str = "Acme", **changes: Any) -> Account:
    """An account of Ada's, worth 1/15 of a standard manager; a change to None takes a value away."""
    return Account(name=name, **{**_ACCOUNT, **changes})


def measured(name: str = "Acme", *, share: float, manager: str | None = "Ada", **changes: Any) -> Account:
    """An account measured at a share of a standard month."""
    return Account(name=name, manager=manager, hours_per_month=share * MONTH, **changes)


def a_portfolio(
    managers: Iterable[Manager], accounts: Iterable[Account], company: Company | None = None, **fields: Any
) -> Portfolio:
    return Portfolio(managers=tuple(managers), accounts=tuple(accounts), company=company or a_company(), **fields)


def assessed(
    managers: Iterable[Manager],
    accounts: Iterable[Account],
    *,
    company: Company | None = None,
    as_of: date = AS_OF,
    book: RuleBook = BOOK,
    line_of: Callable[[Loc], int | None] = lambda _: None,
    only: Collection[str] | None = None,
    **fields: Any,
) -> Assessment:
    portfolio = a_portfolio(managers, accounts, company, **fields)
    return assess(portfolio, book, as_of, place_of=lambda loc: Place(None, line_of(loc) if loc else None), only=only)


def judged(assessment: Assessment, name: str = "Ada") -> ManagerAssessment:
    return next(manager for manager in assessment.managers if manager.name == name)


def weighed(assessment: Assessment, name: str = "Acme") -> AccountAssessment:
    return next(account for account in assessment.accounts if account.name == name)


def drivers_of(manager: ManagerAssessment) -> dict[str, float]:
    return {driver.parameter: driver.share_of_variance for driver in manager.drivers}


def found(assessment: Assessment, finding: str) -> list[Finding]:
    return [found for found in assessment.findings if found.id == finding]


def the_finding(assessment: Assessment, finding: str) -> Finding:
    (one,) = found(assessment, finding)
    return one


def ids(assessment: Assessment) -> list[str]:
    return [finding.id for finding in assessment.findings]


def assert_tells(message: str, *parts: str) -> None:
    """Each part stands in the message, and stands there whole: 5 is told neither by 15 nor by 5,000 or 5.5."""
    for part in parts:
        assert re.search(rf"(?<![\w.,]){re.escape(part)}(?![\w%]|[.,]\d)", message), f"{part!r} is not in {message!r}"


def line_of(loc: Loc) -> int:
    """A file in which `reviewed` stands on line 3, managers from line 10 on and accounts from line 100 on."""
    return {"reviewed": 3, "managers": 10, "accounts": 100}[str(loc[0])] + int(loc[1] if len(loc) > 1 else 0)


def with_numbers(numbers: dict[str, float]) -> RuleBook:
    """The default rule book with exact numbers for some rules."""
    exact = {rule_id: {"value": value, "low": None, "high": None} for rule_id, value in numbers.items()}
    changed = {rule_id: BOOK.rules[rule_id].model_copy(update=update) for rule_id, update in exact.items()}
    return BOOK.model_copy(update={"rules": {**BOOK.rules, **changed}})


def with_industries(level: str, *names: str) -> RuleBook:
    """The default rule book with industries of its own for a level; loaded anew, as a book remembers those it has."""
    book = load_rulebook()
    rule = book.rules[f"industry.{level}"].model_copy(update={"industries": names})
    return book.model_copy(update={"rules": {**book.rules, f"industry.{level}": rule}})


ONE_EACH = with_numbers({"starting-point.medium-medium": 1})
"""A rule book by which an ordinary account takes exactly one standard manager."""
