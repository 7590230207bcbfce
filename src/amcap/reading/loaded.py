"""A portfolio with its managers and accounts, wherever they are kept: in the file itself or in tables it points at."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amcap.model.loc import Loc, Place
from amcap.model.portfolio import Portfolio
from amcap.model.record import Record
from amcap.model.rulebook import RuleBook
from amcap.quantities import counted
from amcap.reading.document import Document
from amcap.reading.files_read import FilesRead
from amcap.reading.opening import STDIN
from amcap.reading.portfolio import load_portfolio_document, parse_portfolio
from amcap.reading.problems import InputError, Problem

if TYPE_CHECKING:
    # Most portfolios hold their accounts themselves; what reads tables is loaded when one is met.
    from amcap.model.table import TableFile
    from amcap.reading.tables import AccountTable


class Loaded(NamedTuple):
    """A portfolio; `table` holds the accounts where they are not in it, to be gone through once.

    `files` are the paths of the portfolio ('') and of the tables it points at, by key; None is standard input.
    """

    portfolio: Portfolio
    document: Document
    table: "AccountTable | None"
    managers_lines: tuple[int, ...] | None
    files: Mapping[str, str | None]

    def place_of(self, loc: Loc) -> Place:
        """File and line of a value: in the portfolio, or in the table that holds the managers or accounts.

        Accounts in a table have a file, but their lines come with the records.
        """
        key = str(loc[0]) if loc else ""
        if key == "accounts" and self.table is not None:
            return Place(self.files[key], None)
        if key == "managers" and self.managers_lines is not None:
            return Place(self.files[key], self.managers_lines[int(loc[1])] if len(loc) > 1 else None)
        return Place(self.files[""], self.document.line_of(loc))

    def records(self) -> Iterator[Record] | None:
        """The accounts of the table as records, None where the portfolio holds them itself.

        Raises InputError at the end where owners are none of the managers: a team that lacks people has no verdict.
        """
        return None if self.table is None else _checked(self.table)


def load(
    path: str,
    rulebook: RuleBook,
    *,
    accounts: str | None = None,
    managers: str | None = None,
    read: FilesRead | None = None,
) -> Loaded:
    """Read a portfolio and open the tables it points at; `accounts` and `managers` name files to use instead.

    All files are remembered in `read`, also those of a portfolio that turns out to be wrong.

    Raises InputError with all that is wrong with the portfolio, or with the head of a table.
    """
    read = read or FilesRead()
    read.add(path)
    document = load_portfolio_document(path)
    folder = Path() if path == STDIN else Path(path).parent
    accounts_table = _table(document, "accounts", folder, accounts)
    managers_table = _table(document, "managers", folder, managers)
    for table_file in filter(None, (_file(accounts_table), _file(managers_table))):
        read.add(table_file)
    stdins = [name for name in (path, _file(accounts_table), _file(managers_table)) if name == STDIN]
    if len(stdins) > 1:
        raise InputError.single("<stdin>", "can be read only once; name a file for the others")
    data = dict(document.data) if isinstance(document.data, dict) else document.data
    lines: tuple[int, ...] | None = None
    if isinstance(data, dict):
        if managers_table is not None:
            from amcap.reading.tables import read_managers

            rows = read_managers(managers_table[0], managers_table[1])
            data["managers"], lines = [row for row, _ in rows], tuple(line for _, line in rows)
        if accounts_table is not None:
            data["accounts"] = []
    portfolio = parse_portfolio(document._replace(data=data))
    table = None
    if accounts_table is not None:
        from amcap.reading.tables import open_accounts

        names = [manager.name for manager in portfolio.managers]
        table = open_accounts(accounts_table[0], accounts_table[1], rulebook, names)
    opened = {"": path, "accounts": _file(accounts_table), "managers": _file(managers_table)}
    files = {key: None if file == STDIN else file for key, file in opened.items()}
    return Loaded(portfolio, document._replace(data=None), table, lines, files)


def _file(table: "tuple[str, TableFile] | None") -> str | None:
    return None if table is None else table[0]


def _table(document: Document, key: str, folder: Path, instead: str | None) -> "tuple[str, TableFile] | None":
    """The path of a table and how to read it, None where the portfolio holds the entries itself."""
    told = document.value_at((key,))
    if not isinstance(told, dict) and instead is None:
        return None
    from amcap.model.table import AccountsFile, ManagersFile, TableFile
    from amcap.reading.validate import validate

    if not isinstance(told, dict):
        return str(instead), TableFile(file=str(instead))
    if instead is not None:
        told = {**told, "file": instead}
    model = AccountsFile if key == "accounts" else ManagersFile
    table = validate(model, Document(document.name, told, document.places, within=(key,)))
    if instead is not None or table.file == STDIN:
        return table.file, table
    return str(folder / table.file), table


def _checked(table: "AccountTable") -> Iterator[Record]:
    yield from table.records()
    unknown = table.report.unknown_owners
    if unknown:
        from amcap.reading.tables import owners_snippet

        told = f"{counted(len(unknown), 'owner')} of accounts among none of the managers; add to the portfolio:"
        raise InputError([Problem(table.name, None, "", told)], owners_snippet(unknown).splitlines())
