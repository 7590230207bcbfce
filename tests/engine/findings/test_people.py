"""Findings on whom a book was given to."""

from datetime import date
from typing import Any

import pytest

from amcap.model.finding import Subject
from amcap.model.portfolio import Account
from tests.engine.build import a_manager, an_account, assert_tells, assessed, found, line_of, measured, the_finding


def test_more_than_five_key_accounts_without_an_assistant_are_a_warning() -> None:
    accounts = [an_account(f"K{index}", tier="key") for index in range(6)]
    finding = the_finding(assessed([a_manager()], accounts, line_of=line_of), "too-many-key-accounts")
    assert (finding.level, finding.subject, finding.line) == ("warning", Subject("manager", "Ada"), 10)
    assert finding.source.document == "S0"
    assert_tells(finding.message, "Ada", "6", "5")


@pytest.mark.parametrize(
    ("accounts", "manager", "expected"),
    [
        ([an_account(tier="key", count=6)], {}, True),
        ([an_account(tier="key", count=6)], {"assistants": 0}, True),
        ([an_account(tier="key", count=6)], {"assistants": 1}, False),
        ([an_account(tier="key", count=5)], {}, False),
        ([an_account(tier="key", count=5), an_account("B", count=30)], {}, False),
        ([an_account(size="large", complexity="high", count=6)], {}, False),
        ([an_account(size="large", complexity="medium", count=6)], {}, False),
        ([an_account(tier="key", count=5), an_account("B", tier="dedicated")], {}, False),
        ([an_account(tier="key", count=5), an_account("B", tier="key", service="light")], {}, False),
        ([an_account(tier="key", count=5), an_account("B", tier="key", contact="quarterly")], {}, False),
        ([measured(share=0.01, tier="key", count=6)], {}, True),
        ([measured(share=0.01, count=6)], {}, False),
    ],
    ids=[
        "six", "six and nobody to help", "six and an assistant", "five", "five among many others", "six large complex",
        "six large medium", "five and a dedicated one", "five and a light one", "five and one that is seldom met",
        "six measured key", "six measured",
    ],
)  # fmt: skip
def test_key_accounts_are_those_that_the_file_calls_so(
    accounts: list[Account], manager: dict[str, Any], expected: bool
) -> None:
    assert bool(found(assessed([a_manager(**manager)], accounts), "too-many-key-accounts")) == expected


def test_a_dedicated_manager_with_two_accounts_is_a_warning() -> None:
    accounts = [an_account("First"), an_account("Second")]
    finding = the_finding(
        assessed([a_manager(role="dedicated")], accounts, line_of=line_of), "dedicated-manager-shared"
    )
    assert (finding.level, finding.subject, finding.line) == ("warning", Subject("manager", "Ada"), 10)
    assert finding.source.document == "S0"
    assert_tells(finding.message, "Ada", "2", "First", "Second")


def test_three_accounts_are_named_in_the_order_of_the_file_and_the_others_counted() -> None:
    shared = assessed([a_manager(role="dedicated")], [an_account(name) for name in ("D", "C", "B", "A", "E")])
    assert the_finding(shared, "dedicated-manager-shared").message.endswith("serves 5: D, C, B and 2 more.")
    keys = assessed([a_manager(experience="junior")], [an_account(name, tier="key") for name in ("D", "C", "B", "A")])
    assert the_finding(keys, "new-manager-key-account").message.endswith("serves 4 key accounts: D, C, B and 1 more.")


@pytest.mark.parametrize(
    ("role", "count", "expected"),
    [("dedicated", 2, True), ("dedicated", 1, False), ("portfolio", 2, False), (None, 2, False)],
)
def test_only_a_dedicated_manager_is_for_one_account(role: str | None, count: int, expected: bool) -> None:
    assessment = assessed([a_manager(role=role)], [an_account(count=count)])
    assert bool(found(assessment, "dedicated-manager-shared")) == expected


