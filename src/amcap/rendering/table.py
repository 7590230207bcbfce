"""The terminal view: the verdict first, then a row a manager, what to do, and what was assumed."""

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from amcap.characters import visible
from amcap.model.assessment import Assessment, Assumption, Finding, ManagerAssessment, Range
from amcap.model.vocabulary import LEVELS
from amcap.rendering.bar import bar_scale, legend, load_bar
from amcap.rendering.headline import headline, is_over
from amcap.rendering.look import Look
from amcap.wording import counted, percent

MANAGERS_SHOWN = 20
FINDINGS_SHOWN = 5
WORTH_TELLING = 0.01
"""The smallest share of a manager's variance that is worth a line of its own."""

_BAR_NEEDS = 76
_NAME_SHOWN = 120

_STYLES = {
    "no-capacity": "bold red",
    "overloaded": "red",
    "stretched": "yellow",
    "healthy": "green",
    "underloaded": "cyan",
    "empty": "dim",
    "error": "red",
    "warning": "yellow",
    "note": "cyan",
}


def render_table(assessment: Assessment, look: Look) -> str:
    """The assessment for a person at a terminal, `look.width` columns wide."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(look.width, 40),
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    for part in _parts(assessment, look):
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _parts(assessment: Assessment, look: Look) -> Iterator[RenderableType]:
    over = assessment.team.verdict in ("overloaded", "no-capacity") or any(map(is_over, assessment.managers))
    yield Text(visible(headline(assessment)), style="bold red" if over else "bold green")
    yield Text(visible(_context(assessment, look)), style="dim")
    if assessment.managers:
        yield Text()
        yield from _managers(assessment, look)
    yield from _findings(assessment.findings, look)
    yield from _assumptions(assessment)
    if assessment.gate.fail_on:
        state = "tripped" if assessment.gate.tripped else "passed"
        yield Text()
        yield Text(f"Gate {state}: fails on {', '.join(assessment.gate.fail_on)}.", style="dim")


def _context(assessment: Assessment, look: Look) -> str:
    portfolio, book = assessment.portfolio, assessment.rulebook
    parts = [
        portfolio.name or portfolio.source,
        f"{counted(portfolio.managers, 'manager')}, {counted(portfolio.accounts, 'account')}",
        f"as of {assessment.as_of}",
        f"rule book {book.id} {book.revision}",
    ]
    return (" · " if look.unicode else " | ").join(parts)


def _managers(assessment: Assessment, look: Look) -> Iterator[RenderableType]:
    shown = _fullest(assessment.managers, look)
    with_bar = look.width >= _BAR_NEEDS
    # Wider terminals give the bar more room, in steps that keep 100 % in the middle.
    bar_width = 20 if look.width < 100 else 30
    table = Table(box=None, pad_edge=False, padding=(0, 1 if look.width < 100 else 2, 0, 0), header_style="dim")
    table.add_column("Manager", overflow="fold", min_width=8)
    if with_bar:
        table.add_column(bar_scale(bar_width), no_wrap=True)
    table.add_column("Load", justify="right", no_wrap=True)
    table.add_column("range", justify="right", no_wrap=True)
    table.add_column("Now", justify="right", no_wrap=True)
    table.add_column("Recommended", justify="right", no_wrap=True)
    table.add_column("Verdict", no_wrap=True)
    for manager in shown:
        style = _STYLES[manager.verdict]
        bar = [Text(load_bar(manager.load, bar_width, unicode=look.unicode), style=style)] if with_bar else []
        table.add_row(
            Text(_short(visible(manager.name))),
            *bar,
            Text("" if manager.load.likely is None else percent(manager.load.likely)),
            Text(_ends(manager.load, look)),
            Text(f"{manager.accounts:,}"),
            Text(_recommended(manager.recommended_accounts, look)),
            Text(manager.verdict, style=style),
        )
    yield table
    left_out = len(assessment.managers) - len(shown)
    if left_out:
        yield Text(f"... and {counted(left_out, 'manager')} with lower loads; --all shows them.", style="dim")
    bars = f"Bars: {legend(unicode=look.unicode)}. " if with_bar else ""
    yield Text(
        f"{bars}100% of a standard manager is {assessment.standard_month_hours:g} h of client work a month; "
        "ranges hold with 80% probability.",
        style="dim",
    )


def _fullest(managers: Sequence[ManagerAssessment], look: Look) -> list[ManagerAssessment]:
    """The managers to show, in the order of the file: all, or where that floods the screen the fullest."""
    if look.everything or len(managers) <= MANAGERS_SHOWN:
        return list(managers)
    ranked = sorted(managers, key=lambda manager: (not is_over(manager), -(manager.load.likely or 0)))
    kept = {manager.name for manager in ranked[:MANAGERS_SHOWN]}
    return [manager for manager in managers if manager.name in kept]


def _ends(load: Range, look: Look) -> str:
    if load.low is None or load.high is None or not load.likely:
        return ""
    return f"{load.low * 100:.0f}{_dash(look)}{load.high * 100:.0f}%"


def _recommended(accounts: Range, look: Look) -> str:
    likely, low, high = (int(end + 1e-6) for end in (accounts.likely or 0, accounts.low or 0, accounts.high or 0))
    return f"{likely:,}" if low == high else f"{likely:,} ({low:,}{_dash(look)}{high:,})"


def _dash(look: Look) -> str:
    return "–" if look.unicode else "-"


def _short(name: str) -> str:
    return name if len(name) <= _NAME_SHOWN else f"{name[:_NAME_SHOWN]}..."


def _findings(findings: Sequence[Finding], look: Look) -> Iterator[RenderableType]:
    for level in LEVELS:
        of_level = [finding for finding in findings if finding.level == level]
        if not of_level:
            continue
        yield Text()
        yield Text(f"{level.capitalize()}s ({len(of_level):,})", style=f"bold {_STYLES[level]}")
        shown: dict[str, int] = {}
        for finding in of_level:
            shown[finding.id] = shown.get(finding.id, 0) + 1
            if look.everything or shown[finding.id] <= FINDINGS_SHOWN:
                yield _finding(finding)
        if not look.everything:
            for kind, number in shown.items():
                if number > FINDINGS_SHOWN:
                    yield Text(f"  ... and {number - FINDINGS_SHOWN:,} more {kind}; --all shows them.", style="dim")


def _finding(finding: Finding) -> RenderableType:
    place = f", line {finding.line}" if finding.line else ""
    text = Text(visible(finding.message))
    text.append(
        f" [{finding.id}{place}; {finding.source.document}, {finding.source.section.rstrip(':?')}]", style="dim"
    )
    table = Table.grid(padding=0)
    table.add_column(width=2)
    table.add_column(overflow="fold")
    table.add_row(Text("- "), text)
    return table


def _assumptions(assessment: Assessment) -> Iterator[RenderableType]:
    if not assessment.assumptions:
        return
    widening = [
        (item, share) for item in assessment.assumptions if (share := _share(item, assessment)) >= WORTH_TELLING
    ]
    yield Text()
    yield Text("Assumed, because the file does not say (saying it narrows the ranges)", style="bold")
    if widening:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column("  Input")
        table.add_column("taken as")
        table.add_column("for", justify="right")
        table.add_column("share of a load's uncertainty", overflow="fold")
        for item, share in sorted(widening, key=lambda pair: -pair[1]):
            table.add_row(f"  {item.factor}", item.value, _subjects(item), f"up to {percent(share)}")
        yield table
    rest = [item for item in assessment.assumptions if _share(item, assessment) < WORTH_TELLING]
    if rest:
        listing = ", ".join(f"{item.factor} {item.value} ({_subjects(item)})" for item in rest)
        lead = "Also, with little or no effect on a range: " if widening else "With little or no effect on a range: "
        yield Padding(Text(f"{lead}{listing}.", style="dim"), (0, 0, 0, 2))


def _share(item: Assumption, assessment: Assessment) -> float:
    """The largest share of a manager's variance that an assumption makes up."""
    parameter = f"{item.factor}:assumed"
    shares = (
        driver.share_of_variance
        for manager in assessment.managers
        for driver in manager.drivers
        if driver.parameter == parameter
    )
    return max(shares, default=0.0)


def _subjects(item: Assumption) -> str:
    return "the company" if item.subject_kind == "company" else counted(item.count, item.subject_kind)
