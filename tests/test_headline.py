"""The verdict in a sentence or two. Accounts with hours that are known exactly: a share of 0.5 is half of a month."""

import re

import pytest

from amcap.headline import Judgements, is_over, last_line
from amcap.model.assessment import Assessment
from amcap.model.portfolio import Account, Manager
from tests.engine.build import MONTH, a_company, a_manager, assessed, judged, measured

ADA, BEA, CAI = (a_manager(name) for name in ("Ada", "Bea", "Cai"))
OUT, IDLE = (a_manager(name, other_duties_hours=130.0) for name in ("Out", "Idle"))


def told(managers: list[Manager], accounts: list[Account], **options: object) -> str:
    """The headline without its ranges, which quantities words."""
    return without_ranges(exactly(managers, accounts, **options))


def exactly(managers: list[Manager], accounts: list[Account], **options: object) -> Assessment:
    """Under a company that tells the hours of its month: what is measured has no range."""
    return assessed(managers, accounts, company=a_company(client_hours=MONTH), **options)  # type: ignore[arg-type]


def without_ranges(assessment: Assessment) -> str:
    return re.sub(r" \(range [^)]*\)", "", assessment.headline)


def book(**shares: float) -> list[Account]:
    """One account for each manager, or for nobody."""
    return [known(f"Of {name}", share, None if name == "nobody" else name) for name, share in shares.items()]


def known(name: str, share: float, manager: str | None) -> Account:
    """An account whose hours lie between themselves and themselves."""
    hours = share * MONTH
    return Account(name=name, manager=manager, hours_per_month={"value": hours, "low": hours, "high": hours})  # type: ignore[arg-type]


def test_without_accounts_it_says_how_many_there_could_be() -> None:
    # ten of which nothing is known for each
    assert told([ADA], []) == "No accounts yet: 1 manager can carry about 10 of which nothing is known yet."
    assert told([ADA, BEA], []) == "No accounts yet: 2 managers can carry about 20 of which nothing is known yet."
    assert told([], []) == "No accounts yet: add managers and accounts to the file."


def test_without_managers_it_says_how_many_it_takes() -> None:
    # 0.9 of a manager at a planned load of 90 % is one, 0.91 are two
    assert told([], book(nobody=0.9)) == "No managers: 1 account of work for 1 manager."
    assert told([], book(nobody=0.91)) == "No managers: 1 account of work for 2 managers."


@pytest.mark.parametrize(
    ("share", "sentence"),
    [
        (0.69, "Far below the line: Ada (69%)."),
        (0.7, "Within the line: Ada (70%)."),
        (1.0, "Within the line: Ada (100%)."),
        # 1.01 / 0.9 - 1 = 0.12 and 1.9 / 0.9 - 1 = 1.1 managers more
        (1.01, "Over the line: Ada (101%). That is 0.1 of a manager short of the planned 90%."),
        (1.9, "Over the line: Ada (190%). That is 1.1 managers short of the planned 90%."),
    ],
)
def test_a_manager_alone_is_the_team(share: float, sentence: str) -> None:
    assert told([ADA], book(Ada=share)) == sentence


def test_a_manager_alone_beside_accounts_of_nobody_is_not_the_team() -> None:
    assert told([ADA], book(nobody=0.5)) == "Ada has no accounts. The team is at 50%; no hire is needed."
    # (0.5 + 0.3) / 0.9 - 1 is below 0
    assert told([ADA], book(Ada=0.5, nobody=0.3)) == (
        "Far below the line: Ada (50%). The team is at 80%; no hire is needed."
    )
    assert told([ADA], book(Ada=0.8, nobody=0.3)) == (
        "No manager for 1 account; the fullest manager is Ada (80%). The team is at 110% and needs 1 more manager."
    )


def test_managers_over_the_line_are_named_the_fullest_first() -> None:
    # (1.1 + 0.5) / 2 = 80 %
    assert told([ADA, BEA], book(Ada=1.1, Bea=0.5)) == (
        "1 of 2 managers is over the line: Ada (110%). The team is at 80%; no hire is needed."
    )
    # 3.3 / 0.9 - 3 = 0.67
    assert told([ADA, BEA, CAI], book(Ada=1.1, Bea=1.3, Cai=0.9)) == (
        "2 of 3 managers are over the line: Bea (130%), Ada (110%). The team is at 110% and needs 1 more manager."
    )
    # 1.8 / 0.9 = 2: no more than there are
    assert told([ADA, BEA], book(Ada=0.9, Bea=0.9)) == (
        "No manager is over the line; the fullest is Ada (90%). The team is at 90%; no hire is needed."
    )


def test_work_without_capacity_is_over_the_line_before_all_other_work() -> None:
    # (1.3 + 0.1) / 0.9 - 1 = 0.56
    assert told([ADA, OUT], book(Ada=1.3, Out=0.1)) == (
        "2 of 2 managers are over the line: Out (no capacity), Ada (130%). "
        "The team is at 140% and needs 1 more manager."
    )
    assert told([OUT], book(Out=0.1)) == (
        "Over the line: Out (no capacity). That is 0.1 of a manager short of the planned 90%."
    )
    assert told([OUT, IDLE], book(Out=0.1)) == (
        "1 of 2 managers is over the line: Out (no capacity). The team has no capacity and needs 1 more manager."
    )


def test_nobody_without_accounts_is_over_the_line() -> None:
    assert told([IDLE, ADA], book(Ada=0.9)) == (
        "No manager is over the line; the fullest is Ada (90%). The team is at 90%; no hire is needed."
    )
    assessment = assessed([IDLE, OUT, ADA], book(Out=0.1, Ada=1.0))
    assert [is_over(judged(assessment, name)) for name in ("Idle", "Out", "Ada")] == [False, True, False]


