"""Annotations, read in the way in which the runner of GitHub Actions reads them."""

import pytest

from amcap.characters import visible
from amcap.engine.gate import gated
from amcap.model.assessment import Assessment
from amcap.rendering.assessment.github import render_github
from amcap.rendering.parts.figures import citation
from amcap.rendering.parts.log_lines import inert
from amcap.rendering.parts.look import Look
from tests.engine.build import a_manager, assessed, line_of, measured
from tests.rendering.assessment.hostile import NAMES, large, names_everywhere
from tests.rendering.assessment.runner import Command, obeyed


def annotations(assessment: Assessment) -> tuple[list[Command], str]:
    """The commands of a report, of which every line but the last is one, and that last line."""
    *lines, last = render_github(assessment, Look()).removesuffix("\n").split("\n")
    commands = [command for line in lines if (command := obeyed(line))]
    assert len(commands) == len(lines)
    assert all(line.startswith("::") for line in lines)
    assert obeyed(last) is None
    return commands, last


def one_of_each(source: str = "plan.yaml") -> Assessment:
    """Ada overloaded (195 of 130 h), Bea underloaded (13 of 130), one account without a manager."""
    accounts = [
        measured(share=1.5),
        measured("Best", share=0.1, manager="Bea"),
        measured("Lost", share=0.1, manager=None),
    ]
    return read_from(source, assessed([a_manager(), a_manager("Bea")], accounts, line_of=line_of))


def read_from(source: str, result: Assessment) -> Assessment:
    """An assessment as if its portfolio had been read from a file."""
    file = None if source == "-" else source
    findings = tuple(finding._replace(file=file if finding.line else None) for finding in result.findings)
    return result._replace(portfolio=result.portfolio._replace(source=source), findings=findings)


def test_findings_stand_on_the_lines_of_the_portfolio_errors_first() -> None:
    commands, last = annotations(one_of_each())
    placed = [
        (found.name, found.properties["file"], found.properties["line"], found.properties["title"])
        for found in commands
    ]
    assert placed == [
        ("error", "plan.yaml", "10", "amcap overloaded"),
        ("warning", "plan.yaml", "102", "amcap unassigned-account"),
        ("notice", "plan.yaml", "11", "amcap underloaded"),
    ]
    assert last.startswith("amcap: 1 of 2 managers is over the line: Ada (150%).")


def test_a_message_comes_back_as_it_was_with_its_source() -> None:
    result = one_of_each()
    commands, _ = annotations(result)
    assert [found.data for found in commands] == [f"{each.message} [{citation(each)}]" for each in result.findings]
    assert "%" in commands[0].data


@pytest.mark.parametrize("source", ["-", "/dev/stdin", "/dev/fd/63"])
def test_a_portfolio_without_a_file_gives_annotations_without_a_place(source: str) -> None:
    commands, _ = annotations(one_of_each(source))
    assert [set(found.properties) for found in commands] == [{"title"}] * 3


def test_a_finding_without_a_line_stands_on_the_file() -> None:
    # The team is at 150 %, which has no line of its own.
    result = assessed([a_manager()], [measured(share=1.5)], line_of=line_of)
    commands, _ = annotations(read_from("./plans/a,b:c%.yaml", result))
    assert [found.properties.get("line") for found in commands] == [None, "10"]
    assert {found.properties["file"] for found in commands} == {"plans/a,b:c%.yaml"}


@pytest.mark.parametrize(
    ("managers", "shown", "left_out"), [(9, 9, None), (10, 10, None), (11, 10, "2 more errors: 2 overloaded.")]
)
def test_the_tenth_of_a_kind_counts_what_github_would_drop(managers: int, shown: int, left_out: str | None) -> None:
    # As many idle team mates keep the team under 100 %, so that only the managers' own findings are errors.
    team = [
        *(a_manager(f"M{number}") for number in range(managers)),
        *(a_manager(f"Idle {n}") for n in range(managers)),
    ]
    books = [measured(f"A{number}", share=1.5, manager=f"M{number}") for number in range(managers)]
    commands, _ = annotations(assessed(team, books))
    errors = [found for found in commands if found.name == "error"]
    assert len(errors) == shown
    if left_out:
        assert errors[-1].data == f"{left_out} --format table --all lists them."
        assert errors[-1].properties["title"] == "amcap, not shown here"


def test_a_large_portfolio_stays_within_ten_of_a_kind() -> None:
    commands, _ = annotations(large())
    names = [found.name for found in commands]
    assert max(names.count(name) for name in ("error", "warning", "notice")) == 10
    assert commands[9].data == "392 more errors: 392 overloaded. --format table --all lists them."


def test_names_cannot_forge_a_command() -> None:
    for portfolio in NAMES:
        result = names_everywhere("error", portfolio=portfolio)
        commands, last = annotations(result._replace(portfolio=result.portfolio._replace(source=visible(portfolio))))
        assert {found.name for found in commands} == {"error", "warning", "notice"}
        assert len(commands) == 30
        assert all(set(found.properties) <= {"file", "line", "title"} for found in commands)
        assert last.endswith("Gate tripped: fails on error.")


@pytest.mark.parametrize("name", ["::error::x", "  ::error::x", "a ##[error]x", "##[debug]x", "##[group]x"])
def test_a_line_made_inert_is_no_command(name: str) -> None:
    assert obeyed(name) is not None
    assert obeyed(inert(name)) is None


@pytest.mark.parametrize("line", ["plain", "C++ std::vector", "##", "# heading", "a: b", "## [x]"])
def test_an_ordinary_line_is_left_alone(line: str) -> None:
    assert inert(line) == line


@pytest.mark.parametrize(
    ("fail_on", "said"),
    [
        ([], "no hire is needed."),
        (["error"], "Gate tripped: fails on error."),
        (["no-capacity", "load>200%"], "Gate passed: fails on no-capacity, load>200%."),
    ],
)
def test_the_last_line_names_the_gate_and_its_state(fail_on: list[str], said: str) -> None:
    assert annotations(gated(one_of_each(), fail_on))[1].endswith(said)


def test_a_message_is_cut_after_a_thousand_characters() -> None:
    one = one_of_each()
    for length, told in ((1000, "x" * 1000), (1001, f"{'x' * 1000}...")):
        long = one._replace(findings=(one.findings[0]._replace(message="x" * length),))
        ((command,), _) = annotations(long)
        assert command.data.startswith(f"{told} [")
