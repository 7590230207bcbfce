"""Tables of accounts and managers: CSV files and spreadsheets, most often a CRM's export."""

from collections.abc import Sequence

from amcap.model.rulebook import RuleBook
from amcap.model.table import TableFile
from amcap.reading.tables.accounts import AccountTable
from amcap.reading.tables.grid import csv_grid
from amcap.reading.tables.records import Record
from amcap.reading.tables.source import Source

__all__ = ["AccountTable", "Record", "open_accounts"]


def open_accounts(
    path: str,
    table: TableFile,
    rulebook: RuleBook,
    managers: Sequence[str] | None,
    *,
    data: bytes | None = None,
) -> AccountTable:
    """Look into a table of accounts, down to its header. `data` stands in for the file's bytes.

    An owner who is none of the managers leaves an account unassigned and is listed in the report; with managers of
    None every owner is taken as the manager's name. Raises InputError.
    """
    return AccountTable(csv_grid(Source(path, data), table), table, rulebook, managers)
