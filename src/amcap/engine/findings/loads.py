"""Findings on how full each manager's book is."""

from collections.abc import Iterator

from amcap.engine.evaluation.posts import Post
from amcap.engine.findings.case import Case, Hit
from amcap.model.assessment import ManagerAssessment
from amcap.model.vocabulary import Level
from amcap.quantities import counted, hours, load_of_capacity, room, whole


def overloaded(case: Case) -> Iterator[Hit]:
    yield from _over(case, "overloaded")


def stretched(case: Case) -> Iterator[Hit]:
    yield from _over(case, "stretched")


def underloaded(case: Case) -> Iterator[Hit]:
    for post, manager in case.posts():
        if manager.verdict == "underloaded":
            more = _spare(manager)
            if post.dedicated:
                more = f"{hours(manager.headroom.hours)} a month to spare, though the role is for one account only"
            yield case.on_manager("underloaded", post, f"{_carries(manager)}: {more}.")


def _spare(manager: ManagerAssessment) -> str:
    spare, more = hours(manager.headroom.hours), room(manager.recommended_accounts, manager.accounts)
    if more < 1:
        return f"{spare} a month to spare, which is not enough for another one like {_these(manager)}"
    return f"room for {more:,} more like {_these(manager)}, or {spare} a month"


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
        if manager.accounts > recommended > 0:
            excess = f"{_too_many(manager.accounts - recommended, recommended)}, or {excess}"
        # What is over on average only, and may well be under, is no error.
        level: Level | None = "warning" if case.level(verdict) == "error" and not manager.firm else None
        yield case.on_manager(verdict, post, f"{_carries(manager)}: {excess}.", level)


def _too_many(over: int, recommended: int) -> str:
    if recommended == 1:
        return f"{over:,} more than the one account recommended"
    return f"{counted(over, 'account')} more than the {recommended:,} recommended"


def _nothing_left(case: Case, post: Post, manager: ManagerAssessment) -> str:
    fte = 1.0 if post.manager.fte is None else post.manager.fte
    month = hours(fte * case.evaluation.month)
    duties = hours(post.manager.other_duties_hours or 0)
    book = f"{counted(manager.accounts, 'account')} ({hours(manager.workload_hours)} a month)"
    left = f"other duties take {duties} a month, and there are {month}"
    return f"{manager.name} has {book} but no time for {_these(manager)}: {left}."


def _carries(manager: ManagerAssessment) -> str:
    return f"{manager.name} carries {counted(manager.accounts, 'account')} at {load_of_capacity(manager.load)}"


def _these(manager: ManagerAssessment) -> str:
    return "it" if manager.accounts == 1 else "them"
