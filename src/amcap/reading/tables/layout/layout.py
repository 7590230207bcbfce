"""How one table of accounts is read: which preset, which column is which field, and a converter for each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Any

from amcap.messages import Cure, Message
from amcap.model.rulebook import RuleBook
from amcap.model.table import TableFile
from amcap.model.table_words import ACCOUNT_FIELDS, GENERIC, PROFILE
from amcap.reading.problems import shown
from amcap.reading.tables.cells.amount import AmountColumn
from amcap.reading.tables.cells.answerable import OwnerColumn
from amcap.reading.tables.cells.money import Money
from amcap.reading.tables.cells.sales import SalesByCurrency
from amcap.reading.tables.cells.size_band import SizeColumn
from amcap.reading.tables.cells.words import IndustryColumn
from amcap.reading.tables.faults import Faults
from amcap.reading.tables.layout.amounts import AmountColumns
from amcap.reading.tables.layout.answering import check_owners, notes_on_owners, people_of
from amcap.reading.tables.layout.cells_of import Cells
from amcap.reading.tables.layout.columns import columns_of, note_slips, require, unused_headers
from amcap.reading.tables.layout.fitting import NEARLY_ALL, Fitting
from amcap.reading.tables.layout.grouped import is_grouped
from amcap.reading.tables.layout.header import Header, inverted
from amcap.reading.tables.layout.matters import unread
from amcap.reading.tables.layout.preset import Preset, load_preset
from amcap.reading.tables.layout.renewals import renewals_of
from amcap.reading.tables.layout.sample import Sample
from amcap.reading.tables.layout.standing import standing_columns
from amcap.reading.tables.layout.telling import Telling
from amcap.reading.tables.rows.row_words import row_words
from amcap.reading.tables.rows.sample import Sample as FirstRows
from amcap.reading.tables.rows.where import Where

HOURS = PROFILE[-1]


@dataclass(frozen=True, slots=True)
class Layout:
    """All that is settled before the first row is read."""

    name: int
    id: int | None
    headers: tuple[str, ...]
    owner: Cells | None
    """None: the table tells nobody's, and all accounts are unassigned."""
    is_grouped: bool
    has_sections: bool
    """Whether the header stands once more among the first rows."""
    """Whether an owner stands on top of a group of accounts only, so that blank cells are those below."""
    people: OwnerColumn
    """What the owners' cells were taken for."""
    cells: tuple[Cells, ...]
    """Columns that a profile is made of, but for hours, which may differ in every row; then those of `where`."""
    wheres: Mapping[int, Where]
    """Position among `cells` -> the test that it stands for."""
    employees: SizeColumn | None
    turnover: SizeColumn | SalesByCurrency | None
    count: AmountColumn | None
    revenue: AmountColumn | None
    hours: AmountColumn | None
    currency: int | None
    """The column of currencies, where there are amounts to be in them."""
    money: Money | None
    parent: int | None
    told_currency: str | None
    columns: dict[str, str]
    unused: tuple[str, ...]
    notes: tuple[Message, ...]

    def keeps(self, row: Sequence[str]) -> bool:
        """Whether a row is one that no column leaves out."""
        return all(self.cells[at][row[self.cells[at].index]] for at in self.wheres)


