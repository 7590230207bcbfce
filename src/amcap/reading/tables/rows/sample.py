"""The first rows of a table, looked at before all are read: what they are alike in settles how the others are read."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from amcap.reading.tables.file.grid import Grid
from amcap.reading.tables.file.row_reader import UnreadableError

MOST = 5000
"""Rows that are looked at: enough to tell lists of deals from lists of accounts, and read in an instant."""
_FEWEST = 4


class Sample(NamedTuple):
    """The first rows below a header, each as wide as it, and whether there are no others."""

    rows: Sequence[Sequence[str]]
    whole: bool

    def column(self, index: int) -> list[str]:
        """The cells of a column."""
        return [row[index] for row in self.rows]


class Repeats(NamedTuple):
    """A column whose cells stand on several rows each."""

    column: int
    rows: int
    different: int


def sample_of(grid: Grid, header_line: int, width: int) -> Sample:
    """The first rows of a table that hold anything. What cannot be read is told when all are."""
    found: list[Sequence[str]] = []
    for _, row in islice(numbered(grid, header_line, width), MOST + 1):
        found.append(row)
    return Sample(found[:MOST], len(found) <= MOST)


def numbered(grid: Grid, header_line: int, width: int) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header that hold anything, each as wide as it, with the lines that they begin on."""
    try:
        with grid.reading() as reader:
            start = header_line + 1
            for row in reader:
                line, start = start, reader.line_num + 1
                if reader.line_num <= header_line:
                    start = header_line + 1
                elif any(row):
                    yield line, row if len(row) == width else row[:width] + [""] * (width - len(row))
    except UnreadableError:
        return


def repeats(sample: Sample, index: int, keeps: Callable[[Sequence[str]], bool]) -> Repeats | None:
    """Whether most rows of a sample share what stands in a column with another row."""
    counts = Counter(text for row in sample.rows if keeps(row) and (text := plain(row[index])))
    rows = counts.total()
    several = sum(count for count in counts.values() if count > 1)
    return Repeats(index, rows, len(counts)) if rows >= _FEWEST and several * 2 > rows else None


def plain(text: str) -> str:
    """A name or id as it is compared: without regard to case and spaces around it."""
    return " ".join(text.casefold().split())
