"""What an import writes: managers, accounts, what is inferred, and YAML that gives back every text as it was."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amcap.model.table import TableFile
from amcap.reading.intake import import_accounts
from amcap.rendering.intake.portfolio_yaml import number, render_portfolio, text
from tests.cli.portfolios import BOOK
from tests.cli.test_hostile_names import HOSTILE
from tests.reading.intake.build import csv_text, imported, portfolio_in, table
from tests.strategies import names

ODD = [
    "No", "y", "null", "True", "0123", "12", "1e3", "2026-11-01", "0x1F", ".inf", "[/]", "a: b", "a:", "#x", "x #y",
    "- y", "-", "?", "? x", "'", '"', 'say "x"', "it's", "\\", "{x}", "*a", "&a", "!x", "|", ">", "%a", "@a", "`a",
    "Ромашка", "ООО «Рога и копыта»", "a, b", "x,", "Zoë", "李", "---", "...", "~", "<<", "=", "a  b", "/", "ends:",
]  # fmt: skip


def test_owners_become_managers_by_name_and_rows_become_accounts_in_their_order(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", "Name,Owner,Industry", "Zoo,Ben,Retail", "Ark,Anna,", "Mid,Ben,Mining", "Free,,")
    imported(tmp_path, "a.csv")
    read = portfolio_in((tmp_path / "portfolio.yaml").read_text("utf-8"))
    assert [manager.name for manager in read.managers] == ["Anna", "Ben"]
    assert [(account.name, account.manager, account.industry) for account in read.accounts] == [
        ("Zoo", "Ben", "Retail"), ("Ark", "Anna", None), ("Mid", "Ben", "Mining"), ("Free", None, None),
    ]  # fmt: skip


def test_only_what_the_file_gives_is_written_and_what_is_inferred_is_marked(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", "Name,Owner,Employees,ARR", "Acme,Ann,320,1200.5", "Beta,Ann,,")
    ran = imported(tmp_path, "a.csv", "-o", "-", "--columns", "revenue=ARR")
    assert ran.stdout.partition("accounts:\n")[2] == (
        "  - name: Acme\n"
        "    manager: Ann\n"
        "    size: large                # inferred from employees\n"
        "    revenue: 1200.5\n"
        "  - name: Beta\n"
        "    manager: Ann\n"
    )
    assert "#   Inferred, so correct it where you know better: size from employees (1).\n" in ran.stdout


def test_a_size_that_the_file_gives_is_not_marked_as_inferred(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", "name,manager,size,employees", "Acme,Ann,small,320", "Beta,Ann,,320")
    text = imported(tmp_path, "a.csv", "-o", "-").stdout
    assert "    size: small\n" in text
    assert "    size: large\n" in text
    assert "size from employees (1)" in text


def test_each_manager_has_lines_to_fill_in_that_work_once_switched_on(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", "Name,Owner", "Acme,Ann")
    text = imported(tmp_path, "a.csv", "-o", "-").stdout
    for field in ("experience", "started", "fte", "expertise"):
        assert f"    # {field}: " in text
    lines = text.splitlines()
    start = lines.index("# name: Example company        # what the report is headed with")
    switched = [
        line.replace("# ", "", 1) if index >= start and line.lstrip().startswith("# ") else line
        for index, line in enumerate(lines)
    ]
    manager = portfolio_in("\n".join(switched)).managers[0]
    assert (manager.experience, manager.fte) == ("established", 1.0)


def test_a_file_without_any_owner_gives_a_portfolio_that_asks_for_managers(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", "Name,Owner", "Acme,")
    read = portfolio_in(imported(tmp_path, "a.csv", "-o", "-").stdout)
    assert read.managers == ()
    assert [account.manager for account in read.accounts] == [None]


def test_where_no_row_is_kept_there_is_an_empty_list(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", "Name,Owner", "Acme,Ann")
    assert portfolio_in(imported(tmp_path, "a.csv", "-o", "-", "--where", "Name=x").stdout).accounts == ()


def test_pools_and_measured_hours_stay_what_they_are(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", "name,manager,count,revenue,hours_per_month", "Pool,Ann,12,100,3.5", "One,Ann,1,,")
    pool, one = portfolio_in(imported(tmp_path, "a.csv", "-o", "-").stdout).accounts
    assert pool.hours_per_month is not None
    assert (pool.count, pool.revenue, pool.hours_per_month.value) == (12, 100, 3.5)
    assert one.model_dump(exclude_unset=True) == {"name": "One", "manager": "Ann"}


def test_an_owner_in_two_spellings_is_one_manager_the_more_frequent_one(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", "Name,Owner", "A,ann  berg", "B,Ann Berg", "C,Ann Berg", "D,ANN BERG")
    ran = imported(tmp_path, "a.csv", "-o", "-")
    read = portfolio_in(ran.stdout)
    assert [manager.name for manager in read.managers] == ["Ann Berg"]
    assert {account.manager for account in read.accounts} == {"Ann Berg"}
    assert "2 owners taken for another spelling of a manager: 'ANN BERG' as 'Ann Berg'" in ran.stderr


@pytest.mark.parametrize("name", [*ODD, *HOSTILE])
def test_an_odd_name_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.csv").write_text(csv_text([["name", "manager", "industry"], [name, name, name]]), "utf-8")
    settings = TableFile.model_validate({"file": "a.csv", "from": "amcap"})
    found = import_accounts([str(tmp_path / "a.csv")], settings, BOOK)
    read = portfolio_in(render_portfolio(found, "amcap assess portfolio.yaml"))
    # Some signs, such as a lone dash, mean that a cell is empty: then there is no owner, and no industry.
    assert read.accounts[0].name == name
    assert {account.manager for account in read.accounts} <= {name, None}
    assert [manager.name for manager in read.managers] == [name] * len(read.managers)


@given(st.one_of(names(), st.sampled_from(ODD)))
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_comes_back_as_text_as_a_value_and_as_a_key(name: str) -> None:
    written = f"version: 1\nmanagers:\n  - name: {text(name)}   # remark\naccounts:\n  - name: {text(name)}\n"
    read = portfolio_in(written)
    assert (read.managers[0].name, read.accounts[0].name) == (name, name)


@given(st.floats(1e-8, 1e15))
def test_any_number_comes_back_as_it_was(amount: float) -> None:
    read = portfolio_in(f"accounts:\n  - name: A\n    revenue: {number(amount)}\n")
    assert read.accounts[0].revenue == amount


def test_every_odd_text_is_quoted_and_plain_names_are_not() -> None:
    assert [word for word in ("Acme", "Café Müller & Co", "O'Brien (UK)", "Ромашка", "a-b") if text(word) != word] == []
    quoted = ["No", "0123", "[/]", "a: b", "#x", "- y", '"', "null", "x\u00a0y"]
    assert [word for word in quoted if not text(word).startswith('"')] == []
