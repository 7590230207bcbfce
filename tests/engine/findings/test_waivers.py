"""Findings that a portfolio accepts for a while, and waivers that are over or idle."""

from datetime import date, timedelta

from amcap.model.finding import Acceptance, Subject
from amcap.model.portfolio import Waiver
from tests.engine.build import AS_OF, a_manager, assert_tells, assessed, found, ids, measured, the_finding

TOMORROW, YESTERDAY = AS_OF + timedelta(days=1), AS_OF - timedelta(days=1)
UNDER = [measured(share=0.2)]


def waived(until: date, finding: str = "underloaded", subject: str | None = "Ada") -> Waiver:
    return Waiver(finding=finding, subject=subject, until=until, reason="on leave")


def test_an_accepted_finding_stays_and_says_until_when_and_why() -> None:
    assessment = assessed([a_manager()], UNDER, accept=(waived(TOMORROW),))
    assert the_finding(assessment, "underloaded").accepted == Acceptance(TOMORROW, "on leave")
    assert ids(assessment) == ["underloaded"]


def test_the_waiver_that_lasts_longest_counts() -> None:
    assessment = assessed([a_manager()], UNDER, accept=(waived(TOMORROW), waived(AS_OF)))
    assert the_finding(assessment, "underloaded").accepted == Acceptance(TOMORROW, "on leave")


def test_a_waiver_that_is_over_is_a_note_that_says_whether_it_still_is_the_case() -> None:
    waivers = (waived(YESTERDAY), waived(YESTERDAY, subject="Bea"))
    assessment = assessed([a_manager(), a_manager("Bea")], UNDER, accept=waivers, name="Ours")
    assert the_finding(assessment, "underloaded").accepted is None
    first, second = found(assessment, "waiver-expired")
    assert (first.level, first.subject) == ("note", Subject("portfolio", "Ours"))
    assert_tells(first.message, "Underloaded of Ada", "2026-10-31", "on leave", "still is")
    assert_tells(second.message, "Underloaded of Bea", "not the case any more")


def test_a_waiver_of_what_is_not_the_case_is_a_note() -> None:
    assessment = assessed([a_manager()], UNDER, accept=(waived(TOMORROW, "overloaded"),))
    assert_tells(the_finding(assessment, "waiver-unused").message, "Overloaded of Ada", "2026-11-02", "not the case")


def test_a_waiver_without_a_subject_is_of_the_team_and_of_sums_of_accounts_that_nobody_has() -> None:
    accounts = [measured(share=2.0), *(measured(f"A{n}", share=0.1, manager=None) for n in range(11))]
    team, nobodys = waived(TOMORROW, "team-over-capacity", None), waived(TOMORROW, "unassigned-account", None)
    assessment = assessed([a_manager()], accounts, accept=(team, nobodys))
    assert the_finding(assessment, "team-over-capacity").accepted
    assert [each.subject.name for each in found(assessment, "unassigned-account") if each.accepted] == [None]
