"""Days of renewal: what is no day is counted as not understood, for one odd cell says nothing of the others."""

from collections.abc import Sequence
from datetime import date

from amcap.model.table_words import DateStyle
from amcap.reading.tables.cells.day import DayColumn
from amcap.reading.tables.cells.number import BadCellError
from amcap.reading.tables.cells.words import MOST_KEPT


class RenewalColumn:
    """A column of days of renewal; the first cells settle the order of day and month for the others."""

    def __init__(self, cells: Sequence[str], index: int, style: DateStyle | None) -> None:
        self.unmapped: set[str] = set()
        self._days = DayColumn(cells, index, style)
        self.is_open = any(self._day(cell) is None and self._day(cell, DayColumn([], index, "dmy")) for cell in cells)
        """Whether a cell can be two days, and no other one settles which."""
        self.unmapped.clear()

    def convert(self, raw: str) -> date | None:
        """The day in a cell; None for what is none, or may be two."""
        day = self._day(raw)
        if day is None and len(self.unmapped) < MOST_KEPT:
            self.unmapped.add(raw)
        return day

    def _day(self, raw: str, days: DayColumn | None = None) -> date | None:
        try:
            return (days or self._days).read(raw)
        except BadCellError:
            return None