def test_a_report_on_one_manager_of_several_tells_of_the_team_too() -> None:
    assert told([ADA, BEA], book(Ada=1.1, Bea=0.5), only=["Bea"]) == (
        "Far below the line: Bea (50%). The team is at 80%; no hire is needed."
    )


def test_more_than_three_managers_over_the_line_are_counted() -> None:
    names = ["A", "B", "C", "D"]
    # 4.8 / 0.9 - 4 = 1.33
    assert told([a_manager(name) for name in names], book(**dict.fromkeys(names, 1.2))) == (
        "4 of 4 managers are over the line: A (120%), B (120%), C (120%) and 1 more. "
        "The team is at 120% and needs 2 more managers."
    )


def test_ten_times_the_capacity_is_told_as_that() -> None:
    assert told([ADA, BEA], book(Ada=9.99)).startswith("1 of 2 managers is over the line: Ada (999%). The team is at ")
    # 20 / 2 managers; 20 / 0.9 - 2 = 20.2
    assert told([ADA, BEA], book(Ada=20)) == (
        "1 of 2 managers is over the line: Ada (more than 10 times capacity). "
        "The team is at more than 10 times capacity and needs 21 more managers."
    )


def roughly(**shares: float) -> list[Account]:
    """One measured account each, of which nobody told how many months were measured: a range of some 39 % about it.

    sigma is that of 12 months, sqrt(ln(1 + 0.9 ^ 2 / 12)) = 0.2556, with that of the client share of a month,
    ln(0.88 / 0.65) / 2.5632 = 0.1182: 0.2816 together; the middle is the likely load / e ^ (0.2556 ^ 2 / 2) x 0.75
    / sqrt(0.65 x 0.88) = 0.96 of it, and the ends are that x e ^ (+-1.2816 x 0.2816): 0.67 and 1.38 of the load.
    """
    return [measured(f"Of {name}", share=share, manager=name) for name, share in shares.items()]


def test_what_may_be_otherwise_has_a_question_mark() -> None:
    # 1.2 x 0.67 = 0.8 to 1.66; 0.9 x 1.38 = 1.24; 0.7 x 1.38 = 0.97; 2 x 0.67 = 1.34
    assert without_ranges(assessed([ADA], roughly(Ada=1.2))).startswith("Over the line, but maybe not: Ada (120%?).")
    assert without_ranges(assessed([ADA], roughly(Ada=0.9))) == "Within the line, but maybe over: Ada (90%?)."
    assert without_ranges(assessed([ADA], roughly(Ada=0.7))) == "Within the line: Ada (70%)."
    assert without_ranges(assessed([ADA], roughly(Ada=2.0))).startswith("Over the line: Ada (200%).")


def test_those_who_may_be_over_are_counted_apart() -> None:
    assert without_ranges(assessed([ADA, BEA, CAI], roughly(Ada=1.2, Bea=0.9, Cai=0.5))).startswith(
        "1 of 3 managers is over the line: Ada (120%?); 1 more may be. "
    )
    assert without_ranges(assessed([ADA, BEA, CAI], roughly(Ada=0.95, Bea=0.9, Cai=0.5))).startswith(
        "No manager is over the line, though 2 may be; the fullest is Ada (95%?). "
    )


def test_a_team_within_the_line_may_be_short_of_the_plan() -> None:
    # 0.95 / 0.9 - 1 = 0.06 and 1.9 / 0.9 - 2 = 0.11 managers
    assert told([ADA, BEA], book(Ada=0.95, Bea=0.95)) == (
        "No manager is over the line; the fullest is Ada (95%). "
        "The team is at 95%, 0.1 of a manager short of the planned 90%."
    )


def last(managers: list[Manager], accounts: list[Account]) -> str:
    assessment = exactly(managers, accounts)
    return last_line(Judgements(assessment.portfolio, assessment.managers, assessment.team))


def test_the_last_line_has_numbers_in_place_of_names() -> None:
    # (2.4 - 2) / 1 is one hire, and so is 2.4 / 0.9 - 2 = 0.67
    assert last([ADA, BEA], book(Ada=1.3, Bea=1.1)) == "2 of 2 over 100%. Team 120%: 1 hire to 100%, 1 to 90%."
    assert last([ADA, BEA], book(Ada=0.5, Bea=0.5)) == "0 of 2 over 100%. Team 50%: 0 hires to 100%, 0 to 90%."
    assert last([OUT, IDLE], book(Out=0.1)) == "1 of 2 over 100%. Team no capacity: 1 hire to 100%, 1 to 90%."


def test_the_last_line_tells_who_may_be_over_and_the_range_of_the_hires() -> None:
    assessment = assessed([ADA, BEA], roughly(Ada=1.2, Bea=0.9))
    likely, low, high = assessment.team.hires
    assert (likely, low) == (1, 0)
    assert last_line(Judgements(assessment.portfolio, assessment.managers, assessment.team)) == (
        f"1 of 2 over 100%, 1 more may be. Team 105%: 1 hire (0-{high}) to 100%, 1 to 90%."
    )


def test_the_last_line_of_somebody_alone_is_the_first() -> None:
    assert last([ADA], book(Ada=1.9)) == "Over the line: Ada (190%)."
    assert last([ADA], []) == "No accounts yet: 1 manager can carry about 10 of which nothing is known yet."
