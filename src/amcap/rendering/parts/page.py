"""A page for a terminal: renderables drawn to text, with nothing in the data taken for markup."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType
from rich.text import Text

from amcap.rendering.parts.log_lines import inert
from amcap.rendering.parts.look import Look

NARROWEST = 40


class Unbroken(Text):
    """A line to be copied: one line, however long it is; a terminal wraps it without breaking it."""


def draw(parts: Iterable[RenderableType], look: Look) -> str:
    """The parts as text, `look.width` columns wide, without trailing spaces."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(look.width, NARROWEST),
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, Unbroken))
    return inert("\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n")
