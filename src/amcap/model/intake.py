"""What an import makes of tables: managers and accounts to go into a portfolio, and what was read from where."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from amcap.model.table import TableFile, TableReport

Key = tuple[str | float | None, ...]
"""A manager (None: unassigned), then an account's profile, in the order of PROFILE."""


class ImportedAccount(NamedTuple):
    """An account of a table: its unique name, whose it is and what it is like, and what it pays."""

    name: str
    key: Key
    alike: float
    """How many accounts it stands for, as `count` in a portfolio."""
    revenue: float | None
    group: str | None = None
    """What accounts of one group of companies have in common."""


class Renamed(NamedTuple):
    """A name that stood more than once in the tables, and what the account is called instead."""

    name: str
    instead: str
    table: str
    line: int
    same_id: bool
    """Whether an account before it has the same name and the same id, and so is probably the same one."""


class Imported(NamedTuple):
    """Managers and accounts from one table or several."""

    managers: Mapping[str, float]
    """Name -> accounts, by name."""
    accounts: Sequence[ImportedAccount]
    """In the order of the tables; none where the portfolio points at its tables."""
    reports: tuple[TableReport, ...]
    """What was read from each table."""
    merged: Mapping[str, str]
    """Spelling of an owner -> the more frequent one of the same name, whose accounts both are."""
    renamed: Sequence[Renamed]
    tables: Sequence[TableFile]
    """Where and how to read the accounts, if they stay in their tables."""
    currency: str | None = None
    """Code of the currency that all amounts are in, where the tables tell."""
    known: Mapping[str, Mapping[str, Any]] = {}
    """Manager -> what a table of managers or users tells of them, as a portfolio would hold it."""
    strangers: Sequence[str] = ()
    """Owners whom that table does not have, and who are managers by what the accounts call them."""
    idle: int = 0
    """Users of that table who have no account, and are no managers."""
