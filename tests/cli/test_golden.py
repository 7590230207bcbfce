"""What people see, kept as files: every difference shows in review. Refresh with `pytest --update-golden`."""

from pathlib import Path

import pytest

from amcap import __version__
from tests.cli.process import ROOT, Ran, run_in_terminal
from tests.conftest import Golden, Run

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
AGENCY = ROOT / "examples" / "agency.yaml"
AS_OF = ("--as-of", "2026-11-22")
QUICK_QUESTION = (
    "estimate", "--size", "large", "--complexity", "high", "--industry", "healthcare",
    "--experience", "senior", "--support", "strong", *AS_OF,
)  # fmt: skip
ASCII_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)


def report_on(example: Path) -> tuple[str, ...]:
    # Relative to the root of the repository, so that the report names the file as everybody does.
    return ("assess", str(example.relative_to(ROOT)), *AS_OF)


def shown(ran: Ran) -> str:
    """The output of a command that had nothing to complain about."""
    assert (ran.code, ran.stderr) == (0, "")
    return ran.stdout


def without_version(text: str) -> str:
    """JSON without amcap's version, which changes with every release."""
    return text.replace(f'"version": "{__version__}"', '"version": "..."')


def test_there_are_examples() -> None:
    assert EXAMPLES


@each_example
def test_the_table_of_an_example(run: Run, golden: Golden, example: Path) -> None:
    golden(f"{example.stem}/table-80.txt", shown(run(*report_on(example))))


@each_example
def test_the_table_of_an_example_on_a_wide_screen(call: Run, golden: Golden, example: Path) -> None:
    golden(f"{example.stem}/table-120.txt", shown(call(*report_on(example), env={"COLUMNS": "120"})))


@each_example
def test_the_table_of_an_example_in_a_colour_terminal(golden: Golden, example: Path) -> None:
    text = shown(run_in_terminal(*report_on(example), columns=80))
    assert "\x1b[" in text
    golden(f"{example.stem}/terminal-80.ansi", text)


@each_example
def test_the_json_of_an_example(call: Run, golden: Golden, example: Path) -> None:
    golden(f"{example.stem}/report.json", without_version(shown(call(*report_on(example), "--json"))))


def test_the_table_where_only_ascii_can_be_shown(run: Run, golden: Golden) -> None:
    text = shown(run(*report_on(AGENCY), env={"PYTHONIOENCODING": "ascii"}))
    assert text.isascii()
    golden(f"{AGENCY.stem}/table-ascii.txt", text)


def test_the_answer_to_the_quick_question(call: Run, golden: Golden) -> None:
    golden("estimate/answer.txt", shown(call(*QUICK_QUESTION)))


def test_the_answer_to_the_quick_question_as_json(call: Run, golden: Golden) -> None:
    golden("estimate/answer.json", without_version(shown(call(*QUICK_QUESTION, "--json"))))


def test_the_starter_portfolio(call: Run, golden: Golden) -> None:
    golden("init/portfolio.yaml", shown(call("init", "-")))


@pytest.mark.parametrize("command", [("assess", "examples/agency.yaml"), ("estimate",), ("init", "-")], ids=" ".join)
def test_in_an_ascii_locale_there_is_only_ascii(run: Run, command: tuple[str, ...]) -> None:
    assert shown(run(*command, env=ASCII_LOCALE)).isascii()


def test_json_is_utf_8_whatever_the_locale(run: Run) -> None:
    assert "陈美玲" in shown(run(*report_on(AGENCY), "--json", env=ASCII_LOCALE))
