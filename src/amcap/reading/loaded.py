"""A portfolio with its managers and accounts, wherever they are kept: in the file itself or in tables it points at."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from amcap.model.loc import Loc, Place
from amcap.model.portfolio import Portfolio, PortfolioHead
from amcap.model.record import Record, Watch
from amcap.model.rulebook import RuleBook
from amcap.reading.document import Document
from amcap.reading.files_read import FilesRead
from amcap.reading.named_rulebook import named_rulebook
from amcap.reading.opening import STDIN, source_name
from amcap.reading.pointers import Pointer, Pointers, pointers_in
from amcap.reading.portfolio import TableInstead, load_portfolio_document, parse_portfolio
from amcap.reading.problems import InputError, Problem
from amcap.reading.rulebook import load_rulebook
from amcap.reading.segments import check_segments, segment_problems

if TYPE_CHECKING:
    # Most portfolios hold their accounts themselves; what reads tables is loaded when one is met.
    from amcap.model.table import TableFile, TableReport
    from amcap.reading.tables.together import Tables


class Loaded(NamedTuple):
    """A Portfolio, or its head where `tables` hold the accounts, and the rule book that tables are read with.

    `files` are the paths of the portfolio ('') and of the first table that it points at, by key; None: no file, such
    as standard input.
    """

    portfolio: PortfolioHead
    rulebook: RuleBook
    document: Document
    tables: "Tables | None"
    managers_lines: tuple[int, ...] | None
    files: Mapping[str, str | None]

    @property
    def source(self) -> str:
        """The path of the portfolio, '-' for standard input or none."""
        return self.files[""] or STDIN

    @property
    def reads_stdin(self) -> bool:
        """Whether a part of it came from standard input, which cannot be read again."""
        return None in self.files.values()

    @property
    def is_table(self) -> bool:
        """Whether there is no portfolio, but a table of accounts alone."""
        return self.tables is not None and self.tables.alone

    @property
    def reports(self) -> "tuple[TableReport, ...]":
        """What was read from each table of accounts, complete after a full pass over the records."""
        return () if self.tables is None else self.tables.reports

    def place_of(self, loc: Loc) -> Place:
        """File and line of a value: in the portfolio, or in the table that holds the managers or accounts.

        ('rows', line) is the account of a table with this line in its record.
        """
        key = str(loc[0]) if loc else ""
        if self.tables is not None and key == "rows":
            return self.tables.place(int(loc[1]))
        if self.tables is not None and key == "accounts":
            return Place(self.files[key], None)
        if key == "managers" and self.managers_lines is not None:
            return Place(self.files[key], self.managers_lines[int(loc[1])] if len(loc) > 1 else None)
        return Place(self.files[""], self.document.line_of(loc))

    def records(self, watch: Watch | None = None) -> Iterable[Record] | None:
        """The accounts of the tables as records, None where the portfolio holds them itself. Call again to read again.

        Raises InputError at the end where owners are none of the managers: a team that lacks people has no verdict.
        """
        if self.tables is None:
            return None
        return self.tables.records() if watch is None else watch(self.tables.records(), self.tables.name)


def load(
    path: str,
    rulebook: RuleBook | None = None,
    *,
    accounts: str | None = None,
    managers: str | None = None,
    settings: "TableFile | Mapping[str, object] | None" = None,
    confined: bool = False,
    strict: bool = False,
    read: FilesRead | None = None,
) -> Loaded:
    """Read a portfolio and open the tables it points at; `accounts` and `managers` name files to use instead.

    A table of accounts is taken for the portfolio that an import would make of it. `settings` say how to read the
    accounts where they are in a table, before what the portfolio says. Without a rule book, it is the one that the
    portfolio names. Strict, a cell that is not understood is a problem. Confined, a portfolio may point only at files
    in its own folder or below. All files are remembered in `read`, also those of a portfolio that is wrong.

    Raises InputError with all that is wrong with the portfolio, or with the head of a table.
    """
    read = read or FilesRead()
    read.add(path)
    if isinstance(settings, Mapping):
        from amcap.reading.table_settings import table_settings

        settings = table_settings(settings)
    document = load_portfolio_document(path)
    if isinstance(document, TableInstead):
        if accounts is not None:
            raise InputError.single(source_name(path), "is a table of accounts itself; leave --accounts out")
        return _alone(path, document.data, rulebook, managers, settings, read, strict=strict)
    instead = {"accounts": accounts, "managers": managers}
    pointers = pointers_in(document, path, instead, settings, confined=confined)
    for file in pointers.named:
        read.add(file)
    files = {"": path, **{key: found[0].path for key, found in pointers.found.items() if found}}
    paths = [path, *(pointer.path for found in pointers.found.values() for pointer in found)]
    if paths.count(STDIN) > 1:
        raise InputError.single("<stdin>", "can be read only once; name a file for the others")
    book, troubles = (rulebook, ()) if rulebook else _named_rulebook(document, path, read, confined=confined)
    troubles = (*segment_problems(document, book), *troubles)
    whole, lines = _portfolio(document, pointers, troubles)
    portfolio: PortfolioHead = whole
    tables = None
    if settings is not None and "accounts" not in pointers.found:
        message = "holds its accounts itself; settings for reading a table are for accounts in tables"
        raise InputError.single(source_name(path), message)
    if found := pointers.found.get("accounts"):
        from amcap.reading.tables.together import open_together

        if strict:
            found = tuple(Pointer(each.path, each.table.model_copy(update={"strict": True})) for each in found)
        tables = open_together(found, whole.managers, book, whole.currency)
        portfolio = _head(whole).model_copy(update={"currency": whole.currency or tables.currency})
    return Loaded(
        portfolio=portfolio,
        rulebook=book,
        document=document._replace(data=None),
        tables=tables,
        managers_lines=lines,
        files=_named_files(files),
    )


def _alone(
    path: str,
    data: bytes | None,
    rulebook: RuleBook | None,
    managers: str | None,
    settings: "TableFile | None",
    read: FilesRead,
    *,
    strict: bool,
) -> Loaded:
    """A table as the portfolio that an import would make of it."""
    from amcap.model.table import AccountsFile
    from amcap.reading.table_alone import open_alone

    if managers is not None:
        read.add(managers)
    book = rulebook or load_rulebook()
    settings = settings or AccountsFile(file=path)
    if strict:
        settings = settings.model_copy(update={"strict": True})
    opened = open_alone(path, settings, book, managers, data=data)
    files = {"": path, "accounts": path} | ({} if managers is None else {"managers": managers})
    return Loaded(
        portfolio=opened.portfolio,
        rulebook=book,
        document=Document(source_name(path), None, None),
        tables=opened.tables,
        managers_lines=opened.managers_lines,
        files=_named_files(files),
    )


def _named_files(paths: Mapping[str, str]) -> dict[str, str | None]:
    return {key: None if path == STDIN else path for key, path in paths.items()}


def in_memory(portfolio: Portfolio, rulebook: RuleBook) -> Loaded:
    """A portfolio that was made rather than read. Raises InputError for segments that the rule book does not have."""
    document = Document(STDIN, None, None)
    check_segments(portfolio, document, rulebook)
    return Loaded(portfolio, rulebook, document, None, None, {"": None})


def _head(portfolio: Portfolio) -> PortfolioHead:
    return PortfolioHead.model_construct(**{field: getattr(portfolio, field) for field in PortfolioHead.model_fields})


def _named_rulebook(
    document: Document, path: str, read: FilesRead, *, confined: bool
) -> tuple[RuleBook, tuple[Problem, ...]]:
    """The rule book that a portfolio names, or the default one and what is wrong with the one that is named."""
    try:
        return named_rulebook(document, path, read, confined=confined), ()
    except InputError as error:
        return load_rulebook(), error.problems


def _portfolio(
    document: Document, pointers: Pointers, troubles: Iterable[Problem]
) -> tuple[Portfolio, tuple[int, ...] | None]:
    """The portfolio without what is kept in a table of accounts, and the lines of managers that are kept in a table.

    Raises InputError with all that is wrong with the portfolio, its pointers and its managers; `troubles` are those of
    its rule book.
    """
    if not isinstance(document.data, dict):
        return parse_portfolio(document), None
    data = {**document.data, **{key: [] for key in pointers.found}}
    problems = list(pointers.problems)
    lines: tuple[int, ...] | None = None
    known = "managers" not in pointers.found
    for pointer in pointers.found.get("managers", ()):
        from amcap.reading.tables import read_managers

        try:
            rows = read_managers(pointer.path, pointer.table)
        except InputError as error:
            problems += error.problems
        else:
            data["managers"], lines, known = [row for row, _ in rows], tuple(line for _, line in rows), True
    try:
        portfolio = parse_portfolio(document._replace(data=data), managers_known=known)
    except InputError as error:
        raise InputError([*problems, *error.problems, *troubles]) from None
    problems += troubles
    if problems:
        raise InputError(problems)
    return portfolio, lines
