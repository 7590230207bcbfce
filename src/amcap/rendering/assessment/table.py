"""The terminal view: the verdict first, then a row a manager, what to do, and what was assumed."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from amcap.characters import visible
from amcap.model.assessment import Assessment, Finding, ManagerAssessment
from amcap.model.vocabulary import LEVELS
from amcap.quantities import counted, ends_in_a_cell, in_a_cell, percent, recommended
from amcap.rendering.parts import figures
from amcap.rendering.parts.bar import bar_scale, legend, load_bar
from amcap.rendering.parts.headline import headline, is_over
from amcap.rendering.parts.log_lines import inert
from amcap.rendering.parts.look import Look
from amcap.rendering.parts.page import draw

_BAR_NEEDS = 76
_RANGE_NEEDS = 56

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
    return draw(_parts(assessment, look), look)


def _parts(assessment: Assessment, look: Look) -> Iterator[RenderableType]:
    over = assessment.team.verdict in ("overloaded", "no-capacity") or any(map(is_over, assessment.managers))
    yield Text(visible(headline(assessment)), style="bold red" if over else "bold green")
    yield Text(visible((" · " if look.unicode else " | ").join(figures.context(assessment))), style="dim")
    if assessment.managers:
        yield Text()
        yield from _managers(assessment, look)
    yield from _findings(assessment, look)
    yield from _assumptions(assessment)
    yield Text()
    yield Text("Why: `amcap explain FILE NAME`. Numbers and documents: `amcap rules`.", style="dim")
    gate = figures.gate_sentence(assessment.gate)
    if gate:
        yield Text()
        yield Text(gate, style="dim")


class Column(NamedTuple):
    heading: str
    cell: Callable[[ManagerAssessment], str]
    numeric: bool = True
    styled: bool = False


def _managers(assessment: Assessment, look: Look) -> Iterator[RenderableType]:
    total = len(assessment.managers)
    shown = figures.shown_managers(assessment.managers, total if look.everything else figures.MANAGERS_SHOWN)
    columns = list(_columns(look))
    table = Table(box=None, pad_edge=False, padding=(0, 1 if look.width < 100 else 2, 0, 0), header_style="dim")
    table.add_column("Manager", overflow="fold", min_width=8)
    for column in columns:
        table.add_column(column.heading, justify="right" if column.numeric else "left", no_wrap=True)
    for manager in shown:
        # Made inert before it is measured, so that columns stay aligned.
        name = Text(inert(figures.shortened(visible(manager.name))))
        style = _STYLES[manager.verdict]
        cells = (Text(column.cell(manager), style=style if column.styled else "") for column in columns)
        table.add_row(name, *cells)
    yield table
    if total > len(shown):
        more = counted(total - len(shown), "manager")
        yield Text(f"... and {more} with lower loads; --all shows them.", style="dim")
    bars = f"Bars: {legend(unicode=look.unicode)}. " if look.width >= _BAR_NEEDS else ""
    yield Text(f"{bars}{figures.units(assessment)}", style="dim")


def _columns(look: Look) -> Iterator[Column]:
    """The columns beside the name; those of less weight only where there is room."""
    # Wider terminals give the bar more room, in steps that keep 100 % in the middle.
    width = 20 if look.width < 100 else 30
    dash = "–" if look.unicode else "-"
    if look.width >= _BAR_NEEDS:
        scale = bar_scale(width)
        yield Column(scale, lambda each: load_bar(each.load, width, unicode=look.unicode), numeric=False, styled=True)
    yield Column("Load", lambda each: in_a_cell(each.load.likely))
    if look.width >= _RANGE_NEEDS:
        yield Column("range", lambda each: ends_in_a_cell(each.load, dash))
        yield Column("Now", lambda each: f"{each.accounts:,}")
    yield Column("Recommended", lambda each: recommended(each.recommended_accounts, dash))
    yield Column("Verdict", lambda each: each.verdict, numeric=False, styled=True)


def _findings(assessment: Assessment, look: Look) -> Iterator[RenderableType]:
    for level in LEVELS:
        of_level = [finding for finding in assessment.findings if finding.level == level]
        if not of_level:
            continue
        yield Text()
        yield Text(f"{level.capitalize()}s ({len(of_level):,})", style=f"bold {_STYLES[level]}")
        shown, more = figures.shown_findings(of_level, everything=look.everything)
        yield from (_finding(finding, assessment.portfolio.source) for finding in shown)
        for kind, number in more.items():
            yield Text(f"  ... and {number:,} more {kind}; --all shows them.", style="dim")


def _finding(finding: Finding, portfolio: str) -> RenderableType:
    place = figures.place(finding.file, finding.line, portfolio)
    text = Text(visible(finding.message))
    text.append(visible(f" [{finding.id}{place and f', {place}'}; {figures.citation(finding)}]"), style="dim")
    table = Table.grid(padding=0)
    table.add_column(width=2)
    table.add_column(overflow="fold")
    table.add_row(Text("- "), text)
    return table


def _assumptions(assessment: Assessment) -> Iterator[RenderableType]:
    if not assessment.assumptions:
        return
    widening, rest = figures.assumptions(assessment)
    yield Text()
    yield Text("Assumed, because the file does not say (saying it narrows the ranges)", style="bold")
    if widening:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column("  Input")
        table.add_column("taken as")
        table.add_column("for", justify="right")
        table.add_column("share of a load's uncertainty", overflow="fold")
        for item, share in widening:
            factor, value, whom = figures.assumed_cells(item)
            table.add_row(f"  {factor}", value, whom, f"up to {percent(share)}")
        yield table
    if rest:
        lead = "Also, with little or no effect on a range: " if widening else "With little or no effect on a range: "
        yield Padding(Text(f"{lead}{figures.minor(rest)}.", style="dim"), (0, 0, 0, 2))