def test_a_junior_manager_with_a_key_account_is_a_warning() -> None:
    accounts = [an_account("Plain"), an_account("Crown", tier="key", count=2)]
    finding = the_finding(
        assessed([a_manager(experience="junior")], accounts, line_of=line_of), "new-manager-key-account"
    )
    assert (finding.level, finding.subject, finding.line) == ("warning", Subject("manager", "Ada"), 10)
    assert finding.source.document == "S1"
    assert_tells(finding.message, "Ada", "2", "Crown")
    assert "Plain" not in finding.message


@pytest.mark.parametrize(
    ("manager", "account", "expected"),
    [
        # as of 2026-11-01; three whole months have passed since 2026-08-01, and not since 2026-08-02
        ({"started": date(2026, 8, 2)}, {"tier": "key"}, True),
        ({"started": date(2026, 8, 1)}, {"tier": "key"}, False),
        ({"started": date(2026, 12, 1)}, {"tier": "key"}, False),
        ({"experience": "expert", "started": date(2026, 10, 15)}, {"tier": "key"}, True),
        ({"experience": "expert", "started": date(2026, 10, 15)}, {"tier": "dedicated"}, False),
        ({"experience": "junior"}, {"tier": "key"}, True),
        ({"experience": "established"}, {"tier": "key"}, False),
        ({"experience": None}, {"tier": "key"}, False),
        ({"experience": "junior"}, {"tier": "standard"}, False),
    ],
)
def test_new_means_junior_or_ramping(manager: dict[str, Any], account: dict[str, Any], expected: bool) -> None:
    assessment = assessed([a_manager(**manager)], [an_account(**account)])
    assert bool(found(assessment, "new-manager-key-account")) == expected


def test_the_start_of_a_ramping_manager_is_told() -> None:
    assessment = assessed([a_manager(started=date(2026, 10, 15))], [an_account(tier="key")])
    assert_tells(the_finding(assessment, "new-manager-key-account").message, "2026-10-15")


def test_revenue_below_the_target_is_a_warning_that_says_how_much_room_there_is() -> None:
    # 5 x 13 h = 50 %: room for 5 more like them, or 65 h; 5 x 150,000 = 750,000
    accounts = [measured(share=0.1, count=5, revenue=150_000)]
    managers = [a_manager(revenue_target=900_000)]
    finding = the_finding(assessed(managers, accounts, currency="EUR", line_of=line_of), "revenue-below-target")
    assert (finding.level, finding.subject, finding.line) == ("warning", Subject("manager", "Ada"), 10)
    assert finding.source.document == "S1"
    assert_tells(finding.message, "Ada", "EUR 750,000", "EUR 900,000", "50%", "5 more", "65 h")


@pytest.mark.parametrize(
    ("revenue", "target", "expected"),
    [
        (100_000, 100_001, True),
        (100_000, 100_000, False),
        (100_000, 99_999, False),
        (100_000, None, False),
        (None, 100_000, False),
        (0, 1, True),
    ],
)
def test_revenue_is_held_against_a_target_only_where_both_are_known(
    revenue: float | None, target: float | None, expected: bool
) -> None:
    assessment = assessed([a_manager(revenue_target=target)], [an_account(revenue=revenue)])
    assert bool(found(assessment, "revenue-below-target")) == expected


def test_a_full_book_below_its_target_is_told_to_have_no_room() -> None:
    accounts = [measured(share=0.1, count=10, revenue=1_000)]
    message = the_finding(assessed([a_manager(revenue_target=50_000)], accounts), "revenue-below-target").message
    assert_tells(message, "100%", "no room")


def test_a_book_with_room_for_one_more_is_told_so() -> None:
    # 9 x 13 h = 90 %: 9 / 0.9 = 10, one more
    accounts = [measured(share=0.1, count=9, revenue=1_000)]
    message = the_finding(assessed([a_manager(revenue_target=50_000)], accounts), "revenue-below-target").message
    assert_tells(message, "90%", "1 more", "13 h")


