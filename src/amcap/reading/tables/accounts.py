"""A table of accounts: recognised, laid out, and read as often as wanted."""

from collections.abc import Iterator, Sequence
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
from amcap.reading.tables.rows.asking import grades_asked, pairs_asked
from amcap.reading.tables.rows.footer import Footers
from amcap.reading.tables.rows.records import Pass


class AccountTable:
    """Accounts in a file, as a stream of records. Memory does not grow with the number of rows."""

    def __init__(self, heading: Heading, table: TableFile, rulebook: RuleBook, managers: Sequence[str] | None) -> None:
        self._grid = grid = heading.grid
        self.name = grid.name
        faults = Faults(grid.name)
        self._header_row, self._header_line, self._header_note = heading.row, heading.line, heading.note
        self.preset, self.reason = _recognition(table, Header(heading.row, heading.line, faults))
        preset, generic = load_preset(self.preset), load_preset(GENERIC)
        header = Header(heading.row, heading.line, faults, preset.loose(generic))
        self._layout = LayoutBuilder(header, preset, table, rulebook, managers, faults, self._cells, heading).build()
        self._totals = (*generic.totals, *preset.totals)
        self._footers = (*generic.footers, *preset.footers)
        self._report: TableReport | None = None

    def records(self) -> Iterator[Record]:
        """The accounts in file order (rows kept back for fear of a footer last). Call again to read again.

        Raises InputError with all problems at the end of the file, or where nothing more can be read.
        """
        self._report = None
        footers = Footers(self._totals, self._footers, self._header_row)
        one = Pass(self._grid, self._layout, self._header_row, footers, own=self.preset == OWN)
        yield from one.records(self._header_line)
        self._report = self._reported(one)

    @property
    def report(self) -> TableReport:
        """What was read, complete after a full pass over the records; before, what the header alone tells."""
        if self._report is not None:
            return self._report
        return TableReport(
            self.name, self.preset, self.reason, columns=self._layout.columns, unused=self._layout.unused,
            notes=self._notes,
        )  # fmt: skip

    @property
    def _notes(self) -> tuple[Message, ...]:
        below = (self._header_note,) if self._header_note else ()
        return (*self._grid.notes, *below, *self._layout.notes)

    def _reported(self, one: Pass) -> TableReport:
        tally = one.tally
        unmapped = dict(tally.unmapped())
        people = self._layout.people
        owners = unmapped.get("manager", {})
        asked = (*grades_asked(unmapped, self._layout.columns), *pairs_asked(owners, people.shown_pairs))
        unknown = people.unknown_of(owners) if people.lists_managers else {}
        if unknown:
            del unmapped["manager"]
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
            notes=(*self._notes, *asked),
        )

    def _cells(self, index: int) -> Iterator[str]:
        """Every cell of a column, as far as the file can be read."""
        with suppress(UnreadableError), self._grid.reading() as reader:
            for row in reader:
                if reader.line_num > self._header_line and len(row) > index:
                    yield row[index]


def _recognition(table: TableFile, header: Header) -> Recognition:
    said = table.from_
    return recognise(header) if said in (None, AUTO) else Recognition(str(said), ("as said by ", Cure("from")))
