"""Two accounts of one name, in a table, are two: whose they are and where they stand is data, not looked up by name."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml

from tests.conftest import Run

PORTFOLIO = """\
managers:
  - name: Ada
  - name: Bea
accounts: {file: accounts.csv}
"""
# Both Alders take 26 of 130 hours; the one of Bea's pays 200 a year for that, the one of Ada's a million.
ACCOUNTS = """\
name,manager,hours_per_month,revenue
Alder,Ada,26,1000000
Birch,Ada,26,1000000
Cedar,Ada,26,1000000
Alder,Bea,26,200
"""


PLAN, TABLE = "books/plan.yaml", str(Path("books/accounts.csv"))


@pytest.fixture
def books(tmp_path: Path) -> Path:
    folder = tmp_path / "books"
    folder.mkdir()
    (folder / "plan.yaml").write_text(PORTFOLIO, "utf-8")
    (folder / "accounts.csv").write_text(ACCOUNTS, "utf-8")
    return folder


def costly(call: Run, books: Path, *options: str) -> Any:
    (finding,) = (each for each in report(call, books, *options)["findings"] if each["id"] == "costly-account")
    return finding


def report(call: Run, books: Path, *options: str) -> Any:
    return json.loads(call("assess", PLAN, "--json", *options, cwd=books.parent).stdout)


def test_a_finding_on_an_account_in_a_table_has_the_tables_file_and_the_rows_line(call: Run, books: Path) -> None:
    finding = costly(call, books)
    assert finding["subject"] == {"kind": "account", "name": "Alder"}
    # The header is line 1.
    assert (finding["manager"], finding["position"], finding["accounts"]) == ("Bea", 3, 1)
    assert (finding["file"], finding["line"]) == (TABLE, 5)


def test_the_list_of_accounts_has_places_and_positions(call: Run, books: Path) -> None:
    accounts = report(call, books)["accounts"]
    assert [account["position"] for account in accounts] == [0, 1, 2, 3]
    assert [account["line"] for account in accounts] == [2, 3, 4, 5]
    assert {account["file"] for account in accounts} == {TABLE}


def test_the_gate_tells_why_it_tripped_and_by_which_finding(call: Run, books: Path) -> None:
    told = report(call, books, "--fail-on", "costly-account", "--fail-on", "team.load>1%")
    # 4 x 26 of 260 hours
    by_finding, by_figure = told["gate"]["reasons"]
    assert (by_finding["condition"], by_finding["manager"]) == ("costly-account", "Bea")
    assert told["findings"][by_finding["finding"]] == costly(call, books)
    assert by_finding["message"] == costly(call, books)["message"]
    assert by_figure == {
        "condition": "team.load>1%",
        "subject": {"kind": "team", "name": None},
        "manager": None,
        "message": "The team has a load of 40%.",
        "finding": None,
    }


def test_the_manager_who_has_the_account_fails_in_junit(call: Run, books: Path) -> None:
    text = call("assess", PLAN, "-f", "junit", "--fail-on", "costly-account", cwd=books.parent).stdout
    (suite,) = JUnitXml.fromstring(text.encode())
    assert [case.name for case in suite if case.result] == ["Bea"]


@pytest.mark.parametrize(
    ("rows", "tripped"), [("managers", ["", "costly-account"]), ("accounts", ["", "", "", "costly-account"])]
)
def test_the_row_that_trips_the_gate_is_the_right_one_in_csv(
    call: Run, books: Path, rows: str, tripped: list[str]
) -> None:
    text = call("assess", PLAN, "-f", "csv", "--rows", rows, "--fail-on", "costly-account", cwd=books.parent).stdout
    assert [row["tripped_by"] for row in csv.DictReader(StringIO(text))] == tripped


def test_the_finding_that_trips_the_gate_is_the_right_one_in_csv(call: Run, books: Path) -> None:
    text = call(
        "assess", PLAN, "-f", "csv", "--rows", "findings", "--fail-on", "costly-account", cwd=books.parent
    ).stdout
    rows = [row for row in csv.DictReader(StringIO(text)) if row["tripped_by"]]
    assert [(row["id"], row["manager"], row["position"]) for row in rows] == [("costly-account", "Bea", "3")]


def test_the_annotation_stands_on_the_row(call: Run, books: Path) -> None:
    text = call("assess", PLAN, "-f", "github", cwd=books.parent).stdout
    assert "::notice file=books/accounts.csv,line=5,title=amcap costly-account::Alder takes" in text


def test_reports_for_people_name_the_table(call: Run, books: Path) -> None:
    for form in ("table", "markdown"):
        assert "accounts.csv, line 5" in " ".join(
            call("assess", PLAN, "-f", form, cwd=books.parent).stdout.split()
        ).replace("*", "")


def test_managers_in_a_table_have_its_file_and_their_row(call: Run, books: Path) -> None:
    (books / "managers.csv").write_text("name,fte\nAda,1\nBea,0.1\n", "utf-8")
    (books / "plan.yaml").write_text("managers: {file: managers.csv}\naccounts: {file: accounts.csv}\n", "utf-8")
    (finding,) = (each for each in report(call, books)["findings"] if each["id"] == "overloaded")
    assert (finding["manager"], finding["position"], finding["accounts"]) == ("Bea", 1, None)
    assert (finding["file"], finding["line"]) == (str(Path("books/managers.csv")), 3)


def test_what_standard_input_holds_has_a_line_and_no_file(call: Run) -> None:
    text = "managers:\n  - name: Ada\naccounts:\n  - {name: Acme, hours_per_month: 26}\n"
    told = json.loads(call("assess", "-", "--json", stdin=text).stdout)
    (finding,) = (each for each in told["findings"] if each["id"] == "unassigned-account")
    assert (finding["manager"], finding["file"], finding["line"]) == (None, None, 4)


def test_explain_tells_file_and_row_of_what_stands_in_tables(call: Run, books: Path) -> None:
    told = json.loads(call("explain", PLAN, "Birch", "--json", cwd=books.parent).stdout)
    assert (told["portfolio"], told["file"], told["line"]) == (PLAN, TABLE, 3)
    inputs = {step["factor"]: step["input"] for step in told["factors"]["steps"]}
    assert inputs["contact"] == {"origin": "assumed", "file": None, "line": None}
    (books / "accounts.csv").write_text("name,manager,contact\nBirch,Ada,weekly\n", "utf-8")
    told = json.loads(call("explain", PLAN, "Birch", "--json", cwd=books.parent).stdout)
    inputs = {step["factor"]: step["input"] for step in told["factors"]["steps"]}
    assert inputs["contact"] == {"origin": "given", "file": TABLE, "line": 2}
    page = call("explain", PLAN, "Birch", cwd=books.parent).stdout
    assert page.splitlines()[0].endswith("[accounts.csv, line 2]")
    assert "(given, accounts.csv, line 2)" in page
