"""JUnit XML, read back by a parser of somebody else's."""

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import junitparser
import pytest

from amcap.characters import visible
from amcap.engine.gate import gated
from amcap.model.assessment import Assessment
from amcap.rendering.assessment.junit import render_junit
from amcap.rendering.parts.look import Look
from tests.conftest import Run
from tests.engine.build import a_manager, assessed, measured
from tests.rendering.assessment.hostile import NAMES, large, names_everywhere


def suite_of(assessment: Assessment) -> junitparser.TestSuite:
    (suite,) = junitparser.JUnitXml.fromstring(render_junit(assessment, Look()).encode())
    assert isinstance(suite, junitparser.TestSuite)
    return suite


def failing(suite: junitparser.TestSuite) -> list[str]:
    return [case.name for case in suite if case.result]


def team(*fail_on: str) -> Assessment:
    """Ada at 150 %; Bea at 10 %, most revenue from one of four accounts; one account of nobody's: 90 % together."""
    accounts = [
        measured(share=1.5),
        measured("Best", share=0.07, manager="Bea", revenue=1e6),
        measured("Others", share=0.01, count=3, manager="Bea", revenue=1e5),
        measured("Lost", share=0.2, manager=None),
    ]
    return gated(assessed([a_manager(), a_manager("Bea")], accounts, name="Plan"), fail_on)


@pytest.mark.parametrize(
    ("fail_on", "failed"),
    [
        ([], []),
        (["never"], []),
        (["error"], ["Ada"]),
        (["no-capacity"], []),
        (["load>100%"], ["Ada"]),
        (["load>5%"], ["Ada", "Bea"]),
        (["team.load>80%"], ["team"]),
        (["unassigned-account"], ["unassigned accounts"]),
        (["concentration"], ["Bea"]),
        (["warning"], ["Ada", "unassigned accounts"]),
        (["note"], ["Ada", "Bea", "unassigned accounts"]),
    ],
)
def test_a_case_fails_where_the_gate_trips_for_it(fail_on: Sequence[str], failed: list[str]) -> None:
    suite = suite_of(team(*fail_on))
    assert failing(suite) == failed
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (5, len(failed), 0, 0)


def test_a_finding_on_the_portfolio_fails_the_case_of_the_portfolio() -> None:
    from datetime import date

    result = assessed([a_manager()], [measured(share=0.8)], reviewed=date(2026, 1, 1))
    assert failing(suite_of(gated(result, ["review-overdue"]))) == ["portfolio"]


def test_a_team_over_its_capacity_fails_the_case_of_the_team() -> None:
    result = assessed([a_manager()], [measured(share=1.05)])
    assert failing(suite_of(gated(result, ["team-over-capacity"]))) == ["team"]


def test_accounts_that_were_left_out_are_answered_for_by_their_managers() -> None:
    result = team("concentration")
    assert failing(suite_of(result._replace(accounts=()))) == failing(suite_of(result)) == ["Bea"]


def test_accounts_in_a_table_fail_the_cases_of_their_managers(run: Run, tmp_path: Path) -> None:
    # 26 of 130 hours, for which 200 a year pay: far too costly.
    (tmp_path / "plan.yaml").write_text("managers:\n  - name: Ada\n", "utf-8")
    (tmp_path / "accounts.csv").write_text("name,manager,hours_per_month,revenue\nAcme,Ada,26,200\n", "utf-8")
    accounts = ("--accounts", tmp_path / "accounts.csv", "--fail-on", "costly-account")
    (suite,) = junitparser.JUnitXml.fromstring(run("assess", tmp_path / "plan.yaml", *accounts, "-f", "junit").out)
    assert failing(suite) == ["Ada"]
    table = run("assess", tmp_path / "plan.yaml", *accounts, "-f", "csv").stdout
    assert table.splitlines()[1].endswith(",costly-account,tripped,costly-account")


def test_there_is_a_case_for_each_manager_and_three_more() -> None:
    cases = [(case.classname, case.name) for case in suite_of(team())]
    assert cases == [
        ("Plan / managers", "Ada"),
        ("Plan / managers", "Bea"),
        ("Plan / portfolio", "team"),
        ("Plan / portfolio", "unassigned accounts"),
        ("Plan / portfolio", "portfolio"),
    ]


def test_a_manager_called_team_is_another_case_than_the_team() -> None:
    cases = [(case.classname, case.name) for case in suite_of(assessed([a_manager("team")], []))]
    assert len(set(cases)) == len(cases) == 4


def test_a_failure_tells_every_reason_and_its_condition() -> None:
    ada = next(iter(suite_of(team("overloaded", "load>100%"))))
    (failure,) = ada.result
    assert failure.type == "overloaded"
    assert failure.message.startswith("Ada carries 1 account at 150% of capacity")
    assert failure.message.endswith("(and 1 more)")
    assert failure.text.splitlines()[1] == "load>100%: Ada has a load of 150%."


def test_a_case_tells_verdict_load_and_findings() -> None:
    ada = next(iter(suite_of(team())))
    told = (ada.system_out or "").splitlines()
    assert told[0] == "verdict: overloaded"
    assert told[1].startswith("load: 150% of capacity (range ")
    assert told[-1].startswith("error overloaded: Ada carries 1 account")


@pytest.mark.parametrize(
    ("fail_on", "state", "said"),
    [
        ([], "none", []),
        (["error"], "tripped", ["Gate tripped: fails on error."]),
        (["no-capacity"], "passed", ["Gate passed: fails on no-capacity."]),
    ],
)
def test_the_suite_and_its_last_case_name_the_gate_that_is_set(
    fail_on: Sequence[str], state: str, said: list[str]
) -> None:
    suite = suite_of(team(*fail_on))
    properties = {each.name: each.value for each in suite.properties()}
    assert (properties["gate"], properties["fail-on"]) == (state, ", ".join(fail_on))
    *_, portfolio = suite
    assert [line for line in (portfolio.system_out or "").splitlines() if "ate" in line.split()[0]] == said


def test_names_come_back_with_what_xml_forbids_written_out() -> None:
    for portfolio in NAMES:
        result = names_everywhere("note", portfolio=portfolio)
        suite = suite_of(result)
        assert suite.name == visible(portfolio.strip())
        # An attribute's tabs and line breaks would come back as spaces: there are none.
        assert [case.name for case in suite][:-3] == [visible(manager.name) for manager in result.managers]


def test_half_a_surrogate_pair_is_written_out_too() -> None:
    result = team()
    result = result._replace(portfolio=result.portfolio._replace(name="half \ud800 of it"))
    assert suite_of(result).name == "half \\ud800 of it"


def test_elements_are_those_that_were_meant_whatever_the_names() -> None:
    root = ET.fromstring(render_junit(names_everywhere("error"), Look()))
    tags = {element.tag for element in root.iter()}
    assert tags == {"testsuites", "testsuite", "properties", "property", "testcase", "failure", "system-out"}


def test_a_large_portfolio_has_a_case_for_each_manager() -> None:
    suite = suite_of(large())
    # Every manager is overloaded, and the team with them.
    assert (suite.tests, suite.failures) == (403, 401)
