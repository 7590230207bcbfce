"""Files that a portfolio names: found however their names are spelled, told with the line that names them, confined."""

import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from amcap.cli import app

Call = Callable[..., Any]
ROWS = "name,manager\nAcme,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.csv").write_text("hidden,words\n", "utf-8")
    inner = tmp_path / "team"
    inner.mkdir()
    (inner / "a.csv").write_text(ROWS, "utf-8")
    return inner


def portfolio(folder: Path, text: str) -> Path:
    path = folder / "p.yaml"
    path.write_text(text, "utf-8")
    return path


def told(call: Call, folder: Path, text: str, *options: str) -> list[str]:
    portfolio(folder, text)
    done = call("validate", "p.yaml", *options, cwd=folder)
    assert done.code == 2, done.stdout
    return list(done.stderr.splitlines())


def test_a_missing_file_is_told_with_the_line_that_names_it(call: Call, folder: Path) -> None:
    text = "name: x\naccounts:\n  file: nope.csv\n"
    assert told(call, folder, text) == ["p.yaml:3:9: accounts.file: there is no such file nope.csv"]
    text = "accounts: {file: .}\nmanagers: {file: nope.csv}\n"
    assert told(call, folder, text) == [
        "p.yaml:1:18: accounts.file: '.' is a folder; name a file in it",
        "p.yaml:2:18: managers.file: there is no such file nope.csv",
    ]


def test_all_that_is_wrong_with_a_portfolio_and_its_pointers_is_told_at_once(call: Call, folder: Path) -> None:
    lines = told(call, folder, "currency: usd\naccounts: {file: nope.csv, form: x}\nmanagers: Ann\n")
    assert [line.partition(": ")[0] for line in lines] == ["p.yaml:1:11", "p.yaml:2:28", "p.yaml:3:11"]
    lines = told(call, folder, "currency: usd\naccounts: {file: nope.csv}\nmanagers: Ann\n")
    assert [line.partition(": ")[0] for line in lines] == ["p.yaml:1:11", "p.yaml:2:18", "p.yaml:3:11"]


def test_problems_of_a_table_of_managers_stand_beside_those_of_the_portfolio(call: Call, folder: Path) -> None:
    (folder / "m.csv").write_text("name,fte\nAnn,x\n", "utf-8")
    text = "managers: {file: m.csv}\naccounts:\n- name: A\n  manager: Ann\n- name: B\n  manager: Bo\n  size: larg\n"
    lines = told(call, folder, text)
    # Whether there is a Bo, nobody knows yet.
    assert [line.partition(": ")[0] for line in lines] == ["m.csv:2:2", "p.yaml:7:9"]


