"""Findings on how full books and the team are."""

from datetime import date

import pytest

from amcap.model.finding import Subject
from amcap.model.portfolio import Account
from tests.engine.build import (
    a_company,
    a_manager,
    an_account,
    assert_tells,
    assessed,
    found,
    ids,
    judged,
    line_of,
    measured,
    the_finding,
)

SURE = a_company(client_hours=130)
"""Where the hours of a month are told, measured loads are in doubt only as far as months vary."""

LOAD_FINDINGS = {"overloaded", "stretched", "underloaded", "no-capacity"}


def test_an_overloaded_manager_is_an_error_with_accounts_and_hours_over() -> None:
    # 12 x 13 h = 156 of 130 h: 120 %, 26 h over. 12 / 1.2 = 10 recommended, 2 over.
    managers = [a_manager("Bob"), a_manager()]
    accounts = [measured(share=0.1, count=12)]
    finding = the_finding(assessed(managers, accounts, company=SURE, line_of=line_of), "overloaded")
    assert (finding.level, finding.subject, finding.line) == ("error", Subject("manager", "Ada"), 11)
    assert finding.source.document == "S0"
    assert_tells(finding.message, "Ada", "12 accounts", "120%", "109 to 132%", "2 accounts", "26 h", "130 h")


def test_a_manager_over_by_one_large_account_is_told_in_hours() -> None:
    # One account of 156 h: no number of accounts is over, 26 h are.
    message = the_finding(assessed([a_manager()], [measured(share=1.2)]), "overloaded").message
    assert_tells(message, "1 account", "120%", "26 h", "130 h")
    assert "recommended" not in message


def test_a_dedicated_manager_s_one_account_is_over_in_hours() -> None:
    # The one account that is there is the one recommended.
    message = the_finding(assessed([a_manager(role="dedicated")], [measured(share=1.2)]), "overloaded").message
    assert_tells(message, "1 account", "120%", "26 h", "130 h")
    assert "recommended" not in message


def test_a_stretched_manager_is_a_warning_with_accounts_and_hours_over() -> None:
    # 11 x 13 h = 143 of 130 h: 110 %, 13 h over. 11 / 1.1 = 10 recommended, 1 over.
    finding = the_finding(assessed([a_manager()], [measured(share=0.1, count=11)], line_of=line_of), "stretched")
    assert (finding.level, finding.subject, finding.line) == ("warning", Subject("manager", "Ada"), 10)
    assert finding.source.document == "S0"
    assert_tells(finding.message, "Ada", "11 accounts", "110%", "91 to 130%", "One account", "13 h", "130 h")


def test_an_underloaded_manager_is_a_note_with_the_room_that_is_left() -> None:
    # 5 x 13 h = 65 of 130 h: 50 %, 65 h left. 5 / 0.5 = 10 recommended, room for 5.
    finding = the_finding(assessed([a_manager()], [measured(share=0.1, count=5)], line_of=line_of), "underloaded")
    assert (finding.level, finding.subject, finding.line) == ("note", Subject("manager", "Ada"), 10)
    assert finding.source.document == "S1"
    assert_tells(finding.message, "Ada", "5 accounts", "50%", "40 to 61%", "5 more", "65 h")


def test_an_underloaded_dedicated_manager_is_not_offered_more_accounts() -> None:
    # 39 of 130 h: 30 %, 91 h left
    message = the_finding(assessed([a_manager(role="dedicated")], [measured(share=0.3)]), "underloaded").message
    assert_tells(message, "30%", "91 h")
    assert "more like" not in message


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (90.99, {"underloaded"}),
        (91, set()),
        (130, set()),
        (130.01, {"stretched"}),
        (149.5, {"stretched"}),
        (149.51, {"overloaded"}),
    ],
)
def test_each_band_has_its_own_finding_and_a_healthy_one_has_none(hours: float, expected: set[str]) -> None:
    assessment = assessed(
        [a_manager()], [Account.model_validate({"name": "Acme", "manager": "Ada", "hours_per_month": hours})]
    )
    assert LOAD_FINDINGS & set(ids(assessment)) == expected


def test_an_empty_book_is_no_finding_on_its_load() -> None:
    assert ids(assessed([a_manager()], [])) == ["empty-manager"]


def test_accounts_without_any_time_for_them_are_an_error() -> None:
    # 0.8 x 130 = 104 h, all of them for other duties; 2 x 6.5 h to serve
    manager = a_manager(fte=0.8, other_duties_hours=110)
    assessment = assessed([manager], [measured(share=0.05, count=2)], line_of=line_of)
    finding = the_finding(assessment, "no-capacity")
    assert (finding.level, finding.subject, finding.line) == ("error", Subject("manager", "Ada"), 10)
    assert finding.source.document == "S0"
    assert_tells(finding.message, "Ada", "2 accounts", "13 h", "110 h", "104 h")
    assert LOAD_FINDINGS & set(ids(assessment)) == {"no-capacity"}


def test_a_whole_month_of_other_duties_is_told_against_a_whole_month() -> None:
    finding = the_finding(assessed([a_manager(other_duties_hours=140)], [measured(share=0.1)]), "no-capacity")
    assert_tells(finding.message, "1 account", "13 h", "140 h", "130 h")


