"""No report goes over a file that it was made from, whatever name leads there."""

import os
from pathlib import Path

import pytest

from amcap.reading.files_read import FilesRead
from tests.cli.process import run_in_shell
from tests.conftest import Run

PORTFOLIO = """\
managers: {file: people/managers.csv}
accounts: {file: in.csv}
"""
MANAGERS = "name,experience\nAda,senior\n"
ACCOUNTS = "Account Name,Account Owner\nAcme,Ada\n"
BOOK = 'extends: default\nid: ours\nrevision: "1"\n'
OF_ALL = ["plan.yaml", "in.csv", "people/managers.csv", "book.yaml"]
WAYS = ["plain", "roundabout", "link", "hard", "through a linked folder"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people").mkdir()
    for name, text in zip(OF_ALL, (PORTFOLIO, ACCOUNTS, MANAGERS, BOOK), strict=True):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def leading_to(folder: Path, name: str, way: str) -> str:
    """Another name for a file, or the same one written in another way."""
    if way == "roundabout":
        return f"people/../people/.././{name}"
    if way == "link":
        (folder / "link").symlink_to(name)
        return "link"
    if way == "hard":
        (folder / "hard").hardlink_to(folder / name)
        return "hard"
    if way == "through a linked folder":
        (folder / "here").symlink_to(folder)
        return f"here/{name}"
    return name


@pytest.mark.parametrize("name", OF_ALL)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("option", ["-o", "--report"])
def test_a_file_that_is_read_is_never_written_over(call: Run, folder: Path, name: str, way: str, option: str) -> None:
    target = leading_to(folder, name, way)
    before = [(folder / each).read_bytes() for each in OF_ALL]
    given = target if option == "-o" else f"csv={target}"
    ran = call("assess", "plan.yaml", "--rulebook", "book.yaml", option, given, cwd=folder, env={"COLUMNS": "200"})
    assert (ran.code, ran.out) == (2, b"")
    assert "is read from; choose another file" in " ".join(ran.stderr.split())
    assert [(folder / each).read_bytes() for each in OF_ALL] == before


@pytest.mark.parametrize("command", [["assess"], ["explain"], ["validate"], ["import", "--force"]], ids=" ".join)
def test_a_file_of_rates_that_an_option_names_is_not_written_over(
    call: Run, tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "in.csv").write_text('Account Name,Account Owner,ARR\nAcme,Ada,"$5,000.00"\n', "utf-8")
    (tmp_path / "rates.csv").write_text("EUR,1\nUSD,0.9\n", "utf-8")
    name = ["Ada"] if command == ["explain"] else []
    ran = call(*command, "in.csv", *name, "--rates", "rates.csv", "-o", "rates.csv", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, b"")
    assert (tmp_path / "rates.csv").read_text("utf-8") == "EUR,1\nUSD,0.9\n"


def test_a_report_on_problems_is_not_written_over_the_file_that_has_them_either(call: Run, folder: Path) -> None:
    (folder / "in.csv").write_text("Account Name,Account Owner\nAcme,Ada\nAcme\n", "utf-8")
    (folder / "plan.yaml").write_text(PORTFOLIO + "bogus: 1\n", "utf-8")
    ran = call("assess", "plan.yaml", "--report", "junit=in.csv", "--report", "junit=ok.xml", cwd=folder)
    assert ran.code == 2
    assert "bogus" in ran.stderr
    assert (folder / "in.csv").read_text().startswith("Account Name")
    assert "bogus" in (folder / "ok.xml").read_text()


@pytest.mark.parametrize("option", ["--accounts", "--managers"])
def test_a_table_that_is_named_on_the_command_line_is_not_written_over(call: Run, folder: Path, option: str) -> None:
    other = folder / "other.csv"
    other.write_text(ACCOUNTS if option == "--accounts" else MANAGERS, "utf-8")
    ran = call("assess", "plan.yaml", option, "other.csv", "-o", "./other.csv", cwd=folder)
    assert (ran.code, ran.out) == (2, b"")
    assert other.read_text("utf-8") == (ACCOUNTS if option == "--accounts" else MANAGERS)


def test_standard_output_and_input_are_files_when_the_shell_makes_them_so(folder: Path) -> None:
    ran = run_in_shell('"$@" >> in.csv', "assess", "plan.yaml", cwd=folder)
    assert ran.code == 2
    assert "what standard output goes to is read from" in " ".join(ran.stderr.split())
    (folder / "whole.yaml").write_text("managers: [{name: Ada}]\naccounts: []\n", "utf-8")
    ran = run_in_shell('"$@" < whole.yaml', "assess", "-", "-o", "whole.yaml", cwd=folder)
    assert ran.code == 2
    assert (folder / "whole.yaml").read_text("utf-8").startswith("managers:")
    assert (folder / "in.csv").read_text("utf-8") == ACCOUNTS


def test_devices_and_pipes_may_be_read_and_written() -> None:
    read = FilesRead(["/dev/null", "-"])
    assert not read.has("/dev/null")
    end, pipe = os.pipe()
    try:
        read.add(f"/dev/fd/{end}")
        assert not read.has(f"/dev/fd/{pipe}")
    finally:
        os.close(end)
        os.close(pipe)


def test_a_file_is_recognised_by_its_place_when_another_has_taken_it(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("old")
    read = FilesRead([str(file)])
    file.unlink()
    assert read.has(str(file))
    file.write_text("new")
    assert read.has(str(file))
    assert not read.has(str(tmp_path / "out.csv"))
