"""Findings on how full each manager's book is."""

from collections.abc import Iterator

from amcap.engine.evaluation.posts import Post
from amcap.engine.findings.case import Case, Hit
from amcap.engine.findings.offers import who_takes
from amcap.engine.findings.placements import Placed
from amcap.model.assessment import ManagerAssessment
from amcap.model.vocabulary import Level
from amcap.quantities import counted, hours, listed, load_of_capacity, room


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
    month = case.evaluation.month
    for post, manager in case.posts():
        if manager.verdict != verdict:
            continue
        handed = case.placements.handed.get(post.name, ())
        excess = f"{hours(-manager.headroom.hours)} a month over a capacity of {hours(manager.capacity_hours)}"
        # What is over on average only, and may well be under, is no error.
        level: Level | None = "warning" if case.level(verdict) == "error" and not manager.firm else None
        message = f"{_carries(manager)}: {excess}.{_mended(handed, manager, month)}"
        advice = [each for placed in handed for each in placed.advice("move", month)]
        yield case.on_manager(verdict, post, message, level, advice)


def _mended(handed: tuple[Placed, ...], manager: ManagerAssessment, month: float) -> str:
    """The fewest accounts that mend it; where that is the whole book, no handing over does."""
    number = sum(placed.accounts for placed in handed)
    if not number or number == manager.accounts:
        return ""
    names = [placed.name for placed in handed if placed.name is not None]
    named = f" ({listed(names)})" if names else ""
    work = hours(sum(placed.work for placed in handed) * month)
    fewest = f" The fewest that mend it are {counted(number, 'account')}{named}, {work} a month"
    if number == 1:
        fewest = f" One account mends it{named}, {work} a month"
    return f"{fewest}: {who_takes(handed)}."


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
