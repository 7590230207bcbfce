"""The terminal's view: the verdict, a row a manager, what to do, and the verdict again, on one screen."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from amcap.characters import visible
from amcap.headline import Judgements, foremost, is_over, last_line
from amcap.model.assessment import Assessment
from amcap.naming import pasted
from amcap.quantities import counted, in_a_cell
from amcap.rendering.assessment.managers import explained, layouts, rows
from amcap.rendering.assessment.not_told import counted_by_kind, tell_lists
from amcap.rendering.assessment.to_do import counted_by_level, tell_finding, tell_findings, tell_hours, told_apart
from amcap.rendering.parts import figures
from amcap.rendering.parts.columns import Columns, fitting
from amcap.rendering.parts.look import Look
from amcap.rendering.parts.page import NARROWEST, Unbroken, draw
from amcap.rendering.parts.people import MANAGERS_SHOWN, in_order, shown_managers

SCREEN = 24
"""Lines of a terminal: all that is shown unless everything is asked for."""

_LEAST_TITLE = 20
"""Columns of the portfolio's name that are shown in any case."""

_FEWEST = 3
"""Managers that are shown however little room there is."""

_DENSER = ((True, 3), (False, 3), (False, 0))
"""Ways to save lines, in turn: whether parts stand apart, and how many managers are told by name what to do."""


def render_table(assessment: Assessment, look: Look) -> str:
    """The assessment for a person at a terminal, `look.width` columns wide."""
    return draw(_everything(assessment, look), look) if look.everything else _on_a_screen(assessment, look)


def _everything(assessment: Assessment, look: Look) -> Iterator[RenderableType]:
    number = len(assessment.managers)
    yield from _top(assessment, look, number)
    for hours in tell_hours(assessment, number):
        yield Text()
        yield hours
    yield from tell_findings(assessment)
    yield from tell_lists(assessment, look)
    yield Text()
    yield from _bottom(assessment, look)


class _Fit(NamedTuple):
    """A page of which all but the findings is settled: its top, managers told by name what to do, and what is left."""

    top: str
    named: int
    room: int
    spaced: bool


def _on_a_screen(assessment: Assessment, look: Look) -> str:
    """As many managers as there is room for, and then as many findings; what does not fit is counted."""
    most = min(len(assessment.managers), MANAGERS_SHOWN)
    bottom = draw(_bottom(assessment, look), look)
    fewer = range(most, min(most, _FEWEST) - 1, -1)
    fits = partial(_fit, assessment, look, SCREEN - _lines(bottom))
    # The fewer are shown, the more room there is.
    first = bisect_left(fewer, True, key=lambda shown: fits(shown) is not None)
    shown = fewer[min(first, len(fewer) - 1)]
    fit = fits(shown)
    if fit is None:
        top = draw(_top(assessment, look, shown, spaced=False), look)
        return top + draw(_middle(assessment, 0, 0), look) + bottom
    middle = _that_fits(assessment, look, fit.named, fit.room)
    return fit.top + middle + ("\n" if fit.spaced and middle else "") + bottom


def _fit(assessment: Assessment, look: Look, lines: int, shown: int) -> _Fit | None:
    """The least dense page with so many managers, in so many lines; None where no saving of lines makes it fit."""
    for spaced, named in _DENSER:
        parts = list(_top(assessment, look, shown, spaced=spaced))
        top = draw([*parts, Text()] if spaced else parts, look)
        room = lines - _lines(top) - int(spaced)
        if _lines(draw(_middle(assessment, named, 0), look)) <= room:
            return _Fit(top, named, room, spaced)
    return None


def _that_fits(assessment: Assessment, look: Look, named: int, room: int) -> str:
    """What to do, with as many findings as fit into so many lines."""
    fits = draw(_middle(assessment, named, 0), look)
    for number in range(1, min(room, len(told_apart(assessment))) + 1):
        text = draw(_middle(assessment, named, number), look)
        if _lines(text) > room:
            break
        fits = text
    return fits


def _lines(text: str) -> int:
    return len(text.splitlines())


def _top(assessment: Assessment, look: Look, shown: int, *, spaced: bool = True) -> Iterator[RenderableType]:
    over = assessment.team.verdict in ("overloaded", "no-capacity") or any(map(is_over, assessment.managers))
    yield Text(visible(assessment.headline), style="bold red" if over else "bold green")
    yield _context(assessment, look)
    if assessment.managers:
        if spaced:
            yield Text()
        yield from _managers(assessment, look, shown)


def _context(assessment: Assessment, look: Look) -> Text:
    """What was assessed, on one line: where it is too long, without the numbers that the rows tell, or a whole name."""
    title, numbers, *others = (visible(part) for part in figures.context(assessment))
    between, width = (" · " if look.unicode else " | "), max(look.width, NARROWEST)
    whole = between.join((title, numbers, *others))
    if look.everything or cell_len(whole) <= width:
        return Text(whole, style="dim")
    rest = between.join(("", *others))
    name = Text(title)
    name.truncate(max(width - cell_len(rest), _LEAST_TITLE), overflow="ellipsis" if look.unicode else "crop")
    return Text(f"{name.plain}{rest}", style="dim")


def _managers(assessment: Assessment, look: Look, number: int) -> Iterator[RenderableType]:
    told = list(rows(shown_managers(assessment.managers, number, look.order), assessment))
    layout = fitting(layouts(told, look), max(look.width, NARROWEST))
    yield Columns(layout, look.width)
    left_out = in_order(assessment.managers, "load")[number:]
    if left_out:
        most = in_a_cell(left_out[0].load.likely) or "no load"
        yield Text(f"... and {counted(len(left_out), 'manager')} at {most} or less; --all for the rest.", style="dim")
    yield Text(explained(layout, told, assessment, look), style="dim")


def _middle(assessment: Assessment, named: int, number: int) -> Iterator[RenderableType]:
    """Who has too much and who has room, some by name; so many findings; and what is left to be seen."""
    yield from tell_hours(assessment, named)
    findings = told_apart(assessment)
    yield from (tell_finding(finding, assessment.portfolio.source) for finding in findings[:number])
    more = ", ".join(filter(None, (counted_by_level(findings[number:]), counted_by_kind(assessment))))
    if more:
        yield Text(f"--all for {more}.", style="dim")


def _bottom(assessment: Assessment, look: Look) -> Iterator[RenderableType]:
    """The gate, the verdict once more, and the command to go on with: what a terminal still shows at the end."""
    gate = figures.gate_sentence(assessment.gate)
    if gate:
        yield Text(gate, style="dim")
    judged = Judgements(assessment.portfolio, assessment.managers, assessment.team)
    yield Text(visible(last_line(judged)), style="bold")
    yield from _next(assessment, look)


def _next(assessment: Assessment, look: Look) -> Iterator[RenderableType]:
    """The command to go on with, to be pasted, and where the numbers are, if that fits the line.

    Of whom is asked is the manager whom the headline names first.
    """
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
        return
    both = visible(f"{why} {numbers}")
    yield Text(both if cell_len(both) <= width else visible(why), style="dim")


def _asked_for(manager: str, assessment: Assessment) -> str:
    """How a command line asks for a manager: by name, with what kind of name it is where that is not clear."""
    unclear = manager.startswith("-") or ":" in manager or manager.casefold() == "team"
    unclear = unclear or any(account.name == manager for account in assessment.accounts or ())
    return pasted(f"manager:{manager}" if unclear else manager)
