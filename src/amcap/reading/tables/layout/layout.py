"""How one table of accounts is read: which preset, which column is which field, and a converter for each."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from amcap.messages import Cure, Message
from amcap.model.portfolio import Account
from amcap.model.rulebook import RuleBook
from amcap.model.table import TableFile
from amcap.model.table_words import ACCOUNT_FIELDS, ACCOUNT_WORDS, GENERIC, OWN, PROFILE
from amcap.reading.problems import shown
from amcap.reading.tables.cells.amount import AmountColumn
from amcap.reading.tables.cells.answerable import OwnerColumn
from amcap.reading.tables.cells.number import NumberColumn
from amcap.reading.tables.cells.size_band import SizeColumn, limits_of
from amcap.reading.tables.cells.words import IndustryColumn, WordColumn
from amcap.reading.tables.faults import Faults
from amcap.reading.tables.layout.columns import columns_of, note_slips, require, unused_headers
from amcap.reading.tables.layout.fitting import NEARLY_ALL, Fitting
from amcap.reading.tables.layout.header import Header, inverted
from amcap.reading.tables.layout.heading import Heading
from amcap.reading.tables.layout.matters import unread
from amcap.reading.tables.layout.preset import Preset, fold_value, load_preset
from amcap.reading.tables.layout.sample import Sample
from amcap.reading.tables.rows.where import Where

HOURS = PROFILE[-1]
_REMEMBERED = 20_000
_UNITS = {"thousands": 1e3, "millions": 1e6}
_UNIT_WORDS = {
    "thousands": re.compile(r"\b(?:thousands?|tsd|тыс)\b", re.IGNORECASE),
    "millions": re.compile(r"\b(?:millions?|mln|mio|млн)\b", re.IGNORECASE),
}


class Cells(dict[str, Any]):
    """What the cells of one column mean: each distinct cell is converted once, as long as there are not too many."""

    def __init__(self, index: int, header: str, field: str, convert: Callable[[str], Any], unmapped: set[str]) -> None:
        self.index = index
        self.header = header
        self.field = field
        self.unmapped = unmapped
        self._convert = convert

    def __missing__(self, raw: str) -> Any:
        value = self._convert(raw)
        if len(self) < _REMEMBERED:
            self[raw] = value
        return value


@dataclass(frozen=True, slots=True)
class Layout:
    """All that is settled before the first row is read."""

    name: int
    id: int | None
    headers: tuple[str, ...]
    owner: Cells
    cells: tuple[Cells, ...]
    """Columns that a profile is made of, but for hours, which may differ in every row; then those of `where`."""
    wheres: Mapping[int, Where]
    """Position among `cells` -> the test that it stands for."""
    employees: SizeColumn | None
    turnover: SizeColumn | None
    count: AmountColumn | None
    revenue: AmountColumn | None
    hours: AmountColumn | None
    columns: dict[str, str]
    unused: tuple[str, ...]
    notes: tuple[Message, ...]


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
        heading: Heading,
    ) -> None:
        self._header = header
        self._preset = preset
        self._generic = load_preset(GENERIC)
        self._table = table
        self._rulebook = rulebook
        self._managers = managers
        self._faults = faults
        self._all_cells = all_cells
        self._blanks = frozenset(blank.casefold() for blank in ("", *self._generic.blanks, *preset.blanks))
        self._sample = Sample(heading, self._blanks)
        self._notes: list[Message] = []
        self._columns: dict[str, int] = {}

    def build(self) -> Layout:
        """The layout. Raises InputError where the header or the settings leave it open."""
        header, preset, faults = self._header, self._preset, self._faults
        aliases = (preset.columns, self._generic.columns)
        fits = Fitting(self._sample).fits
        self._columns = columns_of(header, aliases, ACCOUNT_FIELDS, self._table, faults, fits)
        likely = self._guess_name()
        require("name", "the account's name", self._columns, header, chain(*aliases), faults, likely)
        require("manager", "the account's manager", self._columns, header, chain(*aliases), faults)
        note_slips(header, self._columns, ACCOUNT_FIELDS, preset, faults)
        self._check_owners()
        wheres = self._wheres()
        faults.settle()
        cells = [self._cells(field) for field in PROFILE if field in self._columns and field != HOURS]
        tests = {len(cells) + offset: where for offset, (_, where) in enumerate(wheres)}
        cells += [Cells(index, header.names[index], "where", where.keeps, set()) for index, where in wheres]
        used = {*self._columns.values(), *(index for index, _ in wheres)}
        self._notes += unread(header, self._columns, used, (preset, self._generic), self._sample)
        return Layout(
            name=self._columns["name"],
            id=self._columns.get("id"),
            headers=header.names,
            owner=self._cells("manager"),
            cells=tuple(cells),
            wheres=tests,
            employees=self._size("employees"),
            turnover=self._size("turnover"),
            count=self._amount("count"),
            revenue=self._amount("revenue"),
            hours=self._amount(HOURS),
            columns=inverted(self._columns, header),
            unused=unused_headers(header, used),
            notes=tuple(self._notes),
        )

    def blank(self, raw: str) -> bool:
        """Whether a cell says nothing."""
        return raw.strip().casefold() in self._blanks

    def _check_owners(self) -> None:
        for owner, name in self._table.owners.items():
            if self._managers is not None and name not in self._managers:
                self._faults.note(self._header.line, f"owners: {shown(owner)!r}: no manager is called {shown(name)!r}")

    def _wheres(self) -> list[tuple[int, Where]]:
        found = []
        for name, values in self._table.where.items():
            index = self._header.given(name, "where")
            if index is not None:
                found.append((index, Where(self._header.names[index], values)))
        return found

    def _guess_name(self) -> list[int]:
        """Where no header is known for the names, the only column of texts that are nearly all different holds them.

        The columns that may, where there are several.
        """
        if "name" in self._columns or not self._columns:
            return []
        free = (index for index, name in enumerate(self._header.names) if name and index not in self._columns.values())
        likely = [index for index in free if self._sample.differs(index, NEARLY_ALL)]
        if len(likely) != 1:
            return likely
        self._columns["name"] = likely[0]
        header = shown(self._header.names[likely[0]])
        told = f"column {header!r} is taken for the name, as its cells differ; another column: "
        self._notes.append((told, Cure("columns", field="name")))
        return []

    def _cells(self, field: str) -> Cells:
        column: OwnerColumn | WordColumn | IndustryColumn
        if field == "manager":
            nobody = (*self._generic.nobody, *self._preset.nobody)
            prefixes, strict = self._preset.id_prefixes, self._preset.name == OWN
            column = OwnerColumn(self._table.owners, self._managers, nobody=nobody, id_prefixes=prefixes, strict=strict)
        elif field == "industry":
            column = self._industry()
        else:
            column = self._words(field)
        return self._remembering(field, column.convert, column.unmapped)

    def _remembering(self, field: str, convert: Callable[[str], Any], unmapped: set[str]) -> Cells:
        blanks, index = self._blanks, self._columns[field]

        def unless_blank(raw: str) -> Any:
            return None if raw.strip().casefold() in blanks else convert(raw)

        return Cells(index, self._header.names[index], field, unless_blank, unmapped)

    def _words(self, field: str) -> WordColumn:
        given = {fold_value(value): word for value, word in self._table.values.get(field, {}).items()}
        known = self._preset.meanings(field)
        own_words = self._preset.name == OWN or field in self._table.columns
        words = tuple(self._rulebook.segments) if field == "segment" else ACCOUNT_WORDS[field]
        return WordColumn(field, words, {**known, **given}, strict=own_words and not (given or known))

    def _industry(self) -> IndustryColumn:
        return IndustryColumn(self._rulebook.level_of_industry, self._table.values.get("industry", {}))

    def _number(self, field: str) -> NumberColumn:
        index = self._columns[field]
        unit = self._table.units.get(field) or self._unit_in(index)
        scale = _UNITS[unit] if unit else 1.0
        return NumberColumn(
            index,
            lambda: self._all_cells(index),
            self._table.numbers,
            scale=scale,
            whole=field in ("employees", "count"),
        )

    def _unit_in(self, index: int) -> str | None:
        """The unit that a header itself names, as in 'Revenue (in millions)'."""
        header = self._header.names[index]
        unit = next((unit for unit, pattern in _UNIT_WORDS.items() if pattern.search(header)), None)
        if unit:
            self._notes.append(f"column {shown(header)!r} is read in {unit}, as its header says")
        return unit

    def _amount(self, field: str) -> AmountColumn | None:
        if field not in self._columns:
            return None
        return AmountColumn(Account.model_fields[field], self._number(field), self.blank, whole=field == "count")

    def _size(self, field: str) -> SizeColumn | None:
        limits = limits_of(self._rulebook)
        if field not in self._columns or limits is None:
            return None
        given = {fold_value(value): text for value, text in self._table.values.get(field, {}).items()}
        meanings = {**self._preset.meanings(field), **given}
        if field == "turnover":
            header = shown(self._header.names[self._columns[field]])
            self._notes.append(
                f"column {header!r} is taken for the account's own yearly sales, in EUR, and tells its size, not what "
                "it pays you; another currency is not converted"
            )
        return SizeColumn(field, self._number(field), limits[field == "turnover"], meanings, self.blank)
