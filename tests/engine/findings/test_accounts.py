"""Findings on single accounts."""

from typing import Any

import pytest

from amcap.model.assessment import Subject
from amcap.model.portfolio import Account
from tests.engine.build import a_manager, an_account, assert_tells, assessed, found, line_of, measured, the_finding

NOBODY_S = measured("Acme", share=0.2, manager=None)


def test_an_unassigned_account_is_a_warning_that_names_the_manager_with_the_most_room() -> None:
    # 26 h. Ada has 0.4 left, Bob 0.7: he would go from 30 to 50 %.
    managers = [a_manager(), a_manager("Bob")]
    accounts = [measured("A", share=0.6), measured("B", share=0.3, manager="Bob"), NOBODY_S]
    finding = the_finding(assessed(managers, accounts, line_of=line_of), "unassigned-account")
    assert (finding.level, finding.subject, finding.line) == ("warning", Subject("account", "Acme"), 102)
    assert finding.source.document == "S2"
    assert_tells(finding.message, "Acme", "26 h", "Bob", "30%", "50%")
    assert "Ada" not in finding.message


def test_the_best_fit_comes_before_the_most_room() -> None:
    # Ada knows retail: with her it takes 0.85 x 0.95 / 15 = 0.0538, and she would go from 60 to 65 %.
    managers = [a_manager(expertise=["retail"]), a_manager("Bob"), a_manager("Cid", expertise=["mining"])]
    accounts = [measured("A", share=0.6), an_account(manager=None, industry="retail")]
    message = the_finding(assessed(managers, accounts), "unassigned-account").message
    assert_tells(message, "Ada", "retail", "60%", "65%")


def test_the_best_fit_does_not_help_without_room() -> None:
    managers = [a_manager(expertise=["retail"]), a_manager("Bob"), a_manager("Cid", expertise=["mining"])]
    accounts = [measured("A", share=0.99), an_account(manager=None, industry="retail")]
    # Bob's background is unknown, Cid's is another: Bob fits better.
    assert_tells(the_finding(assessed(managers, accounts), "unassigned-account").message, "Bob")


@pytest.mark.parametrize(
    ("taken", "named"),
    # With the fifth that it takes, 1.0000004 is 100 % as it is printed, and 1.000001 is not.
    [(0.8, True), (0.8000004, True), (0.800001, False), (0.8001, False)],
)
def test_a_manager_has_room_up_to_exactly_one_hundred_percent(taken: float, named: bool) -> None:
    message = the_finding(assessed([a_manager()], [measured("A", share=taken), NOBODY_S]), "unassigned-account").message
    assert ("Ada" in message) == named


def test_an_entry_of_several_needs_room_for_all_of_them() -> None:
    # 3 x 26 h = 78 h
    three = NOBODY_S.model_copy(update={"count": 3})
    fits = the_finding(assessed([a_manager()], [measured("A", share=0.4), three]), "unassigned-account").message
    assert_tells(fits, "3 accounts", "78 h", "Ada", "40%", "100%")
    full = the_finding(assessed([a_manager()], [measured("A", share=0.5), three]), "unassigned-account").message
    assert "Ada" not in full


@pytest.mark.parametrize(
    ("changes", "book"),
    [({"role": "dedicated"}, [measured("A", share=0.1)]), ({"other_duties_hours": 130}, [])],
    ids=["dedicated and taken", "no capacity"],
)
def test_managers_who_cannot_take_an_account_are_not_named(changes: dict[str, Any], book: list[Account]) -> None:
    message = the_finding(assessed([a_manager(**changes)], [*book, NOBODY_S]), "unassigned-account").message
    assert "Ada" not in message


def test_a_dedicated_manager_without_an_account_may_take_one() -> None:
    assessment = assessed([a_manager(role="dedicated")], [NOBODY_S])
    assert_tells(the_finding(assessment, "unassigned-account").message, "Ada")


def test_an_assigned_account_is_not_unassigned() -> None:
    assert found(assessed([a_manager()], [an_account()]), "unassigned-account") == []


RETAIL = an_account(tier="key", industry="retail")
EXPERT = a_manager("Bob", expertise=["Retail", "banking"])


