"""One pass over a table of accounts: from rows to records, the work for rows that are alike done once."""

from collections.abc import Iterator, Sequence
from typing import Any

from amcap.characters import MAX_NAME
from amcap.model.record import Record
from amcap.quantities import plain
from amcap.reading.tables.cells.amount import AmountColumn
from amcap.reading.tables.cells.number import BadCellError
from amcap.reading.tables.cells.words import BREAKS, clean_as_name
from amcap.reading.tables.faults import Faults
from amcap.reading.tables.file.grid import Grid
from amcap.reading.tables.file.row_reader import RowReader, UnreadableError
from amcap.reading.tables.layout.layout import Layout
from amcap.reading.tables.rows.coder import coder_of
from amcap.reading.tables.rows.filled import FilledRows
from amcap.reading.tables.rows.footer import Footers
from amcap.reading.tables.rows.held import HeldRows
from amcap.reading.tables.rows.kinds import Kinds
from amcap.reading.tables.rows.repeated import AGAIN, MOST_IDS, Ids
from amcap.reading.tables.rows.sections import Sections
from amcap.reading.tables.rows.shared import halves, sharers
from amcap.reading.tables.rows.tally import Tally
from amcap.reading.tables.rows.way import Way


class Pass:
    """The state of one pass: what is remembered of rows, and the running sums."""

    def __init__(
        self,
        grid: Grid,
        layout: Layout,
        header_row: Sequence[str],
        footers: Footers,
        way: Way,
    ) -> None:
        self.tally = Tally()
        self.ids = None
        if layout.id is not None and way.known_ids is not None:
            self.ids = Ids(layout.id, grid.name, way.known_ids)
        self._way = way
        self._grid = grid
        self._layout = layout
        self._faults = Faults(grid.name)
        self._kinds = Kinds(layout, self.tally, self._faults)
        self._footers = footers
        self._width = len(header_row)
        if layout.money is not None:
            layout.money.start()

    def records(self, header_line: int) -> Iterator[Record]:
        """Every account of the table; `header_line` is the last line of the header.

        Raises InputError after the last row if anything was wrong with any, earlier where nothing more can be read.
        """
        try:
            with self._grid.reading() as reader:
                # A file that was cut off since has no such line; that it changed is said when it is closed.
                while reader.line_num < header_line and next(reader, None) is not None:
                    pass
                yield from self._read(self._filled(reader))
        except UnreadableError as error:
            raise self._faults.fail(error.line, error.message) from None
        late, others = self._footers.release()
        if others:
            self.tally.left_out["beside the footer"] = others
        yield from self._read(HeldRows(late), held=True)
        self._kinds.sum_up()
        if self._layout.money is not None and (trouble := self._layout.money.trouble()):
            self._faults.note(header_line, trouble)
        self._faults.settle()
        if not self.tally.rows and not self._way.gathers and not self._left_out_on_request():
            raise self._faults.fail(header_line, "there is a header, but no account below it")

    def _filled(self, reader: RowReader) -> RowReader:
        """The rows below the header, with owners from above where the table is grouped by them."""
        owner = self._layout.owner
        if self._layout.has_sections:
            reader = Sections(reader, self._footers.is_header, self.tally.left_out)
        if owner is None or not self._layout.is_grouped:
            return reader
        return FilledRows(reader, owner.index, self._layout.name)

    def _read(self, reader: RowReader, *, held: bool = False) -> Iterator[Record]:  # noqa: C901 - flat, for speed
        layout, width, kinds, owners = self._layout, self._width, self._kinds.known, self._kinds.owners
        pick, owner_at, name_at = self._kinds.pick, 0 if layout.owner is None else layout.owner.index, layout.name
        code_of = coder_of(layout)
        count_at, read_count = (layout.count.index, layout.count.read) if layout.count else (0, None)
        revenue_at, read_revenue = (layout.revenue.index, layout.revenue.read) if layout.revenue else (0, None)
        hours_at, read_hours = (layout.hours.index, layout.hours.read) if layout.hours else (0, None)
        money_at, worth = (
            (layout.currency, layout.money.of_cell) if layout.currency is not None and layout.money else (0, None)
        )
        ids, before = (None, ()) if self.ids is None else (self.ids.own, self.ids.before)
        id_at, left_out, one_row = layout.id or 0, self._way.left_out, self._way.one_row
        accounts: float = 1
        measured: float = 0
        start, rows, revenue, hours = reader.line_num + 1, 0, None, None
        for row in reader:
            line, start = start, reader.line_num + 1
            if len(row) != width:
                fitted = self._fitted(row, line, held)
                if fitted is None:
                    continue
                row = fitted
            try:
                owner, both = owners.get(row[owner_at]), None
                if owner is None:
                    owner = self._owner(row, line, held)
                    if owner is None:
                        continue
                    both = sharers(owner)
                entry = kinds.get(raw := pick(row)) or self._kind(row, raw, line)
                if entry is None:
                    continue
                name = row[name_at].strip()
                is_plain = len(name) <= MAX_NAME and name.isascii() and name.isprintable() and "'" not in name
                if not (name and is_plain):
                    cleaned = self._name(name, row, line)
                    if cleaned is None:
                        continue
                    name = cleaned
                if left_out and line in left_out:
                    self.tally.left_out[self._way.reason] += 1
                    continue
                if ids is not None and (identity := row[id_at]):
                    if (identity in ids or before) and self._is_again(identity, name, line):
                        continue
                    if len(ids) < MOST_IDS:
                        ids[identity] = name
                if read_count is not None:
                    accounts = plain(read_count(row[count_at]) or 1)
                    self._note_odd(layout.count, row, line, 1)
                if read_revenue is not None:
                    revenue = read_revenue(row[revenue_at])
                    if revenue is None:
                        self._note_odd(layout.revenue, row, line, accounts)
                    elif worth is not None:
                        revenue *= worth(row[money_at])
                if read_hours is not None:
                    hours = read_hours(row[hours_at])
                    if hours is None:
                        self._note_odd(layout.hours, row, line, accounts)
                if one_row is not None:
                    amounts = one_row.take(row, line, revenue, hours)
                    if amounts is None:
                        continue
                    revenue, hours = amounts
                if code_of is not None:
                    code = code_of(row)
                    entry = entry[2].get(code) or self._kinds.sized(entry, code)
            except BadCellError as error:
                self._faults.note(line, error.message, *self._place(error))
                continue
            owner[1] += accounts
            entry[1] += accounts
            rows += 1
            if hours is not None:
                measured += accounts
            if both is None:
                yield owner[0] + entry[0], name, accounts, revenue, hours, line
            else:
                yield from halves(both, entry[0], name, accounts, (revenue, hours), line)
        self.tally.rows += rows
        self.tally.add_measured(measured)

    def _is_again(self, identity: str, name: str, line: int) -> bool:
        """Whether a row is left out, as an earlier one is of the same account."""
        again = self.ids is not None and self.ids.again(identity, name, line)
        if again:
            self.tally.left_out[AGAIN] += 1
        return again

    def _note_odd(self, column: AmountColumn | None, row: list[str], line: int, accounts: float) -> None:
        """Count a cell that was not understood, or take it for a problem where the user wants that."""
        if column is None or column.odd is None:
            return
        told, column.odd = column.odd, None
        if self._way.strict:
            self._faults.note(line, told, self._layout.headers[column.index], column.index + 1)
        elif not self._way.gathers:
            self.tally.add_odd(column.field, row[column.index], line, accounts)

    def _place(self, error: BadCellError) -> tuple[str | None, int]:
        """Header and number of the column that a problem is about."""
        return (None, 1) if error.index is None else (self._layout.headers[error.index], error.index + 1)

    def _fitted(self, row: list[str], line: int, held: bool) -> list[str] | None:
        """A row with as many cells as the header; None where it is no account, or not yet known to be one."""
        if not held and self._is_no_account(row):
            return None
        if len(row) > self._width:
            if any(cell.strip() for cell in row[self._width :]):
                self._faults.note(
                    line,
                    f"has {len(row)} cells, {len(row) - self._width} more than the header; "
                    "put a cell that holds the delimiter in quotes",
                )
                return None
            return row[: self._width]
        if not held and self._footers.hold(line, row):
            return None
        return row + [""] * (self._width - len(row))

    def _owner(self, row: list[str], line: int, held: bool) -> list[Any] | None:
        """The owner's entry where it is new, or where there is none, as in totals and blank rows."""
        owner = self._kinds.owner(row, line)
        if owner is None or (not held and self._is_no_account(row)):
            return None
        return owner

    def _kind(self, row: list[str], raw: Any, line: int) -> list[Any] | None:
        """The entry of a new kind of rows; None where such rows are left out or wrong."""
        if self._footers.is_header(row):
            self.tally.left_out["header once more"] += 1
            return None
        return self._kinds.entry(row, raw, line)

    def _name(self, name: str, row: list[str], line: int) -> str | None:
        """A name that is not plain ASCII, holds a ' or has to be made up; None where there is no account."""
        if name:
            if BREAKS.search(name):
                self.tally.add_broken_name(line)
            try:
                return clean_as_name(name)
            except BadCellError as error:
                error.index = self._layout.name
                raise
        identity = "" if self._layout.id is None else clean_as_name(row[self._layout.id])
        if identity:
            return f"(no name, id {identity})"
        if self._way.own:
            raise BadCellError("is missing; every account needs a name", self._layout.name)
        self.tally.left_out["no name"] += 1
        return None

    def _left_out_on_request(self) -> bool:
        wanted = {AGAIN, self._way.reason, *(where.reason for where in self._layout.wheres.values())}
        return not wanted.isdisjoint(self.tally.left_out)

    def _is_no_account(self, row: list[str]) -> bool:
        reason = self._footers.kind(row)
        if reason is not None and reason != "blank":
            self.tally.left_out[reason] += 1
        return reason is not None
