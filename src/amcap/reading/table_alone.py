"""A table of accounts that stands where a portfolio is expected: its owners are the managers, as an import has them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from amcap.model.portfolio import PortfolioHead
from amcap.model.record import Watch
from amcap.model.rulebook import RuleBook
from amcap.model.table import ManagersFile, TableFile
from amcap.reading.document import Document
from amcap.reading.intake_wording import in_options
from amcap.reading.owners import owners_of
from amcap.reading.portfolio import parse_portfolio
from amcap.reading.tables import AccountTable, ManagerRow, open_accounts, read_managers


class TableAlone(NamedTuple):
    """What a portfolio would hold that points at the table; the lines of managers are those of a table of their own."""

    portfolio: PortfolioHead
    table: AccountTable
    spellings: Mapping[str, str]
    managers_lines: tuple[int, ...] | None


def open_alone(
    path: str,
    settings: TableFile,
    rulebook: RuleBook,
    managers: str | None = None,
    *,
    data: bytes | None = None,
    watch: Watch = lambda records, _: records,
) -> TableAlone:
    """Find the managers of a table's accounts: its owners, or those in a table of managers at a path.

    To know the owners, all rows are gone through. Raises InputError in the words of options.
    """
    with in_options():
        if managers is not None:
            return _with_managers(path, settings, rulebook, read_managers(managers, ManagersFile(file=managers)), data)
        table = open_accounts(path, settings, rulebook, None, data=data)
        owners = owners_of(watch(table.records(), table.name))
        portfolio = parse_portfolio(
            Document(table.name, {"managers": [{"name": name} for name in owners.managers]}, None)
        )
        return TableAlone(portfolio=portfolio, table=table, spellings=owners.spellings, managers_lines=None)


def _with_managers(
    path: str, settings: TableFile, rulebook: RuleBook, rows: Sequence[ManagerRow], data: bytes | None
) -> TableAlone:
    portfolio = parse_portfolio(Document(path, {"managers": [row for row, _ in rows]}, None))
    ids = {own: manager.name for manager in portfolio.managers for own in manager.id}
    settings = settings.model_copy(update={"owners": ids | settings.owners})
    table = open_accounts(path, settings, rulebook, [manager.name for manager in portfolio.managers], data=data)
    lines = tuple(line for _, line in rows)
    return TableAlone(portfolio=portfolio, table=table, spellings={}, managers_lines=lines)