def test_a_book_without_time_below_its_target_is_told_to_have_no_time() -> None:
    manager = a_manager(revenue_target=50_000, other_duties_hours=130)
    message = the_finding(assessed([manager], [an_account(revenue=1_000)]), "revenue-below-target").message
    assert_tells(message, "no time")


def test_accounts_that_do_not_tell_their_revenue_are_counted_in_the_message() -> None:
    accounts = [an_account("Tells", revenue=1_000), an_account("Silent", count=3)]
    message = the_finding(assessed([a_manager(revenue_target=50_000)], accounts), "revenue-below-target").message
    assert_tells(message, "1,000", "3 accounts")


def test_an_empty_book_is_below_any_target() -> None:
    # nobody has any accounts: room for ten of which nothing is known but what the company wants
    message = the_finding(assessed([a_manager(revenue_target=50_000)], []), "revenue-below-target").message
    assert_tells(message, "10")


def test_an_empty_book_has_reached_a_target_of_nothing() -> None:
    assert found(assessed([a_manager(revenue_target=0)], []), "revenue-below-target") == []


def test_a_dedicated_manager_below_target_is_not_sent_after_other_accounts() -> None:
    # 0.1 of a manager would leave room for 9 more
    manager = a_manager(role="dedicated", revenue_target=50_000)
    message = the_finding(assessed([manager], [measured(share=0.1, revenue=1_000)]), "revenue-below-target").message
    assert "9 more" not in message
    assert_tells(message, "one account")


def test_a_manager_who_starts_after_the_assessment_is_a_note() -> None:
    managers = [a_manager("Bob"), a_manager(started=date(2026, 11, 2))]
    finding = the_finding(assessed(managers, [], line_of=line_of), "not-started")
    assert (finding.level, finding.subject, finding.line) == ("note", Subject("manager", "Ada"), 11)
    assert_tells(finding.message, "Ada", "2026-11-02", "2026-11-01")


def test_a_book_before_the_first_day_is_an_error() -> None:
    accounts = [an_account(count=3)]
    finding = the_finding(assessed([a_manager(started=date(2026, 11, 2))], accounts), "not-started")
    assert finding.level == "error"
    assert_tells(finding.message, "Ada", "3 accounts")


@pytest.mark.parametrize("started", [date(2026, 11, 1), date(2026, 10, 31), date(2020, 1, 1), None])
def test_a_manager_who_has_started_is_no_finding(started: date | None) -> None:
    assert found(assessed([a_manager(started=started)], []), "not-started") == []


def test_revenue_over_the_ceiling_is_a_warning() -> None:
    # 2 x 600,000 are 200,000 over a million
    accounts = [an_account(revenue=600_000, count=2)]
    assessment = assessed([a_manager(revenue_ceiling=1_000_000)], accounts, currency="USD", line_of=line_of)
    finding = the_finding(assessment, "revenue-over-ceiling")
    assert (finding.level, finding.subject, finding.line) == ("warning", Subject("manager", "Ada"), 10)
    assert_tells(finding.message, "USD 1,200,000", "USD 200,000", "USD 1,000,000")
    at_it = assessed([a_manager(revenue_ceiling=1_200_000)], accounts)
    assert found(at_it, "revenue-over-ceiling") == []


def test_more_accounts_than_the_company_allows_are_a_warning() -> None:
    finding = the_finding(assessed([a_manager(max_accounts=3)], [an_account(count=5)]), "over-max-accounts")
    assert finding.level == "warning"
    assert_tells(finding.message, "5 accounts", "2 more", "cap of 3")
    assert found(assessed([a_manager(max_accounts=5)], [an_account(count=5)]), "over-max-accounts") == []


def test_a_manager_without_accounts_is_a_note_unless_there_is_no_time_for_any_or_not_yet() -> None:
    managers = [a_manager(), a_manager("Bob", other_duties_hours=130), a_manager("Cid", started=date(2026, 12, 1))]
    finding = the_finding(assessed(managers, []), "empty-manager")
    assert (finding.level, finding.subject.name) == ("note", "Ada")
    assert_tells(finding.message, "130 h")
