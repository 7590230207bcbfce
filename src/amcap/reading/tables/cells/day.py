"""Days as exports write them: 2026-10-01, 1.10.2026, 10/1/2026; what can be read in two ways is asked about."""

import re
from collections.abc import Sequence
from datetime import date

from amcap.messages import Cure
from amcap.model.table_words import DateStyle
from amcap.reading.problems import shown
from amcap.reading.tables.cells.number import BadCellError

_TIME = r"(?:[T ,]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s*[AaPp][Mm])?(?:\s*(?:Z|UTC|[-+]\d\d:?\d\d))?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}")
_MONTHS = 12
_CENTURY = 2000


class DayColumn:
    """The days of one column; all cells are looked at first, as one may settle the order for the others."""

    def __init__(self, cells: Sequence[str], index: int, style: DateStyle | None = None) -> None:
        self._index = index
        self._style = style
        if style is None:
            found = {order for cell in cells if (order := _order_of(cell)) is not None}
            self._style = found.pop() if len(found) == 1 else None

    def read(self, raw: str) -> date:
        """The day in a cell. Raises BadCellError."""
        text = raw.strip()
        if first := _YEAR_FIRST.fullmatch(text):
            return self._day(raw, first[1], first[3], first[4])
        last = _YEAR_LAST.fullmatch(text)
        if last is None:
            raise BadCellError(f"should be a date such as 2026-10-01, not {shown(raw)!r}", self._index)
        one, mark, two, year = last.groups()
        # Dates with dots have the day first wherever they are written.
        style = self._style or ("dmy" if mark == "." else _order_of(text))
        if style == "ymd" and len(year) == 2:
            return self._day(raw, one, two, year)
        if style is None and one != two:
            raise BadCellError(
                (
                    f"{shown(raw)!r} can be day and month or month and day; say ",
                    Cure("dates", "dmy"),
                    " or ",
                    Cure("dates", "mdy"),
                ),
                self._index,
            )
        return self._day(raw, year, one, two) if style == "mdy" else self._day(raw, year, two, one)

    def _day(self, raw: str, year: str, month: str, day: str) -> date:
        try:
            return date(int(year) + (_CENTURY if len(year) <= 2 else 0), int(month), int(day))
        except ValueError:
            raise BadCellError(f"{shown(raw)!r} is not a day of the calendar", self._index) from None


def _order_of(cell: str) -> DateStyle | None:
    """The order that a cell can only have, as 13 is no month."""
    last = _YEAR_LAST.fullmatch(cell.strip())
    if last is None or last[2] == ".":
        return None
    if int(last[1]) > _MONTHS:
        return "dmy"
    return "mdy" if int(last[3]) > _MONTHS else None
