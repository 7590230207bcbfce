"""Streams that are full, closed or cut short, interruptions and defects: the exit code still tells the truth."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.portfolios import ONE_NOTE, TWO_ERRORS, manager, portfolio, written
from tests.cli.process import AMCAP, DEADLINE, ROOT, Ran, clean_environment, run_amcap, run_command, run_in_shell

RESULTS = [
    ["assess", "examples/one-person.yaml"],
    ["assess", "examples/one-person.yaml", "--json"],
    ["estimate"],
    ["init", "-"],
]
WITH_A_DEFECT = """
import amcap.engine.assess
from amcap.__main__ import main

class Panic(BaseException):
    pass  # as parsers in other languages raise it

class Unspeakable(Exception):
    def __str__(self):
        raise ValueError("not even this can be told")

def deep(number=0):
    return deep(number + 1)

def broken(*_, **__):
    RAISING

amcap.engine.assess.assess = broken
main()
"""

needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")


def to_full_device(*arguments: str, stream: str = "stdout") -> Ran:
    with open("/dev/full", "wb") as full:
        return run_amcap(*arguments, **{stream: full})


@needs_full
@pytest.mark.parametrize("arguments", RESULTS, ids=" ".join)
def test_a_full_standard_output_gives_2_and_one_line(arguments: list[str]) -> None:
    ran = to_full_device(*arguments)
    assert ran.code == 2
    assert ran.stderr == "<stdout>: cannot be written: No space left on device\n"


@needs_full
@pytest.mark.parametrize("arguments", [["--version"], ["assess", "--help"]], ids=" ".join)
def test_a_full_standard_output_is_no_defect_when_help_was_asked_for(arguments: list[str]) -> None:
    ran = to_full_device(*arguments)
    assert ran.code == 2
    assert "defect" not in ran.stderr


@needs_full
def test_a_full_device_as_output_gives_2(tmp_path: Path) -> None:
    ran = run_amcap("assess", written(TWO_ERRORS, tmp_path), "--output", "/dev/full", "--fail-on", "error")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.stderr == "/dev/full: cannot be written: No space left on device\n"


@needs_full
@pytest.mark.parametrize(
    ("arguments", "code"), [(["--fail-on", "note"], 1), (["--fail-on", "error"], 0)], ids=["tripped", "passed"]
)
def test_a_full_standard_error_keeps_the_verdict(tmp_path: Path, arguments: list[str], code: int) -> None:
    ran = to_full_device("assess", str(written(ONE_NOTE, tmp_path)), *arguments, stream="stderr")
    assert ran.code == code
    assert ran.out


@needs_full
@pytest.mark.parametrize("arguments", [["assess", "missing.yaml"], ["assess", "--bogus"]], ids=" ".join)
def test_a_full_standard_error_is_no_defect(arguments: list[str]) -> None:
    assert to_full_device(*arguments, stream="stderr").code == 2


@pytest.mark.parametrize("arguments", RESULTS[1:3], ids=" ".join)
def test_a_closed_standard_output_gives_2(arguments: list[str]) -> None:
    ran = run_in_shell('"$@" >&-', *arguments)
    assert ran.code == 2
    assert ran.stderr == "<stdout>: cannot be written: standard output is closed\n"


@pytest.mark.parametrize(("condition", "code"), [("note", 1), ("error", 0)])
def test_a_closed_standard_error_keeps_the_verdict_and_the_report(tmp_path: Path, condition: str, code: int) -> None:
    arguments = ("assess", written(ONE_NOTE, tmp_path), "--json", "--fail-on", condition)
    ran = run_in_shell('"$@" 2>&-', *arguments)
    assert ran.code == code
    assert json.loads(ran.stdout)["gate"]["tripped"] is bool(code)


@pytest.mark.parametrize("arguments", [["assess", "missing.yaml"], ["assess", "--bogus"], []], ids=" ".join)
def test_with_standard_error_closed_nothing_is_said_on_standard_output(arguments: list[str]) -> None:
    ran = run_in_shell('"$@" 2>&-', *arguments)
    assert (ran.code, ran.out) == (2, b"")


def test_with_standard_error_closed_no_message_ends_up_in_the_report(tmp_path: Path) -> None:
    # The first file to be opened gets the number of the closed stream.
    report = tmp_path / "report.json"
    arguments = ("assess", written(ONE_NOTE, tmp_path), "--json", "--fail-on", "note", "-o", report)
    assert run_in_shell('"$@" 2>&-', *arguments).code == 1
    assert report.read_bytes().endswith(b"}\n")


def test_a_closed_standard_input_gives_2() -> None:
    ran = run_in_shell('"$@" <&-', "assess", "-")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.stderr.startswith("<stdin>: ")


def unassigned(number: int, folder: Path) -> Path:
    """A portfolio of accounts that nobody has, each of which gives a finding."""
    return written(portfolio([manager("Ada")], [{"name": f"Account {each}"} for each in range(number)]), folder)


def first_line_of(*arguments: str | Path) -> Ran:
    """Run amcap with a reader that goes away after one line, as `| head -1` does."""
    command = (*AMCAP, *map(str, arguments))
    environment = clean_environment()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        line = process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        code = process.wait(DEADLINE)
    return Ran(code, line, said)


# Both reports are far longer than the 64 KiB that a pipe holds.
@pytest.mark.parametrize(("form", "accounts", "first"), [("--json", 5000, b"{"), ("--all", 1500, b"No manager for")])
@pytest.mark.parametrize(("condition", "code"), [("never", 0), ("unassigned-account", 1)])
def test_a_reader_that_stops_after_a_line_gets_the_verdict_all_the_same(
    tmp_path: Path, form: str, accounts: int, first: bytes, condition: str, code: int
) -> None:
    ran = first_line_of("assess", unassigned(accounts, tmp_path), form, "--fail-on", condition)
    assert ran.code == code
    assert ran.out.startswith(first)
    assert "Traceback" not in ran.stderr
    assert "Broken pipe" not in ran.stderr
    assert bool(ran.stderr) is bool(code)


@pytest.mark.parametrize("arguments", [["--help"], ["init", "-"]], ids=" ".join)
def test_a_reader_that_stops_after_a_line_of_help_gets_0(arguments: list[str]) -> None:
    ran = first_line_of(*arguments)
    assert (ran.code, ran.stderr) == (0, "")


def test_a_pipe_that_was_closed_before_keeps_the_verdict(tmp_path: Path) -> None:
    ends = os.pipe()
    os.close(ends[0])
    try:
        ran = run_amcap("assess", written(ONE_NOTE, tmp_path), "--fail-on", "note", stdout=ends[1])
    finally:
        os.close(ends[1])
    assert ran.code == 1
    assert ran.stderr.startswith("amcap: gate tripped")


def with_a_defect(raising: str = 'raise RuntimeError("boom")', **variables: str) -> Ran:
    arguments = ("assess", "examples/one-person.yaml", "--fail-on", "note")
    return run_command((sys.executable, "-c", WITH_A_DEFECT.replace("RAISING", raising), *arguments), env=variables)


def test_a_defect_gives_3_and_asks_for_a_report() -> None:
    ran = with_a_defect()
    assert (ran.code, ran.out) == (3, b"")
    assert "RuntimeError: boom" in ran.stderr
    assert "AMCAP_TRACEBACK=1" in ran.stderr
    assert "whoever you have amcap from" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("raising", "said"),
    [
        ("raise Panic('index out of range')", "Panic: index out of range"),
        ("raise Unspeakable", "Unspeakable"),
        ("deep()", "RecursionError"),
        ("raise RuntimeError('\\x1b[31m ##vso[task.x]y')", "RuntimeError: \\x1b[31m # #vso[task.x]y"),
    ],
)
def test_whatever_goes_wrong_is_told_as_a_defect(raising: str, said: str) -> None:
    ran = with_a_defect(raising)
    assert (ran.code, ran.out) == (3, b"")
    assert ran.stderr.startswith(f"amcap: a defect in amcap, not in your files: {said}")
    assert "Traceback" not in ran.stderr


def test_too_little_memory_is_no_defect() -> None:
    ran = with_a_defect("raise MemoryError")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.stderr.startswith("amcap: there is not enough memory")


def test_a_defect_is_shown_with_its_traceback_on_request() -> None:
    ran = with_a_defect(AMCAP_TRACEBACK="1")
    assert (ran.code, ran.out) == (3, b"")
    assert "Traceback (most recent call last)" in ran.stderr
    assert "in broken" in ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process")
def test_ctrl_c_while_it_reads_gives_130_without_a_traceback() -> None:
    process = subprocess.Popen(
        (*AMCAP, "assess", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environment(),
        # A shell in the background would have it ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    with process:
        assert process.stdin is not None
        # More than a pipe holds: once all is written, amcap is reading, and waits for the end.
        process.stdin.write(b"# comment\n" * 100_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=DEADLINE)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err
