"""--report: one run, several files; all of them whole, or none."""

import json
import os
import re
import subprocess
import threading
from pathlib import Path

import pytest

from tests.cli.portfolios import HEALTHY, TWO_ERRORS, account, manager, portfolio, written
from tests.cli.process import AMCAP, DEADLINE, clean_environment, run_in_shell
from tests.conftest import Run


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return written(TWO_ERRORS, tmp_path)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_run_gives_the_human_view_and_files_for_machines(run: Run, plan: Path, tmp_path: Path) -> None:
    files = {form: tmp_path / f"report.{form}" for form in ("json", "csv", "markdown", "github", "junit")}
    ran = run("assess", plan, *(f"--report={form}={path}" for form, path in files.items()))
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Over the line: Ada (150%).")
    for form, path in files.items():
        assert path.read_text("utf-8") == run("assess", plan, "-f", form).stdout


def test_all_reports_are_written_before_the_gate_trips(run: Run, plan: Path, tmp_path: Path) -> None:
    ran = run("assess", plan, "--fail-on", "error", "-o", tmp_path / "a.txt", "--report", f"json={tmp_path / 'b.json'}")
    assert ran.code == 1
    assert ran.stdout == ""
    assert "Gate tripped: fails on error." in (tmp_path / "a.txt").read_text("utf-8")
    assert json.loads((tmp_path / "b.json").read_text("utf-8"))["gate"]["tripped"]


def test_rows_holds_for_reports_too(run: Run, plan: Path, tmp_path: Path) -> None:
    ran = run("assess", plan, "--rows", "accounts", "--report", f"csv={tmp_path / 'a.csv'}")
    assert ran.code == 0
    assert (tmp_path / "a.csv").read_text("utf-8").startswith("name,manager,count,")


