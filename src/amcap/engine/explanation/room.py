"""What a manager with room could take on: each account put into the book, and the engine run again."""

from collections.abc import Iterator
from math import floor, inf
from sys import maxsize

from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Entry, Post
from amcap.engine.explanation.levers import handed_over, lever
from amcap.engine.what_if.loads import Outcome, with_more
from amcap.engine.what_if.prospect import what_if
from amcap.model.changes import Move
from amcap.model.explanation import Lever
from amcap.quantities import percent, whole

_SHOWN = 5
"""Accounts that are tried one by one."""


def taken_on(evaluation: Evaluation, post: Post) -> tuple[Lever, ...]:
    """What would still fit under 100 % of a manager who is underloaded: accounts like those in the book, and single
    ones that nobody has or that are with somebody over 100 %, the largest first.
    """
    now, book = with_more(post, 0.0, 0), evaluation.rulebook
    if now.verdict(book) not in ("underloaded", "empty") or post.dedicated or not now.capacity:
        return ()
    if not post.manager.takes_accounts:
        return ()
    return tuple(_all(evaluation, post, now))


def _all(evaluation: Evaluation, post: Post, now: Outcome) -> Iterator[Lever]:
    book, room = evaluation.rulebook, now.capacity - now.workload
    line = book.number("band.healthy-to")
    if now.accounts:
        each = now.workload / now.accounts
        number = floor(min(whole(room / each), _places(post, now.accounts)))
        if number:
            more = Outcome(now.accounts + number, now.workload + number * each, now.capacity)
            yield lever(f"take {number:,} more like these", more, line, book)
    for entry in _candidates(evaluation, post, room):
        moved = what_if(evaluation, [Move(entry.position, post.name)]).outcome(post.name)
        if moved.within(line):
            yield lever(_action(evaluation, entry), moved, line, book, (handed_over(entry, entry.accounts),))


def _candidates(evaluation: Evaluation, post: Post, room: float) -> list[Entry]:
    """Entries that may fit, those that nobody has first, then those of the fullest; the largest first."""
    over = {each.name: load for each in evaluation.posts.values() if (load := _load(each)) > 1 and each is not post}
    fit = [
        entry
        for entry in evaluation.entries
        if (entry.manager is None or entry.manager in over) and entry.workload.share * entry.accounts <= room
        if not entry.is_shared
        and entry.accounts <= _places(post, post.book.accounts)
        and _may_go(evaluation, entry, post)
    ]
    fit.sort(key=lambda entry: (-_fullness(entry, over), -entry.workload.share * entry.accounts, entry.position))
    return fit[:_SHOWN]


def _places(post: Post, accounts: float) -> float:
    """How many accounts more the company's own cap on their number allows."""
    most = post.manager.max_accounts
    return max(most - accounts, 0) if most is not None else maxsize


def _may_go(evaluation: Evaluation, entry: Entry, post: Post) -> bool:
    """Whether nothing is said against it: the account is locked, must not be the manager's, or brings too much."""
    account = evaluation.account_of(entry)
    if account is None:
        return True
    ceiling, paid = post.manager.revenue_ceiling, (entry.revenue or 0.0) * entry.accounts
    too_much = ceiling is not None and paid > 0 and (post.book.revenue or 0.0) + paid > ceiling
    return not (account.locked or post.name in account.not_with or too_much)


def _fullness(entry: Entry, over: dict[str, float]) -> float:
    return inf if entry.manager is None else over[entry.manager]


def _load(post: Post) -> float:
    load = with_more(post, 0.0, 0).load
    return load if load is not None else inf if post.book.accounts else 0.0


def _action(evaluation: Evaluation, entry: Entry) -> str:
    what = f"take {entry.name}" if entry.accounts == 1 else f"take the {entry.accounts:,} of {entry.name}"
    if entry.manager is None:
        return f"{what}, which nobody has"
    load = with_more(evaluation.posts[entry.manager], 0.0, 0).load
    return f"{what} from {entry.manager}, who is at {percent(load)}" if load else f"{what} from {entry.manager}"
