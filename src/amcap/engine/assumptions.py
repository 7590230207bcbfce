"""What was taken for everything that nobody told."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from math import log

from amcap.engine.evaluation.costs import yearly_cost
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Post
from amcap.model.assessment import Assumption
from amcap.model.factor_table import FACTOR
from amcap.model.vocabulary import UNKNOWN, SubjectKind
from amcap.quantities import plain

_KINDS: tuple[SubjectKind, ...] = ("company", "manager", "account")
_ALLOWED_FOR = frozenset(("client-hours", "months-measured"))
"""What is taken as a number, and allowed for in the range all the same."""

_HALF, _TENTH = 1 / 2, 1 / 10
"""Of a job and of a month: examples of facts that hold numbers."""

_Found = tuple[SubjectKind, str, str]


def assumptions(evaluation: Evaluation, only: Collection[str] | None) -> tuple[Assumption, ...]:
    """Everything that was not given: company first, then managers, then accounts, the most frequent first.

    `only` names the managers to tell of, with their accounts.
    """
    posts = [post for post in evaluation.posts.values() if only is None or post.name in only]
    found: defaultdict[_Found, float] = defaultdict(int)
    for post in posts:
        _add(found, _of_manager(post, evaluation))
    holdings = [post.holding for post in posts] + ([evaluation.unassigned] if only is None else [])
    for group in (group for holding in holdings for group in holding.groups):
        for factor, value in group.workload.assumed:
            found["account", factor, value] += group.accounts
    measured = any(group.measured for holding in holdings for group in holding.groups)
    _add(found, _of_company(evaluation, measured=measured))
    listed = [_assumption(*each, count, evaluation) for each, count in found.items()]
    return tuple(sorted(listed, key=lambda item: (_KINDS.index(item.subject_kind), -item.count, item.factor)))


def _add(found: defaultdict[_Found, float], more: Iterable[_Found]) -> None:
    for each in more:
        found[each] += 1


def _assumption(kind: SubjectKind, factor: str, value: str, count: float, evaluation: Evaluation) -> Assumption:
    judgement = value == UNKNOWN or factor in _ALLOWED_FOR
    example, effect = (None, None) if judgement else _otherwise(factor, value, evaluation)
    return Assumption(
        factor=factor,
        subject_kind=kind,
        kind="judgement" if judgement else "fact",
        value=value,
        count=plain(count),
        example=example,
        effect=effect,
    )


def _otherwise(factor: str, value: str, evaluation: Evaluation) -> tuple[str | None, float | None]:
    """What might be told of a fact instead, and what that multiplies a load by: of its levels the one that does most.

    Of hours it is the tenth of a month, of a working week its half.
    """
    book = evaluation.rulebook
    if factor in FACTOR:
        effects = {level: 1 / book.number(f"{factor}.{level}") for level in FACTOR[factor].levels if level != value}
        return max(effects.items(), key=lambda each: abs(log(each[1])))
    if factor == "tier":
        cells = book.number("starting-point.unknown-unknown"), book.number("starting-point.key")
        return "key", cells[0] / cells[1]
    if factor == "fte":
        return f"{_HALF:g}", 1 / _HALF
    if factor == "other-duties-hours":
        return f"{evaluation.month * _TENTH:g}", 1 / (1 - _TENTH)
    return ("dedicated", None) if factor == "role" else (None, None)


def _of_company(evaluation: Evaluation, *, measured: bool) -> Iterator[_Found]:
    company = evaluation.portfolio.company
    if company.size is None and evaluation.posts:
        yield "company", "company-size", "medium"
    if company.client_hours is None and measured:
        yield "company", "client-hours", f"{evaluation.month:g}"


def _of_manager(post: Post, evaluation: Evaluation) -> Iterator[_Found]:
    for factor, value in post.capacity.assumed:
        yield "manager", factor, value
    cost = yearly_cost(post.manager, evaluation.portfolio.currency, evaluation.rulebook)
    if post.manager.cost_per_year is None and post.book.tells_revenue and cost is not None:
        yield "manager", "cost-per-year", f"{cost:.0f}"