class LayoutBuilder:
    """Settles the layout of a table, and notes what stands in its way."""

    def __init__(
        self,
        header: Header,
        preset: Preset,
        table: TableFile,
        rulebook: RuleBook,
        managers: Sequence[str] | None,
        faults: Faults,
        all_cells: Callable[[int], Iterable[str]],
        rows: FirstRows,
        currency: str | None = None,
    ) -> None:
        self._header = header
        self._preset = preset
        self._generic = load_preset(GENERIC)
        self._table = table
        self._rulebook = rulebook
        self._managers = managers
        self._faults = faults
        self._all_cells = all_cells
        self._first_rows = rows
        self._currency = currency
        self._blanks = frozenset(blank.casefold() for blank in ("", *self._generic.blanks, *preset.blanks))
        self._sample = Sample(rows, self._blanks)
        self._telling = Telling(rulebook, preset, table)
        self._notes: list[Message] = []
        self._columns: dict[str, int] = {}

    def build(self) -> Layout:
        """The layout. Raises InputError where the header or the settings leave it open."""
        header, preset, faults = self._header, self._preset, self._faults
        aliases = (preset.columns, self._generic.columns)
        fits = Fitting(self._sample, self._telling.kind_words()).fits
        self._columns = columns_of(header, aliases, ACCOUNT_FIELDS, self._table, faults, fits)
        likely = self._guess_name()
        require("name", "the account's name", self._columns, header, chain(*aliases), faults, likely)
        note_slips(header, self._columns, ACCOUNT_FIELDS, preset, faults)
        check_owners(self._table, self._managers, header, faults)
        wheres = [*self._wheres(), *self._deleted()]
        faults.settle()
        # A stage that is told goes before the one that a day of renewal tells, so it comes after it.
        cells = self._renewals()
        cells += [self._cells(field) for field in PROFILE if field in self._columns and field != HOURS]
        cells += [
            self._remembering(words.field, words.convert, set(), words.translated, column=column)
            for column, words in self._telling.elsewhere(self._columns)
        ]
        tests = {len(cells) + offset: where for offset, (_, where) in enumerate(wheres)}
        cells += [Cells(index, header.names[index], "where", where.keeps, set()) for index, where in wheres]
        people = people_of(
            self._table, self._managers, (preset, self._generic), lambda: self._all_cells(self._columns["manager"])
        )
        owner = self._owner(people)
        grouped = owner is not None and is_grouped(self._sample.rows, owner.index, self._columns["name"])
        self._notes += notes_on_owners(header, owner, grouped=grouped)
        used = {*self._columns.values(), *(index for index, _ in wheres)}
        standing = list(standing_columns(header, self._first_rows, used))
        cells += standing
        told = used | {each.index for each in standing if each.unmapped}
        self._notes += unread(header, self._columns, told, (preset, self._generic), self._sample)
        amounts = AmountColumns(
            header, self._columns, self._table, self._rulebook, preset, self._first_rows, self._all_cells, self.blank,
            self._currency, faults,
        )  # fmt: skip
        layout = Layout(
            name=self._columns["name"],
            id=self._columns.get("id"),
            headers=header.names,
            owner=owner,
            is_grouped=grouped,
            has_sections=any(header.is_again(row) for row in self._sample.rows),
            people=people,
            cells=tuple(cells),
            wheres=tests,
            employees=amounts.size("employees"),
            turnover=amounts.turnover(),
            count=amounts.amount("count"),
            revenue=amounts.amount("revenue"),
            hours=amounts.amount(HOURS),
            currency=amounts.money.index if "revenue" in self._columns else None,
            money=amounts.money.of("revenue"),
            parent=self._columns.get("parent"),
            told_currency=amounts.money.currency,
            columns=inverted(self._columns, header),
            unused=unused_headers(header, used),
            notes=(*self._notes, *amounts.notes),
        )
        faults.settle()
        return layout

    def blank(self, raw: str) -> bool:
        """Whether a cell says nothing."""
        return raw.strip().casefold() in self._blanks

    def _wheres(self) -> list[tuple[int, Where]]:
        found = []
        for name, values in self._table.where.items():
            index = self._header.given(name, "where")
            if index is not None:
                found.append((index, Where(self._header.names[index], values)))
        return found

    def _deleted(self) -> list[tuple[int, Where]]:
        """Leaves out the rows that a column says are deleted, unless the user says which to keep."""
        telling = row_words().deleted
        index = self._header.find_plainly(telling.headers)
        if index is None or index in self._columns.values() or self._header.names[index] in self._table.where:
            return []
        where = Where(self._header.names[index], [f"!{value}" for value in telling.texts])
        where.reason = "deleted"
        return [(index, where)]

    def _guess_name(self) -> list[int]:
        """Where no header is known for the names, the only column of texts that are nearly all different holds them.

        The columns that may, where there are several.
        """
        if "name" in self._columns:
            return []
        free = (index for index, name in enumerate(self._header.names) if name and index not in self._columns.values())
        likely = [index for index in free if self._sample.differs(index, NEARLY_ALL)]
        if len(likely) != 1 or not self._columns:
            return likely
        self._columns["name"] = likely[0]
        header = shown(self._header.names[likely[0]])
        told = f"column {header!r} is taken for the name, as its cells differ; another column: "
        self._notes.append((told, Cure("columns", field="name")))
        return []

    def _cells(self, field: str) -> Cells:
        if field == "industry":
            industry = self._industry()
            return self._remembering(field, industry.convert, industry.unmapped)
        words = self._telling.column(field)
        return self._remembering(field, words.convert, words.unmapped, words.translated)

    def _remembering(
        self,
        field: str,
        convert: Callable[[str], Any],
        unmapped: set[str],
        translated: Mapping[str, str] = MappingProxyType({}),
        *,
        column: str | None = None,
    ) -> Cells:
        """The cells of a field's column, or of another field's that tells it, too."""
        blanks, index = self._blanks, self._columns[column or field]

        def unless_blank(raw: str) -> Any:
            return None if raw.strip().casefold() in blanks else convert(raw)

        return Cells(index, self._header.names[index], field, unless_blank, unmapped, translated, column)

    def _renewals(self) -> list[Cells]:
        if "renewal" not in self._columns:
            return []
        index = self._columns["renewal"]
        days, note = renewals_of(self._header, index, self._sample, self._table)
        self._notes += [note] if note else []
        return [self._remembering("stage", days.convert, days.unmapped, column="renewal")]

    def _owner(self, people: OwnerColumn) -> Cells | None:
        return self._remembering("manager", people.convert, people.unmapped) if "manager" in self._columns else None

    def _industry(self) -> IndustryColumn:
        return IndustryColumn(self._rulebook.level_of_industry, self._table.values.get("industry", {}))
