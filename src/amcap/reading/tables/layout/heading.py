"""Where a table begins: the row that is its header, below titles, dates and sums; and the sheet it stands on."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from amcap.messages import Cure, Message
from amcap.model.table import TableFile
from amcap.quantities import counted
from amcap.reading.problems import InputError, Problem, shown
from amcap.reading.tables.faults import Faults
from amcap.reading.tables.file.grid import Grid
from amcap.reading.tables.file.row_reader import UnreadableError
from amcap.reading.tables.layout.known import ENOUGH, Knows

_LOOKED_AT = 100
"""Rows among which the header is looked for."""
_SHEETS_SHOWN = 8


class Heading(NamedTuple):
    """A table and its header: the row, its last line, and how many known columns it names."""

    grid: Grid
    row: list[str]
    line: int
    known: int
    note: Message | None = None


def heading_in(grids: Sequence[Grid], table: TableFile, knows: Knows) -> Heading:
    """The header of the table: on the sheet where it names the most known columns, of equal ones the first.

    Raises InputError where there is none.
    """
    if len(grids) == 1:
        return _heading(grids[0], table, knows)
    found, problems = list[Heading](), list[Problem]()
    for grid in grids:
        try:
            heading = _heading(grid, table, knows)
            found.append(heading._replace(known=knows.count(heading.row)))
        except InputError as error:
            problems += error.problems
    shown_ones = [each for each in found if each.grid.sheet and not each.grid.sheet.hidden and each.known >= ENOUGH]
    if not found:
        raise InputError(problems)
    best = max(shown_ones or found, key=lambda heading: heading.known)
    as_good = [each for each in shown_ones if each.known == best.known and each is not best]
    return best._replace(grid=best.grid._replace(notes=(*best.grid.notes, _on_sheets(best, as_good, grids))))


def _on_sheets(best: Heading, as_good: Sequence[Heading], grids: Sequence[Grid]) -> Message:
    """Which sheet is read, which are not; and how to have another one that looks as good."""
    assert best.grid.sheet is not None
    number, title = best.grid.sheet.number, shown(best.grid.sheet.title)
    others = [repr(shown(grid.sheet.title)) for grid in grids if grid.sheet and grid.sheet != best.grid.sheet]
    more = len(others) - _SHEETS_SHOWN
    listed = ", ".join(others[:_SHEETS_SHOWN]) + (f" and {more} more" if more > 0 else "")
    told = f"sheet {number} of {best.grid.sheet.of}, {title!r}; not read: {listed}"
    if not as_good or as_good[0].grid.sheet is None:
        return told
    other = as_good[0].grid.sheet.title
    return (f"{told}; {shown(other)!r} may hold accounts, too: ", Cure("sheet", other), " reads it instead")


def _heading(grid: Grid, table: TableFile, knows: Knows) -> Heading:
    if table.header_row is not None:
        return _said(grid, table.header_row, knows)
    first: Heading | None = None
    above = 0
    try:
        rows = _first_rows(grid)
        for row, line in rows:
            heading = Heading(grid, row, line, knows(row))
            if heading.known >= ENOUGH:
                below = _second_line(heading, next(rows, None), knows)
                heading, above = (heading, above) if below is None else (below, above + 1)
                return heading if above == 0 else heading._replace(note=_below(heading.line, above))
            first = first or heading
            above += 1
    except UnreadableError as error:
        if first is None:
            raise Faults(grid.name).fail(error.line, error.message) from None
    if first is None:
        raise InputError.single(grid.name, "is empty")
    return first


def _second_line(heading: Heading, following: tuple[list[str], int] | None, knows: Knows) -> Heading | None:
    """The row below, where it is the header and the one above it only names groups of columns, with gaps."""
    if following is None or all(cell.strip() for cell in heading.row):
        return None
    row, line = following
    below = Heading(heading.grid, row, line, knows.count(row))
    filled = sum(bool(cell.strip()) for cell in row)
    wider = filled > sum(bool(cell.strip()) for cell in heading.row)
    return below if wider and below.known > knows.count(heading.row) else None


def _said(grid: Grid, wanted: int, knows: Knows) -> Heading:
    """The row on a line that the user named."""
    faults = Faults(grid.name)
    try:
        with grid.reading() as reader:
            for row in reader:
                if reader.line_num >= wanted:
                    if any(cell.strip() for cell in row):
                        return Heading(grid, row, reader.line_num, knows(row))
                    break
            last = reader.line_num
    except UnreadableError as error:
        raise faults.fail(error.line, error.message) from None
    message = "is blank" if last >= wanted else f"is not there, the last one is {last:,}"
    raise InputError.single(grid.name, f"line {wanted:,}, which is named as the header's, {message}")


def _below(line: int, above: int) -> str:
    return f"the header is line {line}; {counted(above, 'row')} above it {'is' if above == 1 else 'are'} not read"


def _first_rows(grid: Grid) -> Iterator[tuple[list[str], int]]:
    """The first rows that are not blank, with the last line of each. Raises UnreadableError."""
    with grid.reading() as reader:
        filled = ((row, reader.line_num) for row in reader if any(cell.strip(" \t\ufeff") for cell in row))
        yield from islice(filled, _LOOKED_AT)
