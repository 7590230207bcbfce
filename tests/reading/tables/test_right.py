"""Each table under `right` is read as a person would read it: by `amcap import`, and by `amcap assess`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.process import Ran, call_amcap
from tests.reading.intake.build import portfolio_in
from tests.reading.tables.right.expected import RIGHT, Expected, expected_of, placed_in, tables

TABLES = [pytest.param(path, id=path.relative_to(RIGHT).as_posix()) for path in tables()]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_imported_as_a_person_would_read_it(table: Path, tmp_path: Path) -> None:
    expected = expected_of(table)
    ran = _run("import", table, expected, tmp_path, "-o", "-")
    _check_told(ran, expected)
    if not expected.refused:
        _check_imported(ran.stdout, expected)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_assessed_as_it_is_imported(table: Path, tmp_path: Path) -> None:
    expected = expected_of(table)
    ran = _run("assess", table, expected, tmp_path, "-f", "json", "--as-of", "2026-11-22")
    _check_told(ran, expected)
    if not expected.refused:
        report = json.loads(ran.stdout)
        assert {one["name"]: one["accounts"] for one in report["managers"]} == expected.managers
        _check("unassigned", report["team"]["unassigned_accounts"], expected.unassigned)


def test_every_table_says_what_is_expected_of_it_and_nothing_is_expected_of_no_table() -> None:
    assert {path.with_suffix(".yaml") for path in tables()} == set(RIGHT.glob("*/*.yaml"))


def _run(command: str, table: Path, expected: Expected, folder: Path, *more: str) -> Ran:
    if expected.sheets:
        pytest.importorskip("python_calamine")
    name = placed_in(folder, table, expected)
    return call_amcap(command, name, *expected.options, *more, cwd=folder, env={"COLUMNS": "10000"})


def _check_told(ran: Ran, expected: Expected) -> None:
    told = " ".join(ran.stderr.split())
    assert ran.code == (2 if expected.refused else 0), told
    for piece in (*expected.says, *expected.refused):
        assert piece in told, f"does not say {piece!r}: {told}"
    for piece in expected.silent:
        assert piece not in told, f"says {piece!r}: {told}"


def _check_imported(text: str, expected: Expected) -> None:
    portfolio = portfolio_in(text)
    books: dict[str | None, float] = {manager.name: 0 for manager in portfolio.managers}
    for account in portfolio.accounts:
        books[account.manager] = books.get(account.manager, 0) + account.count
    unassigned = books.pop(None, 0)
    assert books == expected.managers
    _check("unassigned", unassigned, expected.unassigned)
    _check("revenue", sum((account.revenue or 0) * account.count for account in portfolio.accounts), expected.revenue)
    _check("currency", portfolio.currency, expected.currency)
    accounts = {account.name: account for account in portfolio.accounts}
    for name, fields in expected.fields.items():
        assert name in accounts, f"no account {name!r}: {', '.join(accounts)}"
        for field, value in fields.items():
            _check(f"{name}: {field}", _plain(getattr(accounts[name], field)), value, asked=True)


def _plain(value: object) -> object:
    """A value as YAML would have it."""
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _check(what: str, found: Any, wanted: Any, *, asked: bool = False) -> None:
    if asked or wanted is not None:
        same = found == pytest.approx(wanted) if isinstance(wanted, int | float) else found == wanted
        assert same, f"{what} is {found!r}, not {wanted!r}"
