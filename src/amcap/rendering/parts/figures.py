"""What reports for people show of an assessment, and how: which rows, in what words, with which figures."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from amcap.model.assessment import Assessment, Assumption, Finding, Gate, ManagerAssessment
from amcap.model.vocabulary import UNKNOWN
from amcap.quantities import counted, in_words
from amcap.rendering.parts.headline import is_over

_INPUTS = {"other-duties-hours": "hours of other duties"}
"""Inputs whose name alone does not read."""

_DRIVERS = {"client-hours": "month:client-share", "months-measured": "measured:hours"}
"""Inputs that are uncertain under another name than their own."""

MANAGERS_SHOWN = 20
FINDINGS_SHOWN = 5
"""How many findings of one id are shown before the rest is only counted."""

WORTH_TELLING = 0.01
"""The smallest share of a manager's variance that is worth a line of its own."""

NAME_SHOWN = 120
"""Characters of a name in a column."""

MESSAGE_SHOWN = 1000
"""Characters of a message where space is short; those of amcap stay under 500 unless names are very long."""


def title(assessment: Assessment) -> str:
    """What the portfolio is called: its name, or else where it was read from."""
    portfolio = assessment.portfolio
    return portfolio.name or ("standard input" if portfolio.source == "-" else portfolio.source)


def context(assessment: Assessment) -> tuple[str, ...]:
    """What was assessed, when, and by which numbers."""
    portfolio, book = assessment.portfolio, assessment.rulebook
    return (
        title(assessment),
        f"{counted(portfolio.managers, 'manager')}, {counted(portfolio.accounts, 'account')}",
        f"as of {assessment.as_of}",
        f"rule book {book.id} {book.revision}",
    )


def units(assessment: Assessment) -> str:
    """What a load is a percentage of, and what a range means."""
    return (
        f"100% of a standard manager is {assessment.standard_month_hours:g} h of client work a month; "
        "ranges hold with 80% probability."
    )


def gate_state(gate: Gate) -> str:
    """'none', 'passed' or 'tripped'."""
    return "none" if not gate.fail_on else "tripped" if gate.tripped else "passed"


def gate_sentence(gate: Gate) -> str:
    """The gate and its state, or nothing where none is set."""
    if not gate.fail_on:
        return ""
    return f"Gate {gate_state(gate)}: fails on {', '.join(gate.fail_on)}."


def fullest(managers: Sequence[ManagerAssessment]) -> list[ManagerAssessment]:
    """The managers from those over the line down to the emptiest."""
    return sorted(managers, key=lambda manager: (not is_over(manager), -(manager.load.likely or 0)))


def shown_managers(managers: Sequence[ManagerAssessment], at_most: int) -> list[ManagerAssessment]:
    """The managers to show, in the order of the file: all, or where they are too many the fullest."""
    if len(managers) <= at_most:
        return list(managers)
    kept = {manager.name for manager in fullest(managers)[:at_most]}
    return [manager for manager in managers if manager.name in kept]


def shown_findings(findings: Sequence[Finding], *, everything: bool) -> tuple[list[Finding], Counter[str]]:
    """The findings to show, and how many more there are of which id."""
    # Findings that sum up several accounts say more than single ones, which come first: each kind has its own room.
    told: Counter[tuple[str, bool]] = Counter()
    kept, more = [], Counter[str]()
    for finding in findings:
        kind = finding.id, finding.position is None
        told[kind] += 1
        if everything or told[kind] <= FINDINGS_SHOWN:
            kept.append(finding)
        else:
            more[finding.id] += 1
    return kept, more


def citation(finding: Finding) -> str:
    """The document and section that a finding rests on."""
    return f"{finding.source.document}, {finding.source.section.rstrip(':?')}"


def place(file: str | None, line: int | None, portfolio: str | None) -> str:
    """'line 12', after the file's name where that is not the portfolio; nothing where there is no line."""
    if line is None:
        return ""
    return f"line {line}" if file is None or file == portfolio else f"{PurePath(file).name}, line {line}"


def shortened(text: str, at_most: int = NAME_SHOWN) -> str:
    """The text, or its beginning."""
    return text if len(text) <= at_most else f"{text[:at_most]}..."


class Widening(NamedTuple):
    """An assumption, and the largest share of the variance of a manager's load that it makes up."""

    assumption: Assumption
    share: float


def assumptions(assessment: Assessment) -> tuple[list[Widening], list[Assumption]]:
    """The assumptions that widen a range, the widest first, and those with little or no effect on one."""
    shares: dict[str, float] = {}
    for manager in assessment.managers:
        for driver in manager.drivers:
            shares[driver.parameter] = max(shares.get(driver.parameter, 0.0), driver.share_of_variance)
    each = [Widening(item, shares.get(_driver(item), 0.0)) for item in assessment.assumptions]
    widening = [item for item in each if item.share >= WORTH_TELLING]
    rest = [item.assumption for item in each if item.share < WORTH_TELLING]
    return sorted(widening, key=lambda item: -item.share), rest


def _driver(item: Assumption) -> str:
    return _DRIVERS.get(item.factor, f"{item.factor}:{UNKNOWN}")


def _subjects(item: Assumption) -> str:
    return "the company" if item.subject_kind == "company" else counted(item.count, item.subject_kind)


def assumed_cells(item: Assumption) -> tuple[str, str, str]:
    """An assumption in columns: the input, what it was taken as, and for whom."""
    return _INPUTS.get(item.factor, in_words(item.factor)), _taken_as(item), _subjects(item)


def _taken_as(item: Assumption) -> str:
    return f"{int(item.value):,}" if item.value.isdecimal() else in_words(item.value)


def assumed_words(item: Assumption) -> str:
    """'contact: monthly'."""
    factor, value, _ = assumed_cells(item)
    return f"{factor}: {value}"


def minor(items: Sequence[Assumption]) -> str:
    """Assumptions with little effect, in one sentence's worth of words."""
    return ", ".join(f"{assumed_words(item)} ({_subjects(item)})" for item in items)
