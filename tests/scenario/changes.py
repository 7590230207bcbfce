"""Changes to draw for a portfolio: for each subject, what can be done to it one after the other."""

from datetime import date
from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from amcap.model import vocabulary as words
from amcap.model.changes import Change, Hire, Leave, Move, OnDay, SetAccount, SetCompany, SetManager
from amcap.model.portfolio import Manager, Portfolio
from tests.strategies import INDUSTRIES

NEW = "Somebody new"

_OF_COMPANY = st.sampled_from(
    [
        *(("size", size) for size in words.SIZES),
        *(("objective", objective) for objective in get_args(words.Objective)),
        ("objective", None),
        ("support", "strong"),
        ("automation", None),
    ]
)
_OF_MANAGER = st.sampled_from(
    [
        ("fte", 0.5),
        ("fte", None),
        ("other_duties_hours", 40.0),
        ("other_duties_hours", 200.0),
        ("experience", "junior"),
        ("started", date(2026, 9, 15)),
        ("support", None),
        ("assistants", 2),
        ("expertise", ("mining", "retail")),
        ("expertise", ("Health-Care",)),
        ("expertise", ()),
        ("role", "dedicated"),
    ]
)
_OF_ACCOUNT = st.sampled_from(
    [
        ("tier", "key"),
        ("tier", None),
        ("size", "large"),
        ("size", None),
        ("complexity", "high"),
        *(("industry", industry) for industry in INDUSTRIES),
        ("contact", "weekly"),
        ("objective", None),
        ("revenue", 12_345.67),
        ("revenue", None),
        ("hours_per_month", 17.25),
        ("hours_per_month", None),
    ]
)
_DAY = st.dates(date(2026, 9, 1), date(2027, 3, 1))


@st.composite
def changes_by_subject(draw: DrawFn, portfolio: Portfolio) -> list[list[Change]]:
    """Changes that can be made to a portfolio, those to one subject together: only their own order may matter.

    First come who joins and who leaves.
    """
    names = [manager.name for manager in portfolio.managers]
    leavers = draw(st.sets(st.sampled_from(names))) if names else set()
    there: list[str | None] = [None, NEW, *(name for name in names if name not in leavers)]
    subjects: list[list[Change]] = [[SetCompany(*draw(_OF_COMPANY))], [OnDay(draw(_DAY))]]
    for name in there[1:]:
        chosen = draw(st.lists(_OF_MANAGER, max_size=2))
        subjects.append([SetManager(str(name), field, value) for field, value in chosen])
    for position, account in enumerate(portfolio.accounts):
        holder = None if account.manager in leavers else account.manager
        of_account: list[Change] = [SetAccount(position, *draw(_OF_ACCOUNT)) for _ in range(draw(st.integers(0, 2)))]
        moves = draw(st.lists(st.sampled_from(there), max_size=2))
        if moves and moves[0] != holder:
            of_account.append(Move(position, moves.pop(0), draw(st.integers(1, account.count))))
        subjects.append([*of_account, *(Move(position, to) for to in moves[:1] if draw(st.booleans()))])
    return [[Hire(Manager(name=NEW, experience="established")), *map(Leave, sorted(leavers))], *subjects]


def in_order(subjects: list[list[Change]]) -> list[Change]:
    """The changes subject by subject."""
    return [change for changes in subjects for change in changes]


def interleaved(subjects: list[list[Change]], order: list[int]) -> list[Change]:
    """The changes of all subjects in another order that keeps each subject's own; who joins and leaves comes first."""
    first, *others = subjects
    waiting = {index: list(changes) for index, changes in enumerate(others)}
    mixed = [waiting[index].pop(0) for index in order if waiting.get(index)]
    return [*first, *mixed, *in_order(list(waiting.values()))]
