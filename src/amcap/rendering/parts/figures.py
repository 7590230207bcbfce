"""What reports for people show of an assessment, and how: which rows, in what words, with which figures."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from amcap.model.assessment import Assessment, Gate
from amcap.model.finding import Finding
from amcap.quantities import counted

RANGES = "Ranges: 80%, if the rule book's own ranges are right."
"""What a range means, wherever one is explained."""

FINDINGS_SHOWN = 5
"""How many findings of one id are shown before the rest is only counted."""

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
    return f"100%: {assessment.standard_month_hours:g} h a month of a standard manager. {RANGES}"


def gate_state(gate: Gate) -> str:
    """'none', 'passed' or 'tripped'."""
    return "none" if not gate.fail_on else "tripped" if gate.tripped else "passed"


def gate_sentence(gate: Gate) -> str:
    """The gate and its state, or nothing where none is set."""
    if not gate.fail_on:
        return ""
    return f"Gate {gate_state(gate)}: fails on {', '.join(gate.fail_on)}."


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


def message(finding: Finding) -> str:
    """What a finding says, and until when it is accepted, and why."""
    return f"{finding.message}{accepted(finding)}"


def accepted(finding: Finding) -> str:
    """' Accepted until 2027-03-01: a colleague starts.', or nothing."""
    if finding.accepted is None:
        return ""
    return f" Accepted until {finding.accepted.until}: {finding.accepted.reason.rstrip('.')}."


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
