"""`amcap validate`: all problems of all files, and exit codes that a commit hook can rely on."""

import json
from pathlib import Path

import pytest

from amcap.cli.problems import PROBLEMS_SHOWN
from tests.cli.portfolios import HEALTHY, TWO_ERRORS, written
from tests.cli.process import ROOT, run_in_shell
from tests.conftest import Run

GOOD = "managers: [{name: Ada}]\naccounts:\n  - {name: Acme, manager: Ada}\n  - {name: Shops, count: 10}\n"
BAD = "managers: [{name: Ada, fte: 2}]\naccounts: [{name: Acme, manager: Eda}]\n"
OVERLAY = 'extends: default\nid: our-agency\nrevision: "1"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"good.yaml": GOOD, "bad.yaml": BAD, "rules.yaml": OVERLAY}.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_valid_file_is_said_to_be_so_with_what_it_holds(run: Run, folder: Path) -> None:
    ran = run("validate", "good.yaml", cwd=folder)
    # An entry with a count of 10 is ten accounts, as in a report.
    assert (ran.code, ran.stdout, ran.stderr) == (0, "good.yaml: ok, 1 manager, 11 accounts\n", "")


def test_the_shipped_examples_are_valid(run: Run) -> None:
    examples = sorted(path.relative_to(ROOT) for path in (ROOT / "examples").glob("*.yaml"))
    ran = run("validate", *examples)
    assert (ran.code, ran.stderr) == (0, "")
    assert [line.partition(": ok, ")[0] for line in ran.stdout.splitlines()] == list(map(str, examples))


def test_the_counts_are_those_of_the_report(run: Run) -> None:
    report = json.loads(run("assess", "examples/agency.yaml", "--json").stdout)["portfolio"]
    expected = f"examples/agency.yaml: ok, {report['managers']} managers, {report['accounts']} accounts\n"
    assert run("validate", "examples/agency.yaml").stdout == expected


def test_all_problems_of_a_bad_file_are_said_as_assess_says_them(run: Run, folder: Path) -> None:
    ran = run("validate", "bad.yaml", cwd=folder)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.stderr.splitlines() == [
        "bad.yaml:1:29: managers[0].fte: should be 1.5 or less, not 2",
        "bad.yaml:2:34: accounts[0].manager: no manager is called 'Eda'. Did you mean 'Ada'?",
    ]
    assert ran.err == run("assess", "bad.yaml", cwd=folder).err


def test_one_bad_file_keeps_no_other_from_being_checked(run: Run, folder: Path) -> None:
    ran = run("validate", "bad.yaml", "nowhere.yaml", "good.yaml", cwd=folder)
    assert ran.code == 2
    assert ran.stdout == "good.yaml: ok, 1 manager, 11 accounts\n"
    assert [line.partition(":")[0] for line in ran.stderr.splitlines()] == ["bad.yaml", "bad.yaml", "nowhere.yaml"]
    assert "there is no such file" in ran.stderr


def test_what_a_portfolio_says_of_its_managers_is_no_concern_of_validate(run: Run, tmp_path: Path) -> None:
    assert run("validate", written(TWO_ERRORS, tmp_path), env={"AMCAP_FAIL_ON": "note"}).code == 0


@pytest.mark.parametrize("flag", ["-q", "--quiet"])
def test_quiet_says_nothing_of_valid_files_and_all_of_bad_ones(run: Run, folder: Path, flag: str) -> None:
    ran = run("validate", flag, "good.yaml", cwd=folder)
    assert (ran.code, ran.out, ran.err) == (0, b"", b"")
    ran = run("validate", flag, "good.yaml", "bad.yaml", cwd=folder)
    assert (ran.code, ran.out) == (2, b"")
    assert len(ran.stderr.splitlines()) == 2


def test_standard_input_is_checked_too(run: Run, folder: Path) -> None:
    ran = run("validate", "-", stdin=GOOD)
    assert (ran.code, ran.stdout, ran.stderr) == (0, "<stdin>: ok, 1 manager, 11 accounts\n", "")
    ran = run("validate", "good.yaml", "-", stdin=json.dumps({"manager": []}), cwd=folder)
    assert ran.code == 2
    assert ran.stderr == "<stdin>:1:2: manager: unknown key. Did you mean 'managers'?\n"


def test_a_file_named_twice_is_checked_once(run: Run, folder: Path) -> None:
    assert run("validate", "-", "-", stdin=GOOD).stdout.count("ok") == 1
    assert len(run("validate", "bad.yaml", "bad.yaml", cwd=folder).stderr.splitlines()) == 2


def test_the_problems_of_each_file_are_capped_on_their_own(run: Run, tmp_path: Path) -> None:
    entries = [{"name": f"Account {number}", "size": f"huge{number}"} for number in range(PROBLEMS_SHOWN + 5)]
    for name in ("a.json", "b.json"):
        written({"accounts": entries}, tmp_path, name)
    lines = run("validate", "a.json", "b.json", cwd=tmp_path).stderr.splitlines()
    assert len(lines) == 2 * (PROBLEMS_SHOWN + 1)
    assert lines[PROBLEMS_SHOWN] == lines[-1] == "... and 5 more problems"


