"""The list of packs: the rule books for lines of work that come with amcap."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from amcap.characters import visible
from amcap.model.catalogue import Pack, PackList
from amcap.rendering.assessment.markdown import escape
from amcap.rendering.explanation.steps import full
from amcap.rendering.parts.columns import Column, plain
from amcap.rendering.parts.look import Look
from amcap.rendering.parts.page import draw
from amcap.rendering.rulebook.table import columns_of

_USE = "Use one: `amcap assess portfolio.yaml --rulebook NAME`, or `rulebook: NAME` in the portfolio."
_READ = "Its numbers and where they come from: `amcap rules --rulebook NAME`. Without one: default."


def render_packs(listed: PackList, look: Look) -> str:
    """The packs, a line each, and how to use one."""
    return draw(_page(listed, look), look)


def render_packs_markdown(listed: PackList) -> str:
    """The packs as a Markdown table."""
    rows = [
        "| name | what for | accounts a manager |",
        "|---|---|---|",
        *(f"| {escape(pack.rulebook.id)} | {escape(pack.title or '')} | {_counts(pack)} |" for pack in listed.packs),
    ]
    return "\n".join(["# Rule books for lines of work", "", *rows, "", _USE, _READ]) + "\n"


def _page(listed: PackList, look: Look) -> Iterator[RenderableType]:
    yield Text("Rule books for lines of work", style="bold")
    yield columns_of(
        look,
        Column("name", plain(visible(pack.rulebook.id) for pack in listed.packs)),
        Column("what for", plain(visible(pack.title or "") for pack in listed.packs), folds=True, sentences=True),
    )
    yield Text()
    yield Text(f"{_USE}\n{_READ}")


def _counts(pack: Pack) -> str:
    """'key 8.5, large 20': the counts of medium complexity need not say so."""
    return ", ".join(
        f"{each.starting_point.removesuffix('-medium')} {full(each.numbers.value)}" for each in pack.counts
    )
