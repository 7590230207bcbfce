"""What was taken for everything that nobody told."""

from collections import Counter
from collections.abc import Collection, Iterator

from amcap.engine.evaluation.costs import yearly_cost
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Post
from amcap.model.assessment import Assumption
from amcap.model.vocabulary import UNKNOWN, SubjectKind

_KINDS: tuple[SubjectKind, ...] = ("company", "manager", "account")
_ALLOWED_FOR = frozenset(("client-hours", "months-measured"))
"""What is taken as a number, and allowed for in the range all the same."""

_Found = tuple[SubjectKind, str, str]


def assumptions(evaluation: Evaluation, only: Collection[str] | None) -> tuple[Assumption, ...]:
    """Everything that was not given: company first, then managers, then accounts, the most frequent first.

    `only` names the managers to tell of, with their accounts.
    """
    posts = [post for post in evaluation.posts.values() if only is None or post.name in only]
    found: Counter[_Found] = Counter()
    for post in posts:
        found.update(_of_manager(post, evaluation))
    holdings = [post.holding for post in posts] + ([evaluation.unassigned] if only is None else [])
    for group in (group for holding in holdings for group in holding.groups):
        for factor, value in group.workload.assumed:
            found["account", factor, value] += group.accounts
    measured = any(group.measured for holding in holdings for group in holding.groups)
    found.update(_of_company(evaluation, measured=measured))
    listed = [
        Assumption(
            factor=factor,
            subject_kind=kind,
            kind="judgement" if value == UNKNOWN or factor in _ALLOWED_FOR else "fact",
            value=value,
            count=count,
        )
        for (kind, factor, value), count in found.items()
    ]
    return tuple(sorted(listed, key=lambda item: (_KINDS.index(item.subject_kind), -item.count, item.factor)))


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
