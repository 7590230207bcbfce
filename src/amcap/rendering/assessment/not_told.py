"""What nobody told, as the terminal's view tells it: counted, or as two lists."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from amcap.model.assessment import Assessment
from amcap.quantities import counted, percent
from amcap.rendering.parts import assumed
from amcap.rendering.parts.columns import Column, Columns, Layout, fitting, plain
from amcap.rendering.parts.look import Look
from amcap.rendering.parts.page import NARROWEST

_Cells = Sequence[tuple[str, str, str, str]]


def counted_by_kind(assessment: Assessment) -> str:
    """'5 judgements (service first) and 6 facts not told'; the first is the one that widens a range the most."""
    judgements, facts = assumed.judgements(assessment), assumed.facts(assessment.assumptions)
    parts = []
    if judgements:
        first = assumed.assumed_cells(judgements[0].assumption)[0]
        parts.append(f"{counted(len(judgements), 'judgement')} ({first} first)")
    if facts:
        parts.append(counted(len(facts), "fact"))
    return f"{' and '.join(parts)} not told" if parts else ""


def tell_lists(assessment: Assessment, look: Look) -> Iterator[RenderableType]:
    """Judgements by how much they widen a range, then facts by what one of them would do."""
    judgements, facts = assumed.judgements(assessment), assumed.facts(assessment.assumptions)
    if judgements:
        yield from _heading(assumed.JUDGEMENTS)
        cells = [(*assumed.assumed_cells(item), f"up to {percent(share)}") for item, share in judgements]
        yield _list(cells, "of the range", look)
    if facts:
        yield from _heading(assumed.FACTS)
        yield _list([(*assumed.assumed_cells(item), assumed.would(item)) for item in facts], "what one would do", look)


def _heading(text: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(text, style="bold")


def _list(cells: _Cells, heading: str, look: Look) -> Columns:
    inputs, values, whom, told = (plain(each) for each in zip(*cells, strict=True))
    first, last = (Column("Input", inputs), Column("taken as", values)), Column(heading, told)
    for_whom = Column("for", whom, right=True)
    several = (
        Layout((*first, for_whom, last)),
        Layout(first, (for_whom, last)),
        Layout(first[:1], (first[1], for_whom, last)),
    )
    return Columns(fitting(several, max(look.width, NARROWEST), indent=2, gap=2), look.width, indent=2, gap=2)
