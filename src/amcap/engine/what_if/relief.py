"""Which accounts to hand over: the fewest that take enough work off a manager, and of these those that take least."""

from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import NamedTuple

from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Entry, Group, Post
from amcap.quantities import PLACES

FREE, AT_RISK, KEY, LOCKED = range(4)
"""How unwillingly an account is handed over: one is thought of only where those before it do not do."""

UNSEEN = 0.4 * 10**-PLACES
"""The part of a load over 100 % that no printed figure shows."""

_FEW = 8
"""Up to how many accounts all sets of as many are looked at for the one that takes least."""

_TRIES = 4096
"""How many sets are looked at; a book has to be large and odd to need more."""


class Portion(NamedTuple):
    """Accounts alike: what one takes, how many there are, how unwillingly they go, and what they are of."""

    share: float
    accounts: int
    reluctance: int
    of: Entry | Group


Handed = list[tuple[Portion, int]]
"""What to hand over, and how many accounts of it."""


def relief(evaluation: Evaluation, post: Post, excess: float, slack: float = 1e-10) -> Handed:
    """What to hand over so that a manager has less work by `excess` standard managers, or less by `slack` than that.

    Entries where the manager's are at hand, else kinds of accounts. All there is where nothing less does.
    """
    return fewest(portions_of(evaluation, post), excess, slack)


def portions_of(evaluation: Evaluation, post: Post) -> list[Portion]:
    """A manager's accounts entry by entry, or kind by kind where they are too many to be kept; whole ones only."""
    holding = post.holding
    if len(holding.kept) == holding.entries:
        return [portion_of(evaluation, entry, post) for entry in holding.kept]
    return [
        Portion(_mean_share(group), floor(group.accounts), _reluctance(group, post, locked=False), group)
        for group in holding.groups
    ]


def fewest(portions: Sequence[Portion], excess: float, slack: float = 1e-10) -> Handed:
    """The fewest accounts that take at least the excess, among these those that take least over it.

    Accounts that go unwillingly are left out as long as the others take enough.
    """
    pool: list[Portion] = []
    for limit in range(LOCKED + 1):
        pool = [portion for portion in portions if portion.accounts and portion.reluctance <= limit]
        if sum(portion.share * portion.accounts for portion in pool) >= excess - slack:
            break
    # Sorting keeps the order of the file among equals.
    ranked = sorted(pool, key=lambda portion: -portion.share)
    chosen, short = _largest(ranked, excess - slack)
    return chosen if short > 0 else _least(ranked, chosen, excess - slack)


def _largest(ranked: Sequence[Portion], needed: float) -> tuple[Handed, float]:
    """The largest accounts until they do, and what is still short."""
    chosen: Handed = []
    for portion in ranked:
        if needed <= 0:
            break
        number = min(portion.accounts, ceil(needed / portion.share))
        chosen.append((portion, number))
        needed -= portion.share * number
    return chosen, needed


def _least(ranked: Sequence[Portion], chosen: Handed, needed: float) -> Handed:
    """Of all sets of as many accounts that do, one that takes the least work; in large ones the last is chosen so."""
    number = _count(chosen)
    if number > _FEW:
        return _with_smallest_last(ranked, chosen, needed)
    best, least, tries = chosen, _taken(chosen), _TRIES
    for found in _sets(ranked, 0, number, needed):
        tries -= 1
        if tries < 0:
            break
        if found and needed <= _taken(found) < least * (1 - 1e-12):
            best, least = found, _taken(found)
    return best


def _with_smallest_last(ranked: Sequence[Portion], chosen: Handed, needed: float) -> Handed:
    """The largest accounts, but for the last of them the smallest one that is still enough."""
    (last, number), over = chosen[-1], _taken(chosen) - needed
    enough = [portion for portion in ranked[len(chosen) :] if portion.share >= last.share - over]
    if not enough or enough[-1].share == last.share:
        return chosen
    kept = [(last, number - 1)] if number > 1 else []
    return [*chosen[:-1], *kept, (enough[-1], 1)]


def _sets(ranked: Sequence[Portion], start: int, number: int, needed: float) -> Iterator[Handed]:
    """The sets of exactly `number` accounts from `start` on that can take what is needed, the smaller ones first.

    A set without an account stands for a dead end, so that these are counted, too.
    """
    if number == 0 or start == len(ranked):
        yield []
        return
    for place in reversed(range(start, len(ranked))):
        portion = ranked[place]
        if portion.share * number < needed:
            # This and all later ones are too small, even with nothing smaller beside them.
            yield []
            continue
        for taken in range(min(number, portion.accounts), 0, -1):
            for others in _sets(ranked, place + 1, number - taken, needed - portion.share * taken):
                yield [(portion, taken), *others] if taken + _count(others) == number else []


def _taken(handed: Handed) -> float:
    return sum(portion.share * number for portion, number in handed)


def _count(handed: Handed) -> int:
    return sum(number for _, number in handed)


def portion_of(evaluation: Evaluation, entry: Entry, post: Post) -> Portion:
    """An entry of a manager, as something to hand over."""
    account = evaluation.account_of(entry)
    locked = account is not None and bool(account.locked)
    return Portion(entry.workload.share, floor(entry.accounts), _reluctance(entry.group, post, locked=locked), entry)


def _reluctance(group: Group, post: Post, *, locked: bool) -> int:
    if locked or group.profile.wants_whole_manager or post.dedicated:
        return LOCKED
    if group.workload.key:
        return KEY
    return AT_RISK if group.profile.stage == "at-risk" else FREE


def _mean_share(group: Group) -> float:
    return group.workload.share * (group.hours.hours / group.accounts if group.measured else 1.0)
