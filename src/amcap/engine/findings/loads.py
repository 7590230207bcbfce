"""Findings on how full each manager's book is."""

from collections.abc import Iterator

from amcap.engine.arithmetic.judgement import whole
from amcap.engine.evaluation.posts import Post
from amcap.engine.findings.case import Case, Hit
from amcap.model.assessment import ManagerAssessment
from amcap.quantities import counted, hours, percent, percent_range


def overloaded(case: Case) -> Iterator[Hit]:
    yield from _over(case, "overloaded")


def stretched(case: Case) -> Iterator[Hit]:
    yield from _over(case, "stretched")


def underloaded(case: Case) -> Iterator[Hit]:
    for post, manager in case.posts():
        if manager.verdict == "underloaded":
            room = whole((manager.recommended_accounts.likely or 0) - manager.accounts)
            more = f"room for {room:,} more like {_these(manager)}, or {hours(manager.headroom.hours)} a month"
            if post.dedicated:
                more = f"{hours(manager.headroom.hours)} a month to spare, though the role is for one account only"
            yield case.on_manager("underloaded", post, f"{_carries(manager)}: {more}.")


def no_capacity(case: Case) -> Iterator[Hit]:
    for post, manager in case.posts():
        if manager.verdict == "no-capacity" and manager.accounts:
            yield case.on_manager("no-capacity", post, _nothing_left(case, post, manager))


def _over(case: Case, verdict: str) -> Iterator[Hit]:
    for post, manager in case.posts():
        if manager.verdict != verdict:
            continue
        recommended = whole(manager.recommended_accounts.likely or 0)
        excess = f"{hours(manager.headroom.hours)} a month over the {hours(manager.capacity_hours)} there are"
        if manager.accounts > max(recommended, 1):
            over = counted(manager.accounts - recommended, "account")
            excess = f"{over} more than the {recommended:,} recommended, or {excess}"
        yield case.on_manager(verdict, post, f"{_carries(manager)}: {excess}.")


def _nothing_left(case: Case, post: Post, manager: ManagerAssessment) -> str:
    fte = 1.0 if post.manager.fte is None else post.manager.fte
    month = hours(fte * case.evaluation.rulebook.standard_month_hours)
    duties = hours(post.manager.other_duties_hours or 0)
    book = f"{counted(manager.accounts, 'account')} ({hours(manager.workload_hours)} a month)"
    left = f"other duties take {duties} a month, and there are {month}"
    return f"{manager.name} has {book} but no time for {_these(manager)}: {left}."


def _carries(manager: ManagerAssessment) -> str:
    assert manager.load.likely is not None
    load = f"{percent(manager.load.likely)} of capacity (range {percent_range(manager.load)})"
    return f"{manager.name} carries {counted(manager.accounts, 'account')} at {load}"


def _these(manager: ManagerAssessment) -> str:
    return "it" if manager.accounts == 1 else "them"
