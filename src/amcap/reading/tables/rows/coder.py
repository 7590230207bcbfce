"""Rows by the size that their employees and turnover tell."""

from collections.abc import Callable, Sequence

from amcap.reading.tables.cells.size_band import TURNOVER_SHIFT, SizeColumn
from amcap.reading.tables.layout.layout import Layout


def coder_of(layout: Layout) -> Callable[[Sequence[str]], int] | None:
    """What turns a row into the code of its inferred size; None where no column tells one."""
    employees, turnover = layout.employees, layout.turnover
    if turnover is None:
        return None if employees is None else employees.code_of
    if employees is None:
        alone = turnover.code_of
        return lambda row: alone(row) << TURNOVER_SHIFT
    first, staff = employees.index, employees.code
    if isinstance(turnover, SizeColumn):
        second, sales = turnover.index, turnover.code
        return lambda row: staff(row[first]) | sales(row[second]) << TURNOVER_SHIFT
    by_currency = turnover.code_of
    return lambda row: staff(row[first]) | by_currency(row) << TURNOVER_SHIFT
