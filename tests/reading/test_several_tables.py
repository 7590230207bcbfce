"""Accounts in several tables: one book, and every row is found again in the file that it stands in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.schemas.schemas import complaints

Call = Callable[..., Any]
MANAGERS = "managers: [{name: Ann}, {name: Bob}]\n"
LISTED = f"{MANAGERS}accounts:\n- file: north.csv\n- {{file: south.csv, columns: {{name: Firma}}}}\n"
PATTERN = f"{MANAGERS}accounts: {{file: '*rth.csv'}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "north.csv").write_text("name,manager,size\nA,Ann,large\nB,Bob,large\n", "utf-8")
    (tmp_path / "south.csv").write_text("Firma;Owner\nC;Ann\nD;\n", "utf-8")
    return tmp_path


def portfolio(folder: Path, text: str) -> Path:
    path = folder / "p.yaml"
    path.write_text(text, "utf-8")
    return path


def test_each_finding_and_account_names_its_own_file_and_line(call: Call, folder: Path) -> None:
    ran = call("assess", portfolio(folder, LISTED), "--json", cwd=folder)
    assert ran.code == 0, ran.stderr
    found = json.loads(ran.stdout)
    places = {each["name"]: (Path(each["file"]).name, each["line"]) for each in found["accounts"]}
    assert places == {"A": ("north.csv", 2), "B": ("north.csv", 3), "C": ("south.csv", 2), "D": ("south.csv", 3)}
    (alone,) = [each for each in found["findings"] if each["id"] == "unassigned-account"]
    assert (Path(alone["file"]).name, alone["line"], alone["subject"]["name"]) == ("south.csv", 3, "D")
    annotated = call("assess", "p.yaml", "-f", "github", cwd=folder).stdout
    assert "file=south.csv,line=3" in annotated
    assert "south.csv, line 3" in call("explain", "p.yaml", "D", cwd=folder).stdout


def test_an_account_is_asked_for_by_its_line_in_one_of_the_files(call: Call, folder: Path) -> None:
    (folder / "south.csv").write_text("Firma;Owner\nA;Bob\nD;\n", "utf-8")
    asked = portfolio(folder, LISTED)
    for name in ("A", "line:2"):
        ran = call("explain", asked, name, env={"COLUMNS": "200"})
        assert ran.code == 2
        assert "may be line:north.csv:2 (Ann) or line:south.csv:2 (Bob); say which" in ran.stderr
    assert "A: 0.1000" in call("explain", asked, "line:south.csv:2").stdout
    assert "D: 0.1000" in call("explain", asked, f"line:{folder}/south.csv:3").stdout
    assert "no account of a table stands on line 9 of south.csv" in call("explain", asked, "line:south.csv:9").stderr


def test_what_was_read_is_told_of_each_file(call: Call, folder: Path) -> None:
    told = call("assess", portfolio(folder, LISTED), cwd=folder).stderr.splitlines()
    assert [line.rpartition("/")[2] for line in told] == [
        "north.csv: 2 rows, 2 accounts",
        "south.csv: 2 rows, 2 accounts",
    ]


def test_a_pattern_stands_for_the_files_that_it_fits_by_name(call: Call, folder: Path) -> None:
    (folder / "forth.csv").write_text("name,manager\nX,Ann\n", "utf-8")
    found = json.loads(call("assess", portfolio(folder, PATTERN), "--json", cwd=folder).stdout)
    assert [each["name"] for each in found["accounts"]] == ["X", "A", "B"]
    ran = call("validate", portfolio(folder, PATTERN.replace("rth", "none")), cwd=folder)
    assert "there is no such file *none.csv" in ran.stderr
    # A file that is called so goes before what fits.
    (folder / "[n]orth.csv").write_text("name,manager\nY,Ann\n", "utf-8")
    found = json.loads(call("assess", portfolio(folder, PATTERN.replace("*rth", "[n]orth")), "--json").stdout)
    assert [each["name"] for each in found["accounts"]] == ["Y"]


@pytest.mark.parametrize("text", [LISTED, PATTERN], ids=["listed", "pattern"])
@pytest.mark.parametrize("option", ["-o", "--report"])
def test_no_report_goes_over_a_file_that_a_portfolio_names(call: Call, folder: Path, text: str, option: str) -> None:
    before = (folder / "north.csv").read_bytes()
    value = "north.csv" if option == "-o" else "csv=north.csv"
    for broken in ("", "nonsense: 1\n"):
        ran = call("assess", portfolio(folder, text + broken), "-f", "github", option, value, cwd=folder)
        assert ran.code == 2
        assert (folder / "north.csv").read_bytes() == before


def test_problems_of_all_tables_are_told_at_once(call: Call, folder: Path) -> None:
    (folder / "north.csv").write_text("name,manager,size\nA,Ann,lrge\n", "utf-8")
    (folder / "south.csv").write_text("name,manager,size\nB,Ann,smll\n", "utf-8")
    ran = call(
        "validate", portfolio(folder, f"{MANAGERS}accounts: [{{file: north.csv}}, {{file: south.csv}}]\n"), cwd=folder
    )
    assert ran.code == 2
    assert [line.partition(":")[0].rpartition("/")[2] for line in ran.stderr.splitlines()] == ["north.csv", "south.csv"]


@pytest.mark.parametrize(
    ("accounts", "said"),
    [
        ("[{file: north.csv}, {file: ./north.csv}]", "'north.csv' is named 2 times; its accounts would count as often"),
        ("[{file: north.csv}, {file: 'n*.csv'}]", "is named 2 times"),
        ("[{file: north.csv}, {name: Acme}]", "accounts[1]: names no file; a list holds either accounts or tables"),
        ("[{file: north.csv}, 5]", "accounts[1]: names no file"),
        ("[{file: north.csv, name: Acme}]", "accounts[0].file: unknown key"),
        ("[{file: nope.csv}, {file: gone.csv}]", "accounts[1].file: there is no such file gone.csv"),
    ],
)
def test_what_no_list_of_tables_can_be_is_refused(call: Call, folder: Path, accounts: str, said: str) -> None:
    ran = call("validate", portfolio(folder, f"{MANAGERS}accounts: {accounts}\n"), cwd=folder)
    assert ran.code == 2
    assert said in ran.stderr


@pytest.mark.parametrize("pattern", ["../*.csv", "../[s]ecret.csv", "/etc/*"])
def test_confined_a_pattern_tells_nothing_of_other_folders(call: Call, folder: Path, pattern: str) -> None:
    inner = folder / "team"
    inner.mkdir()
    ran = call("validate", portfolio(inner, f"accounts: {{file: '{pattern}'}}\n"), "--confine")
    assert ran.code == 2
    assert f"{pattern!r} lies outside the portfolio's folder" in ran.stderr
    assert "north" not in ran.stderr


def test_several_files_can_stay_where_they_are(call: Call, folder: Path) -> None:
    (folder / "south.csv").write_text("name;manager\nC;Ann\nD;\n", "utf-8")
    ran = call("import", "*th.csv", "--keep-csv", "--where", "name=!B", cwd=folder)
    assert ran.code == 0, ran.stderr
    text = (folder / "portfolio.yaml").read_text("utf-8")
    assert (
        'accounts:\n  - file: north.csv\n    from: amcap\n    where:\n      name: "!B"\n  - file: south.csv\n' in text
    )
    found = json.loads(call("assess", "portfolio.yaml", "--json", cwd=folder).stdout)
    assert [each["name"] for each in found["accounts"]] == ["A", "C", "D"]


def test_the_schema_and_the_reader_agree_on_lists_of_tables(call: Call, folder: Path) -> None:
    for accounts, right in [
        ([{"file": "north.csv"}, {"file": "south.csv", "columns": {"name": "Firma"}}], True),
        ([{"file": "north.csv"}, {"name": "Acme"}], False),
        ([{"file": "north.csv", "colums": {}}], False),
        ([{"name": "Acme", "file": "north.csv"}], False),
        ([], True),
    ]:
        data = {"managers": [{"name": "Ann"}, {"name": "Bob"}], "accounts": accounts}
        assert (call("validate", portfolio(folder, json.dumps(data)), cwd=folder).code == 0) == right, accounts
        assert (complaints("portfolio", data) == []) == right, accounts
