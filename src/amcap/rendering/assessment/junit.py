"""JUnit XML: a test case a manager, which fails where the gate trips for the manager or an account of theirs.

Attributes and order of elements are those that Jenkins, GitLab and Azure DevOps read.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from amcap.characters import visible
from amcap.model.assessment import Assessment, ManagerAssessment, TeamAssessment, Trip
from amcap.model.finding import Finding
from amcap.quantities import counted, hours, load_of_capacity, managers_short, percent, recommended, times
from amcap.rendering.parts import figures
from amcap.rendering.parts.answerable import PORTFOLIO, TEAM, UNASSIGNED, Owner, by_owner
from amcap.rendering.parts.log_lines import inert_xml
from amcap.rendering.parts.look import Look
from amcap.rendering.parts.people import marked_verdict


class Case(NamedTuple):
    """A test case: whom it is about, what is told of them, and why it fails, if it does."""

    group: str
    name: str
    told: tuple[str, ...]
    findings: Sequence[Finding]
    reasons: Sequence[Trip]


def render_junit(assessment: Assessment, _: Look) -> str:
    """The assessment as one suite; without a gate nothing in it fails."""
    cases = list(_cases(assessment))
    failures = str(sum(1 for case in cases if case.reasons))
    counts = {"tests": str(len(cases)), "failures": failures, "errors": "0", "time": "0"}
    root = ET.Element("testsuites", {"name": "amcap", **counts})
    name = visible(figures.title(assessment))
    day = f"{assessment.as_of}T00:00:00"
    suite = ET.SubElement(root, "testsuite", {"name": name, **counts, "skipped": "0", "timestamp": day})
    properties = ET.SubElement(suite, "properties")
    for key, value in _properties(assessment).items():
        ET.SubElement(properties, "property", name=key, value=visible(value))
    for case in cases:
        _add(suite, case, name)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{inert_xml(ET.tostring(root, encoding="unicode"))}\n'


def _properties(assessment: Assessment) -> dict[str, str]:
    return {
        "tool": f"{assessment.tool.name} {assessment.tool.version}",
        "rulebook": f"{assessment.rulebook.id} {assessment.rulebook.revision}",
        "as-of": str(assessment.as_of),
        "fail-on": ", ".join(assessment.gate.fail_on),
        "gate": figures.gate_state(assessment.gate),
    }


def _cases(assessment: Assessment) -> Iterator[Case]:
    findings = by_owner(assessment.findings)
    reasons = by_owner(assessment.gate.reasons)

    def case(owner: Owner, group: str, name: str, *told: str) -> Case:
        return Case(group, name, told, findings.get(owner, ()), reasons.get(owner, ()))

    for manager in assessment.managers:
        yield case(Owner("manager", manager.name), "managers", manager.name, *_manager(manager))
    team = assessment.team
    yield case(TEAM, "portfolio", "team", *_team(team))
    lost = counted(team.unassigned_accounts, "account")
    month = hours(team.unassigned_workload * assessment.standard_month_hours)
    yield case(UNASSIGNED, "portfolio", "unassigned accounts", f"{lost}, {month} a month")
    verdict = (assessment.headline, figures.gate_sentence(assessment.gate), figures.units(assessment))
    yield case(PORTFOLIO, "portfolio", "portfolio", *filter(None, verdict), *figures.context(assessment))


def _manager(manager: ManagerAssessment) -> Iterator[str]:
    yield from _judged(manager)
    if manager.fair_share.likely is not None:
        yield f"fair share: {times(manager.fair_share.likely)}"
    yield f"accounts: {manager.accounts:,}"
    if manager.hours_per_account is not None:
        yield f"hours there are for each account: {hours(manager.hours_per_account)} a month"
    yield f"recommended accounts: {recommended(manager.recommended_accounts)}"
    of = f"{hours(manager.workload_hours)} of {hours(manager.capacity_hours)}"
    yield f"workload: {of} of a standard manager a month"


def _team(team: TeamAssessment) -> Iterator[str]:
    yield from _judged(team)
    likely, low, high = team.hires
    yield f"hires to come to 100%: {likely or 'none'}" + (f" (range {low:,} to {high:,})" if low < high else "")
    yield f"hires to come to the planned {percent(team.target_load)}: {team.hires_to_plan or 'none'}"
    if team.shortfall:
        yield f"short of that plan by {managers_short(team.shortfall)}"


def _judged(judged: ManagerAssessment | TeamAssessment) -> Iterator[str]:
    yield f"verdict: {marked_verdict(judged)}"
    yield f"load: {_load(judged)}"
    yield f"probability of being over 100%: {percent(judged.probability_over)}"


def _load(judged: ManagerAssessment | TeamAssessment) -> str:
    return "no capacity" if judged.load.likely is None else load_of_capacity(judged.load)


def _add(suite: ET.Element, case: Case, portfolio: str) -> None:
    # Tools tell cases apart by class and name: a manager may be called 'team', and two portfolios both have one.
    element = ET.SubElement(
        suite, "testcase", classname=f"{portfolio} / {case.group}", name=visible(case.name), time="0"
    )
    if case.reasons:
        first = case.reasons[0]
        more = f" (and {len(case.reasons) - 1:,} more)" if len(case.reasons) > 1 else ""
        failure = ET.SubElement(element, "failure", type=first.condition, message=f"{visible(first.message)}{more}")
        failure.text = _lines(f"{trip.condition}: {trip.message}" for trip in case.reasons)
    told = (f"{found.level} {found.id}: {figures.message(found)}" for found in case.findings)
    ET.SubElement(element, "system-out").text = _lines((*case.told, *told))


def _lines(told: Iterable[str]) -> str:
    """Lines of text without characters that XML 1.0 forbids: each of those is one that `visible` writes out."""
    return "\n".join(map(visible, told))
