"""The rows of a terminal's view: a manager each, and the team."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.text import Text

from amcap.characters import visible
from amcap.model.assessment import Assessment, ManagerAssessment, Range, TeamAssessment
from amcap.quantities import ends_in_a_cell, hours_in_a_cell, in_a_cell, recommended, times
from amcap.rendering.parts import figures
from amcap.rendering.parts.bar import bar_scale, legend, load_bar
from amcap.rendering.parts.columns import ROOMY, Column, Layout, plain
from amcap.rendering.parts.log_lines import inert
from amcap.rendering.parts.look import Look
from amcap.rendering.parts.people import marked_verdict

STYLES = {
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

_EACH = "h each"


class Row(NamedTuple):
    """What stands in a row: of a manager all of it, of the team what it has of it."""

    name: Text
    judged: ManagerAssessment | TeamAssessment
    accounts: float
    share: Range | None = None
    recommended: Range | None = None
    hours_each: float | None = None

    @property
    def style(self) -> str:
        return STYLES[self.judged.verdict]


def rows(managers: Sequence[ManagerAssessment], assessment: Assessment) -> Iterator[Row]:
    """A row for each of the managers, and the team's, where it is more than one manager's."""
    for each in managers:
        # Made inert before it is measured, so that columns stay aligned.
        name = Text(inert(figures.shortened(visible(each.name))))
        yield Row(name, each, each.accounts, each.fair_share, each.recommended_accounts, each.hours_per_account)
    if assessment.portfolio.managers > 1:
        yield Row(Text("Team", style="bold"), assessment.team, assessment.portfolio.accounts)


def layouts(told: Sequence[Row], look: Look) -> Iterator[Layout]:
    """What narrower screens leave out, in this order: bar, probability, hours, share, range, recommended number."""
    dash = "–" if look.unicode else "-"
    name = Column("Manager", [row.name for row in told], folds=True)
    load = _column("Load", told, lambda row: in_a_cell(row.judged.load.likely))
    range_ = _column("range", told, lambda row: ends_in_a_cell(row.judged.load, dash))
    over = _column("P>100%", told, _probability)
    share = _column("x fair", told, _share)
    now = _column("Now", told, lambda row: f"{row.accounts:,}")
    each = _column(_EACH, told, lambda row: hours_in_a_cell(row.hours_each))
    best = _column("Recommended", told, lambda row: _recommended(row, dash))
    likely = _column("Recommended", told, lambda row: _recommended(row, None))
    verdict = Column("Verdict", [Text(marked_verdict(row.judged), style=row.style) for row in told])
    # Of somebody alone there is none: what is compared is one and the same.
    compared = len(told) > 1 and any(row.share is not None and row.share.likely is not None for row in told)
    shares = [share] if compared else []
    every = (load, range_, over, *shares, now, each, best, verdict)
    # Wider terminals give the bar more room, in steps that keep 100 % in the middle.
    for width in (30, 20) if look.width >= ROOMY else (20,):
        yield Layout((name, _bars(told, width, look), *every))
    yield Layout((name, *every))
    yield Layout((name, load, range_, *shares, now, each, best, verdict))
    yield Layout((name, load, range_, *shares, now, best, verdict))
    yield Layout((name, load, range_, now, best, verdict))
    yield Layout((name, load, now, best, verdict))
    yield Layout((name, load, now, likely, verdict))
    yield Layout((name, load, now, verdict))


def explained(layout: Layout, told: Sequence[Row], assessment: Assessment, look: Look) -> str:
    """What stands under the rows: what 100 % is, and what is meant by the columns of a layout."""
    bars = [f"Bars: {legend(unicode=look.unicode)}." for column in layout.columns if column.bars]
    marks = ["?: across 100%."] if any(not row.judged.firm for row in told) else []
    each = [f"{_EACH}: hours there are for an account." for column in layout.columns if column.heading == _EACH]
    return " ".join([figures.units(assessment), *marks, *each, *bars])


def _column(heading: str, told: Sequence[Row], cell: Callable[[Row], str]) -> Column:
    return Column(heading, plain(map(cell, told)), right=True)


def _probability(row: Row) -> str:
    return "" if row.judged.load.likely is None else in_a_cell(row.judged.probability_over)


def _share(row: Row) -> str:
    return "" if row.share is None else times(row.share.likely).removesuffix("x")


def _recommended(row: Row, dash: str | None) -> str:
    return "" if row.recommended is None else recommended(row.recommended, dash)


def _bars(told: Sequence[Row], width: int, look: Look) -> Column:
    cells = [Text(load_bar(row.judged.load, width, unicode=look.unicode), style=row.style) for row in told]
    return Column(bar_scale(width), cells, bars=True)
