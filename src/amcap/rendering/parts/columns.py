"""Columns and hanging lines for a terminal, fitted to its width: no word is broken that fits on a line."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

_MOST_OF_A_NAME, _MOST_OF_A_WORD = 16, 28
"""Columns that a word is given before it is broken, among names and among sentences."""

_LEAST_NAME = 4
"""Columns that the widest column is left with where nothing fits."""

_LEAST_TEXT = 20
"""Columns below which sentences are better off on lines of their own."""

ROOMY = 120
"""Columns from which there is room for more than the least."""


class Column(NamedTuple):
    """A column: its heading and its cells. Names and sentences fold at their spaces, figures do not."""

    heading: str
    cells: Sequence[Text]
    right: bool = False
    folds: bool = False
    sentences: bool = False
    bars: bool = False

    def widest(self) -> int:
        return max((cell_len(self.heading), *(cell.cell_len for cell in self.cells)))

    def least(self) -> int:
        """The width that it needs at least, so that nothing but very long words is broken."""
        if not self.folds:
            return self.widest()
        words = (cell_len(word) for cell in self.cells for word in cell.plain.split())
        longest = min(max(words, default=0), _MOST_OF_A_WORD if self.sentences else _MOST_OF_A_NAME)
        wanted = min(self.widest(), _LEAST_TEXT) if self.sentences else 0
        return max(longest, cell_len(self.heading), wanted)


class Layout(NamedTuple):
    """A way to lay out a table: columns side by side, and those whose cells stand under each row."""

    columns: Sequence[Column]
    beneath: Sequence[Column] = ()


def fitting(layouts: Iterable[Layout], width: int, *, indent: int = 0, gap: int | None = None) -> Layout:
    """The first layout that fits the width, or the last."""
    between = gap or gap_of(width)
    for layout in layouts:
        taken = indent + sum(column.least() for column in layout.columns) + between * (len(layout.columns) - 1)
        if taken <= width:
            break
    return layout


def gap_of(width: int) -> int:
    """Spaces between columns of figures."""
    return 1 if width < ROOMY else 2


class Columns:
    """A layout drawn: headings, and under them a row for each cell of the columns."""

    def __init__(self, layout: Layout, width: int, *, indent: int = 0, gap: int | None = None) -> None:
        self._columns, self._beneath = layout
        self._indent, self._gap = indent, gap or gap_of(width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        widths = self._widths(options.max_width)
        yield self._line([Text(column.heading, style="dim") for column in self._columns], widths)
        for index in range(len(self._columns[0].cells)):
            cells = [
                column.cells[index].wrap(console, width, overflow="fold")
                for column, width in zip(self._columns, widths, strict=True)
            ]
            for number in range(max(map(len, cells))):
                yield self._line([lines[number] if number < len(lines) else Text() for lines in cells], widths)
            told = Text("; ").join(column.cells[index] for column in self._beneath)
            if told:
                yield Hanging(" " * (self._indent + 2), told)

    def _widths(self, width: int) -> list[int]:
        """The least that each column needs; those that fold share what is left over by what they lack."""
        least = [column.least() for column in self._columns]
        lacks = [
            column.widest() - most if column.folds else 0 for column, most in zip(self._columns, least, strict=True)
        ]
        left = width - self._indent - self._gap * (len(least) - 1) - sum(least)
        if left < 0:
            widest = least.index(max(least))
            least[widest] = max(least[widest] + left, _LEAST_NAME)
        share = min(1, max(left, 0) / max(sum(lacks), 1))
        return [most + int(lack * share) for most, lack in zip(least, lacks, strict=True)]

    def _line(self, cells: Sequence[Text], widths: Sequence[int]) -> Text:
        line = Text(" " * self._indent)
        for index, (column, cell, width) in enumerate(zip(self._columns, cells, widths, strict=True)):
            cell = _stripped(cell)
            blank = " " * (width - cell.cell_len)
            gap = " " * self._gap if index else ""
            line.append(gap + blank if column.right else gap).append_text(cell).append("" if column.right else blank)
        line.rstrip()
        return line


class Hanging:
    """Text whose first line begins with a lead, and whose other lines are as far in as the first word."""

    def __init__(self, lead: str, text: Text, more: str | None = None) -> None:
        self._lead, self._text = lead, text
        self._more = " " * cell_len(lead) if more is None else more

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        room = options.max_width - max(cell_len(self._lead), cell_len(self._more))
        for number, line in enumerate(self._text.wrap(console, room, overflow="fold")):
            yield Text(self._more if number else self._lead).append_text(_stripped(line))


def _stripped(line: Text) -> Text:
    """A line without the spaces at which it was broken: Rich leaves one before what follows a word that it folds."""
    line.rstrip()
    return line[len(line.plain) - len(line.plain.lstrip(" ")) :] if line.plain.startswith(" ") else line


def plain(cells: Iterable[str]) -> list[Text]:
    """Cells without a style."""
    return [Text(cell) for cell in cells]
