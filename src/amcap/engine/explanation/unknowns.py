"""What to find out: the range of a load that would remain if an assumed input were known.

The input is taken to be what was assumed, now as a given one, and the engine is run again.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from amcap.engine.arithmetic.book import Book
from amcap.engine.arithmetic.capacity import Capacity, capacity_of, ramp_level
from amcap.engine.arithmetic.factors import ASSUMED
from amcap.engine.arithmetic.judgement import Judgement, judge
from amcap.engine.arithmetic.uncertainty import drivers
from amcap.engine.arithmetic.workload import Profile, pairing_of
from amcap.engine.evaluation.evaluation import Evaluation, Workloads
from amcap.engine.evaluation.posts import Holding, Post
from amcap.model.explanation import Unknown
from amcap.model.factor_table import FACTOR
from amcap.model.portfolio import Company, Manager
from amcap.model.rulebook import RuleBook

_BOTH = "size-and-complexity"
_ASSISTANTS = {"none": 0, "one": 1, "two-or-more": 2}
_MONTHS_TRIED = 48


def unknowns_of(
    evaluation: Evaluation, posts: Iterable[Post], judgement: Judgement, *, team: bool
) -> tuple[Unknown, ...]:
    """Each assumption that widens a judgement, the widest first, with the range that would be left without it."""
    chosen, unknowns = list(posts), []
    for driver in drivers(judgement.terms):
        name, _, level = driver.parameter.partition(":")
        if level == ASSUMED:
            known = _known(evaluation, chosen, name, team=team)
            unknowns.append(Unknown(name, _taken_as(evaluation, name), driver.share_of_variance, known.load))
    return tuple(unknowns)


def _taken_as(evaluation: Evaluation, name: str) -> str:
    factor = evaluation.rulebook.factors.get(name)
    if factor is not None:
        return factor.missing
    return "fifteen-to-twenty" if name == _BOTH else "medium"


def _known(evaluation: Evaluation, posts: list[Post], name: str, *, team: bool) -> Judgement:
    capacities, holdings = [post.capacity for post in posts], [post.holding for post in posts]
    if team:
        holdings.append(evaluation.unassigned)
    if name in FACTOR and FACTOR[name].subject == "manager":
        books = [holding.book for holding in holdings]
        capacities = [_capacity_with(evaluation, post.manager, name) for post in posts]
    else:
        workloads = Workloads(evaluation.rulebook)
        books = [_book_with(evaluation, holding, name, workloads) for holding in holdings]
    return judge(books, capacities, evaluation.rulebook)


def _capacity_with(evaluation: Evaluation, manager: Manager, name: str) -> Capacity:
    company, level = evaluation.portfolio.company, evaluation.rulebook.factors[name].missing
    manager, company = _with_level(evaluation, manager, company, name, level)
    return capacity_of(manager, company, evaluation.rulebook, evaluation.as_of)


def _with_level(
    evaluation: Evaluation, manager: Manager, company: Company, name: str, level: str
) -> tuple[Manager, Company]:
    """Manager and company with a factor given at a level, where neither of them told it."""
    factor = FACTOR[name]
    if factor.company is not None and getattr(company, factor.company) is not None:
        return manager, company
    if factor.field is None:
        return manager, company.model_copy(update={str(factor.company): level})
    known: Any = level
    if name == "assistants":
        known = _ASSISTANTS[level]
    elif name == "ramp":
        known = _started(evaluation.rulebook, level, evaluation.as_of)
    told = getattr(manager, factor.field) is not None
    return manager if told else manager.model_copy(update={factor.field: known}), company


def _started(book: RuleBook, level: str, as_of: date) -> date | None:
    """A start in the role that makes for a rung of the ramp; None where the rule book leaves no day for it."""
    days = (max(as_of.toordinal() - 31 * months, 1) for months in range(_MONTHS_TRIED))
    starts = (date.fromordinal(day) for day in (*days, 1))
    return next((start for start in starts if ramp_level(book, start, as_of) == level), None)


def _industry_of(book: RuleBook, level: str) -> str:
    """An industry that the rule book has at a level; one that no list has is 'other'."""
    named = (level, *book.rules[f"industry.{level}"].industries)
    return next((industry for industry in named if book.industry_level(industry) == level), level)


def _book_with(evaluation: Evaluation, holding: Holding, name: str, workloads: Workloads) -> Book:
    book = Book()
    for group in holding.groups:
        workload = group.workload
        if not group.measured:
            # The pairing stays what it was: finding out an industry is one thing, who should serve it another.
            expertise = frozenset[str]() if group.post is None else group.post.expertise
            pairing = pairing_of(group.profile.industry, expertise)
            workload = workloads.paired(_with_known(evaluation, group.profile, name), pairing)
        group.add_to(book, workload, evaluation.rulebook.standard_month_hours)
    return book


def _with_known(evaluation: Evaluation, profile: Profile, name: str) -> Profile:
    if name == _BOTH:
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
        level = evaluation.rulebook.factors[name].missing
        return profile._replace(**{field: _industry_of(evaluation.rulebook, level) if name == "industry" else level})
    return profile
