"""Input errors in the format that was asked for: annotations on their lines, tests with errors; and exit 2."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from amcap.model.fault import Fault
from amcap.rendering.parts.annotations import annotated_file
from amcap.rendering.parts.look import Look
from amcap.rendering.problems import PROBLEM_FORMATS
from tests.conftest import Run
from tests.rendering.assessment.hostile import NAMES
from tests.rendering.assessment.runner import obeyed

BAD = "managers: [{name: Ada}]\naccounts:\n  - {name: Acme, manager: Ada, size: hugh}\n  - {name: Best, fte: 1}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(BAD, "utf-8")
    (tmp_path / "good.yaml").write_text("managers: [{name: Ada}]\naccounts: []\n", "utf-8")
    return tmp_path


def annotations(text: str) -> list[dict[str, str]]:
    commands = [obeyed(line) for line in text.splitlines()]
    return [{**found.properties, "name": found.name, "data": found.data} for found in commands if found]


def errors(text: str) -> list[str]:
    root = ET.fromstring(text)
    cases = root.findall("./testsuite/testcase")
    assert {root.get("errors"), root[0].get("errors")} == {str(sum(case.find("error") is not None for case in cases))}
    assert {root.get("tests"), root[0].get("tests")} == {str(len(cases))}
    return [error.get("message", "") for error in root.iter("error")]


@pytest.mark.parametrize("command", ["assess", "validate"])
def test_every_problem_is_an_annotation_on_its_line(call: Run, folder: Path, command: str) -> None:
    plain = call(command, "plan.yaml", cwd=folder)
    ran = call(command, "plan.yaml", "-f", "github", cwd=folder)
    assert (ran.code, ran.stderr) == (2, plain.stderr)
    told = [f"{each['file']}:{each['line']}:{each['col']}: {each['data']}" for each in annotations(ran.stdout)]
    assert told == plain.stderr.splitlines()
    assert {each["name"] for each in annotations(ran.stdout)} == {"error"}


@pytest.mark.parametrize("command", ["assess", "validate"])
def test_every_problem_is_a_test_with_an_error(call: Run, folder: Path, command: str) -> None:
    ran = call(command, "plan.yaml", "-f", "junit", cwd=folder)
    assert ran.code == 2
    lines = ran.stderr.splitlines()
    assert len(lines) == len(errors(ran.stdout)) > 1
    assert all(line.endswith(message) for line, message in zip(lines, errors(ran.stdout), strict=True))


def test_further_reports_on_problems_are_written_and_those_for_results_left_alone(call: Run, folder: Path) -> None:
    (folder / "old.json").write_text("old")
    reports = ("--report", "junit=new.xml", "--report", "github=notes.txt", "--report", "json=old.json")
    ran = call("assess", "plan.yaml", *reports, cwd=folder)
    assert (ran.code, ran.out) == (2, b"")
    assert len(errors((folder / "new.xml").read_text())) == len(annotations((folder / "notes.txt").read_text())) > 1
    assert (folder / "old.json").read_text() == "old"


def test_a_report_on_problems_that_cannot_be_written_is_told_beside_them(call: Run, folder: Path) -> None:
    ran = call("assess", "plan.yaml", "-f", "junit", "-o", "missing/new.xml", cwd=folder)
    assert ran.code == 2
    assert "missing/new.xml: cannot be written: " in ran.stderr
    assert "hugh" in ran.stderr


def test_a_mistake_in_a_table_and_in_a_rule_book_has_its_annotation(call: Run, folder: Path) -> None:
    (folder / "in.csv").write_text("Account Name,Account Owner\nAcme,Ada\nBest,Bea\n", "utf-8")
    (folder / "plan.yaml").write_text("managers: [{name: Ada}]\naccounts: {file: in.csv}\n", "utf-8")
    (found,) = annotations(call("assess", "plan.yaml", "-f", "github", cwd=folder).stdout)
    assert found["file"] == "in.csv"
    (folder / "book.yaml").write_text("extends: default\nid: x\nrevision: '1'\nbogus: 1\n", "utf-8")
    (found,) = annotations(call("assess", "plan.yaml", "--rulebook", "book.yaml", "-f", "github", cwd=folder).stdout)
    assert (found["file"], found["line"]) == ("book.yaml", "4")


def test_more_than_ten_problems_are_ten_annotations_of_which_the_last_counts_the_others(
    call: Run, tmp_path: Path
) -> None:
    (tmp_path / "plan.yaml").write_text(
        "managers: []\naccounts:\n" + "".join(f"  - {{nam{n}: x}}\n" for n in range(30)), "utf-8"
    )
    ran = call("validate", "plan.yaml", "-f", "github", cwd=tmp_path)
    told = annotations(ran.stdout)
    assert len(told) == 10
    total = len(errors(call("validate", "plan.yaml", "-f", "junit", cwd=tmp_path).stdout))
    assert told[-1]["data"].startswith(f"{total - 9} more problems")


def test_valid_files_are_tests_that_pass(call: Run, folder: Path) -> None:
    ran = call("validate", "good.yaml", "plan.yaml", "-f", "junit", cwd=folder)
    cases = ET.fromstring(ran.stdout).findall("./testsuite/testcase")
    assert [case.get("name") for case in cases if not len(case)] == ["good.yaml"]
    assert call("validate", "good.yaml", "-f", "junit", cwd=folder).code == 0
    assert call("validate", "good.yaml", "-f", "github", cwd=folder).stdout == "good.yaml: ok, 1 manager, 0 accounts\n"


def test_annotations_name_files_from_the_root_of_the_repository(call: Run, folder: Path) -> None:
    (folder / "teams").mkdir()
    (folder / "plan.yaml").rename(folder / "teams" / "plan.yaml")
    env = {"GITHUB_WORKSPACE": str(folder)}
    for path in ("plan.yaml", "../teams/plan.yaml", folder / "teams" / "plan.yaml"):
        found = annotations(call("validate", path, "-f", "github", cwd=folder / "teams", env=env).stdout)
        assert {each["file"] for each in found} == {"teams/plan.yaml"}
    elsewhere = {"GITHUB_WORKSPACE": str(folder / "other")}
    found = annotations(call("validate", "plan.yaml", "-f", "github", cwd=folder / "teams", env=elsewhere).stdout)
    assert {each["file"] for each in found} == {str(folder / "teams" / "plan.yaml")}


def test_findings_are_annotated_from_the_root_of_the_repository_too(call: Run, folder: Path) -> None:
    (folder / "plan.yaml").write_text("managers: []\naccounts: [{name: Acme}]\n", "utf-8")
    (folder / "sub").mkdir()
    ran = call("assess", "../plan.yaml", "-f", "github", cwd=folder / "sub", env={"GITHUB_WORKSPACE": str(folder)})
    assert {each.get("file") for each in annotations(ran.stdout)} == {"plan.yaml"}


@pytest.mark.parametrize(
    ("path", "repository", "folder", "named"),
    [
        ("-", "/repo", "/repo", None),
        ("/dev/fd/63", "/repo", "/repo", None),
        ("<stdin>", "/repo", "/repo", None),
        ("a/b.yaml", "", "/repo/sub", "a/b.yaml"),
        ("b.yaml", "/repo", "/repo/sub", "sub/b.yaml"),
        ("../b.yaml", "/repo", "/repo/sub", "b.yaml"),
        ("../../b.yaml", "/repo", "/repo/sub", "/b.yaml"),
        ("/repository/b.yaml", "/repo", "/repo", "/repository/b.yaml"),
    ],
)
def test_a_file_is_named_as_github_finds_it(path: str, repository: str, folder: str, named: str | None) -> None:
    assert annotated_file(path, Look(repository=repository, folder=folder)) == named


def test_no_name_in_a_problem_gives_orders_or_breaks_the_format() -> None:
    faults = [Fault(name, 1, 2, f"{name}: {name}") for name in NAMES]
    for each in range(0, len(faults), 10):
        text = PROBLEM_FORMATS["github"].render(faults[each : each + 10], [], Look())
        assert [found["data"] for found in annotations(text)] != []
        assert {found["title"] for found in annotations(text)} == {"amcap input"}
        assert text.count("\n") == len(faults[each : each + 10])
        assert "##vso[" not in text
    text = PROBLEM_FORMATS["junit"].render(faults, NAMES, Look())
    assert "##vso[" not in text
    assert len(errors(text)) == len(faults)
