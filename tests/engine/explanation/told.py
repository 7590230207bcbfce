"""Explanations made within this process, the page they are shown on, and the arithmetic printed on it, worked out."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from math import isclose, prod

from amcap.engine.assess import assess
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.gathering import evaluate
from amcap.engine.explanation import explain_account, explain_manager, explain_team
from amcap.model.assessment import ManagerAssessment
from amcap.model.catalogue import RuleEntry
from amcap.model.derivation import Product
from amcap.model.explanation import AccountExplanation, Explanation, ManagerExplanation, TeamExplanation
from amcap.model.loc import PlaceOf, nowhere
from amcap.model.portfolio import Account, Manager, Portfolio
from amcap.model.rulebook import RuleBook
from amcap.reading.loaded import load
from amcap.rendering.explanation.table import render_explanation
from amcap.rendering.parts.look import Look
from tests.cli.process import ROOT
from tests.engine.build import AS_OF, BOOK

EXAMPLES_AS_OF = date(2026, 11, 22)
NEAR = 1e-9
UNBROKEN = Look(width=1000, everything=True)
"""A page on which no line is broken and nothing is left out."""

_SAID = re.compile(r" \((?:the pace of who spent them|all of the manager)\)")
_BOUND = re.compile(r" \(the bound for ([^)]*)\)")


def evaluated(
    portfolio: Portfolio, book: RuleBook = BOOK, as_of: date = AS_OF, place_of: PlaceOf = nowhere
) -> Evaluation:
    return evaluate(portfolio, book, as_of, place_of)


def example(stem: str) -> Evaluation:
    """An example as the command line sees it, with the lines of its file."""
    loaded = load(str(ROOT / "examples" / f"{stem}.yaml"), BOOK)
    return evaluate(loaded.portfolio, BOOK, EXAMPLES_AS_OF, loaded.place_of)


def manager_of(evaluation: Evaluation, name: str = "Ada") -> ManagerExplanation:
    return explain_manager(evaluation, evaluation.posts[name])


def account_of(evaluation: Evaluation, name: str = "Acme") -> AccountExplanation:
    return explain_account(evaluation, next(entry for entry in evaluation.entries if entry.name == name))


def all_of(evaluation: Evaluation) -> Iterator[Explanation]:
    """Everything that can be explained of a portfolio."""
    yield explain_team(evaluation)
    for post in evaluation.posts.values():
        yield explain_manager(evaluation, post)
    for entry in evaluation.entries:
        yield explain_account(evaluation, entry)


def products_of(told: Explanation) -> tuple[tuple[str, Product], ...]:
    """The products of an explanation, each with the kind of its bounds."""
    if isinstance(told, ManagerExplanation):
        return (("manager", told.capacity),)
    return () if isinstance(told, TeamExplanation) else (("account", told.factors),)


def bounded(product: Product, kind: str) -> float:
    """The product of the steps within the bounds of design section 3.4."""
    if not product.steps:
        # all of a manager, or a starting point that holds every factor
        return product.value
    low, high = {"account": (0.5, 2.0), "manager": (0.35, 1.75)}[kind]
    return min(max(prod(step.effect for step in product.steps), low), high)


def page(told: Explanation, look: Look = UNBROKEN) -> str:
    return render_explanation(told, look)


def sums(text: str) -> Iterator[tuple[str, str]]:
    """The lines of an unbroken page that end in `= X.XXXX`: the arithmetic, and the figure it should come to."""
    for line in text.splitlines():
        found = re.fullmatch(r"(.*) = ([0-9]+\.[0-9]{4})(?: of a month)?", line)
        if found:
            yield re.sub(r" h a month | h(?= x |$)", " ", found[1]).strip().removeprefix("=").strip(), found[2]


def worked_out(arithmetic: str) -> float:
    """A printed product or quotient, with what stands in brackets about a bound left out."""
    text = _SAID.sub("", _BOUND.sub("", arithmetic)).replace(" x ", " * ")
    return _value(ast.parse(text, mode="eval").body)


def bound_for(arithmetic: str) -> float | None:
    """The product that a bound stands in for, where the arithmetic names one."""
    found = _BOUND.search(arithmetic)
    return worked_out(found[1]) if found else None


def _value(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _value(left) * _value(right)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return _value(left) / _value(right)
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            return _value(left) - _value(right)
        case ast.Call(func=ast.Name(id="max"), args=args, keywords=[]):
            return max(map(_value, args))
    raise ValueError(f"no arithmetic: {ast.unparse(node)}")


def as_people_write(portfolio: Portfolio) -> Portfolio:
    """The portfolio with times to two decimals, which is what a file has and what a page prints in full."""

    def short(entry: Manager | Account, *fields: str) -> dict[str, float]:
        given = {field: getattr(entry, field) for field in fields}
        return {field: round(value, 2) for field, value in given.items() if value is not None}

    managers = [one.model_copy(update=short(one, "fte", "other_duties_hours")) for one in portfolio.managers]
    return with_entries(portfolio, managers, [_shortly_measured(one) for one in portfolio.accounts])


def _shortly_measured(account: Account) -> Account:
    told = account.hours_per_month
    return (
        account
        if told is None
        else account.model_copy(update={"hours_per_month": told.model_copy(update={"value": round(told.value, 2)})})
    )


def unmeasured(portfolio: Portfolio) -> Portfolio:
    """By rule of thumb alone: measured hours are those of who spent them, which a changed file cannot tell."""
    return with_entries(
        portfolio, accounts=[one.model_copy(update={"hours_per_month": None}) for one in portfolio.accounts]
    )


def with_entries(
    portfolio: Portfolio, managers: list[Manager] | None = None, accounts: list[Account] | None = None
) -> Portfolio:
    """The portfolio with other managers or accounts."""
    changed = {"managers": managers, "accounts": accounts}
    return portfolio.model_copy(update={key: tuple(value) for key, value in changed.items() if value is not None})


def with_manager(portfolio: Portfolio, name: str, **changes: object) -> Portfolio:
    """The portfolio with one manager changed."""
    managers = [one.model_copy(update=changes) if one.name == name else one for one in portfolio.managers]
    return with_entries(portfolio, managers)


def close(one: float | None, other: float | None) -> bool:
    """Whether two figures are the same but for rounding; None, for no figure, is like nothing else."""
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=NEAR, abs_tol=NEAR)


def freshly(portfolio: Portfolio, name: str, book: RuleBook = BOOK, as_of: date = AS_OF) -> ManagerAssessment:
    """What `assess` says about a manager."""
    return next(one for one in assess(portfolio, book, as_of).managers if one.name == name)


def written_out(entry: RuleEntry) -> str:
    """The value of a rule as people see it: '1.2', '10,000,000 EUR'."""
    value = f"{entry.numbers.value:,.6f}".rstrip("0").rstrip(".")
    return f"{value} {entry.numbers.currency}" if entry.numbers.currency else value
