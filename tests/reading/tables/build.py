"""Tables in memory and what is read from them, so that a test names only what it is about."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from amcap.model.table import TableFile, TableReport
from amcap.model.table_words import PROFILE
from amcap.reading.problems import InputError
from amcap.reading.rulebook import load_rulebook
from amcap.reading.tables import AccountTable, open_accounts

EXPORTS = Path(__file__).parent / "exports"
BOOK = load_rulebook()
MANAGERS = ("Anna Berg", "Ben Ode", "Carla Diaz")


class Row(NamedTuple):
    """A record laid open; `profile` holds only the fields that are known."""

    name: str
    manager: Any
    profile: dict[str, Any]
    accounts: int
    revenue: float | None
    line: int


def opened(
    content: str | bytes, managers: tuple[str, ...] | None = None, *, file: str = "accounts.csv", **settings: Any
) -> AccountTable:
    """The table in some text or bytes; settings as under `accounts:`, with `from_` for from."""
    data = content.encode() if isinstance(content, str) else content
    said = {key.rstrip("_"): value for key, value in settings.items()}
    return open_accounts(file, TableFile.model_validate({"file": file, **said}), BOOK, managers, data=data)


def rows_of(table: AccountTable) -> list[Row]:
    return [
        Row(name, key[0], known((*key[1:-1], hours)), count, revenue, line)
        for key, name, count, revenue, hours, line in table.records()
    ]


def known(profile: tuple[Any, ...]) -> dict[str, Any]:
    """The fields of a profile that are known."""
    return {field: value for field, value in zip(PROFILE, profile, strict=True) if value is not None}


def read(content: str | bytes, managers: tuple[str, ...] | None = None, **settings: Any) -> list[Row]:
    return rows_of(opened(content, managers, **settings))


def report_of(content: str | bytes, managers: tuple[str, ...] | None = None, **settings: Any) -> TableReport:
    table = opened(content, managers, **settings)
    for _ in table.records():
        pass
    return table.report


def export(name: str, managers: tuple[str, ...] | None = None, **settings: Any) -> AccountTable:
    """One of the files under exports, as a user saved it."""
    given = {"from" if key == "from_" else key: value for key, value in settings.items()}
    return open_accounts(str(EXPORTS / name), TableFile(file=name, **given), BOOK, managers)


def problems_of(content: str | bytes, managers: tuple[str, ...] | None = None, **settings: Any) -> list[str]:
    """What is said of a table that cannot be used, where a cell that is not understood stops it."""
    with pytest.raises(InputError) as caught:
        read(content, managers, **{"strict": True, **settings})
    return [str(problem) for problem in caught.value.problems]


def the_problem(content: str | bytes, managers: tuple[str, ...] | None = None, **settings: Any) -> str:
    (one,) = problems_of(content, managers, **settings)
    return one
