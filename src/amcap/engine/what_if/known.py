"""What was assumed, as if it were told: the same level, given."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from amcap.engine.arithmetic.capacity import ramp_level
from amcap.engine.arithmetic.workload import Profile
from amcap.model.factor_table import FACTOR
from amcap.model.portfolio import Company, Manager
from amcap.model.rulebook import RuleBook

BOTH = "size-and-complexity"
"""The assumption that is made where neither is told."""

_ASSISTANTS = {"none": 0, "one": 1, "two-or-more": 2}
_MONTHS_TRIED = 48


class Employed(NamedTuple):
    """A manager and the company that may tell some things for all managers."""

    manager: Manager
    company: Company


def employed_with_known(employed: Employed, names: Iterable[str], book: RuleBook, as_of: date) -> Employed:
    """A manager and a company with factors given at the level that is assumed, where neither of them tells them."""
    for name in names:
        if name in FACTOR and FACTOR[name].subject == "manager":
            employed = _employed_with(employed, name, book, as_of)
    return employed


def profile_with_known(profile: Profile, names: Iterable[str], book: RuleBook) -> Profile:
    """An account's profile with inputs given as they are assumed, where it does not tell them."""
    for name in names:
        profile = _profile_with(profile, name, book)
    return profile


def _employed_with(employed: Employed, name: str, book: RuleBook, as_of: date) -> Employed:
    manager, company = employed
    factor, level = FACTOR[name], book.factors[name].missing
    if factor.company is not None and getattr(company, factor.company) is not None:
        return employed
    if factor.field is None:
        return Employed(manager, company.model_copy(update={str(factor.company): level}))
    known: Any = level
    if name == "assistants":
        known = _ASSISTANTS[level]
    elif name == "ramp":
        known = _started(book, level, as_of)
    told = getattr(manager, factor.field) is not None
    return employed if told else Employed(manager.model_copy(update={factor.field: known}), company)


def _started(book: RuleBook, level: str, as_of: date) -> date | None:
    """A start in the role that makes for a rung of the ramp; None where the rule book leaves no day for it."""
    days = (max(as_of.toordinal() - 31 * months, 1) for months in range(_MONTHS_TRIED))
    starts = (date.fromordinal(day) for day in (*days, 1))
    return next((start for start in starts if ramp_level(book, start, as_of) == level), None)


def _profile_with(profile: Profile, name: str, book: RuleBook) -> Profile:
    if name == BOTH:
        both_unknown = profile.size is None and profile.complexity is None
        # The cell that has the number, and the range, of the heuristic that stands in when both are unknown.
        return profile._replace(size="small", complexity="medium") if both_unknown else profile
    if name == "size" and profile.complexity:
        return profile._replace(size=profile.size or "medium")
    if name == "complexity" and profile.size:
        return profile._replace(complexity=profile.complexity or "medium")
    factor = FACTOR.get(name)
    field = factor.field if factor is not None and factor.subject == "account" else None
    if field is not None and getattr(profile, field) is None:
        level = book.factors[name].missing
        return profile._replace(**{field: _industry_of(book, level) if name == "industry" else level})
    return profile


def _industry_of(book: RuleBook, level: str) -> str:
    """An industry that the rule book has at a level; one that no list has is 'other'."""
    named = (level, *book.rules[f"industry.{level}"].industries)
    return next((industry for industry in named if book.industry_level(industry) == level), level)
