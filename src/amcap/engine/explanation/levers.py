"""What would bring a load down to 100 %: each lever pulled, and the engine run again."""

from collections.abc import Iterator
from math import ceil, fsum
from typing import Any

from amcap.engine.arithmetic.capacity import capacity_of
from amcap.engine.arithmetic.judgement import load_of, verdict_of
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Entry, Post
from amcap.model.explanation import Lever
from amcap.model.factor_table import FACTORS
from amcap.model.portfolio import Manager
from amcap.quantities import PLACES, counted, hours, listed

_STRONGER = {factor.id: factor.levels for factor in FACTORS if factor.lever}
"""Factors that the firm can turn up for a manager, from the weakest level to the strongest."""

_UNSEEN = 0.4 * 10**-PLACES
"""The part of a load over 100 % that no printed figure shows."""


def levers_of(evaluation: Evaluation, post: Post) -> tuple[Lever, ...]:
    """What can be done for a manager who is over 100 %: accounts or hours handed over, or more capacity given."""
    workload, capacity = post.book.workload, post.capacity.value
    load = load_of(workload, capacity)
    if not post.book.accounts or (
        load is not None and round(load, PLACES) <= evaluation.rulebook.number("band.healthy-to")
    ):
        return ()
    return tuple(_all(evaluation, post))


def _all(evaluation: Evaluation, post: Post) -> Iterator[Lever]:
    workload, capacity = post.book.workload, post.capacity.value
    month = evaluation.rulebook.standard_month_hours
    handed = hand_over(list(evaluation.entries_of(post.name)), workload - capacity, _UNSEEN * max(capacity, 0))
    left = fsum([workload, *(-entry.workload.share * number for entry, number in handed)])
    names = listed([entry.name if number == 1 else f"{number} of {entry.name}" for entry, number in handed])
    number = sum(number for _, number in handed)
    yield _lever(evaluation, f"hand over {counted(number, 'account')}: {names}", left, capacity)
    if capacity > 0:
        yield _lever(evaluation, f"take {hours((workload - capacity) * month)} a month of work off", capacity, capacity)
    for action, update in _stronger(evaluation, post.manager):
        stronger = post.manager.model_copy(update=update)
        raised = capacity_of(stronger, evaluation.portfolio.company, evaluation.rulebook, evaluation.as_of).value
        yield _lever(evaluation, action, workload, raised)


def _stronger(evaluation: Evaluation, manager: Manager) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each lever in words, with what it changes about the manager."""
    if manager.other_duties_hours:
        yield (
            f"free {manager.name} of the other duties ({hours(manager.other_duties_hours)})",
            {"other_duties_hours": 0.0},
        )
    assistants = manager.assistants or 0
    if assistants < 2:
        yield ("give one assistant" if not assistants else "give a second assistant"), {"assistants": assistants + 1}
    for factor, levels in _STRONGER.items():
        missing = evaluation.rulebook.factors[factor].missing
        level = getattr(manager, factor) or getattr(evaluation.portfolio.company, factor) or missing
        for higher in levels[levels.index(level) + 1 :]:
            yield f"raise {factor} from {level} to {higher}", {factor: higher}


def _lever(evaluation: Evaluation, action: str, workload: float, capacity: float) -> Lever:
    load = load_of(workload, capacity)
    if load is None:
        return Lever(action, None, "no-capacity", False)
    if round(workload, PLACES) <= 0:
        return Lever(action, 0.0, "empty", True)
    enough = round(load, PLACES) <= evaluation.rulebook.number("band.healthy-to")
    return Lever(action, load, verdict_of(load, evaluation.rulebook), enough)


def hand_over(entries: list[Entry], excess: float, slack: float = 1e-10) -> list[tuple[Entry, int]]:
    """The fewest accounts that together take at least `excess` workload, and among those the smallest last one.

    Each entry with how many of its accounts are meant. All accounts where the excess is the whole book. What is short
    by no more than `slack` is enough.
    """
    ranked = sorted(entries, key=lambda entry: (-entry.workload.share, entry.position))
    chosen: list[tuple[Entry, int]] = []
    left = excess - slack
    for entry in ranked:
        if left <= 0:
            break
        number = min(entry.accounts, ceil(left / entry.workload.share))
        chosen.append((entry, number))
        left -= entry.workload.share * number
    return _with_smallest_last(chosen, ranked, left + slack, slack) if chosen else []


def _with_smallest_last(
    chosen: list[tuple[Entry, int]], ranked: list[Entry], left: float, slack: float
) -> list[tuple[Entry, int]]:
    """Swap the last account for the smallest one that is still enough (`left` is below 0 by what is too much)."""
    last, number = chosen[-1]
    needed = last.workload.share + left - slack
    smallest = next((entry for entry in reversed(ranked[len(chosen) :]) if entry.workload.share >= needed), last)
    if smallest is last or smallest.workload.share == last.workload.share:
        return chosen
    kept = [(last, number - 1)] if number > 1 else []
    return [*chosen[:-1], *kept, (smallest, 1)]
