"""From tables to what a portfolio would hold of them: every owner a manager, every row an account."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from amcap.characters import character_name, clean_name, unsafe_in
from amcap.model.intake import Imported, ImportedAccount
from amcap.model.record import Record, Watch
from amcap.model.rulebook import RuleBook
from amcap.model.table import OTHERS, TableFile
from amcap.model.table_words import NOBODY
from amcap.reading.account_names import Row, unique_names
from amcap.reading.intake_wording import report_in_options
from amcap.reading.opening import STDIN
from amcap.reading.owners import owned, owners_of
from amcap.reading.problems import InputError
from amcap.reading.tables import AccountTable, KnownIds, open_accounts
from amcap.reading.text import MAX_BYTES, load_bytes
from amcap.reading.users import Users


class _Opened(NamedTuple):
    """A table, and its path and bytes to open it once more; bytes of None are in the file."""

    path: str
    data: bytes | None
    table: AccountTable


def import_accounts(
    paths: Sequence[str],
    settings: TableFile,
    rulebook: RuleBook,
    watch: Watch = lambda records, _: records,
    users: Users | None = None,
) -> Imported:
    """The managers and accounts of one table or several, all read with the same settings. Raises InputError.

    `users` tell who the owners are that accounts have by id or e-mail.
    """
    settings = settings if users is None else users.joined(settings)
    tables = _opened_all(paths, settings, rulebook)
    records: list[Record] = []
    rows: list[Row] = []
    known: KnownIds = []
    for number, opened in enumerate(tables):
        for record in watch(opened.table.records(known), opened.table.name):
            records.append(record)
            rows.append(Row(record[1], opened.table.name, number, record[5] or 0))
    owners = owners_of(records)
    names, renamed = unique_names(rows, _ids(tables, rows))
    groups = [opened.table.groups() for opened in tables]
    accounts = [
        ImportedAccount(
            name=name,
            key=(*owned(key, owners.spellings)[:-1], hours),
            alike=count,
            revenue=revenue,
            group=groups[row.number].get(row.line),
        )
        for name, row, (key, _, count, revenue, hours, _) in zip(names, rows, records, strict=True)
    ]
    reports = tuple(report_in_options(opened.table.report) for opened in tables)
    imported = Imported(
        managers=owners.managers,
        accounts=accounts,
        reports=reports,
        merged=owners.spellings,
        renamed=renamed,
        tables=(),
        currency=_currency(opened.table for opened in tables),
    )
    return _with_users(imported, users)


def import_managers(
    paths: Sequence[str],
    portfolio: str,
    settings: TableFile,
    rulebook: RuleBook,
    watch: Watch = lambda records, _: records,
    users: Users | None = None,
) -> Imported:
    """The managers of tables, for a portfolio at a path (or '-') that points at them. Raises InputError.

    Memory does not grow with the number of accounts.
    """
    pointers: list[TableFile] = []
    tables: list[AccountTable] = []
    for path in paths:
        file = _path_from(portfolio, path)
        joined = settings if users is None else users.joined(settings)
        table = open_accounts(path, joined, rulebook, None, currency=_currency(tables))
        tables.append(table)
        pointers.append(settings.model_copy(update={"file": file, "from_": table.preset}))
    known: KnownIds = []
    owners = owners_of(record for table in tables for record in watch(table.records(known), table.name))
    imported = Imported(
        managers=owners.managers,
        accounts=(),
        reports=tuple(report_in_options(table.report) for table in tables),
        merged=owners.spellings,
        renamed=(),
        tables=tuple(_settled(pointer, table) for pointer, table in zip(pointers, tables, strict=True)),
        currency=_currency(tables),
    )
    return _with_users(imported, users)


def _settled(pointer: TableFile, table: AccountTable) -> TableFile:
    """Where to read a table, with owners said to be nobody that may be two people: so they were taken."""
    undecided = [owner for owner in table.report.unmapped.get("manager", {}) if owner != OTHERS]
    if not undecided:
        return pointer
    managers = {**dict.fromkeys(undecided, NOBODY), **pointer.values.get("manager", {})}
    return pointer.model_copy(update={"values": {**pointer.values, "manager": managers}})


def _with_users(imported: Imported, users: Users | None) -> Imported:
    """The managers with what a table of users tells of them."""
    if users is None:
        return imported
    managers = users.with_accounts(imported.managers)
    return imported._replace(
        managers=managers,
        known={name: users.people[name] for name in managers if name in users.people},
        strangers=tuple(name for name in managers if name not in users.people),
        idle=sum(name not in managers for name in users.people),
    )


def check_size(text: str, path: str) -> None:
    """Raise InputError for a portfolio so large that amcap would not read it."""
    if len(text) * 4 > MAX_BYTES and len(text.encode(errors="replace")) > MAX_BYTES:
        message = (
            f"would be larger than {MAX_BYTES // 1024 // 1024} MiB, the most that amcap reads as a portfolio; "
            "with --keep-csv the accounts stay in their file, of any size"
        )
        raise InputError.single(path, message)


def _opened_all(paths: Sequence[str], settings: TableFile, rulebook: RuleBook) -> list[_Opened]:
    """The tables, whose amounts have to be in one currency. Raises InputError."""
    tables: list[_Opened] = []
    for path in paths:
        tables.append(_opened(path, settings, rulebook, _currency(opened.table for opened in tables)))
    return tables


def _currency(tables: Iterable[AccountTable]) -> str | None:
    """The currency of the first table that names one."""
    return next((table.currency for table in tables if table.currency), None)


def _opened(path: str, settings: TableFile, rulebook: RuleBook, currency: str | None) -> _Opened:
    # What can be read but once, such as a pipe, is kept: names that repeat may need a second look.
    data = load_bytes(path) if path == STDIN or not Path(path).is_file() else None
    return _Opened(path, data, open_accounts(path, settings, rulebook, None, currency=currency, data=data))


def _ids(tables: Sequence[_Opened], rows: Sequence[Row]) -> dict[tuple[int, int], str]:
    """(Table, line) -> id, for accounts whose names repeat and whose tables have ids; a record has no id."""
    names = Counter(row.name for row in rows)
    wanted: defaultdict[int, set[int]] = defaultdict(set)
    for row in rows:
        if names[row.name] > 1:
            wanted[row.number].add(row.line)
    return {
        (number, line): identity
        for number, lines in wanted.items()
        for line, identity in tables[number].table.ids()
        if line in lines
    }


def _path_from(portfolio: str, path: str) -> str:
    """The path of a file as a portfolio says it. Raises InputError where no portfolio could."""
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        raise InputError.single(path, "is no file that a portfolio can point at later; save it to one")
    start = os.curdir if portfolio == STDIN else os.path.dirname(portfolio) or os.curdir
    target = os.path.join(os.path.realpath(os.path.dirname(path) or os.curdir), os.path.basename(path))
    try:
        found = Path(os.path.relpath(target, os.path.realpath(start))).as_posix()
    except ValueError:
        # On Windows nothing is relative to another drive.
        found = Path(target).as_posix()
    if unsafe := unsafe_in(found):
        raise InputError.single(path, f"has the {character_name(unsafe)} in its path; rename it")
    if clean_name(found) != found:
        raise InputError.single(path, "a portfolio would not find it by this name; rename it without spaces around it")
    return f"./{found}" if found == STDIN else found
