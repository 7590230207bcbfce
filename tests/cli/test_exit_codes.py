"""0 assessed, 1 the gate tripped, 2 no verdict: what scripts branch on, and what each stream says with it."""

import json
import os
from pathlib import Path

import pytest

from amcap.model.ids import FINDINGS
from tests.cli.portfolios import HEALTHY, ONE_NOTE, ONE_WARNING, TWO_ERRORS, written
from tests.cli.process import Ran
from tests.conftest import Run

PORTFOLIOS = {"healthy": HEALTHY, "one note": ONE_NOTE, "one warning": ONE_WARNING, "two errors": TWO_ERRORS}

GATES = [
    # portfolio, conditions, exit code
    ("one note", ["note"], 1),
    ("one note", ["warning"], 0),
    ("one warning", ["warning"], 1),
    ("one warning", ["error"], 0),
    ("one warning", ["overloaded", "stretched"], 1),
    ("two errors", ["error"], 1),
    ("two errors", ["never"], 0),
    ("two errors", ["stretched", "underloaded"], 0),
    ("healthy", list(FINDINGS), 0),
    ("one warning", ["load>105%"], 1),
    ("one warning", ["load>110%", "team.load>100%"], 0),
]

WRONG_WORDS = [
    # arguments after `assess PORTFOLIO`, what the message must hold
    (["--fail-on", "eror"], "did you mean error?"),
    (["--fail-on", "overlaoded"], "did you mean overloaded?"),
    (["--fail-on", "zzzz"], "amcap rules"),
    (["--fail-on", "load>much"], "load>much"),
    (["--format", "xml"], "table, json"),
    (["--as-of", "2026-02-30"], "2026-02-30"),
    (["--as-of", "yesterday"], "2026-09-01"),
    (["--as-of", "20261122"], "20261122"),
    (["--manager", "Adda"], "Did you mean Ada?"),
    (["--bogus"], "--bogus"),
    (["second.yaml"], "second.yaml"),
]

BAD_INPUT = """\
version: 1
managers:
  - name: Anna
    fte: 2
accounts:
  - name: Acme
    manager: Ana
  - name: Best
    sise: large
"""


def refused(ran: Ran) -> str:
    """What a command says that reaches no verdict: exit code 2, nothing on standard output, no traceback."""
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err
    assert "Traceback" not in ran.stderr
    assert "defect" not in ran.stderr
    return ran.stderr


def test_a_portfolio_that_could_be_assessed_gives_0_whatever_was_found(call: Run, tmp_path: Path) -> None:
    ran = call("assess", written(TWO_ERRORS, tmp_path))
    assert (ran.code, ran.stderr) == (0, "")


@pytest.mark.parametrize(("name", "conditions", "code"), GATES)
def test_the_gate_trips_on_a_level_or_graver_or_on_a_finding(
    call: Run, tmp_path: Path, name: str, conditions: list[str], code: int
) -> None:
    flags = [word for condition in conditions for word in ("--fail-on", condition)]
    ran = call("assess", written(PORTFOLIOS[name], tmp_path), *flags, "--json")
    assert ran.code == code
    assert json.loads(ran.stdout)["gate"]["tripped"] is bool(code)
    assert bool(ran.stderr) is bool(code)


@pytest.mark.parametrize(
    ("variable", "flags", "code"),
    [
        ("warning", [], 1),
        ("overloaded,stretched", [], 1),
        ("overloaded\nstretched", [], 1),
        ("load > 105%", [], 1),
        ("error, load > 105 %", [], 1),
        ("", [], 0),
        ("note", ["--fail-on", "never"], 0),
    ],
)
def test_the_environment_sets_the_gate_unless_the_command_line_does(
    call: Run, tmp_path: Path, variable: str, flags: list[str], code: int
) -> None:
    ran = call("assess", written(ONE_WARNING, tmp_path), *flags, env={"AMCAP_FAIL_ON": variable})
    assert ran.code == code


def test_a_wrong_word_in_the_environment_is_refused(call: Run, tmp_path: Path) -> None:
    ran = call("assess", written(HEALTHY, tmp_path), env={"AMCAP_FAIL_ON": "warnings"})
    assert "did you mean warning?" in refused(ran)
    assert "AMCAP_FAIL_ON" in ran.stderr


def test_words_apart_in_the_environment_are_told_to_be_separated(call: Run, tmp_path: Path) -> None:
    ran = call("assess", written(HEALTHY, tmp_path), env={"AMCAP_FAIL_ON": "error overloaded"})
    assert "error,overloaded" in refused(ran)


def test_an_option_may_hold_several_conditions_but_not_none(call: Run, tmp_path: Path) -> None:
    path = written(ONE_WARNING, tmp_path)
    assert call("assess", path, "--fail-on", "error,load > 105%").code == 1
    assert "is a variable empty?" in refused(call("assess", path, "--fail-on", ""))


@pytest.mark.parametrize("command", [["assess"], ["explain"], ["validate"]])
def test_an_empty_variable_names_no_rule_book(call: Run, tmp_path: Path, command: list[str]) -> None:
    name = ["Ada"] if command == ["explain"] else []
    ran = call(*command, written(HEALTHY, tmp_path), *name, env={"AMCAP_RULEBOOK": ""})
    assert (ran.code, ran.stderr) == (0, "")


def test_a_rule_book_of_the_environment_is_used_and_named_where_it_is_wrong(call: Run, tmp_path: Path) -> None:
    ran = call("assess", written(HEALTHY, tmp_path), env={"AMCAP_RULEBOOK": "nowhere.yaml"})
    assert refused(ran).startswith("nowhere.yaml: ")


