"""The format of a file: as asked for, else as its name ends; and no two options that contradict each other."""

import json
from pathlib import Path

import pytest

from tests.cli.portfolios import HEALTHY, written
from tests.conftest import Run

STARTS = {
    "json": "{\n",
    "csv": "name,accounts,",
    "markdown": "### ",
    "junit": "<?xml ",
    "table": "Within the line, but maybe over: ",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(HEALTHY, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("output", "form"),
    [("a.json", "json"), ("a.CSV", "csv"), ("a.md", "markdown"), ("a.xml", "junit")],
)
def test_without_a_format_the_ending_says_it_and_that_is_told(call: Run, folder: Path, output: str, form: str) -> None:
    ran = call("assess", "portfolio.json", "-o", output, cwd=folder)
    assert (ran.code, ran.out) == (0, b"")
    assert ran.stderr == f"{output}: {form}, by its ending; -f chooses another format\n"
    assert (folder / output).read_text("utf-8").startswith(STARTS[form])
    quiet = call("assess", "portfolio.json", "-f", form, "-o", output, cwd=folder)
    assert (quiet.code, quiet.stderr) == (0, "")


@pytest.mark.parametrize("output", ["a.txt", "a", "a.out", "a.json.txt"])
def test_any_other_ending_says_nothing(call: Run, folder: Path, output: str) -> None:
    ran = call("assess", "portfolio.json", "-o", output, cwd=folder)
    assert (ran.code, ran.stderr) == (0, "")
    assert (folder / output).read_text("utf-8").startswith(STARTS["table"])


def test_a_format_that_is_asked_for_is_written_whatever_the_ending_and_that_is_told(call: Run, folder: Path) -> None:
    for asked, form in ((["-f", "table"], "table"), (["-f", "csv"], "csv"), (["--json"], "json")):
        output = "a.xml"
        ran = call("assess", "portfolio.json", *asked, "-o", output, cwd=folder)
        assert (ran.code, ran.stderr) == (0, f"a.xml: {form}, though its ending is that of junit\n")
        assert (folder / output).read_text("utf-8").startswith(STARTS[form])


def test_the_ending_holds_for_every_command_that_has_the_format(call: Run, folder: Path) -> None:
    for arguments in (["explain", "portfolio.json", "team"], ["estimate"], ["rules"]):
        assert call(*arguments, "-o", "a.json", cwd=folder).code == 0
        assert json.loads((folder / "a.json").read_text("utf-8"))
    assert call("rules", "-o", "a.md", cwd=folder).code == 0
    assert (folder / "a.md").read_text("utf-8").startswith("#")
    ran = call("estimate", "-o", "a.csv", cwd=folder)
    assert (ran.code, ran.stderr) == (0, "a.csv: table, though its ending is that of csv\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["assess", "portfolio.json", "--json", "-f", "csv"],
        ["assess", "portfolio.json", "--json", "-f", "table"],
        ["assess", "portfolio.json", "--rows", "accounts"],
        ["assess", "portfolio.json", "-f", "csv", "--rows", "accounts", "--no-accounts"],
        ["assess", "portfolio.json", "--json", "--report", "json=-"],
        ["assess", "portfolio.json", "-o", "a", "-o", "b"],
        ["assess", "portfolio.json", "-f", "json", "--format=json"],
        ["assess", "portfolio.json", "--as-of", "2026-01-01", "--as-of", "2026-01-02"],
        ["assess", "portfolio.json", "-o", "a", "--report", "csv=./a"],
        ["explain", "portfolio.json", "team", "--json", "-f", "table"],
        ["rules", "--json", "-f", "markdown"],
        ["estimate", "--size", "small", "--size", "large"],
    ],
    ids=" ".join,
)
def test_options_that_contradict_each_other_are_a_usage_error(call: Run, folder: Path, arguments: list[str]) -> None:
    ran = call(*arguments, cwd=folder)
    assert (ran.code, ran.out) == (2, b"")
    assert "Error: Invalid value" in ran.stderr
    assert {path.name for path in folder.iterdir()} == {"portfolio.json"}


@pytest.mark.parametrize(
    "arguments",
    [["--json", "-f", "json"], ["--json", "--json"], ["--all", "-f", "csv"], ["--no-accounts", "-f", "junit"]],
    ids=" ".join,
)
def test_options_that_say_more_than_they_need_to_are_none(call: Run, folder: Path, arguments: list[str]) -> None:
    assert call("assess", "portfolio.json", *arguments, cwd=folder).code == 0
