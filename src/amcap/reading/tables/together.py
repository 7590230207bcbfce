"""The accounts of a table, or of several, as one stream, and whose line is whose."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import NamedTuple

from amcap.messages import Cure, worded
from amcap.model.loc import Place
from amcap.model.portfolio import Manager
from amcap.model.record import Record
from amcap.model.rulebook import RuleBook
from amcap.model.table import TableFile, TableReport
from amcap.quantities import counted
from amcap.reading.intake_wording import in_options, report_in_options
from amcap.reading.opening import STDIN
from amcap.reading.owners import owned, respelt
from amcap.reading.pointers import Pointer
from amcap.reading.problems import InputError, Problem, shown
from amcap.reading.tables import open_accounts
from amcap.reading.tables.accounts import AccountTable
from amcap.reading.tables.cells.answerable import owners_snippet
from amcap.reading.tables.rows.repeated import KnownIds

_SHOWN = 5
_MOST_LINES = 1 << 40
"""More than any table has, so that a number tells both the line and the table."""


class PlacedTable(NamedTuple):
    """A table, and the path that it was opened at; '-' is standard input."""

    path: str
    table: AccountTable


_SPELLINGS_SHOWN = 4


class Tables:
    """Accounts kept in tables, read as one. The lines of records are unique: `place` tells file and line.

    `spellings` are those of owners that stand for another. Where tables are alone, without a portfolio to write
    settings in, what is wrong and what was read is told in the words of options.
    """

    def __init__(
        self, tables: Sequence[PlacedTable], spellings: Mapping[str, str] | None = None, *, alone: bool
    ) -> None:
        self._tables = tables
        self._spellings = spellings or {}
        self.alone = alone

    @property
    def name(self) -> str:
        """The first table's name, and how many others there are."""
        more = len(self._tables) - 1
        return self._tables[0].table.name + (f" and {more} more" if more else "")

    @property
    def reports(self) -> tuple[TableReport, ...]:
        """What was read from each table, complete after a full pass over the records."""
        reports = [table.report for _, table in self._tables]
        if self._spellings:
            reports[0] = reports[0]._replace(notes=(*reports[0].notes, respelt(self._spellings, _SPELLINGS_SHOWN)))
        return tuple(map(report_in_options, reports) if self.alone else reports)

    def place(self, line: int) -> Place:
        """The file and the line in it that the line of a record stands for."""
        number, line = divmod(line, _MOST_LINES)
        return Place(_file(self._tables[number].path), line)

    @property
    def currency(self) -> str | None:
        """Code of the currency that amounts are in, as far as the tables tell."""
        return next((table.currency for _, table in self._tables if table.currency), None)

    @property
    def file(self) -> str | None:
        """The file of the first table."""
        return _file(self._tables[0].path)

    def records(self) -> Iterator[Record]:
        """All accounts, in the order of the tables. Call again to read again.

        Raises InputError at the end where owners are none of the managers: a team that lacks people has no verdict.
        """
        problems: list[Problem] = []
        with in_options() if self.alone else nullcontext():
            known: KnownIds = []
            for number, (_, table) in enumerate(self._tables):
                records: Iterable[Record] = table.records(known)
                if self._spellings:
                    records = ((owned(key, self._spellings), *rest) for key, *rest in records)  # type: ignore[misc]
                try:
                    yield from _shifted(records, number * _MOST_LINES) if number else records
                except InputError as error:
                    problems += error.problems
            if problems:
                raise InputError(problems)
            self._check_owners()

    def _check_owners(self) -> None:
        unknown: Counter[str] = Counter()
        for _, table in self._tables:
            unknown.update(table.report.unknown_owners)
        if not unknown:
            return
        told = f"{counted(len(unknown), 'owner')} of accounts among none of the managers; "
        name = next(table.name for _, table in self._tables if table.report.unknown_owners)
        if self.alone:
            raise InputError([Problem(name, None, "", f"{told}{_as_options(unknown)}")])
        raise InputError(
            [Problem(name, None, "", f"{told}add to the portfolio:")], owners_snippet(unknown).splitlines()
        )


def open_together(
    pointers: Sequence[Pointer], managers: Sequence[Manager], rulebook: RuleBook, currency: str | None = None
) -> Tables:
    """The tables that a portfolio points at, for its managers and in its currency. Raises InputError."""
    tables: list[PlacedTable] = []
    for path, table in pointers:
        tables.append(PlacedTable(path, open_for(managers, path, table, rulebook, currency=currency)))
        currency = currency or tables[-1].table.currency
    return Tables(tables, alone=False)


def open_for(
    managers: Sequence[Manager],
    path: str,
    settings: TableFile,
    rulebook: RuleBook,
    *,
    currency: str | None = None,
    data: bytes | None = None,
) -> AccountTable:
    """A table of the accounts of known managers, whose ids stand for them, too. Raises InputError."""
    ids = {own: manager.name for manager in managers for own in manager.id}
    settings = settings.model_copy(update={"owners": ids | settings.owners})
    names = [manager.name for manager in managers]
    return open_accounts(path, settings, rulebook, names, currency=currency, data=data)


def _as_options(unknown: Mapping[str, int]) -> str:
    cure = Cure("owners", "NAME", next(iter(unknown)))
    some = ", ".join(repr(shown(owner)) for owner in list(unknown)[:_SHOWN])
    more = f" and {len(unknown) - _SHOWN:,} more" if len(unknown) > _SHOWN else ""
    return f"add them to the managers, or say {worded((cure,), 'options')} of each: {some}{more}"


def _shifted(records: Iterable[Record], by: int) -> Iterator[Record]:
    for *parts, line in records:
        yield *parts, (line or 0) + by  # type: ignore[misc]


def _file(path: str) -> str | None:
    return None if path == STDIN else path