def test_an_account_outside_its_manager_s_expertise_is_a_note_where_another_could_take_it() -> None:
    # With Bob it takes 0.2 x 0.85 x 0.95 = 0.1615: he would be at 16 %.
    managers = [a_manager(expertise=["mining"]), EXPERT]
    finding = the_finding(assessed(managers, [RETAIL], line_of=line_of), "expertise-mismatch")
    assert (finding.level, finding.subject, finding.line) == ("note", Subject("account", "Acme"), 100)
    assert finding.source.document == "S0"
    assert_tells(finding.message, "Acme", "retail", "Ada", "mining", "Bob", "16%")


@pytest.mark.parametrize(
    ("own", "others"),
    [
        (["retail"], [EXPERT]),
        ([], [EXPERT]),
        (["mining"], []),
        (["mining"], [a_manager("Bob", expertise=["banking"])]),
        (["mining"], [a_manager("Bob")]),
        (["mining"], [EXPERT.model_copy(update={"other_duties_hours": 130.0})]),
    ],
    ids=["it is inside", "none is listed", "nobody else", "nobody else knows it", "nobody else says so", "no time"],
)
def test_without_a_better_place_a_mismatch_is_no_finding(own: list[str], others: list[Any]) -> None:
    assert found(assessed([a_manager(expertise=own), *others], [RETAIL]), "expertise-mismatch") == []


@pytest.mark.parametrize(("taken", "expected"), [(0.8385, True), (0.8386, False)])
def test_the_other_manager_must_have_room(taken: float, expected: bool) -> None:
    # 0.1615 with the match, as above: 1 - 0.1615 = 0.8385 fits exactly.
    accounts = [RETAIL, measured("Bob's", share=taken, manager="Bob")]
    assessment = assessed([a_manager(expertise=["mining"]), EXPERT], accounts)
    assert bool(found(assessment, "expertise-mismatch")) == expected


def test_an_account_without_an_industry_is_no_mismatch() -> None:
    account = RETAIL.model_copy(update={"industry": None})
    assert found(assessed([a_manager(expertise=["mining"]), EXPERT], [account]), "expertise-mismatch") == []


def test_an_account_that_costs_more_than_a_quarter_of_its_revenue_is_a_note() -> None:
    # A tenth of a manager at 100,000: 10,000 a year, which is 50 % of 20,000.
    account = measured(share=0.1, revenue=20_000)
    managers = [a_manager(cost_per_year=100_000)]
    finding = the_finding(assessed(managers, [account], currency="EUR", line_of=line_of), "costly-account")
    assert (finding.level, finding.subject, finding.line) == ("note", Subject("account", "Acme"), 100)
    assert finding.source.document == "S2"
    assert_tells(finding.message, "Acme", "Ada", "10%", "EUR 10,000", "50%", "EUR 20,000", "25%")


@pytest.mark.parametrize(
    ("manager", "revenue", "expected"),
    [
        # 10,000 is exactly a quarter of 40,000
        ({"cost_per_year": 100_000}, 40_000, False),
        ({"cost_per_year": 100_000}, 39_999, True),
        # on half a job the account takes a fifth of the manager: 20,000, a quarter of 80,000
        ({"cost_per_year": 100_000, "fte": 0.5}, 80_000, False),
        ({"cost_per_year": 100_000, "fte": 0.5}, 79_999, True),
        # the documented 88,028 a year: 8,802.80, a quarter of 35,211.20
        ({}, 35_211.2, False),
        ({}, 35_211, True),
        ({"cost_per_year": 100_000}, None, False),
        ({"cost_per_year": 100_000}, 0, True),
        ({"cost_per_year": 0}, 0, False),
        ({"cost_per_year": 100_000, "other_duties_hours": 130}, 1, False),
    ],
)
def test_costly_begins_just_above_a_quarter(manager: dict[str, Any], revenue: float | None, expected: bool) -> None:
    assessment = assessed([a_manager(**manager)], [measured(share=0.1, revenue=revenue)])
    assert bool(found(assessment, "costly-account")) == expected


