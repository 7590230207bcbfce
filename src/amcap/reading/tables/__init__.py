"""Tables of accounts and managers: CSV files and spreadsheets, most often a CRM's export."""

from collections.abc import Sequence

from amcap.model.rulebook import RuleBook
from amcap.model.table import TableFile
from amcap.reading.kind import is_spreadsheet
from amcap.reading.tables.accounts import AccountTable
from amcap.reading.tables.cells.answerable import owners_snippet
from amcap.reading.tables.file.grid import csv_grid
from amcap.reading.tables.file.source import Source
from amcap.reading.tables.file.spreadsheet import sheet_grids
from amcap.reading.tables.layout.heading import Heading, heading_in
from amcap.reading.tables.layout.known import Knows, Subject
from amcap.reading.tables.managers import ManagerRow, managers_in
from amcap.reading.tables.rows.repeated import KnownIds

__all__ = ["AccountTable", "KnownIds", "ManagerRow", "open_accounts", "owners_snippet", "read_managers"]


def open_accounts(
    path: str,
    table: TableFile,
    rulebook: RuleBook,
    managers: Sequence[str] | None,
    *,
    currency: str | None = None,
    data: bytes | None = None,
) -> AccountTable:
    """Look into a table of accounts, down to its header. `data` stands in for the file's bytes; `currency` is that of
    the portfolio, which amounts have to be in.

    An owner who is none of the managers leaves an account unassigned and is listed in the report; with managers of
    None every owner is taken as the manager's name. Raises InputError.
    """
    return AccountTable(_heading(path, table, data, "accounts"), table, rulebook, managers, currency)


def read_managers(path: str, table: TableFile, *, data: bytes | None = None) -> list[ManagerRow]:
    """The managers in a table, as a portfolio would hold them, each with its line. Raises InputError."""
    return managers_in(_heading(path, table, data, "managers"), table)


def _heading(path: str, table: TableFile, data: bytes | None, subject: Subject) -> Heading:
    """The table in a file, from its header on."""
    source, knows = Source(path, data, encoding=table.encoding), Knows(subject, table)
    with source.open() as file:
        head = file.read(8)
    grids = sheet_grids(source, table) if is_spreadsheet(head) else [csv_grid(source, table, knows)]
    return heading_in(grids, table, knows)
