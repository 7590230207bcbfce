"""Findings on the portfolio as a whole, and the order and the words of all findings."""

from datetime import date

import pytest

from amcap.engine.assess import assess
from amcap.engine.evaluation.gathering import records_of
from amcap.model.assessment import Assessment
from amcap.model.finding import Subject
from amcap.model.loc import Loc, Place
from tests.engine.build import (
    AS_OF,
    BOOK,
    a_manager,
    a_portfolio,
    an_account,
    assert_tells,
    assessed,
    found,
    ids,
    line_of,
    measured,
    the_finding,
)


def test_a_review_long_ago_is_a_note() -> None:
    # 2026-08-02 to 2026-11-01: 29 days of August, 30 of September, 31 of October, 1 of November = 91
    assessment = assessed([a_manager()], [], name="Example", reviewed=date(2026, 8, 2), line_of=line_of)
    finding = the_finding(assessment, "review-overdue")
    assert (finding.level, finding.subject, finding.line) == ("note", Subject("portfolio", "Example"), 3)
    assert finding.source.document == "S0"
    assert_tells(finding.message, "2026-08-02", "91 days", "90 days")


@pytest.mark.parametrize("reviewed", [date(2026, 8, 3), date(2026, 11, 1), date(2026, 12, 24), None])
def test_a_review_within_ninety_days_is_no_finding(reviewed: date | None) -> None:
    assert found(assessed([a_manager()], [], reviewed=reviewed), "review-overdue") == []


def a_troubled_team() -> Assessment:
    managers = [
        # underloaded: 0.4; dedicated with two accounts
        a_manager("Una", role="dedicated"),
        # overloaded: 1.3; on line 11
        a_manager("Otto"),
        # stretched: 1.1
        a_manager("Stella"),
        # underloaded: 0.2, below a revenue target
        a_manager("Uwe", revenue_target=1e6),
        # overloaded: 5.0, which also takes the team over
        a_manager("Olga", cost_per_year=1e6),
    ]
    accounts = [
        measured("A", share=5.0, manager="Olga", revenue=5.0),
        measured("B", share=0.2, manager="Una"),
        measured("C", share=0.2, manager="Una"),
        measured("D", share=0.3, manager=None),
        measured("E", share=1.1, manager="Stella"),
        measured("F", share=1.3, manager="Otto"),
        measured("G", share=0.2, manager="Uwe", revenue=3.0),
    ]
    return assessed(managers, accounts, reviewed=date(2026, 1, 1), name="Example", line_of=line_of)


def test_findings_come_by_level_and_then_by_line() -> None:
    # What concerns the whole team has no line and comes first; managers stand on lines 10-14, accounts from 100 on.
    assert [(finding.level, finding.id, finding.line) for finding in a_troubled_team().findings] == [
        ("error", "team-over-capacity", None),
        ("error", "overloaded", 14),
        ("warning", "dedicated-manager-shared", 10),
        # over on average only
        ("warning", "overloaded", 11),
        ("warning", "stretched", 12),
        ("warning", "revenue-below-target", 13),
        ("warning", "unassigned-account", 103),
        ("note", "review-overdue", 3),
        ("note", "underloaded", 10),
        ("note", "underloaded", 13),
        ("note", "costly-account", 100),
        # Uwe's only account: 0.2 of the documented 88,028 is far over a quarter of 3
        ("note", "costly-account", 106),
    ]


def test_accounts_that_stand_before_managers_in_the_file_come_first() -> None:
    def turned(loc: tuple[str | int, ...]) -> int:
        return 200 - line_of(loc)

    managers = [a_manager("Una"), a_manager("Otto")]
    accounts = [measured("A", share=1.1, manager="Una"), measured("D", share=0.3, manager=None)]
    accounts += [measured("E", share=1.1, manager="Otto")]
    # lines: Una 190, Otto 189, D 99
    assessment = assessed(managers, accounts, line_of=turned)
    assert [(finding.id, finding.line) for finding in assessment.findings] == [
        ("team-over-capacity", None),
        ("unassigned-account", 99),
        ("stretched", 189),
        ("stretched", 190),
    ]


def test_without_lines_the_levels_still_come_in_order() -> None:
    accounts = [measured("A", share=1.1), measured("B", share=0.1, manager=None)]
    findings = assessed([a_manager(), a_manager("Bob")], accounts, reviewed=date(2026, 1, 1)).findings
    assert [finding.level for finding in findings] == ["warning", "warning", "note", "note"]
    assert {finding.line for finding in findings} == {None}


# checks instead of the order of the file: here Bob's before Ada's.
def test_what_stands_in_tables_comes_after_all_that_the_portfolio_itself_holds() -> None:
    # Warnings all: Ada stands on line 10 of the portfolio, Bea in a table of managers, the accounts in one of accounts.
    managers = (a_manager("Ada", role="dedicated"), a_manager("Bea", role="dedicated"))
    accounts = [an_account(f"A{n}", manager=name) for n, name in enumerate(("Ada", "Ada", "Bea", "Bea", None))]

    def place_of(loc: Loc) -> Place:
        if not loc:
            return Place("p.yaml", None)
        if loc[0] == "rows":
            return Place("accounts.csv", int(loc[1]))
        return Place("p.yaml", 10) if loc == ("managers", 0) else Place("managers.csv", 2)

    rows = [(*record[:-1], line + 2) for line, record in enumerate(records_of(a_portfolio(managers, accounts)))]
    result = assess(a_portfolio(managers, []), BOOK, AS_OF, place_of=place_of, records=rows)
    assert [(each.file, each.line, each.subject.name) for each in result.findings if each.level == "warning"] == [
        ("p.yaml", 10, "Ada"),
        ("managers.csv", 2, "Bea"),
        ("accounts.csv", 6, "A4"),
    ]


def test_findings_on_one_line_still_come_in_the_order_of_the_file() -> None:
    managers = [a_manager(fte=1.5), a_manager("Bob")]
    accounts = [an_account("Key", tier="key", count=6), measured("E", share=1.1, manager="Bob")]
    findings = assessed(managers, accounts, line_of=lambda _: 1).findings
    assert [(finding.id, finding.subject.name) for finding in findings if finding.level == "warning"] == [
        ("too-many-key-accounts", "Ada"),
        ("stretched", "Bob"),
    ]


def test_every_message_is_one_sentence_that_names_its_subject() -> None:
    for finding in a_troubled_team().findings:
        assert finding.message.endswith(".")
        assert "\n" not in finding.message
        if finding.subject.kind in ("manager", "account"):
            assert finding.subject.name is not None
            assert finding.subject.name in finding.message


def test_a_sound_portfolio_has_no_findings() -> None:
    # 14 / 15 = 93 %
    accounts = [an_account(f"A{index}", revenue=50_000) for index in range(14)]
    assert ids(assessed([a_manager()], accounts, reviewed=date(2026, 10, 1))) == []