@pytest.mark.parametrize(
    ("currency", "cost", "expected"),
    [(None, None, True), ("USD", None, True), ("EUR", None, False), ("EUR", 100_000, True)],
)
def test_the_documented_cost_holds_for_dollars_only(currency: str | None, cost: float | None, expected: bool) -> None:
    assessment = assessed([a_manager(cost_per_year=cost)], [measured(share=0.1, revenue=1_000)], currency=currency)
    assert bool(found(assessment, "costly-account")) == expected


def test_an_entry_of_several_is_costly_or_not_as_one_of_them() -> None:
    # 10,000 each of 50,000 each: 20 %
    account = measured(share=0.1, revenue=50_000, count=8)
    assert found(assessed([a_manager(cost_per_year=100_000)], [account]), "costly-account") == []


def test_an_unassigned_account_costs_nobody() -> None:
    assert found(assessed([a_manager()], [measured(share=0.1, revenue=1, manager=None)]), "costly-account") == []


def test_an_account_with_over_forty_percent_of_a_manager_s_revenue_is_a_note() -> None:
    # 50 of 100 is 50 %, 30 and 20 are not over 40 %
    accounts = [an_account(name, revenue=revenue) for name, revenue in (("A", 30), ("B", 50), ("C", 20))]
    finding = the_finding(assessed([a_manager()], accounts, line_of=line_of), "concentration")
    assert (finding.level, finding.subject, finding.line) == ("note", Subject("account", "B"), 101)
    assert finding.source.document == "S3"
    assert_tells(finding.message, "B", "50%", "Ada")


@pytest.mark.parametrize(
    ("first", "rest", "manager", "expected"),
    [
        ({"revenue": 40}, {"revenue": 20, "count": 3}, {}, False),
        ({"revenue": 40.01}, {"revenue": 20, "count": 3}, {}, True),
        ({"revenue": 45, "count": 2}, {"revenue": 10}, {}, True),
        ({"revenue": 30, "count": 3}, {"revenue": 10}, {}, False),
        ({"revenue": 90}, {"revenue": None}, {}, False),
        ({"revenue": None}, {"revenue": None}, {}, False),
        ({"revenue": 0}, {"revenue": 0}, {}, False),
        ({"revenue": 90}, {"revenue": 10}, {"role": "dedicated"}, False),
        ({"revenue": 90, "manager": None}, {"revenue": 10, "count": 5}, {}, False),
    ],
    ids=[
        "exactly 40 %", "just above", "two alike at 45 %", "three alike at 30 %", "partly known", "unknown",
        "no revenue", "a dedicated manager", "unassigned",
    ],
)  # fmt: skip
def test_concentration_is_one_account_s_share_of_a_revenue_fully_known(
    first: dict[str, Any], rest: dict[str, Any], manager: dict[str, Any], expected: bool
) -> None:
    accounts = [an_account("First", **first), an_account("Rest", **rest)]
    assert bool(found(assessed([a_manager(**manager)], accounts), "concentration")) == expected


def test_every_account_above_forty_percent_is_told() -> None:
    # 45, 45 and 10 of 100
    accounts = [an_account(name, revenue=revenue) for name, revenue in (("A", 45), ("B", 45), ("C", 10))]
    told = found(assessed([a_manager()], accounts, line_of=line_of), "concentration")
    assert [(finding.subject.name, finding.line) for finding in told] == [("A", 100), ("B", 101)]


def test_concentration_knows_no_revenue_that_is_too_small() -> None:
    # 0.75 and 0.25 of 1 a year
    accounts = [an_account("A", revenue=0.75), an_account("B", revenue=0.25)]
    told = found(assessed([a_manager()], accounts), "concentration")
    assert [finding.subject.name for finding in told] == ["A"]


@pytest.mark.parametrize(
    ("count", "words"), [(1, "no manager has room for it."), (2, "no manager has room for them all.")]
)
def test_what_nobody_has_room_for_is_one_or_several(count: int, words: str) -> None:
    full = assessed([a_manager()], [measured(share=1.0), an_account("Lost", manager=None, count=count)])
    assert the_finding(full, "unassigned-account").message.endswith(words)
