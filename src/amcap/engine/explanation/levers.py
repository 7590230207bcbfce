"""What would bring a load down to 100 %: each lever pulled, and the engine run again."""

from collections.abc import Iterator

from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Entry, Post
from amcap.engine.what_if.loads import Outcome, with_more
from amcap.engine.what_if.prospect import what_if
from amcap.engine.what_if.relief import UNSEEN, fewest, portion_of
from amcap.model.changes import Move, SetManager
from amcap.model.explanation import HandedOver, Lever
from amcap.model.factor_table import FACTORS
from amcap.model.portfolio import Manager
from amcap.model.rulebook import RuleBook
from amcap.model.vocabulary import UNKNOWN
from amcap.quantities import counted, hours

_STRONGER = {factor.id: factor.levels for factor in FACTORS if factor.lever}
"""Factors that the firm can turn up for a manager, from the weakest level to the strongest."""


def levers_of(evaluation: Evaluation, post: Post) -> tuple[Lever, ...]:
    """What can be done for a manager who is over 100 %: accounts or hours handed over, or more capacity given."""
    now = with_more(post, 0.0, 0)
    if not now.accounts or now.within(evaluation.rulebook.number("band.healthy-to")):
        return ()
    return tuple(_all(evaluation, post, now))


def lever(
    action: str, outcome: Outcome, target: float, rulebook: RuleBook, accounts: tuple[HandedOver, ...] = ()
) -> Lever:
    """Something that can be done, with what comes of it; it is enough where the load is no higher than the target."""
    return Lever(
        action=action,
        load=outcome.load,
        verdict=outcome.verdict(rulebook),
        enough=outcome.within(target),
        accounts=accounts,
    )


def _all(evaluation: Evaluation, post: Post, now: Outcome) -> Iterator[Lever]:
    book, excess = evaluation.rulebook, now.workload - now.capacity
    target = book.number("band.healthy-to")
    handed = _relief(evaluation, post, excess, UNSEEN * max(now.capacity, 0))
    moves = [Move(entry.position, None, number) for entry, number in handed]
    action = f"hand over {counted(sum(number for _, number in handed), 'account')}"
    left = what_if(evaluation, moves).outcome(post.name)
    yield lever(action, left, target, book, tuple(handed_over(entry, number) for entry, number in handed))
    if now.capacity > 0:
        action = f"take {hours(excess * evaluation.month)} of a standard manager a month off"
        yield lever(action, now._replace(workload=now.capacity), target, book)
    for action, change in _stronger(evaluation, post.manager):
        yield lever(action, what_if(evaluation, [change]).outcome(post.name), target, book)


def _relief(evaluation: Evaluation, post: Post, excess: float, slack: float) -> list[tuple[Entry, int]]:
    entries = [portion_of(evaluation, entry, post) for entry in evaluation.entries_of(post.name)]
    return [(portion.of, number) for portion, number in fewest(entries, excess, slack) if isinstance(portion.of, Entry)]


def handed_over(entry: Entry, number: float) -> HandedOver:
    """So many accounts of an entry, as data."""
    return HandedOver(name=entry.name, position=entry.position, accounts=number, workload=entry.workload.share)


def _stronger(evaluation: Evaluation, manager: Manager) -> Iterator[tuple[str, SetManager]]:
    """Each lever in words, with what it changes about the manager."""
    name = manager.name
    if manager.other_duties_hours:
        duties = hours(manager.other_duties_hours)
        yield f"free {name} of the other duties ({duties})", SetManager(name, "other_duties_hours", 0.0)
    assistants = manager.assistants or 0
    if assistants < 2:
        action = "give a second assistant" if assistants else "give one assistant"
        yield action, SetManager(name, "assistants", assistants + 1)
    for factor, levels in _STRONGER.items():
        book = evaluation.rulebook
        level = getattr(manager, factor) or getattr(evaluation.portfolio.company, factor) or UNKNOWN
        for higher in levels:
            if book.number(f"{factor}.{higher}") > book.number(f"{factor}.{level}"):
                yield f"raise {factor} from {level} to {higher}", SetManager(name, factor, higher)