@pytest.mark.parametrize(
    ("duties", "accounts", "expected"),
    [
        (129.9, [measured(share=0.05)], False),
        (130, [measured(share=0.05)], True),
        (130, [], False),
    ],
)
def test_no_capacity_needs_both_a_full_month_and_an_account(
    duties: float, accounts: list[Account], expected: bool
) -> None:
    assessment = assessed([a_manager(other_duties_hours=duties)], accounts)
    assert bool(found(assessment, "no-capacity")) == expected


def test_a_team_far_over_capacity_is_an_error_with_the_hires_it_takes() -> None:
    # 1.5 + 1.0 = 2.5 of 2: 125 %. 2.5 / 0.9 - 2 = 0.78: one hire.
    managers = [a_manager(), a_manager("Bob")]
    accounts = [measured("A", share=0.05, count=30), measured("B", share=0.05, count=20, manager="Bob")]
    assessment = assessed(managers, accounts, company=SURE, name="Example", line_of=line_of)
    finding = the_finding(assessment, "team-over-capacity")
    assert (finding.level, finding.subject, finding.line) == ("error", Subject("team", "Example"), None)
    assert finding.source.document == "S0"
    assert_tells(finding.message, "125%", "119 to 131%", "2.50", "2.00", "1 more manager", "90%")


@pytest.mark.parametrize(
    ("share", "expected"),
    # (1.0000006 + 1) / 2 = 1.0000003 is 100 % as it is printed, (1.000004 + 1) / 2 = 1.000002 is not.
    [(1.0, False), (1.0000006, False), (1.000004, True), (1.0001, True)],
)
def test_a_team_is_over_capacity_only_above_one_hundred_percent(share: float, expected: bool) -> None:
    accounts = [measured("A", share=share), measured("B", share=1.0, manager=None)]
    assessment = assessed([a_manager(), a_manager("Bob")], accounts)
    assert bool(found(assessment, "team-over-capacity")) == expected


def test_a_team_over_ninety_percent_but_not_over_capacity_needs_hires_without_a_finding() -> None:
    assessment = assessed([a_manager()], [measured(share=0.95)])
    assert assessment.team.hires_to_plan == 1
    assert ids(assessment) == []


def test_a_team_without_any_capacity_is_told_its_hires_too() -> None:
    # 2.4 / 0.9 = 2.67: three hires
    finding = the_finding(assessed([], [measured(share=2.4, manager=None)]), "team-over-capacity")
    assert finding.level == "error"
    assert_tells(finding.message, "2.40", "3 more managers", "90%")


def test_a_team_with_neither_capacity_nor_accounts_is_no_finding() -> None:
    assert ids(assessed([], [])) == []
    assert ids(assessed([a_manager(other_duties_hours=130)], [])) == []


def test_a_bound_on_a_manager_s_factors_is_a_note() -> None:
    # junior 0.70 x first month 0.50 x no support 0.85 = 0.2975, held at 0.35
    managers = [a_manager("Bob"), a_manager(experience="junior", started=date(2026, 11, 1), support="none")]
    finding = the_finding(assessed(managers, [], line_of=line_of), "factors-bounded")
    assert (finding.level, finding.subject, finding.line) == ("note", Subject("manager", "Ada"), 11)
    assert finding.source.document == "amcap"
    assert_tells(finding.message, "0.30", "0.35")


def test_a_bound_that_a_manager_s_factors_only_reach_is_no_finding() -> None:
    # 0.70 x 0.50 = 0.35 exactly
    assessment = assessed([a_manager(experience="junior", started=date(2026, 11, 1))], [])
    assert found(assessment, "factors-bounded") == []


def test_a_bound_on_an_account_s_factors_is_a_note() -> None:
    # 1.20 x 1.50 x 1.25 = 2.25, held at 2
    bounded = an_account("Hard", industry="banking", contact="daily", service="premium")
    finding = the_finding(assessed([a_manager()], [an_account(), bounded], line_of=line_of), "factors-bounded")
    assert (finding.level, finding.subject, finding.line) == ("note", Subject("account", "Hard"), 101)
    assert_tells(finding.message, "2.25")
    assert "2" in finding.message.replace("2.25", "")


def test_a_bound_on_an_unassigned_account_is_told_too() -> None:
    bounded = an_account("Hard", manager=None, industry="banking", contact="daily", service="premium")
    assert the_finding(assessed([a_manager()], [bounded]), "factors-bounded").subject.name == "Hard"


def test_factors_within_the_bounds_are_no_finding() -> None:
    # 1.15 x 1.50 x 1.15 = 1.98
    account = an_account(industry="software", contact="daily", geography="dispersed")
    assessment = assessed([a_manager()], [account])
    assert found(assessment, "factors-bounded") == []
    assert judged(assessment).workload == pytest.approx(1.98375 / 15)


@pytest.mark.parametrize(("count", "words"), [(1, "no time for it:"), (2, "no time for them:")])
def test_one_account_without_time_is_it_and_two_are_them(count: int, words: str) -> None:
    assessment = assessed([a_manager(other_duties_hours=140)], [measured(share=0.1, count=count)])
    assert words in the_finding(assessment, "no-capacity").message