@pytest.mark.parametrize("forms", [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD"), ("NFC", "NFC")])
def test_a_name_with_accents_is_found_in_either_form(forms: tuple[str, str], call: Call, folder: Path) -> None:
    on_disk, named = (unicodedata.normalize(form, "Exporté/Zoë Müller.csv") for form in forms)
    (folder / on_disk).parent.mkdir()
    (folder / on_disk).write_text(ROWS, "utf-8")
    path = portfolio(folder, f"accounts: {{file: {named}}}\n")
    for options in ((), ("--confine",)):
        assert call("validate", path, *options).code == 0


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="both are one file there")
def test_of_two_files_spelled_alike_the_one_that_is_named_exactly_counts(call: Call, folder: Path) -> None:
    for form, rows in (("NFC", ROWS), ("NFD", "name,manager\nOther,\nOne,\n")):
        (folder / unicodedata.normalize(form, "ë.csv")).write_text(rows, "utf-8")
    done = call("validate", portfolio(folder, "accounts: {file: ë.csv}\n"))
    assert "1 account" in done.stdout


def of_a_portfolio() -> dict[str, list[str]]:
    """Every command that is given a portfolio, and the long names of its options."""
    return {
        name: [option for one in command.params for option in one.opts]
        for name, command in get_command(app).commands.items()  # type: ignore[attr-defined]
        if any("PORTFOLIO" in str(one.metavar) for one in command.params)
    }


def asked(command: str) -> tuple[str, ...]:
    """A command about the portfolio p.yaml."""
    return (command, "p.yaml", "Ann") if command == "explain" else (command, "p.yaml")


@pytest.mark.parametrize("command", of_a_portfolio())
@pytest.mark.parametrize("file", ["../secret.csv", "/etc/passwd", "link.csv", "links/secret.csv", "../nope.csv"])
def test_confined_a_portfolio_reads_nothing_outside_its_folder(
    command: str, file: str, call: Call, folder: Path
) -> None:
    (folder / "link.csv").symlink_to(folder.parent / "secret.csv")
    (folder / "links").symlink_to(folder.parent)
    for key in ("accounts", "managers"):
        portfolio(folder, f"{key}: {{file: {file}}}\n")
        done = call(*asked(command), "--confine", cwd=folder)
        assert done.code == 2
        assert done.stderr == (
            f"p.yaml:1:18: {key}.file: {file!r} lies outside the portfolio's folder, "
            "and --confine keeps to it; move it there\n"
        )


def test_every_command_that_opens_a_portfolio_can_be_confined(call: Call, folder: Path) -> None:
    portfolio(folder, "managers: [{name: Ann}]\naccounts: {file: ../secret.csv}\n")
    opening = [name for name, options in of_a_portfolio().items() if "--confine" in options]
    assert opening == list(of_a_portfolio())
    # The others do not look into it, or where it points.
    for command in get_command(app).commands:  # type: ignore[attr-defined]
        done = call(*asked(command), cwd=folder)
        assert ("secret.csv" in done.stderr) == (command in opening), command


@pytest.mark.parametrize("command", ["assess", "explain"])
def test_confined_a_portfolio_is_so_beside_a_table_that_the_user_names(command: str, call: Call, folder: Path) -> None:
    for key, other in (("accounts", "managers"), ("managers", "accounts")):
        portfolio(folder, f"{key}: {{file: ../secret.csv}}\n")
        done = call(*asked(command), "--confine", f"--{other}", "a.csv", cwd=folder)
        assert done.code == 2
        assert f"{key}.file: '../secret.csv' lies outside the portfolio's folder" in done.stderr


def test_confined_a_portfolio_reads_what_lies_in_its_folder(call: Call, folder: Path) -> None:
    (folder / "below").mkdir()
    (folder / "below" / "b.csv").write_text(ROWS, "utf-8")
    (folder / "near.csv").symlink_to(folder / "below" / "b.csv")
    for file in ("a.csv", "./a.csv", "below/b.csv", "below/../a.csv", str(folder / "a.csv"), "near.csv"):
        path = portfolio(folder, f"accounts: {{file: {file}}}\n")
        assert call("validate", path, "--confine").code == 0
        assert call("validate", "p.yaml", "--confine", cwd=folder).code == 0
    assert call("validate", "-", "--confine", stdin="accounts: {file: a.csv}\n", cwd=folder).code == 0
    assert call("validate", "-", "--confine", stdin="accounts: {file: ../secret.csv}\n", cwd=folder).code == 2


def test_a_file_given_as_an_option_is_the_users_own_choice(call: Call, folder: Path) -> None:
    (folder.parent / "b.csv").write_text(ROWS, "utf-8")
    path = portfolio(folder, "accounts: {file: ../secret.csv}\n")
    assert call("assess", path, "--confine", "--accounts", folder.parent / "b.csv").code == 0


def test_a_path_of_no_characters_is_told_as_what_it_is(call: Call, folder: Path) -> None:
    for arguments in (("assess", ""), ("import", ""), ("validate", ""), ("explain", "", "x")):
        done = call(*arguments, cwd=folder)
        assert (done.code, done.stderr) == (2, "'': names no file; is a variable empty?\n")
    for option in ("--accounts", "--managers", "--rulebook"):
        done = call("assess", portfolio(folder, "name: x\n"), option, "", cwd=folder)
        assert done.code == 2
        assert "no file" in done.stderr or "no path" in done.stderr


def test_a_path_that_no_system_has_is_told(call: Call, folder: Path) -> None:
    for arguments in (("assess", "a\0b"), ("import", "a\0b"), ("assess", portfolio(folder, ""), "--accounts", "a\0b")):
        assert call(*arguments, cwd=folder).code == 2
    assert told(call, folder, f"accounts: {{file: {'x' * 5000}}}\n")[0].startswith("p.yaml:1:18: accounts.file: 'xxx")
    (folder / "loop.csv").symlink_to("loop.csv")
    (line,) = told(call, folder, "accounts: {file: loop.csv}\n")
    assert line.startswith("p.yaml:1:18: accounts.file: 'loop.csv' cannot be read: ")
