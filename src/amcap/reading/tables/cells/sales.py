"""Yearly sales in several currencies, which a column names, read as sizes."""

from collections import Counter
from collections.abc import Callable, Sequence

from amcap.reading.tables.cells.size_band import UNKNOWN, SizeColumn

_MOST_KEPT = 1000


class SalesByCurrency:
    """A column of turnover beside one of currencies: each currency is read as a column of its own."""

    field = "turnover"

    def __init__(self, index: int, currency: int, made: Callable[[str], SizeColumn | None]) -> None:
        """`made` gives the column for what a cell says of the currency; None where nothing tells what it is worth."""
        self._index = index
        self._currency = currency
        self._made = made
        self._columns: dict[str, SizeColumn | None] = {}
        self._unread: Counter[str] = Counter()

    def code_of(self, row: Sequence[str]) -> int:
        """The code of a row's size. Raises BadCellError where its number can be read in two ways."""
        currency, raw = row[self._currency], row[self._index]
        if currency not in self._columns:
            self._columns[currency] = self._made(currency)
        column = self._columns[currency]
        if column is not None:
            return column.code(raw)
        if raw.strip() and (currency in self._unread or len(self._unread) < _MOST_KEPT):
            self._unread[f"amounts in {currency.strip() or 'no currency'}"] += 1
        return UNKNOWN

    def take_unread(self) -> list[tuple[str, int]]:
        """Cells since the last call that told no size, with how often."""
        taken = [
            *self._unread.items(),
            *(each for column in self._columns.values() if column for each in column.take_unread()),
        ]
        self._unread.clear()
        return taken
