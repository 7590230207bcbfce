"""A table of accounts that stands where a portfolio is expected: its owners are the managers, as an import has them."""

from typing import Any, NamedTuple

from amcap.model.portfolio import PortfolioHead
from amcap.model.rulebook import RuleBook
from amcap.model.table import ManagersFile, TableFile
from amcap.reading.document import Document
from amcap.reading.intake_wording import in_options
from amcap.reading.owners import owners_of
from amcap.reading.portfolio import parse_portfolio
from amcap.reading.tables import open_accounts, read_managers
from amcap.reading.tables.together import PlacedTable, Tables, open_for
from amcap.reading.users import users_in


class TableAlone(NamedTuple):
    """What a portfolio would hold that points at the table; the lines of managers are those of a table of their own."""

    portfolio: PortfolioHead
    tables: Tables
    managers_lines: tuple[int, ...] | None


def open_alone(
    path: str, settings: TableFile, rulebook: RuleBook, managers: str | None = None, *, data: bytes | None = None
) -> TableAlone:
    """Find the managers of a table's accounts: its owners, or those in a table of managers at a path.

    To know the owners, all rows are gone through. Raises InputError in the words of options.
    """
    with in_options():
        users = None if managers is None else users_in(managers)
        if users is not None and not users.are_managers:
            settings = users.joined(settings)
        elif managers is not None:
            rows = read_managers(managers, ManagersFile(file=managers))
            portfolio = _of_managers(managers, [row for row, _ in rows])
            table = open_for(portfolio.managers, path, settings, rulebook, data=data)
            tables = Tables([PlacedTable(path, table)], alone=True)
            return TableAlone(_in_currency(portfolio, tables), tables, tuple(line for _, line in rows))
        table = open_accounts(path, settings, rulebook, None, data=data)
        owners = owners_of(table.records())
        people = {} if users is None else users.people
        portfolio = _of_managers(table.name, [dict(people.get(name, {"name": name})) for name in owners.managers])
        tables = Tables([PlacedTable(path, table)], owners.spellings, alone=True)
        return TableAlone(_in_currency(portfolio, tables), tables, None)


def _in_currency(portfolio: PortfolioHead, tables: Tables) -> PortfolioHead:
    return portfolio.model_copy(update={"currency": tables.currency})


def _of_managers(name: str, managers: list[dict[str, Any]]) -> PortfolioHead:
    return parse_portfolio(Document(name, {"managers": managers}, None))
