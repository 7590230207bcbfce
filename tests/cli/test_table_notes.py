"""What is said of a table after the verdict: a line where all was understood, so that nobody is mailed an essay."""

from pathlib import Path

import pytest

from tests.conftest import Run

PORTFOLIO = "managers:\n- {name: Ada}\naccounts: {file: accounts.csv}\n"
UNDERSTOOD = "name,manager,tier\nAcme,Ada,key\nBeta,Ada,standard\nTotal,,\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PORTFOLIO, "utf-8")
    return tmp_path / "plan.yaml"


def said(call: Run, plan: Path, table: str | bytes, *arguments: str) -> list[str]:
    (plan.parent / "accounts.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    ran = call("assess", str(plan), *arguments)
    assert "Ada" in ran.stdout
    return [line.removeprefix(f"{plan.parent}/") for line in ran.stderr.splitlines()]


def test_a_table_that_was_understood_is_told_in_one_line(call: Run, plan: Path) -> None:
    assert said(call, plan, UNDERSTOOD) == ["accounts.csv: 3 rows, 2 accounts; left out: total (1)"]


def test_what_was_not_understood_is_listed(call: Run, plan: Path) -> None:
    first, *rest = said(call, plan, "name,manager,industry\nAcme,Ada,platinum\nBeta,Ada,platinum\n")
    assert first == "accounts.csv: 2 rows, 2 accounts"
    assert rest == ["  not understood in industry: platinum (2)"]


def test_a_guess_that_somebody_should_settle_is_listed(call: Run, plan: Path) -> None:
    _, note = said(call, plan, "name,manager\nCaf\xe9,Ada\n".encode("cp1252"))
    assert note.startswith("  note: not UTF-8 (line 2), so read as windows-1252")


def test_quiet_leaves_the_gate_alone(call: Run, plan: Path) -> None:
    assert said(call, plan, UNDERSTOOD, "--quiet") == []
    assert [line.split(":")[0] for line in said(call, plan, UNDERSTOOD, "-q", "--fail-on", "load>1%")] == [
        "amcap",
        "  load>1%",
    ]


def test_the_gate_comes_last(call: Run, plan: Path) -> None:
    table, gate, _ = said(call, plan, UNDERSTOOD, "--fail-on", "load>1%")
    assert (table.split(":")[0], gate.split(":")[0]) == ("accounts.csv", "amcap")


def test_the_verdict_comes_before_what_is_said_of_the_table(run: Run, plan: Path) -> None:
    (plan.parent / "accounts.csv").write_text(UNDERSTOOD, "utf-8")
    # Where the report cannot be written there is no verdict, and nothing is said but that.
    ran = run("assess", str(plan), "-o", str(plan.parent / "no" / "such" / "folder"))
    assert ran.code == 2
    assert "3 rows" not in ran.stderr
