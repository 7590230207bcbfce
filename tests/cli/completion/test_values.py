"""What is offered at the press of TAB, asked for as shells ask."""

import os
from pathlib import Path

import pytest

from amcap.conditions import WORDS, parse_condition
from amcap.model.ids import FINDINGS, required_rules
from amcap.model.table_words import ACCOUNT_FIELDS, CHOICES
from amcap.reading.packaged import PACKS
from amcap.rendering.formats import FORMATS
from tests.cli.portfolios import account, manager, portfolio, written
from tests.cli.process import Ran
from tests.conftest import Run


def asked(call: Run, folder: Path, *words: str) -> Ran:
    """What fish is told for a line that ends in the last word, which may be empty."""
    line = " ".join(["amcap", *words])
    asking = {
        "_AMCAP_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_ARGS": line,
    }
    return call(env=asking, cwd=folder)


def offered(call: Run, folder: Path, *words: str) -> list[str]:
    ran = asked(call, folder, *words)
    assert (ran.code, ran.stderr) == (0, "")
    return [line.partition("\t")[0] for line in ran.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["assess", "--format", ""], list(FORMATS)),
        (["assess", "-f", "j"], ["json", "junit"]),
        (["assess", "--report", ""], [f"{form}=" for form in FORMATS]),
        (["assess", "--rows", ""], ["managers", "accounts", "findings"]),
        (["assess", "--fail-on", "o"], ["overloaded", "over-max-accounts", "overloaded?"]),
        (["assess", "--rulebook", "s"], ["saas-csm"]),
        (["rules", "--rulebook", ""], ["default", *PACKS]),
        (["assess", "--fail-on", "team"], ["team-over-capacity", "team.load>100%"]),
        (["explain", "-f", ""], ["table", "json"]),
        (["estimate", "--size", ""], ["small", "medium", "large"]),
        (["rules", "--format", ""], ["table", "json", "markdown"]),
        (["rules", "contact.d"], ["contact.daily"]),
        (["rules", "review"], ["review-overdue"]),
        (["import", "--from", ""], list(CHOICES)),
        (["import", "--columns", ""], [f"{field}=" for field in ACCOUNT_FIELDS]),
        (["import", "--encoding", "koi"], ["koi8-r", "koi8-u"]),
        (["import", "--numbers", ""], ["1,234.56", "1.234,56"]),
        (["schema", "port"], ["portfolio"]),
        (["expl"], ["explain"]),
    ],
    ids=lambda value: " ".join(value) if value and value[0] in ("assess", "rules", "import") else None,
)
def test_values_are_offered(call: Run, tmp_path: Path, words: list[str], wanted: list[str]) -> None:
    assert offered(call, tmp_path, *words) == wanted


def test_every_condition_that_is_offered_is_one(call: Run, tmp_path: Path) -> None:
    conditions = offered(call, tmp_path, "assess", "--fail-on", "")
    assert set(WORDS) < set(conditions)
    assert all(map(parse_condition, conditions))


def test_every_id_that_is_offered_is_known_to_rules(call: Run, tmp_path: Path) -> None:
    ids = offered(call, tmp_path, "rules", "")
    assert {*required_rules(), *FINDINGS, "heuristic", "contact"} <= set(ids)
    assert [each for each in ids if call("rules", each, "--json").code] == []


PEOPLE = portfolio(
    [manager("Jess Park"), manager("Siobhán O'Connor"), manager("Ольга Петрова")],
    [account("North: Bank", "Jess Park", 10), account("Jess Account", None, 10)],
)


@pytest.mark.parametrize(
    ("begun", "names"),
    [
        ("Je", ["Jess Park", "Jess Account"]),
        ('"Jess P', ["Jess Park"]),
        ("Jess\\ P", ["Jess Park"]),
        ("Siob", ["Siobhán O'Connor"]),
        ("Ол", ["Ольга Петрова"]),
        ("North", ["North: Bank"]),
        ("te", ["team"]),
        ("xyzzy", []),
    ],
)
def test_names_of_the_portfolio_on_the_command_line_are_offered(
    call: Run, tmp_path: Path, begun: str, names: list[str]
) -> None:
    written(PEOPLE, tmp_path, "our people.json")
    assert offered(call, tmp_path, "explain", "our\\ people.json", begun) == names


def test_managers_are_offered_to_report_on(call: Run, tmp_path: Path) -> None:
    written(PEOPLE, tmp_path, "ours.yaml")
    names = [each["name"] for each in PEOPLE["managers"]]
    assert offered(call, tmp_path, "assess", "ours.yaml", "--manager", "") == names
    assert (
        offered(call, tmp_path, "assess", "--all", "ours.yaml", "-f", "csv", "--manager", "Ol", "--manager", "")
        == names
    )
    assert offered(call, tmp_path, "assess", "--manager", "") == []
    written(PEOPLE, tmp_path, "portfolio.yaml")
    # portfolio.yaml is what is assessed where no file is named.
    assert offered(call, tmp_path, "assess", "--manager", "") == names


@pytest.mark.parametrize("name", ["Two\nlines", "\x1b[31mred", "back\u202ewards", "x" * 500, "  "])
def test_no_name_is_offered_that_does_not_stand_on_one_line(call: Run, tmp_path: Path, name: str) -> None:
    path = written(portfolio([manager(name)], []), tmp_path)
    assert offered(call, tmp_path, "assess", str(path), "--manager", "") == []


BROKEN = {
    "nothing": None,
    "a broken file": b"managers: [",
    "no mapping": b"[1, 2]",
    "odd managers": b'{"managers": 5}',
    "odd entries": b'{"managers": [1, null, {"name": 7}, {}]}',
    "bytes": bytes(range(256)),
    "too deep": b"[" * 40_000,
    "an alias bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nmanagers: [*b, *b]\n",
    "too long": b'{"managers": [{"name": "Ada"}]}' + b" " * 2_000_000,
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_read_offers_nothing_in_silence(call: Run, tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "portfolio.yaml").write_bytes(data)
    assert offered(call, tmp_path, "assess", "portfolio.yaml", "--manager", "") == []
    assert offered(call, tmp_path, "explain", "portfolio.yaml", "") == ["team"]


@pytest.mark.parametrize("path", ["-", ".", "/dev/zero", "pipe"])
def test_what_is_no_file_is_not_read(call: Run, tmp_path: Path, path: str) -> None:
    # To open a pipe that nobody writes to would wait for ever.
    os.mkfifo(tmp_path / "pipe")
    assert offered(call, tmp_path, "assess", path, "--manager", "") == []


def test_where_a_file_is_wanted_the_shell_offers_files(call: Run, tmp_path: Path) -> None:
    assert offered(call, tmp_path, "assess", "port") == []
    assert offered(call, tmp_path, "assess", "portfolio.yaml", "--output", "") == []
