"""Rows that are alike: what their cells mean is found once for each kind, and remembered as long as there is room."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from amcap.model.table_words import PROFILE
from amcap.reading.tables.cells.number import BadCellError
from amcap.reading.tables.cells.size_band import size_of
from amcap.reading.tables.faults import Faults
from amcap.reading.tables.layout.cells_of import Cells
from amcap.reading.tables.layout.layout import Layout
from amcap.reading.tables.rows.tally import SIZE, Tally

MOST = 30_000
"""Kinds remembered at a time; then they are summed up and forgotten."""

Entry = list[Any]
"""[part of a record's key, accounts, entries by the code of an inferred size]"""


class Kinds:
    """Owners by their cell, and kinds of rows by the cells that make a profile; each an entry with running counts."""

    def __init__(self, layout: Layout, tally: Tally, faults: Faults) -> None:
        self.owners: dict[str, Entry] = {}
        self.known: dict[Any, Entry] = {}
        self.pick = _picker([cells.index for cells in layout.cells])
        self._layout = layout
        self._tally = tally
        self._faults = faults
        self._nobody: dict[str, Entry] = {}
        self._shared: dict[str, Entry] = {}
        self.without_owner: Entry = [(None,), 0]
        """The entry of all accounts of a table that has no column of owners."""
        self._refused: dict[Any, str] = {}
        self._single = len(layout.cells) == 1
        self._places = [PROFILE.index(cells.field) for cells in layout.cells if cells.field in PROFILE]

    def owner(self, row: Sequence[str], line: int) -> Entry | None:
        """The entry of a row's owner, which holds the manager, or the two who share; None where the cell is wrong.

        Only managers who have an account alone are among the `owners` that are looked up without a call of this.
        """
        owner = self._layout.owner
        if owner is None:
            return self.without_owner
        raw = row[owner.index]
        entry = self._nobody.get(raw) or self._shared.get(raw)
        if entry is None:
            if len(self.owners) + len(self._nobody) + len(self._shared) >= MOST:
                self._sum_up_owners()
            try:
                manager = owner[raw]
            except BadCellError as error:
                # Of a row that is left out, nobody need know whose it was.
                if not self._is_left_out(row):
                    self._note(line, error, owner)
                return None
            entry = [(manager,), 0]
            if manager is None:
                self._nobody[raw] = entry
            else:
                (self._shared if isinstance(manager, tuple) else self.owners)[raw] = entry
        return entry

    def _is_left_out(self, row: Sequence[str]) -> bool:
        for at, where in self._layout.wheres.items():
            cells = self._layout.cells[at]
            if not cells[row[cells.index]]:
                self._tally.left_out[where.reason] += 1
                return True
        return False

    def entry(self, row: Sequence[str], raw: Any, line: int) -> Entry | None:
        """The entry of a new kind, which holds the profile; None where such rows are left out, or wrong."""
        reason = self._refused.get(raw)
        if reason is None:
            if len(self.known) + len(self._refused) >= MOST:
                self._sum_up_kinds()
            values: list[Any] = []
            for cells in self._layout.cells:
                try:
                    values.append(cells[row[cells.index]])
                except BadCellError as error:
                    self._note(line, error, cells)
            if len(values) < len(self._layout.cells):
                return None
            reason = next((where.reason for at, where in self._layout.wheres.items() if not values[at]), None)
            if reason is None:
                profile: list[Any] = [None] * len(PROFILE)
                for place, value in zip(self._places, values, strict=False):
                    if value is not None:
                        profile[place] = value
                entry = self.known[raw] = [tuple(profile), 0, {}]
                return entry
            self._refused[raw] = reason
        self._tally.left_out[reason] += 1
        return None

    def sized(self, entry: Entry, code: int) -> Entry:
        """The entry within a kind for rows whose size is inferred from the same."""
        profile = entry[0]
        if profile[SIZE] is None and code:
            profile = (*profile[:SIZE], size_of(code)[0], *profile[SIZE + 1 :])
        sized: Entry = [profile, 0]
        entry[2][code] = sized
        return sized

    def sum_up(self) -> None:
        """Add what was counted to the sums, and forget what was remembered."""
        self._sum_up_owners()
        self._sum_up_kinds()
        for column in (self._layout.employees, self._layout.turnover):
            if column is not None:
                for cell, count in column.take_unread():
                    self._tally.add_unmapped(column.field, cell, count)

    def _sum_up_owners(self) -> None:
        tally, people = self._tally, self._layout.people
        for owners in (self.owners, self._nobody, self._shared):
            for raw, (manager, accounts) in owners.items():
                tally.add_owner(manager[0], accounts)
                if raw in people.unmapped:
                    tally.add_unmapped("manager", raw, accounts)
                elif raw in people.nobody:
                    tally.add_nobody(raw, accounts)
                elif isinstance(manager[0], tuple):
                    tally.add_shared(raw, accounts)
            owners.clear()
        tally.add_owner(None, self.without_owner[1])
        self.without_owner[1] = 0

    def _sum_up_kinds(self) -> None:
        tally = self._tally
        telling = [(at, cells) for at, cells in enumerate(self._layout.cells) if cells.unmapped or cells.translated]
        for raw, (profile, plain, by_code) in self.known.items():
            accounts = plain
            if plain:
                tally.add_profile(profile, plain)
            for code, (sized, count) in by_code.items():
                accounts += count
                tally.add_profile(sized, count, code if profile[SIZE] is None else 0)
            for at, cells in telling:
                cell = raw if self._single else raw[at]
                if cell in cells.unmapped:
                    tally.add_unmapped(cells.column, cell, accounts)
                elif word := cells.translated.get(cell):
                    tally.add_translated(cells.field, cell, word, accounts)
        self.known.clear()
        self._refused.clear()

    def _note(self, line: int, error: BadCellError, cells: Cells) -> None:
        self._faults.note(line, error.message, cells.header, cells.index + 1)


def _picker(indexes: Sequence[int]) -> Callable[[Sequence[str]], Any]:
    """The cells of a row that its kind is known by: a tuple, or the cell alone where it is one."""
    return itemgetter(*indexes) if indexes else lambda _: ()