def test_rows_without_csv_is_a_usage_error(run: Run, plan: Path) -> None:
    ran = run("assess", plan, "--rows", "accounts")
    assert ran.code == 2
    assert "only csv has rows to choose" in ran.stderr


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("json", "'json' is not FORMAT=FILE, such as json=report.json"),
        ("jsn=a", "'jsn' is not one of table, json, csv, markdown, github, junit. Did you mean 'json'?"),
        ("=a", "'' is not one of"),
        ("json=", "'json=' names no file; is a variable empty?"),
        ("json=-", "'json=-': standard output is for --format"),
    ],
)
def test_a_report_that_cannot_be_understood_is_a_usage_error(run: Run, plan: Path, report: str, said: str) -> None:
    ran = run("assess", plan, "--report", report, cwd=plan.parent, env={"COLUMNS": "200"})
    assert (ran.code, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert names(plan.parent) == ["portfolio.json"]


def test_two_reports_to_one_file_are_a_usage_error(run: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("one")
    for first, second in [("one", "one"), ("one", "folder/../one"), ("one", "link")]:
        for given in (("-o", tmp_path / first), ("--report", f"json={tmp_path / first}")):
            ran = run("assess", plan, *given, "--report", f"csv={tmp_path / second}", env={"COLUMNS": "300"})
            assert (ran.code, ran.stdout) == (2, "")
            assert "takes one report only" in ran.stderr
    assert names(tmp_path) == ["folder", "link", "portfolio.json"]


def test_a_report_over_a_file_that_is_read_is_a_usage_error(run: Run, plan: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.yaml"
    book.write_text('extends: default\nid: ours\nrevision: "1"\n', "utf-8")
    (tmp_path / "hard").hardlink_to(plan)
    before = plan.read_bytes()
    for target in (plan, book, tmp_path / "hard"):
        ran = run("assess", plan, "--rulebook", book, "--report", f"json={target}", env={"COLUMNS": "300"})
        assert (ran.code, ran.stdout) == (2, "")
        assert "is read from; choose another file" in ran.stderr
    assert plan.read_bytes() == before


@pytest.mark.parametrize("target", ["missing/report.json", "folder"])
def test_where_one_report_cannot_be_written_none_is(run: Run, plan: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "before.csv").write_text("as it was", "utf-8")
    ran = run(
        "assess", plan, "--report", f"csv={tmp_path / 'before.csv'}", "--report", f"json={tmp_path / target}",
        "--report", f"markdown={tmp_path / 'new.md'}", "--fail-on", "error",
    )  # fmt: skip
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"{tmp_path / target}: cannot be written: ")
    assert (tmp_path / "before.csv").read_text("utf-8") == "as it was"
    assert names(tmp_path) == ["before.csv", "folder", "portfolio.json"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_is_left_alone(run: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("as it was", "utf-8")
    (tmp_path / "a.json").chmod(0o444)
    assert run("assess", plan, "--report", f"json={tmp_path / 'a.json'}").code == 2
    assert (tmp_path / "a.json").read_text("utf-8") == "as it was"


def test_a_link_stays_a_link_and_the_file_keeps_its_mode(run: Run, plan: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_text("old", "utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    assert run("assess", plan, "--report", f"json={link}").code == 0
    assert link.is_symlink()
    assert json.loads(target.read_text("utf-8"))["schema_version"] == "2.0"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_named_pipe_gets_the_report(run: Run, plan: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[str] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_text("utf-8")), daemon=True)
    reader.start()
    ran = run("assess", plan, "--report", f"json={pipe}", "--fail-on", "error")
    reader.join(DEADLINE)
    assert ran.code == 1
    assert json.loads(received[0])["gate"]["tripped"]
    assert pipe.is_fifo()


def test_a_pipe_of_the_shell_gets_the_report(plan: Path) -> None:
    end, pipe = os.pipe()
    with os.fdopen(end, "rb") as reader, os.fdopen(pipe, "wb") as writer:
        number = writer.fileno()
        command = (*AMCAP, "assess", str(plan), "--report", f"csv=/dev/fd/{number}")
        done = subprocess.run(command, pass_fds=[number], env=clean_environment(), timeout=DEADLINE, check=False)
        writer.close()
        assert done.returncode == 0
        assert reader.read().startswith(b"name,accounts,")


def test_a_pipe_that_nobody_reads_keeps_the_code_of_the_verdict(plan: Path) -> None:
    end, pipe = os.pipe()
    os.close(end)
    with os.fdopen(pipe, "wb") as writer:
        number = writer.fileno()
        command = (*AMCAP, "assess", str(plan), "--report", f"csv=/dev/fd/{number}", "--fail-on", "error")
        done = subprocess.run(command, pass_fds=[number], env=clean_environment(), timeout=DEADLINE, check=False)
        assert done.returncode == 1


def test_a_report_to_standard_output_comes_before_the_main_one(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    ran = run_in_shell('"$@" > "$OUT"', "assess", plan, "--report", "github=/dev/stdout", env={"OUT": str(out)})
    assert ran.code == 0
    text = out.read_text("utf-8")
    assert text.startswith("::error file=")
    assert text.index("\namcap: Over the line: Ada (150%).") < text.index("\nOver the line: Ada (150%).")


def test_the_job_summary_of_a_github_step_is_added_to(run: Run, plan: Path, tmp_path: Path) -> None:
    summary, link = tmp_path / "summary.md", tmp_path / "link.md"
    link.symlink_to(summary)
    env = {"GITHUB_STEP_SUMMARY": str(summary)}
    report = run("assess", plan, "-f", "markdown").stdout
    # The file need not be there; a step may run amcap twice, and write to its summary before and between.
    assert run("assess", plan, "--report", f"markdown={summary}", env=env).code == 0
    assert summary.read_text("utf-8") == report
    summary.write_text(f"before\n{report}", "utf-8")
    assert run("assess", plan, "-f", "markdown", "-o", link, env=env).code == 0
    assert summary.read_text("utf-8") == f"before\n{report}{report}"


def test_a_job_summary_is_not_added_to_where_another_report_cannot_be_written(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    reports = ("--report", f"markdown={summary}", "--report", f"json={tmp_path / 'missing' / 'a.json'}")
    assert run("assess", plan, *reports, env={"GITHUB_STEP_SUMMARY": str(summary)}).code == 2
    assert summary.read_text("utf-8") == "before\n"


def test_without_the_variable_a_summary_is_a_file_like_any_other(run: Run, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    ran = run(
        "assess", written(HEALTHY, tmp_path), "--report", f"markdown={summary}", env={"GITHUB_STEP_SUMMARY": None}
    )
    assert ran.code == 0
    assert summary.read_text("utf-8").startswith("### Within the line, but maybe over: Ada (80%?).")


def test_a_portfolio_on_standard_input_gives_annotations_without_a_place(run: Run, plan: Path) -> None:
    ran = run("assess", "-", "-f", "github", stdin=plan.read_bytes())
    assert ran.stdout.startswith("::error title=amcap team-over-capacity::")


def test_managers_are_sorted_where_people_read_them(run: Run, tmp_path: Path) -> None:
    plan = written(
        portfolio([manager("Bo"), manager("Al")], [account("A", "Bo", 65), account("B", "Al", 91)]), tmp_path
    )
    for form, start in (("table", ""), ("markdown", r"\| ")):
        for order, first in (("load", "Al"), ("name", "Al"), ("file", "Bo")):
            text = run("assess", plan, "-f", form, "--sort", order).stdout
            assert re.findall(rf"^{start}(Al|Bo)\b", text, re.MULTILINE)[0] == first
    assert run("assess", plan, "--json", "--report", f"table={tmp_path / 'a.txt'}", "--sort", "name").code == 0


@pytest.mark.parametrize("form", ["json", "csv", "github", "junit"])
def test_what_keeps_the_order_of_the_file_cannot_be_sorted(run: Run, plan: Path, form: str) -> None:
    ran = run("assess", plan, "-f", form, "--sort", "load", env={"COLUMNS": "300"})
    assert (ran.code, ran.stdout) == (2, "")
    assert "only table or markdown can be sorted; all others keep the file's order" in ran.stderr