def test_a_rule_book_is_checked_in_the_same_run(run: Run, folder: Path) -> None:
    ran = run("validate", "good.yaml", "--rulebook", "rules.yaml", cwd=folder)
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == [
        "rules.yaml: ok, rule book our-agency, revision 1",
        "good.yaml: ok, 1 manager, 11 accounts",
    ]
    (folder / "rules.yaml").write_text(OVERLAY + "rules: {contact.dayly: {}}\n", "utf-8")
    ran = run("validate", "good.yaml", "bad.yaml", "--rulebook", "rules.yaml", cwd=folder)
    assert ran.code == 2
    assert {line.partition(":")[0] for line in ran.stderr.splitlines()} == {"rules.yaml", "bad.yaml"}
    assert ran.stdout == "good.yaml: ok, 1 manager, 11 accounts\n"


def test_a_rule_book_can_be_checked_alone(run: Run, folder: Path) -> None:
    assert run("validate", "--rulebook", "rules.yaml", cwd=folder).code == 0
    assert run("validate", "--rulebook", "bad.yaml", cwd=folder).code == 2
    assert run("validate", "-q", env={"AMCAP_RULEBOOK": "rules.yaml"}, cwd=folder).code == 0


@pytest.mark.parametrize("arguments", [[], ["-q"], ["-", "--rulebook", "-"], ["--bogus", "good.yaml"]], ids=str)
def test_usage_errors_are_2_and_checked_nothing(run: Run, folder: Path, arguments: list[str]) -> None:
    ran = run("validate", *arguments, cwd=folder)
    assert (ran.code, ran.out) == (2, b"")
    assert "Usage: amcap validate" in ran.stderr


def test_a_file_name_cannot_forge_a_line(run: Run, tmp_path: Path) -> None:
    name = "a\n::error::forged.yaml"
    written(HEALTHY, tmp_path, name)
    ran = run("validate", name, "b\nforged.yaml", cwd=tmp_path)
    assert ran.stdout == "a\\n::error::forged.yaml: ok, 1 manager, 1 account\n"
    assert ran.stderr.startswith("b\\nforged.yaml: there is no such file")
    assert len(ran.stderr.splitlines()) == 1


def test_where_only_ascii_can_be_shown_a_name_in_another_script_does_no_harm(run: Run, tmp_path: Path) -> None:
    written(HEALTHY, tmp_path, "陈.json")
    ran = run("validate", "陈.json", env={"PYTHONIOENCODING": "ascii"}, cwd=tmp_path)
    assert (ran.code, ran.stdout) == (0, "??.json: ok, 1 manager, 1 account\n")


def test_a_reader_that_has_gone_changes_nothing(folder: Path) -> None:
    ran = run_in_shell('("$@" good.yaml bad.yaml; echo $? >code) | true; cat code', "validate", cwd=folder)
    assert ran.stdout == "2\n"
    assert "Traceback" not in ran.stderr


def test_programs_are_told_which_files_are_valid_and_all_that_is_wrong(call: Run, folder: Path) -> None:
    ran = call("validate", "bad.yaml", "good.yaml", "--json", cwd=folder)
    assert ran.code == 2
    found = json.loads(ran.stdout)
    assert list(found) == ["schema_version", "tool", "valid", "valid_files", "problems"]
    assert (found["valid"], found["valid_files"]) == (False, ["good.yaml"])
    message = "accounts[0].manager: no manager is called 'Eda'. Did you mean 'Ada'?"
    assert found["problems"][1] == {"file": "bad.yaml", "line": 2, "column": 34, "message": message}
    # People are told as ever.
    assert ran.err == call("validate", "bad.yaml", cwd=folder).err
    ran = call("validate", "good.yaml", "-f", "json", cwd=folder)
    assert (ran.code, ran.stderr, json.loads(ran.stdout)["valid"]) == (0, "", True)


@pytest.mark.parametrize("quiet", [[], ["-q"]])
def test_what_was_found_can_be_written_to_a_file(call: Run, folder: Path, quiet: list[str]) -> None:
    ran = call("validate", "bad.yaml", "good.yaml", "-o", "found.txt", *quiet, cwd=folder)
    assert (ran.code, ran.out) == (2, b"")
    good = [] if quiet else ["good.yaml: ok, 1 manager, 11 accounts"]
    assert (folder / "found.txt").read_text().splitlines() == [*good, *ran.stderr.splitlines()]
    ran = call("validate", "bad.yaml", "-o", "bad.yaml", cwd=folder)
    assert (ran.code, (folder / "bad.yaml").read_text()) == (2, BAD)
