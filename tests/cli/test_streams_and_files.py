"""Where the report goes: standard output or a file, whole or not at all, and nothing else with it."""

import json
import os
import resource
import stat
import threading
from pathlib import Path

import pytest

from tests.cli.portfolios import HEALTHY, TWO_ERRORS, account, manager, portfolio, written
from tests.cli.process import Ran, run_in_shell
from tests.conftest import Run

OLD = "the old report\n"
PAIR = portfolio(
    [manager("Ada"), manager("Bea"), manager("Cyd")],
    [account("Acme", "Ada", 195), account("Best", "Bea", 104), account("Cola", "Cyd", 143)],
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a portfolio of two errors in portfolio.json."""
    written(TWO_ERRORS, tmp_path)
    return tmp_path


def report(call: Run, folder: Path, *arguments: str | Path) -> Ran:
    return call("assess", "portfolio.json", "--json", "--as-of", "2026-11-22", *arguments, cwd=folder)


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_report_is_written_before_the_gate_trips(call: Run, folder: Path) -> None:
    ran = report(call, folder, "--fail-on", "error", "--output", "report.json")
    assert (ran.code, ran.out) == (1, b"")
    assert json.loads((folder / "report.json").read_text())["gate"]["tripped"]


def test_standard_error_says_what_tripped_the_gate_and_standard_output_holds_only_the_report(
    call: Run, folder: Path
) -> None:
    ran = report(call, folder, "--fail-on", "error")
    messages = [finding["message"] for finding in json.loads(ran.stdout)["findings"]]
    reason, *told = ran.stderr.splitlines()
    assert "gate tripped" in reason
    assert "--fail-on error" in reason
    assert len(told) == 2
    assert all(message in line for message, line in zip(messages, told, strict=True))


def test_only_the_findings_that_tripped_the_gate_are_told(call: Run, folder: Path) -> None:
    said = report(call, folder, "--fail-on", "overloaded").stderr
    assert "Ada carries 1 account at 150%" in said
    assert "The team" not in said


def test_ten_reasons_of_a_gate_are_told_and_the_rest_counted(call: Run, tmp_path: Path) -> None:
    managers = [manager(f"Manager {number}") for number in range(12)]
    written(portfolio(managers, [account(f"A{number}", f"Manager {number}", 1) for number in range(12)]), tmp_path)
    lines = report(call, tmp_path, "--fail-on", "underloaded").stderr.splitlines()
    assert "12" in lines[0]
    assert len(lines) == 12
    assert "2 more" in lines[-1]


def test_a_file_holds_what_standard_output_would(call: Run, folder: Path) -> None:
    assert report(call, folder, "--output", "report.json").out == b""
    assert (folder / "report.json").read_bytes() == report(call, folder, "-o", "-").out
    assert files_in(folder) == {"portfolio.json", "report.json"}


def test_a_table_in_a_file_has_no_colour_whatever_the_terminal(call: Run, folder: Path) -> None:
    ran = call("assess", "portfolio.json", "-o", "report.txt", cwd=folder, env={"FORCE_COLOR": "1", "LC_ALL": "C"})
    assert ran.code == 0
    text = (folder / "report.txt").read_text("utf-8")
    assert "\x1b" not in text
    # What ASCII lacks is drawn all the same: the dots between the parts of the second line.
    assert "portfolio.json · as of " in text


def test_a_new_file_gets_the_mode_that_the_mask_allows(call: Run, folder: Path) -> None:
    before = os.umask(0o027)
    try:
        report(call, folder, "-o", "report.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((folder / "report.json").stat().st_mode) == 0o640


def test_a_file_that_is_there_is_replaced_and_keeps_its_mode(call: Run, folder: Path) -> None:
    path = folder / "report.json"
    path.write_text(OLD * 10_000)
    path.chmod(0o604)
    report(call, folder, "-o", "report.json")
    assert json.loads(path.read_text())
    assert stat.S_IMODE(path.stat().st_mode) == 0o604
    assert files_in(folder) == {"portfolio.json", "report.json"}


def test_a_link_stays_a_link_and_what_it_points_at_is_written(call: Run, folder: Path) -> None:
    (folder / "reports").mkdir()
    target = folder / "reports" / "today.json"
    target.write_text(OLD)
    (folder / "link.json").symlink_to(target)
    report(call, folder, "-o", "link.json")
    assert (folder / "link.json").is_symlink()
    assert json.loads(target.read_text())
    assert files_in(folder / "reports") == {"today.json"}


def test_when_nothing_can_be_assessed_the_old_report_stays(call: Run, folder: Path) -> None:
    (folder / "report.json").write_text(OLD)
    (folder / "portfolio.json").write_text("{")
    assert report(call, folder, "-o", "report.json").code == 2
    assert (folder / "report.json").read_text() == OLD


def test_when_the_disk_is_full_the_old_report_stays_and_no_half_a_new_one(run: Run, folder: Path) -> None:
    (folder / "report.json").write_text(OLD)
    ran = run(
        "assess", "portfolio.json", "--json", "-o", "report.json", "--fail-on", "error",
        cwd=folder, env={"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )  # fmt: skip
    assert ran.code == 2
    assert ran.stderr.startswith("report.json: cannot be written: ")
    assert (folder / "report.json").read_text() == OLD
    assert files_in(folder) == {"portfolio.json", "report.json"}


def test_a_fifo_receives_the_report(call: Run, folder: Path) -> None:
    fifo = folder / "fifo"
    os.mkfifo(fifo)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(fifo.read_bytes()), daemon=True)
    reader.start()
    ran = report(call, folder, "-o", "fifo")
    reader.join(10)
    assert (ran.code, ran.stderr) == (0, "")
    assert json.loads(received[0])
    assert stat.S_ISFIFO(fifo.stat().st_mode)


def test_the_standard_output_can_be_named_as_a_file_when_it_is_a_pipe(run: Run, folder: Path) -> None:
    ran = report(run, folder, "-o", "/dev/stdout")
    assert (ran.code, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)


@pytest.mark.parametrize("output", ["portfolio.json", "./portfolio.json", "link.json", "book.yaml"])
def test_what_is_read_is_never_written_over(call: Run, folder: Path, output: str) -> None:
    book = folder / "book.yaml"
    book.write_text("extends: default\nid: mine\nrevision: '1'\n")
    (folder / "link.json").symlink_to("portfolio.json")
    before = (folder / "portfolio.json").read_bytes(), book.read_bytes()
    ran = report(call, folder, "--rulebook", "book.yaml", "-o", output)
    assert (ran.code, ran.out) == (2, b"")
    assert "is read from" in ran.stderr
    assert ((folder / "portfolio.json").read_bytes(), book.read_bytes()) == before


def test_a_portfolio_can_come_from_standard_input_as_yaml_or_json(call: Run) -> None:
    as_yaml = "managers: [{name: Ada}]\naccounts:\n  - {name: Acme, manager: Ada, hours_per_month: 65}\n"
    for text in (as_yaml, json.dumps(HEALTHY)):
        ran = call("assess", "-", "--json", stdin=text)
        assert (ran.code, ran.stderr) == (0, "")
        assert [entry["name"] for entry in json.loads(ran.stdout)["accounts"]] == ["Acme"]


def test_some_managers_can_be_asked_for_and_the_team_stays_the_whole_team(call: Run, tmp_path: Path) -> None:
    written(PAIR, tmp_path)
    whole = json.loads(report(call, tmp_path).stdout)
    some = json.loads(report(call, tmp_path, "--manager", "Cyd", "--manager", "Ada").stdout)
    assert [entry["name"] for entry in some["managers"]] == ["Ada", "Cyd"]
    assert [entry["name"] for entry in some["accounts"]] == ["Acme", "Cola"]
    assert {finding["subject"]["name"] for finding in some["findings"]} == {"Ada", "Cyd"}
    assert some["team"] == whole["team"]
    assert some["portfolio"] == whole["portfolio"]


def test_a_gate_on_some_managers_looks_at_them_only(call: Run, tmp_path: Path) -> None:
    written(PAIR, tmp_path)
    assert report(call, tmp_path, "--fail-on", "error", "--manager", "Bea").code == 0
    assert report(call, tmp_path, "--fail-on", "error", "--manager", "Bea", "--manager", "Ada").code == 1


def test_init_writes_a_portfolio_that_is_not_there(call: Run, tmp_path: Path) -> None:
    ran = call("init", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, b"")
    assert ran.stderr == "Wrote portfolio.yaml. Next: amcap assess portfolio.yaml\n"
    assert (tmp_path / "portfolio.yaml").read_bytes() == call("init", "-").out
    assert call("assess", "portfolio.yaml", cwd=tmp_path).code == 0


def test_init_never_writes_over_a_file_unless_told_to(call: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("mine")
    ran = call("init", "mine.yaml", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, b"")
    assert "--force" in ran.stderr
    assert (tmp_path / "mine.yaml").read_text() == "mine"
    assert call("init", "mine.yaml", "--force", cwd=tmp_path).code == 0
    assert (tmp_path / "mine.yaml").read_text() != "mine"


def test_what_init_writes_can_be_piped_into_assess() -> None:
    ran = run_in_shell('"$@" init - | "$@" assess - --json')
    assert (ran.code, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["managers"]
