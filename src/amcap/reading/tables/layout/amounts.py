"""The columns of a table that hold amounts: their units, their currencies, and what they are read as."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from amcap.messages import Cure, Message
from amcap.model.portfolio import Account
from amcap.model.rulebook import RuleBook
from amcap.model.table import TableFile
from amcap.reading.problems import shown
from amcap.reading.tables.cells.amount import AmountColumn
from amcap.reading.tables.cells.amount_words import Header as AmountsHeader
from amcap.reading.tables.cells.amount_words import header_of
from amcap.reading.tables.cells.money import Money
from amcap.reading.tables.cells.number import BadCellError, NotANumberError, NumberColumn
from amcap.reading.tables.cells.sales import SalesByCurrency
from amcap.reading.tables.cells.size_band import SizeColumn, limits_of
from amcap.reading.tables.faults import Faults
from amcap.reading.tables.layout.everyday_words import everyday_meanings
from amcap.reading.tables.layout.header import Header
from amcap.reading.tables.layout.monies import Monies
from amcap.reading.tables.layout.preset import Preset, fold_value
from amcap.reading.tables.rows.sample import Sample

_MONEY = ("revenue", "turnover")
_HEADS = 3
"""Accounts with both sales and employees from which on these are compared."""
_LOOKED_AT = 200
_UNITS = {"ones": 1.0, "thousands": 1e3, "millions": 1e6}


class AmountColumns:
    """Makes the columns of amounts of a table, and notes what was taken from their headers."""

    def __init__(
        self,
        header: Header,
        columns: Mapping[str, int],
        table: TableFile,
        rulebook: RuleBook,
        preset: Preset,
        rows: Sample,
        all_cells: Callable[[int], Iterable[str]],
        blank: Callable[[str], bool],
        currency: str | None,
        faults: Faults,
    ) -> None:
        self.money = Monies(header, columns, table, rows, currency, faults)
        self.notes: list[Message] = []
        self._header = header
        self._columns = columns
        self._table = table
        self._rulebook = rulebook
        self._preset = preset
        self._rows = rows
        self._all_cells = all_cells
        self._blank = blank
        self._faults = faults

    def number(self, field: str, money: Money | None = None) -> NumberColumn:
        """The numbers of a field, as its header, the settings and its currencies tell."""
        index = self._columns[field]
        told = header_of(self._header.names[index]) if field in _MONEY else None
        scale, periods = self._scale(field, told), 1.0 if told is None else told.periods
        self._note_header(index, field, told, scale, periods)
        return NumberColumn(
            index,
            lambda: self._all_cells(index),
            self._table.numbers,
            scale=scale,
            periods=periods,
            money=money,
            whole=field in ("employees", "count"),
        )

    def _scale(self, field: str, told: AmountsHeader | None) -> float:
        unit = self._table.units.get(field)
        if unit is not None:
            return _UNITS[unit]
        return 1.0 if told is None else told.factor

    def _note_header(self, index: int, field: str, told: AmountsHeader | None, scale: float, periods: float) -> None:
        """Say what was taken from a header alone."""
        if told is None:
            return
        header = shown(self._header.names[index])
        if scale > 1 and field not in self._table.units:
            self.notes.append(f"column {header!r} is read in units of {scale:,.0f}, as its header says")
        if periods > 1:
            self.notes.append(f"column {header!r} is read times {periods:g}, as its header says, to make a year")

    def amount(self, field: str) -> AmountColumn | None:
        """The column of a field that records carry as it is; None where there is none."""
        if field not in self._columns:
            return None
        # Beside a column of currencies, each row is turned into one currency for itself.
        money = self.money.of("revenue") if field == "revenue" and self.money.index is None else None
        number, is_count = self.number(field, money), field == "count"
        limits = Account.model_fields[field]
        return AmountColumn(limits, number, self._blank, name=field, whole=is_count, halves=is_count)

    def turnover(self) -> SizeColumn | SalesByCurrency | None:
        """The accounts' own yearly sales, as sizes; None where they tell none."""
        if "turnover" not in self._columns:
            return None
        header = shown(self._header.names[self._columns["turnover"]])
        money = self.money
        trouble = money.trouble_with_bands()
        if trouble is not None:
            self.notes.append((f"column {header!r} holds the account's own sales, ", *trouble))
            return None
        self.notes.append(
            f"column {header!r} is taken for the account's own yearly sales, and tells its size, not what it pays you"
        )
        if not money.several_for_bands or money.index is None:
            return self.size("turnover", money.of("turnover"))
        index, currency = self._columns["turnover"], money.index

        def made(cell: str) -> SizeColumn | None:
            one = money.in_one(cell)
            return None if one is None else self.size("turnover", one)

        return SalesByCurrency(index, currency, made)

    def size(self, field: str, money: Money | None = None) -> SizeColumn | None:
        """Employees or turnover as sizes; None where there is no such column, or the rule book has no bands."""
        limits = limits_of(self._rulebook)
        if field not in self._columns or limits is None:
            return None
        given = {fold_value(value): text for value, text in self._table.values.get(field, {}).items()}
        meanings = {**self._preset.meanings(field), **given}
        number = self.number(field, money)
        if field == "turnover":
            self._check_turnover_a_head(number)
        words = everyday_meanings("size") if field == "employees" else {}
        return SizeColumn(field, number, limits[field == "turnover"], meanings, self._blank, words)

    def _check_turnover_a_head(self, number: NumberColumn) -> None:
        """Ask where most accounts would have less than one unit of money a year for each of their people."""
        if "employees" not in self._columns or "turnover" in self._table.units:
            return
        people = self.number("employees")
        heads = [
            sales / staff
            for row in self._rows.rows[:_LOOKED_AT]
            if (sales := _read(number, row)) is not None and (staff := _read(people, row)) is not None and staff >= 1
        ]
        if len(heads) < _HEADS or sorted(heads)[len(heads) // 2] >= 1:
            return
        index = self._columns["turnover"]
        self._faults.note(
            self._header.line,
            (
                "the account's own yearly sales would be less than 1 for each of its employees; say ",
                Cure("units", "millions", "turnover"),
                " or ",
                Cure("units", "thousands", "turnover"),
                " if they are kept so, or ",
                Cure("units", "ones", "turnover"),
                " if they are right",
            ),
            self._header.names[index],
            index + 1,
        )


def _read(number: NumberColumn, row: Sequence[str]) -> float | None:
    """The number in a row's cell, None for none, for one that is not above 0, and for one with two readings."""
    try:
        value = number.read(row[number.index])
    except (NotANumberError, BadCellError):
        return None
    return value if value > 0 else None
