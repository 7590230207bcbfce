"""A table in the place of a portfolio: judged as the portfolio that an import makes of it, with the way on."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

import amcap
from tests.conftest import Run

TABLE = "Kunde;Betreuer;Klasse;Umsatz\nAlpha;Ann;Gold;1.000\nBeta;ann;Silber;2.000\nGamma;Bob;Gold;500\n"
OPTIONS = ("--columns", "name=Kunde", "--columns", "manager=Betreuer", "--columns", "tier=Klasse",
           "--columns", "revenue=Umsatz", "--values", "tier.Gold=key", "--values", "tier.Silber=standard",
           "--units", "revenue=thousands", "--numbers", "1.234,56")  # fmt: skip
DAY = ("--as-of", "2026-11-22")
CRM = Path("examples/crm/accounts.csv").resolve()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kunden.csv").write_text(TABLE, "utf-8")
    return tmp_path


def answer(call: Run, folder: Path, *arguments: str | Path, stdin: str | None = None) -> dict[str, Any]:
    ran = call("assess", *arguments, "--json", *DAY, cwd=folder, stdin=stdin)
    assert ran.code == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize(("table", "options"), [(str(CRM), ()), ("kunden.csv", OPTIONS)], ids=["crm", "kunden"])
@pytest.mark.parametrize("keep", [(), ("--keep-csv",)], ids=["whole", "kept"])
def test_a_table_is_judged_as_the_portfolio_that_an_import_makes_of_it(
    call: Run, folder: Path, table: str, options: tuple[str, ...], keep: tuple[str, ...]
) -> None:
    assert call("import", table, *options, *keep, cwd=folder).code == 0
    alone, made = answer(call, folder, table, *options), answer(call, folder, "portfolio.yaml")
    assert alone["managers"] == made["managers"]
    assert alone["team"] == made["team"]


def test_every_command_that_opens_a_portfolio_takes_a_table_and_its_options(call: Run, folder: Path) -> None:
    judged = answer(call, folder, "kunden.csv", *OPTIONS)
    assert {each["name"]: each["revenue"] for each in judged["managers"]} == {"Ann": 3_000_000, "Bob": 500_000}
    assert call("validate", "kunden.csv", *OPTIONS, cwd=folder).stdout == "kunden.csv: ok, 2 managers, 3 accounts\n"
    told = call("explain", "kunden.csv", "Alpha", *OPTIONS, cwd=folder).stdout
    assert told.startswith("Alpha: 0.2000 of a standard manager")
    assert "[line 2]" in told


def test_a_table_comes_through_a_pipe_too_and_is_then_gone(call: Run, folder: Path) -> None:
    piped = call("assess", "-", *OPTIONS, *DAY, stdin=TABLE)
    assert (piped.code, "amcap explain" in piped.stdout, "amcap import" in piped.stderr) == (0, False, False)
    named = call("assess", "kunden.csv", *OPTIONS, *DAY, cwd=folder)
    assert piped.stdout.splitlines()[2].replace("standard input", "kunden.csv") == named.stdout.splitlines()[2]


def test_the_commands_that_the_report_ends_with_work_as_pasted(call: Run, folder: Path) -> None:
    ran = call("assess", "kunden.csv", *OPTIONS, *DAY, cwd=folder, env={"COLUMNS": "400"})
    why = shlex.split(ran.stdout.rpartition("Why: `")[2].partition("`")[0])
    assert call(*why[1:], cwd=folder).code == 0
    for _ in range(3):
        # No command overwrites what the one before has written.
        last = call("assess", "kunden.csv", *OPTIONS, cwd=folder).stderr.splitlines()[-1]
        made = call(*shlex.split(last.partition(": amcap ")[2]), cwd=folder)
        assert made.code == 0, made.stderr
        follow = made.stderr.rpartition("Next: amcap ")[2]
        assert call(*shlex.split(follow), cwd=folder).code == 0
    assert sorted(path.name for path in folder.glob("*.yaml")) == ["kunden-2.yaml", "kunden.yaml", "portfolio.yaml"]


def test_what_is_understood_is_told_in_one_line_and_the_next_command_in_another(call: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,manager,tier\nA,Ann,key\nTotal,,\n", "utf-8")
    told = call("assess", "a.csv", cwd=tmp_path).stderr.splitlines()
    assert told == [
        "a.csv: read as amcap (the header has 'name' and 'manager'): 2 rows, 1 account; left out: total (1)",
        "To add what no table tells of managers and company: amcap import a.csv",
    ]
    assert call("assess", "a.csv", "-q", cwd=tmp_path).stderr == ""


def test_import_and_assess_say_the_same_of_what_was_not_understood(call: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,manager,industry\nA,Ann,qwertz\nB,Ann,qwertz\n", "utf-8")
    imported = call("import", "a.csv", "-o", "-", cwd=tmp_path).stderr.splitlines()
    assessed = call("assess", "a.csv", cwd=tmp_path).stderr.splitlines()
    assert "  not understood in industry: qwertz (2)" in assessed
    # What is not given stands in the verdict.
    lacking = ("  given: ", "  not given, so assumed: ", "  not read: ")
    assert assessed[:-1] == [line for line in imported if not line.startswith(lacking)]


def test_managers_may_come_from_a_table_of_their_own(call: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,manager\nA,u1\nB,u2\nC,u1\n", "utf-8")
    (tmp_path / "users.csv").write_text("name,id,fte\nAnn,u1,0.5\nBob,u2,1\n", "utf-8")
    found = answer(call, tmp_path, "a.csv", "--managers", "users.csv")
    assert {each["name"]: each["accounts"] for each in found["managers"]} == {"Ann": 2, "Bob": 1}
    ran = call("assess", "a.csv", "--managers", "users.csv", "-o", "users.csv", cwd=tmp_path)
    assert (ran.code, "users.csv is read from" in ran.stderr) == (2, True)


def test_owners_whom_no_table_of_managers_knows_are_asked_for_with_a_way_out(call: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Account,Owner\nA,u1\nB,u9\n", "utf-8")
    (tmp_path / "team.csv").write_text("name,id,fte\nAnn,u1,0.5\n", "utf-8")
    ran = call("assess", "a.csv", "--managers", "team.csv", cwd=tmp_path)
    assert (ran.code, ran.stdout) == (2, "")
    assert "add them to the managers, or say --owners u9=NAME of each: 'u9'" in ran.stderr
    told = call("assess", "a.csv", "--managers", "team.csv", "--owners", "u9=Ann", cwd=tmp_path)
    last = told.stderr.splitlines()[-1]
    assert last.endswith("amcap import a.csv --managers=team.csv --owners u9=Ann")
    assert call(*shlex.split(last.partition(": amcap ")[2]), cwd=tmp_path).code == 0


def test_problems_are_told_in_the_words_of_options(call: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Konto,Wer\nA,Ann\n", "utf-8")
    ran = call("assess", "a.csv", cwd=tmp_path)
    assert ran.code == 2
    assert "--columns name=" in ran.stderr
    assert "`columns:" not in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["kunden.csv", "--accounts", "kunden.csv"], "is a table of accounts itself; leave --accounts out"),
        (["own.yaml", "--columns", "tier=Klasse"], "own.yaml: holds its accounts itself"),
        (["kunden.csv", "--columns", "manger=Betreuer"], "--columns: manger: 'manger' is not a field here"),
        (["kunden.csv", "--values", "tier.Gold=top", "--dates", "ddd"], "--values and --dates"),
        (["kunden.csv", "--values", "Gold=key"], "'Gold=key' is not FIELD.VALUE=WORD"),
        (["kunden.csv", "--owners", "a="], "says nothing after the '='"),
        (["kunden.csv", "--header-row", "x"], "should be a whole number"),
        (["kunden.csv", "-o", "kunden.csv", *OPTIONS], "kunden.csv is read from"),
    ],
    ids=str,
)
def test_what_could_not_work_is_refused(call: Run, folder: Path, arguments: list[str], said: str) -> None:
    (folder / "own.yaml").write_text("managers: [{name: Ann}]\naccounts: [{name: A, manager: Ann}]\n", "utf-8")
    ran = call("assess", *arguments, cwd=folder, env={"COLUMNS": "400"})
    assert (ran.code, ran.stdout) == (2, "")
    assert said in ran.stderr


def test_options_go_before_what_a_portfolio_says_of_its_table(call: Run, folder: Path) -> None:
    block = "accounts:\n  file: kunden.csv\n  columns: {name: Kunde, manager: Betreuer, tier: Kunde}\n"
    (folder / "p.yaml").write_text(f"managers: [{{name: Ann}}, {{name: Bob}}]\n{block}", "utf-8")
    found = answer(call, folder, "p.yaml", "--columns", "tier=Klasse", "--values", "tier.Gold=key")
    assert {each["name"]: each["tier"] for each in found["accounts"]} == {"Alpha": "key", "Beta": None, "Gamma": "key"}


def test_values_and_owners_may_hold_the_signs_that_part_options(call: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,manager,tier\nA,x=1,Tier 1.0=top\n", "utf-8")
    options = ("--values", "tier.Tier 1.0=top=key", "--owners", "x=1=Ann Lee")
    found = answer(call, tmp_path, "a.csv", *options)
    assert [(each["manager"], each["tier"]) for each in found["accounts"]] == [("Ann Lee", "key")]


def test_a_program_says_how_to_read_a_table_as_its_block_would(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    table = {"columns": {"name": "Kunde", "manager": "Betreuer"}}
    assert [each.name for each in amcap.assess(amcap.load("kunden.csv", table=table)).managers] == ["Ann", "Bob"]
    with pytest.raises(amcap.InputError) as refused:
        amcap.load("kunden.csv", table={"colums": {}})
    assert "options: colums: unknown key. Did you mean 'columns'?" in str(refused.value)
