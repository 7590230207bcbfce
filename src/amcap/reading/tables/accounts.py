"""A table of accounts: recognised, laid out, and read as often as wanted."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress

from amcap.messages import Cure, Message
from amcap.model.record import Record
from amcap.model.rulebook import RuleBook
from amcap.model.table import TableFile, TableReport
from amcap.model.table_words import AUTO, GENERIC, OWN
from amcap.reading.tables.faults import Faults
from amcap.reading.tables.file.row_reader import UnreadableError
from amcap.reading.tables.layout.header import Header
from amcap.reading.tables.layout.heading import Heading
from amcap.reading.tables.layout.layout import LayoutBuilder
from amcap.reading.tables.layout.preset import load_preset
from amcap.reading.tables.layout.recognition import Recognition, recognise
from amcap.reading.tables.layout.standing import STANDING, standing_note
from amcap.reading.tables.rows.asking import grades_asked, pairs_asked
from amcap.reading.tables.rows.footer import Footers
from amcap.reading.tables.rows.parents import Family, family_of
from amcap.reading.tables.rows.records import Pass
from amcap.reading.tables.rows.repeated import KnownIds, OneRow, ask_about
from amcap.reading.tables.rows.sample import Sample, numbered, repeats, sample_of
from amcap.reading.tables.rows.tally import Tally
from amcap.reading.tables.rows.way import Way


class AccountTable:
    """Accounts in a file, as a stream of records. Memory does not grow with the number of rows."""

    def __init__(
        self,
        heading: Heading,
        table: TableFile,
        rulebook: RuleBook,
        managers: Sequence[str] | None,
        currency: str | None = None,
    ) -> None:
        self._grid = grid = heading.grid
        self.name = grid.name
        self._table = table
        faults = Faults(grid.name)
        self._header_row, self._header_line, self._header_note = heading.row, heading.line, heading.note
        self.preset, self.reason = _recognition(table, Header(heading.row, heading.line, faults))
        preset, generic = load_preset(self.preset), load_preset(GENERIC)
        header = Header(heading.row, heading.line, faults, preset.loose(generic))
        sample = sample_of(grid, self._header_line, len(self._header_row))
        builder = LayoutBuilder(header, preset, table, rulebook, managers, faults, self._cells, sample, currency)
        self._layout = builder.build()
        self.currency = self._layout.told_currency
        """Code of the currency that revenue is in, as far as the first rows tell."""
        self._one_row = self._rows_of_accounts(sample, faults)
        if self._one_row is not None and self._layout.revenue is not None:
            self._layout.revenue.allow_less_than_nothing()
        self._family = self._family_in(sample)
        self._report: TableReport | None = None

    def records(self, known_ids: KnownIds | None = None) -> Iterator[Record]:
        """The accounts in file order (rows kept back for fear of a footer last). Call again to read again.

        `known_ids` are those of the accounts in tables read before, to which this one's are added.

        Raises InputError with all problems at the end of the file, or where nothing more can be read.
        """
        self._report = None
        one_row = None
        if self._one_row is not None:
            one_row = OneRow(self._one_row, None if self._layout.owner is None else self._layout.owner.index)
            for _ in self._pass(one_row, [], gathers=True).records(self._header_line):
                pass
            one_row.choose()
        one = self._pass(one_row, [] if known_ids is None else known_ids)
        yield from one.records(self._header_line)
        self._report = self._reported(one, one_row)

    def groups(self) -> Mapping[int, str]:
        """Line -> name of the group that the account belongs to, for groups of several rows."""
        return {} if self._family is None else self._family.groups

    def ids(self) -> Iterator[tuple[int, str]]:
        """The line and the id of every row that has one; nothing where no column holds ids."""
        if self._layout.id is not None:
            for line, row in numbered(self._grid, self._header_line, len(self._header_row)):
                if identity := row[self._layout.id].strip():
                    yield line, identity

    @property
    def report(self) -> TableReport:
        """What was read, complete after a full pass over the records; before, what the header alone tells."""
        if self._report is not None:
            return self._report
        return TableReport(
            self.name, self.preset, self.reason, columns=self._layout.columns, unused=self._layout.unused,
            notes=self._notes, currency=self.currency,
        )  # fmt: skip

    @property
    def _notes(self) -> tuple[Message, ...]:
        below = (self._header_note,) if self._header_note else ()
        return (*self._grid.notes, *below, *self._layout.notes)

    def _pass(self, one_row: OneRow | None, known_ids: KnownIds, *, gathers: bool = False) -> Pass:
        parents = self._table.parents
        way = Way(
            own=self.preset == OWN,
            strict=self._table.strict,
            known_ids=None if self._table.one_row_per else known_ids,
            left_out=frozenset() if self._family is None else self._family.left_out(parents),
            reason=f"parents: {parents}",
            one_row=one_row,
            gathers=gathers,
        )
        return Pass(self._grid, self._layout, self._header_row, Footers(self._header_row), way)

    def _rows_of_accounts(self, sample: Sample, faults: Faults) -> int | None:
        """The column that tells which rows are of one account, where each account is to have one row.

        Raises InputError where most accounts have several rows and nobody said what to make of them.
        """
        layout, wanted = self._layout, self._table.one_row_per
        found = [
            repeated
            for index in (layout.id, layout.name)
            if index is not None and (repeated := repeats(sample, index, layout.keeps))
        ]
        if wanted == "row" or not (found or wanted):
            return None
        if wanted is None:
            told = ask_about(found[0], sample, layout.headers[found[0].column])
            raise faults.fail(self._header_line, told)
        if found:
            return found[0].column
        return layout.name if layout.id is None else layout.id

    def _family_in(self, sample: Sample) -> Family | None:
        layout = self._layout
        if layout.parent is None or not any(cell.strip() for cell in sample.column(layout.parent)):
            return None
        rows = numbered(self._grid, self._header_line, len(self._header_row))
        kept = ((line, row) for line, row in rows if layout.keeps(row))
        return family_of(kept, layout.name, layout.id, layout.parent)

    def _reported(self, one: Pass, one_row: OneRow | None) -> TableReport:
        tally = one.tally
        unmapped = dict(tally.unmapped())
        people = self._layout.people
        owners = unmapped.get("manager", {})
        asked = (*grades_asked(unmapped, self._layout.columns), *pairs_asked(owners, people.shown_pairs))
        unknown = people.unknown_of(owners) if people.lists_managers else {}
        if unknown:
            del unmapped["manager"]
        standing = [field for field in unmapped if field.startswith(STANDING)]
        headers = {field.removeprefix(STANDING) for field in standing}
        notes = [note for note in self._notes if not _asks_where(note, headers)]
        notes += [*asked, *(standing_note(field, unmapped.pop(field)) for field in standing)]
        notes += filter(None, (*self._told_of_rows(one, one_row), *self._told_of_cells(tally)))
        return TableReport(
            name=self.name,
            preset=self.preset,
            reason=self.reason,
            rows=tally.rows + sum(tally.left_out.values()),
            accounts=tally.accounts,
            left_out=dict(tally.left_out),
            columns=self._layout.columns,
            unused=self._layout.unused,
            given=tally.given,
            inferred=tally.inferred,
            missing=tally.missing,
            nobody=tally.nobody,
            shared=tally.shared,
            translated=tally.translated,
            unknown_owners=unknown,
            unmapped=unmapped,
            odd_lines=tally.odd_lines,
            currency=self.currency,
            notes=tuple(notes),
        )

    def _told_of_rows(self, one: Pass, one_row: OneRow | None) -> Iterator[Message | None]:
        layout = self._layout
        if one_row is not None:
            yield one_row.note(layout.headers[one_row.index], money=layout.revenue is not None)
        if one.ids is not None:
            yield one.ids.note(layout.headers[one.ids.index])
        if self._family is not None and layout.parent is not None and self._table.parents is None:
            yield self._family.note(layout.headers[layout.parent])

    def _told_of_cells(self, tally: Tally) -> Iterator[Message]:
        if tally.broken_names_in_all:
            lines = ", ".join(f"{line:,}" for line in tally.broken_names)
            more = tally.broken_names_in_all - len(tally.broken_names)
            on = f"{lines}{f' and {more:,} more' if more else ''}"
            yield f"line breaks and tabs within names are read as spaces: line {on}"

    def _cells(self, index: int) -> Iterator[str]:
        """Every cell of a column, as far as the file can be read."""
        with suppress(UnreadableError), self._grid.reading() as reader:
            for row in reader:
                if reader.line_num > self._header_line and len(row) > index:
                    yield row[index]


def _recognition(table: TableFile, header: Header) -> Recognition:
    said = table.from_
    return recognise(header) if said in (None, AUTO) else Recognition(str(said), ("as said by ", Cure("from")))


def _asks_where(note: Message, headers: Collection[str]) -> bool:
    """Whether a note asks which rows of some columns to keep, of which more is known."""
    parts = () if isinstance(note, str) else note
    return any(isinstance(part, Cure) and part.setting == "where" and part.field in headers for part in parts)
