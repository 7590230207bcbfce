"""What was taken for everything that nobody told, as reports for people tell it: judgements, and facts."""

from collections.abc import Sequence
from typing import NamedTuple

from amcap.model.assessment import Assessment, Assumption, Driver
from amcap.model.vocabulary import UNKNOWN
from amcap.quantities import counted, in_words, multiplied

_INPUTS = {"other-duties-hours": "hours of other duties"}
"""Inputs whose name alone does not read."""

_DRIVERS = {"client-hours": "month:client-share", "months-measured": "measured:hours"}
"""Inputs that are uncertain under another name than their own."""

WORTH_TELLING = 0.01
"""The smallest share of a manager's variance that is worth a line of its own."""

JUDGEMENTS = "Judgements that nobody told (telling one narrows the ranges)"
FACTS = "Facts that nobody told (they count as none, and are in no range)"


class Widening(NamedTuple):
    """A judgement that nobody told, and the largest share of the variance of a manager's load that it makes up."""

    assumption: Assumption
    share: float


def judgements(assessment: Assessment) -> list[Widening]:
    """The judgements that nobody told, the one that widens a range the most first."""
    drivers = [driver for manager in assessment.managers for driver in manager.drivers]
    return widening(assessment.assumptions, drivers)


def widening(assumptions: Sequence[Assumption], drivers: Sequence[Driver]) -> list[Widening]:
    """The judgements among the assumptions, by the largest share that they have in what moves a load."""
    shares: dict[str, float] = {}
    for driver in drivers:
        shares[driver.parameter] = max(shares.get(driver.parameter, 0.0), driver.share_of_variance)
    each = [Widening(item, shares.get(_driver(item), 0.0)) for item in assumptions if item.kind == "judgement"]
    return sorted(each, key=lambda item: -item.share)


def facts(assumptions: Sequence[Assumption]) -> list[Assumption]:
    """The facts that nobody told, the one that would do the most first."""
    told = [item for item in assumptions if item.kind == "fact"]
    return sorted(told, key=lambda item: -_does(item))


def _does(item: Assumption) -> float:
    """How much it would do: the factor, or one over it; 0 where it moves no load."""
    return 0.0 if item.effect is None else max(item.effect, 1 / item.effect)


def would(item: Assumption) -> str:
    """'two or more: load x 0.63', what one told otherwise would do; nothing where it would move no load."""
    if item.example is None:
        return ""
    example = f"{item.example} h" if item.factor == "other-duties-hours" else in_words(item.example)
    if item.effect is None:
        return example
    moved = "workload" if item.subject_kind == "account" else "load"
    return f"{example}: {moved} {multiplied(item.effect)}"


def assumed_cells(item: Assumption) -> tuple[str, str, str]:
    """An assumption in columns: the input, what it was taken as, and for whom."""
    return _INPUTS.get(item.factor, in_words(item.factor)), _taken_as(item), subjects(item)


def assumed_words(item: Assumption) -> str:
    """'contact: monthly'."""
    factor, value, _ = assumed_cells(item)
    return f"{factor}: {value}"


def subjects(item: Assumption) -> str:
    """Of whom it was lacking: 'the company', '29 accounts'."""
    return "the company" if item.subject_kind == "company" else counted(item.count, item.subject_kind)


def _driver(item: Assumption) -> str:
    return _DRIVERS.get(item.factor, f"{item.factor}:{UNKNOWN}")


def _taken_as(item: Assumption) -> str:
    return f"{int(item.value):,}" if item.value.isdecimal() else in_words(item.value)
