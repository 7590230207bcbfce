"""The capacity of one manager: hours left for accounts, times factors."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from amcap.engine.arithmetic.factors import Effect, Product, effect_of, multiply
from amcap.model.portfolio import Company, Manager
from amcap.model.rulebook import RuleBook


class Capacity(NamedTuple):
    """How many standard managers a manager is worth; 0 where other duties take the whole month."""

    value: float
    time: float
    product: Product
    assumed: tuple[tuple[str, str], ...]


def capacity_of(manager: Manager, company: Company, book: RuleBook, as_of: date) -> Capacity:
    """(fte - other duties / hours of a standard month) x bounded factors."""
    fte = 1.0 if manager.fte is None else manager.fte
    time = fte - (manager.other_duties_hours or 0.0) / book.standard_month_hours
    product = multiply(book, "manager", _effects(manager, company, book, as_of))
    assumed = [(effect.factor, effect.level) for effect in product.effects if effect.assumed]
    if manager.fte is None:
        assumed.append(("fte", "1"))
    if manager.other_duties_hours is None:
        assumed.append(("other-duties-hours", "0"))
    # The company's size is told, or assumed, once for all managers.
    own = tuple(item for item in assumed if item[0] != "company-size")
    return Capacity(max(time, 0.0) * product.value, time, product, own)


def new_hire_capacity(company: Company, book: RuleBook, as_of: date) -> float:
    """What one hire adds: an established, full-time manager under the company's factors, fully ramped."""
    return capacity_of(Manager(name="hire", experience="established"), company, book, as_of).value


def _effects(manager: Manager, company: Company, book: RuleBook, as_of: date) -> list[Effect]:
    levels = {
        "experience": manager.experience,
        "ramp": None if manager.started is None else ramp_level(book, manager.started, as_of),
        "support": manager.support or company.support,
        "automation": manager.automation or company.automation,
        "company-size": company.size,
        "scope": manager.scope,
        "assistants": None if manager.assistants is None else _assistants_level(manager.assistants),
    }
    if manager.performance is not None:
        # Never assumed: where nobody judged it, it is no part of the product.
        levels["performance"] = manager.performance
    return [effect_of(book, factor, level) for factor, level in levels.items()]


def _assistants_level(assistants: int) -> str:
    return {0: "none", 1: "one"}.get(assistants, "two-or-more")


def ramp_level(book: RuleBook, started: date, as_of: date) -> str:
    """The rung of the ramp by whole months in the role; a start still to come counts as the first month."""
    months = whole_months(started, as_of)
    for level in ("first-month", "second-month", "third-month"):
        limit = book.rules[f"ramp.{level}"].under_months
        if limit is not None and months < limit:
            return level
    return "done"


def whole_months(start: date, end: date) -> int:
    """Calendar months completed between two days; the last day of a shorter month completes one."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end.day < min(start.day, monthrange(end.year, end.month)[1]))