@pytest.mark.parametrize(("arguments", "said"), WRONG_WORDS, ids=lambda value: value[-1] if value else None)
def test_a_wrong_word_on_the_command_line_is_refused(
    call: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    assert said in refused(call("assess", written(HEALTHY, tmp_path), *arguments))


@pytest.mark.parametrize("arguments", [[], ["assess"], ["frobnicate"], ["--bogus"], ["estimate", "--size", "huge"]])
def test_a_command_line_that_makes_no_sense_is_refused(call: Run, arguments: list[str]) -> None:
    assert "amcap" in refused(call(*arguments))


def test_a_wrong_value_of_an_estimate_is_named_by_its_option(call: Run) -> None:
    assert "--fte" in refused(call("estimate", "--fte", "7"))
    assert "--other-duties-hours" in refused(call("estimate", "--other-duties-hours", "nan"))


def test_every_mistake_in_a_portfolio_is_told_at_once_with_its_place(call: Run, tmp_path: Path) -> None:
    (tmp_path / "portfolio.yaml").write_text(BAD_INPUT)
    lines = refused(call("assess", "portfolio.yaml", cwd=tmp_path)).splitlines()
    assert [line.partition(" ")[0] for line in lines] == [
        "portfolio.yaml:4:10:",
        "portfolio.yaml:7:14:",
        "portfolio.yaml:9:5:",
    ]
    assert "managers[0].fte" in lines[0]
    assert lines[1] == ("portfolio.yaml:7:14: accounts[0].manager: no manager is called 'Ana'. Did you mean 'Anna'?")
    assert "Did you mean 'size'?" in lines[2]


def test_twenty_mistakes_are_told_and_the_rest_counted(call: Run, tmp_path: Path) -> None:
    accounts = [{"name": f"Account {number}", f"fte{number}": 1} for number in range(25)]
    lines = refused(call("assess", written({"accounts": accounts}, tmp_path))).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "... and 5 more problems"


def test_mistakes_on_standard_input_are_told_with_their_place(call: Run) -> None:
    assert refused(call("assess", "-", stdin=BAD_INPUT)).startswith("<stdin>:4:10: managers[0].fte: ")


@pytest.mark.parametrize("path", ["missing.yaml", "."])
def test_a_portfolio_that_cannot_be_read_is_refused(call: Run, tmp_path: Path, path: str) -> None:
    assert refused(call("assess", path, cwd=tmp_path)).startswith(f"{path}: ")


@pytest.mark.parametrize(
    "text", ["", "rules: [", "id: mine\nrevision: '1'\n", "extends: default\nid: mine\nrevision: '1'\nrules: {x: {}}\n"]
)
def test_a_bad_rule_book_is_refused(call: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "book.yaml").write_text(text)
    written(HEALTHY, tmp_path)
    ran = call("assess", "portfolio.json", "--rulebook", "book.yaml", cwd=tmp_path)
    assert refused(ran).startswith("book.yaml")


def test_a_missing_rule_book_is_refused_by_an_estimate_too(call: Run) -> None:
    assert refused(call("estimate", "--rulebook", "missing.yaml")).startswith("missing.yaml: ")


def test_the_rule_book_of_the_environment_is_read_too(call: Run, tmp_path: Path) -> None:
    ran = call("assess", written(HEALTHY, tmp_path), env={"AMCAP_RULEBOOK": "missing.yaml"}, cwd=tmp_path)
    assert refused(ran).startswith("missing.yaml: ")


def unwritable(folder: Path) -> list[Path]:
    (folder / "a file").write_text("not a folder")
    return [folder, folder / "missing" / "report.txt", folder / "a file" / "report.txt", folder / ("long" * 100)]


@pytest.mark.parametrize("index", range(4), ids=["a folder", "no parent", "a file for a parent", "a name too long"])
def test_an_output_that_cannot_be_written_is_refused(call: Run, tmp_path: Path, index: int) -> None:
    output = unwritable(tmp_path)[index]
    ran = call("assess", written(TWO_ERRORS, tmp_path), "--output", output, "--fail-on", "error")
    assert refused(ran).startswith(f"{output}: cannot be written: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_output_in_a_folder_without_permission_is_refused(call: Run, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    ran = call("assess", written(HEALTHY, tmp_path), "--output", folder / "report.txt")
    assert "cannot be written" in refused(ran)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["assess", "portfolio.json", "--json"], 0),
        (["assess", "portfolio.json", "--fail-on", "error"], 1),
        (["assess", "missing.json"], 2),
        (["assess", "--bogus"], 2),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else str(value),
)
def test_a_process_of_its_own_says_and_ends_the_same(
    run: Run, call: Run, tmp_path: Path, arguments: list[str], code: int
) -> None:
    written(TWO_ERRORS, tmp_path)
    ran = run(*arguments, cwd=tmp_path)
    assert ran.code == code
    assert ran == call(*arguments, cwd=tmp_path)


@pytest.mark.parametrize("command", [["--version"], ["--help"], ["assess", "--help"], ["init", "-h"]])
def test_being_asked_for_help_is_no_mistake(call: Run, command: list[str]) -> None:
    ran = call(*command)
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.isascii()


def test_exit_codes_stand_in_the_help(call: Run) -> None:
    said = " ".join(call("assess", "--help").stdout.split())
    assert "0 assessed; 1 assessed, and --fail-on tripped; 2 no verdict" in said
    assert "3 a defect" in said
