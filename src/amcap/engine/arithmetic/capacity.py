"""The capacity of one manager: hours left for accounts, times factors."""

from calendar import monthrange
from datetime import date
from typing import Any, NamedTuple

from amcap.engine.arithmetic.factors import Effect, Product, effect_of, multiply
from amcap.engine.arithmetic.sums import Part, part
from amcap.engine.arithmetic.uncertainty import CERTAIN, Spread
from amcap.model.factor_table import MANAGER_FACTORS, Factor
from amcap.model.portfolio import Company, Manager
from amcap.model.rulebook import RuleBook

_NO_TIME = 1e-9
"""Less of a month is what rounding leaves where other duties take all of it."""


class Capacity(NamedTuple):
    """How many standard managers a manager is worth; 0 where other duties take the whole month, and before the start.

    `time` is the share of a standard month that there is for accounts. `assumed` are the inputs that nobody told, with
    what was taken for them.
    """

    value: float
    time: float
    product: Product
    assumed: tuple[tuple[str, str], ...]
    started: bool = True

    @property
    def pace(self) -> float:
        """How many hours of a standard manager one hour of this one is worth; 1 of somebody without capacity."""
        return self.product.value if self.value else 1.0

    @property
    def spread(self) -> Spread:
        """How uncertain the capacity, and the pace, is."""
        return self.product.spread if self.value else CERTAIN

    @property
    def part(self) -> Part:
        """It, as a part of a team's."""
        return part(self.value, self.value * self.value, self.spread)


def standard_month(company: Company, book: RuleBook) -> float:
    """Hours a month that a full-time manager has for clients: the company's own, or those of the rule book."""
    return company.client_hours or book.standard_month_hours


def capacity_of(manager: Manager, company: Company, book: RuleBook, as_of: date) -> Capacity:
    """(fte - other duties / hours of a standard month) x bounded factors; none before the first day."""
    fte = 1.0 if manager.fte is None else manager.fte
    time = fte - (manager.other_duties_hours or 0.0) / standard_month(company, book)
    product = multiply(book, "manager", _effects(manager, company, book, as_of), manager.name)
    assumed = [(effect.factor, effect.level) for effect in product.effects if effect.assumed]
    if manager.fte is None:
        assumed.append(("fte", "1"))
    if manager.other_duties_hours is None:
        assumed.append(("other-duties-hours", "0"))
    if manager.role is None:
        assumed.append(("role", "portfolio"))
    started = manager.started is None or manager.started <= as_of
    value = time * product.value if started and time > _NO_TIME else 0.0
    return Capacity(value, time, product, tuple(assumed), started)


def new_hire_capacity(company: Company, book: RuleBook, as_of: date) -> float:
    """What one hire adds: an established, full-time manager under the company's factors, fully ramped."""
    return capacity_of(Manager(name="hire", experience="established"), company, book, as_of).value


def _effects(manager: Manager, company: Company, book: RuleBook, as_of: date) -> list[Effect]:
    levels = [(factor, _level(factor, manager, company, book, as_of)) for factor in MANAGER_FACTORS]
    return [effect_of(book, factor.id, level) for factor, level in levels if level or factor.assumed]


def _level(factor: Factor, manager: Manager, company: Company, book: RuleBook, as_of: date) -> str | None:
    """The level of a factor, None where neither the manager nor the company tells it."""
    told: Any = None if factor.field is None else getattr(manager, factor.field)
    if told is None and factor.company is not None:
        told = getattr(company, factor.company)
    if told is not None and factor.id == "ramp":
        return ramp_level(book, told, as_of)
    if told is not None and factor.id == "assistants":
        return _assistants_level(told)
    level: str | None = told
    return level


def _assistants_level(assistants: int) -> str:
    return {0: "none", 1: "one"}.get(assistants, "two-or-more")


def ramp_level(book: RuleBook, started: date, as_of: date) -> str:
    """The rung of the ramp by whole months in the role; one who is still to come will begin on the first."""
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
