"""What decides width and colour: the terminal, and the variables by which people overrule it."""

from pathlib import Path
from unittest.mock import Mock

import pytest
from rich.cells import cell_len

from amcap.cli.terminal import WIDEST
from amcap.cli.windows_console import enable_escape_codes
from tests.cli.process import run_amcap, run_in_terminal
from tests.conftest import Run

REPORT = ("assess", "examples/agency.yaml", "--as-of", "2026-11-22")
ESC = "\x1b"


@pytest.fixture(scope="module")
def plain() -> str:
    """The report as a pipe gets it."""
    return run_amcap(*REPORT).stdout


@pytest.fixture(scope="module")
def coloured() -> str:
    """The report as a terminal gets it."""
    return run_in_terminal(*REPORT).stdout


def longest_line(text: str) -> int:
    return max(map(cell_len, text.splitlines()))


def test_a_terminal_gets_colour_and_a_pipe_none(plain: str, coloured: str) -> None:
    assert ESC in coloured
    assert ESC not in plain


@pytest.mark.parametrize(
    "env", [{"FORCE_COLOR": "0", "GITHUB_ACTIONS": "true"}, {"NO_COLOR": "", "PY_COLORS": "1"}], ids=str
)
def test_a_pipe_gets_no_colour_unless_it_is_forced(call: Run, plain: str, env: dict[str, str]) -> None:
    assert call(*REPORT, env=env).stdout == plain


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "0"}, {"TERM": "dumb"}], ids=str)
def test_a_terminal_gets_no_escape_codes_where_they_are_not_wanted(plain: str, env: dict[str, str]) -> None:
    assert run_in_terminal(*REPORT, env=env).stdout == plain


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR"])
def test_an_empty_variable_says_nothing(coloured: str, variable: str) -> None:
    assert run_in_terminal(*REPORT, env={variable: ""}).stdout == coloured


def test_colour_can_be_forced_on_a_pipe(call: Run, coloured: str) -> None:
    assert call(*REPORT, env={"FORCE_COLOR": "1", "NO_COLOR": ""}).stdout == coloured


def test_json_never_has_colour() -> None:
    assert ESC not in run_in_terminal(*REPORT, "--json", env={"FORCE_COLOR": "1"}).stdout


@pytest.mark.parametrize("arguments", [["assess", "--help"], ["assess", "--bogus"]], ids=" ".join)
@pytest.mark.parametrize("variable", ["GITHUB_ACTIONS", "FORCE_COLOR"])
def test_help_and_complaints_have_no_escape_codes(run: Run, arguments: list[str], variable: str) -> None:
    ran = run(*arguments, env={variable: "true"})
    assert ESC not in ran.stdout + ran.stderr


def test_the_table_fits_the_terminal(call: Run) -> None:
    in_terminal = run_in_terminal(*REPORT, columns=133, env={"NO_COLOR": "1"}).stdout
    assert 80 < longest_line(in_terminal) <= 133
    assert in_terminal == call(*REPORT, env={"COLUMNS": "133"}).stdout


@pytest.mark.parametrize("columns", ["0", "wide", "", "-5", "1e2", "NaN", "8" * 5000 + "x"])
def test_a_width_that_is_none_is_80(call: Run, plain: str, columns: str) -> None:
    assert call(*REPORT, env={"COLUMNS": columns}).stdout == plain


@pytest.mark.parametrize("columns", [str(10**20), "9" * 5000, "100000"])
@pytest.mark.parametrize(
    "arguments",
    [REPORT, ("--help",), ("assess", "--help"), ("estimate",), ("explain", "examples/agency.yaml", "team")],
    ids=" ".join,
)
def test_no_width_is_too_much(call: Run, tmp_path: Path, columns: str, arguments: tuple[str, ...]) -> None:
    ran = call(*arguments, env={"COLUMNS": columns, "LINES": columns})
    assert (ran.code, ran.stderr) == (0, "")
    assert longest_line(ran.stdout) <= WIDEST
    if arguments == REPORT:
        file = tmp_path / "report.txt"
        assert call(*REPORT, "-o", file, env={"COLUMNS": columns}).code == 0
        assert longest_line(file.read_text("utf-8")) <= WIDEST


def test_a_terminal_of_no_known_kind_gets_no_escape_codes(plain: str) -> None:
    assert run_in_terminal(*REPORT, env={"TERM": None}).stdout == plain


@pytest.mark.parametrize(("console", "knows"), [(True, True), (True, False), (False, True)])
def test_a_console_of_windows_gets_escape_codes_only_where_it_obeys_them(console: bool, knows: bool) -> None:
    kernel = Mock()
    kernel.GetConsoleMode.return_value, kernel.SetConsoleMode.return_value = int(console), int(knows)
    assert enable_escape_codes(kernel) is (console and knows)
    assert [call.args[1] for call in kernel.SetConsoleMode.call_args_list] == ([4] if console else [])


def test_an_estimate_fits_the_terminal(call: Run) -> None:
    narrow, wide = (call("estimate", env={"COLUMNS": columns}).stdout for columns in ("50", "120"))
    assert longest_line(wide) > 80
    assert longest_line(narrow) <= 50
