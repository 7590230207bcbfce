"""What to find out: the range of a load that would remain if an assumed input were known.

The input is taken to be what was assumed, now as a given one, and the engine is run again.
"""

from collections.abc import Iterable
from typing import Any

from amcap.engine.book import Book
from amcap.engine.capacity import Capacity, capacity_of
from amcap.engine.evaluation import Evaluation
from amcap.engine.factors import ASSUMED
from amcap.engine.judgement import Judgement, judge
from amcap.engine.posts import Post
from amcap.engine.uncertainty import drivers
from amcap.engine.workload import Profile, Workload, pairing_of, workload_of
from amcap.model import vocabulary as words
from amcap.model.explanation import Unknown

_BOTH = "size-and-complexity"


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
    rebuilt = [_rebuilt(evaluation, post, name) for post in posts]
    books, capacities = [book for book, _ in rebuilt], [capacity for _, capacity in rebuilt]
    if team:
        books.append(_rebuilt_book(evaluation, None, frozenset(), name))
    return judge(books, capacities, evaluation.rulebook)


def _rebuilt(evaluation: Evaluation, post: Post, name: str) -> tuple[Book, Capacity]:
    manager = post.manager
    company = evaluation.portfolio.company
    if name in words.MANAGER_FACTORS and getattr(manager, name, "") is None and getattr(company, name, None) is None:
        manager = manager.model_copy(update={name: evaluation.rulebook.factors[name].missing})
    capacity = capacity_of(manager, company, evaluation.rulebook, evaluation.as_of)
    return _rebuilt_book(evaluation, post.name, post.expertise, name), capacity


def _rebuilt_book(evaluation: Evaluation, manager: str | None, expertise: frozenset[str], name: str) -> Book:
    book = Book()
    known: dict[Profile, Workload] = {}
    for entry in evaluation.entries_of(manager):
        if entry.profile not in known:
            # The pairing stays what it was: finding out an industry is one thing, who should serve it another.
            pairing = pairing_of(entry.profile.industry, expertise)
            known[entry.profile] = workload_of(
                _with_known(evaluation, entry.profile, name), pairing, evaluation.rulebook
            )
        book.add(known[entry.profile], entry.accounts)
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
    if name in words.ACCOUNT_FACTORS and getattr(profile, name, "") is None:
        known: Any = {name: evaluation.rulebook.factors[name].missing}
        return profile._replace(**known)
    return profile
