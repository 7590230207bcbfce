"""The terminal view: the verdict first, then a row a manager, what to do, and what was assumed."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from amcap.characters import visible
from amcap.model.assessment import Assessment, Finding, ManagerAssessment
from amcap.model.vocabulary import LEVELS
from amcap.naming import pasted
from amcap.quantities import counted, ends_in_a_cell, in_a_cell, percent, recommended
from amcap.rendering.parts import figures
from amcap.rendering.parts.bar import bar_scale, legend, load_bar
from amcap.rendering.parts.columns import ROOMY, Column, Columns, Hanging, Layout, fitting, plain
from amcap.rendering.parts.headline import foremost, headline, is_over
from amcap.rendering.parts.log_lines import inert
from amcap.rendering.parts.look import Look
from amcap.rendering.parts.page import NARROWEST, Unbroken, draw

_STYLES = {
    "no-capacity": "bold red",
    "overloaded": "red",
    "stretched": "yellow",
    "healthy": "green",
    "underloaded": "cyan",
    "empty": "dim",
    "not-started": "dim",
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
    yield from _assumptions(assessment, look)
    yield Text()
    yield from _next(assessment, look)
    gate = figures.gate_sentence(assessment.gate)
    if gate:
        yield Text()
        yield Text(gate, style="dim")


def _next(assessment: Assessment, look: Look) -> Iterator[RenderableType]:
    """The commands to go on with, to be pasted: of whom is asked is the manager whom the headline names first."""
    numbers = f"Numbers and documents: `{look.numbers}`."
    if look.explains is None:
        yield Text(visible(numbers), style="dim")
        return
    whom = _asked_for(foremost(assessment.managers).name, assessment) if assessment.managers else "team"
    command = visible(f"{look.explains} {whom}")
    why, width = f"Why: `{command}`.", max(look.width, NARROWEST)
    if cell_len(why) > width:
        # One that is broken over lines could not be pasted.
        yield Text("Why:", style="dim")
        yield Unbroken(f"  {command}", style="dim")
        why = ""
    both = visible(f"{why} {numbers}".lstrip())
    for line in [both] if cell_len(both) <= width else [why, numbers]:
        yield Text(visible(line), style="dim")


def _asked_for(manager: str, assessment: Assessment) -> str:
    """How a command line asks for a manager: by name, with what kind of name it is where that is not clear."""
    unclear = manager.startswith("-") or ":" in manager or manager.casefold() == "team"
    unclear = unclear or any(account.name == manager for account in assessment.accounts or ())
    return pasted(f"manager:{manager}" if unclear else manager)


def _managers(assessment: Assessment, look: Look) -> Iterator[RenderableType]:
    total = len(assessment.managers)
    shown = figures.shown_managers(assessment.managers, total if look.everything else figures.MANAGERS_SHOWN)
    layout = fitting(_layouts(shown, look), look.width)
    yield Columns(layout, look.width)
    if total > len(shown):
        more = counted(total - len(shown), "manager")
        yield Text(f"... and {more} with lower loads; --all shows them.", style="dim")
    bars = f"Bars: {legend(unicode=look.unicode)}. " if any(column.bars for column in layout.columns) else ""
    yield Text(f"{bars}{figures.units(assessment)}", style="dim")


def _layouts(managers: Sequence[ManagerAssessment], look: Look) -> Iterator[Layout]:
    """What narrower screens leave out, in this order: the bar, the range, that of the recommended number, and that."""
    dash = "–" if look.unicode else "-"
    # Made inert before it is measured, so that columns stay aligned.
    name = Column("Manager", [Text(inert(figures.shortened(visible(each.name)))) for each in managers], folds=True)
    load = Column("Load", plain(in_a_cell(each.load.likely) for each in managers), right=True)
    range_ = Column("range", plain(ends_in_a_cell(each.load, dash) for each in managers), right=True)
    now = Column("Now", plain(f"{each.accounts:,}" for each in managers), right=True)
    best = Column("Recommended", plain(recommended(each.recommended_accounts, dash) for each in managers), right=True)
    likely = best._replace(cells=plain(recommended(each.recommended_accounts, None) for each in managers))
    verdict = Column("Verdict", [Text(each.verdict, style=_STYLES[each.verdict]) for each in managers])
    # Wider terminals give the bar more room, in steps that keep 100 % in the middle.
    for width in (30, 20) if look.width >= ROOMY else (20,):
        yield Layout((name, _bars(managers, width, look), load, range_, now, best, verdict))
    yield Layout((name, load, range_, now, best, verdict))
    yield Layout((name, load, now, best, verdict))
    yield Layout((name, load, now, likely, verdict))
    yield Layout((name, load, now, verdict))


def _bars(managers: Sequence[ManagerAssessment], width: int, look: Look) -> Column:
    cells = [Text(load_bar(each.load, width, unicode=look.unicode), style=_STYLES[each.verdict]) for each in managers]
    return Column(bar_scale(width), cells, bars=True)


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
            yield Text(f"  ... and {number:,} more ({kind}); --all shows them.", style="dim")


def _finding(finding: Finding, portfolio: str) -> RenderableType:
    place = figures.place(finding.file, finding.line, portfolio)
    text = Text(visible(finding.message))
    text.append(visible(f" [{finding.id}{place and f', {place}'}; {figures.citation(finding)}]"), style="dim")
    return Hanging("- ", text)


def _assumptions(assessment: Assessment, look: Look) -> Iterator[RenderableType]:
    if not assessment.assumptions:
        return
    widening, rest = figures.assumptions(assessment)
    yield Text()
    yield Text("Assumed, because the file does not say (saying it narrows the ranges)", style="bold")
    if widening:
        cells = [(*figures.assumed_cells(item), f"up to {percent(share)}") for item, share in widening]
        factors, values, whom, shares = (plain(each) for each in zip(*cells, strict=True))
        first = (Column("Input", factors), Column("taken as", values))
        for_whom = Column("for", whom, right=True)
        told = Column("", [Text.assemble(share, " of the uncertainty") for share in shares])
        layouts = (
            Layout((*first, for_whom, Column("share of uncertainty", shares))),
            Layout(first, (for_whom, told)),
            Layout(first[:1], (first[1], for_whom, told)),
        )
        yield Columns(fitting(layouts, look.width, indent=2, gap=2), look.width, indent=2, gap=2)
    if rest:
        lead = "Also, with little or no effect on a range:" if widening else "With little or no effect on a range:"
        yield Text(f"  {lead}", style="dim")
        yield Hanging("    ", Text(f"{figures.minor(rest)}.", style="dim"))
