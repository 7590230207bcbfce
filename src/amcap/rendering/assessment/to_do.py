"""What to do, as the terminal's view tells it: who hands over how much, who has room, and what else was found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import fsum

from rich.console import RenderableType
from rich.text import Text

from amcap.characters import visible
from amcap.headline import is_over
from amcap.model.assessment import Assessment, ManagerAssessment
from amcap.model.finding import Advice, Finding
from amcap.model.vocabulary import LEVELS
from amcap.quantities import counted, hours_in_a_cell, listed, percent
from amcap.rendering.assessment.managers import STYLES
from amcap.rendering.parts import figures
from amcap.rendering.parts.columns import Hanging
from amcap.rendering.parts.people import in_order

TOLD_BY_ROWS = frozenset(("overloaded", "stretched", "underloaded", "team-over-capacity"))
"""Findings on verdicts, which the rows say already: what is left to tell is what to do."""


def told_apart(assessment: Assessment) -> list[Finding]:
    """The findings but those on verdicts that come without advice: the rows say them."""
    return [finding for finding in assessment.findings if finding.id not in TOLD_BY_ROWS or finding.advice]


def tell_hours(assessment: Assessment, number: int) -> Iterator[RenderableType]:
    """Who is over 100 % by how many hours, and who has room for how many: so many of each by name, or all as a sum."""
    ranked = in_order(assessment.managers, "load")
    over = [each for each in ranked if is_over(each)]
    room = [each for each in reversed(ranked) if each.verdict == "underloaded" and each.headroom.hours > 0]
    groups = [(lead, some) for lead, some in (("to hand over", over), ("room", room)) if some]
    if groups and not number:
        yield Text(f"Standard h a month: {', '.join(_total(lead, some) for lead, some in groups)}.")
    elif groups:
        told = "; ".join(f"{lead}: {_hours(some, number)}" for lead, some in groups)
        yield Text(visible(f"Standard h a month {told}." if over else f"Standard h a month of {told}."))


def _total(lead: str, managers: Sequence[ManagerAssessment]) -> str:
    amount = fsum(abs(manager.headroom.hours) for manager in managers)
    what = "of room" if lead == "room" else lead
    return f"{hours_in_a_cell(amount)} {what} ({counted(len(managers), 'manager')})"


def _hours(managers: Sequence[ManagerAssessment], number: int) -> str:
    each = [f"{manager.name} {hours_in_a_cell(manager.headroom.hours)}" for manager in managers]
    left = len(each) - number
    return ", ".join(each[:number]) + (f" and {left:,} more" if left > 0 else "")


def tell_findings(assessment: Assessment) -> Iterator[RenderableType]:
    """All findings that no row says, by level."""
    findings = told_apart(assessment)
    for level in LEVELS:
        of_level = [finding for finding in findings if finding.level == level]
        if of_level:
            yield Text()
            yield Text(f"{level.capitalize()}s ({len(of_level):,})", style=f"bold {STYLES[level]}")
            yield from (tell_finding(finding, assessment.portfolio.source) for finding in of_level)


def tell_finding(finding: Finding, portfolio: str) -> RenderableType:
    """A finding, with its id and its place; of a verdict, which the rows say, only what to do."""
    if finding.id in TOLD_BY_ROWS:
        return Hanging("- ", Text(visible(told(finding))))
    place = figures.place(finding.file, finding.line, portfolio)
    text = Text(visible(told(finding)))
    text.append(visible(f" [{finding.id}{place and f', {place}'}]"), style="dim")
    return Hanging("- ", text)


def told(finding: Finding) -> str:
    """What is told of a finding: its message or, of a verdict, who takes what, and what nobody has room for."""
    if finding.id not in TOLD_BY_ROWS:
        return figures.message(finding)
    moves = [
        f"{_accounts(advice)} to {advice.manager} (to {percent(advice.load_after)})"
        for advice in finding.advice
        if advice.load_after is not None
    ]
    left = [_accounts(advice) for advice in finding.advice if advice.load_after is None]
    if left:
        moves.append(f"nobody has room for {listed(left)}")
    return f"{finding.subject.name}: {'; '.join(moves)}.{figures.accepted(finding)}"


def _accounts(advice: Advice) -> str:
    """'Acme', '3 of Shops', '12 accounts'."""
    if advice.account is None:
        return counted(advice.accounts, "account")
    return advice.account if advice.accounts == 1 else f"{advice.accounts:,} of {advice.account}"


def counted_by_level(findings: Sequence[Finding]) -> str:
    """'1 error, 3 warnings'."""
    numbers = Counter[str](finding.level for finding in findings)
    return ", ".join(counted(numbers[level], level) for level in LEVELS if numbers[level])
