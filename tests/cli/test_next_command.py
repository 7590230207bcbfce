"""The command that a report ends with can be pasted, whatever managers and files are called."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.portfolios import account, manager, portfolio, written
from tests.conftest import Run

NAMES = [
    "Ann", "Ann Lee", "Анна Ли", "O'Connor", 'Ann "Ace" Lee', "$HOME", "`id`", "a\\b", "!x", "-Minus", "team", "Acme",
    "manager:Ann", "50% off", "*", "~", "名前", "#1",
]  # fmt: skip


def command_in(text: str, begins: str) -> list[str]:
    """A command that the text names, as a shell takes it apart."""
    found = re.search(rf"{begins}: `(.*?)`\.(?: |$)", text, re.MULTILINE)
    assert found, text
    return shlex.split(found[1])


@pytest.mark.parametrize("name", NAMES)
def test_the_command_that_asks_why_answers_for_whom_the_headline_names(call: Run, tmp_path: Path, name: str) -> None:
    path = written(portfolio([manager(name), manager("Zed")], [account("Acme", name, 150)]), tmp_path)
    program, *asked = command_in(call("assess", path, env={"COLUMNS": "400"}).stdout, "Why")
    assert program == "amcap"
    answer = call(*asked)
    assert answer.code == 0, answer.stderr
    assert answer.stdout.startswith(f"{name}: 115% of capacity")


@pytest.mark.parametrize("file", ["my team.yaml", "Größe.yaml", "it's.yaml", "$x.yaml"])
def test_files_and_options_are_handed_on(call: Run, tmp_path: Path, file: str) -> None:
    path, book = tmp_path / file, tmp_path / "our rules.yaml"
    written(portfolio([manager("Ann")], [account("Acme", "Ann", 130)]), tmp_path).rename(path)
    book.write_text("extends: default\nid: ours\nrevision: '1'\n", "utf-8")
    text = call("assess", path, "--rulebook", book, "--as-of", "2026-02-03", "--confine", env={"COLUMNS": "400"}).stdout
    assert "2026-02-03" in text
    assert command_in(text, "Numbers and documents")[1:] == ["rules", f"--rulebook={book}"]
    asked = command_in(text, "Why")[1:]
    assert asked == ["explain", str(path), f"--rulebook={book}", "--as-of=2026-02-03", "--confine", "Ann"]
    assert call(*asked).code == 0


@pytest.mark.parametrize("width", [40, 80, 133])
def test_a_command_that_does_not_fit_is_one_line_all_the_same(call: Run, tmp_path: Path, width: int) -> None:
    name = "Wilhelmina " * 9 + "Smith"
    path = written(portfolio([manager(name)], [account("Acme", name, 130)]), tmp_path)
    lines = call("assess", path, env={"COLUMNS": str(width)}).stdout.splitlines()
    asked = next(line for line in lines if line.startswith("  amcap explain "))
    assert lines[lines.index(asked) - 1] == "Why:"
    assert call(*shlex.split(asked)[1:]).stdout.startswith("Wilhelmina")


def test_a_file_that_is_called_like_an_option_is_found_by_its_folder(call: Run, tmp_path: Path) -> None:
    written(portfolio([manager("Ann")], [account("Acme", "Ann", 130)]), tmp_path, "-x.json")
    asked = command_in(call("assess", "--", "-x.json", cwd=tmp_path).stdout, "Why")[1:]
    assert asked == ["explain", "./-x.json", "Ann"]
    assert call(*asked, cwd=tmp_path).code == 0


def test_no_command_asks_again_for_what_came_through_a_pipe(call: Run, tmp_path: Path) -> None:
    path = written(portfolio([manager("Ann")], [account("Acme", "Ann", 130)]), tmp_path)
    table = "name,manager\nAcme,Ann\n"
    empty = written(portfolio([manager("Ann")], []), tmp_path, "empty.json")
    pointing = tmp_path / "pointing.yaml"
    pointing.write_text("managers: [{name: Ann}]\naccounts: {file: '-'}\n", "utf-8")
    runs = [
        call("assess", "-", stdin=path.read_text("utf-8")),
        call("assess", empty, "--accounts", "-", stdin=table),
        call("assess", pointing, stdin=table),
    ]
    assert [(ran.code, "amcap explain" in ran.stdout, "`amcap rules`" in ran.stdout) for ran in runs] == [
        (0, False, True)
    ] * 3
