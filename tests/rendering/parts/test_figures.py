"""What is shortened, sampled or left out of a report for people, and right at which number."""

import pytest

from amcap.model.assessment import Assessment, Assumption, Driver, Finding, Gate, Range
from amcap.rendering.parts.figures import (
    assumed_words,
    assumptions,
    context,
    fullest,
    gate_sentence,
    minor,
    place,
    shortened,
    shown_findings,
    shown_managers,
    title,
)
from tests.engine.build import a_manager, assessed, measured


def team(*loads: float) -> Assessment:
    """Managers called M0, M1, … with one account each."""
    managers = [a_manager(f"M{number}") for number in range(len(loads))]
    return assessed(managers, [measured(f"A{n}", share=load, manager=f"M{n}") for n, load in enumerate(loads)])


def names(managers: object) -> list[str]:
    return [manager.name for manager in managers]  # type: ignore[attr-defined]


def test_managers_are_all_shown_up_to_the_number_and_beyond_it_the_fullest_in_the_order_of_the_file() -> None:
    managers = team(0.9, 0.2, 1.3, 0.5).managers
    assert names(shown_managers(managers, 4)) == ["M0", "M1", "M2", "M3"]
    assert names(shown_managers(managers, 3)) == ["M0", "M2", "M3"]
    assert names(shown_managers(managers, 1)) == ["M2"]
    assert names(fullest(managers)) == ["M2", "M0", "M3", "M1"]


def test_whoever_has_accounts_and_no_capacity_goes_before_all_who_are_within_the_line() -> None:
    managers = [
        a_manager("Full"),
        a_manager("Out", other_duties_hours=130.0),
        a_manager("Idle", other_duties_hours=130),
    ]
    accounts = [measured("A", share=1.0, manager="Full"), measured("B", share=0.1, manager="Out")]
    assert names(fullest(assessed(managers, accounts).managers)) == ["Out", "Full", "Idle"]


def findings(*ids: tuple[str, int | None]) -> list[Finding]:
    (one,) = (each for each in team(1.3).findings if each.id == "overloaded")
    return [one._replace(id=id_, position=position) for id_, position in ids]


def test_five_findings_of_one_id_are_shown_and_the_others_counted() -> None:
    five = findings(*(("costly-account", n) for n in range(5)))
    assert shown_findings(five, everything=False) == (five, {})
    seven = findings(*(("costly-account", n) for n in range(7)), ("stretched", 0))
    kept, more = shown_findings(seven, everything=False)
    assert [(each.id, each.position) for each in kept] == [*(("costly-account", n) for n in range(5)), ("stretched", 0)]
    assert more == {"costly-account": 2}
    assert shown_findings(seven, everything=True) == (seven, {})


def test_sums_have_room_of_their_own() -> None:
    told = findings(*(("costly-account", n) for n in range(6)), *(("costly-account", None) for _ in range(6)))
    kept, more = shown_findings(told, everything=False)
    assert [each.position for each in kept] == [0, 1, 2, 3, 4, None, None, None, None, None]
    assert more == {"costly-account": 2}


def test_a_name_is_shortened_only_where_it_is_longer() -> None:
    assert shortened("x" * 120) == "x" * 120
    assert shortened("x" * 121) == "x" * 120 + "..."
    assert shortened("abcd", 4) == "abcd"
    assert shortened("abcde", 4) == "abcd..."


def with_shares(*shares: float) -> Assessment:
    """Two managers; the first has every parameter at a share, the second at half of it."""
    one = team(0.5, 0.5)
    drivers = tuple(Driver(f"factor-{n}:unknown", share, 0.1) for n, share in enumerate(shares))
    halves = tuple(Driver(driver.parameter, driver.share_of_variance / 2, driver.term) for driver in drivers)
    first, second = one.managers
    return one._replace(
        managers=(first._replace(drivers=drivers), second._replace(drivers=halves)),
        assumptions=tuple(Assumption(f"factor-{n}", "account", "judgement", "x", 1) for n in range(len(shares))),
    )


def test_an_assumption_with_a_hundredth_of_a_range_has_a_line_and_one_with_less_has_none() -> None:
    # The largest share that it has of any manager's range counts, wherever in the team.
    widening, rest = assumptions(with_shares(0.01, 0.0099, 0.5, 0.0))
    assert [(each.assumption.factor, each.share) for each in widening] == [("factor-2", 0.5), ("factor-0", 0.01)]
    assert [each.factor for each in rest] == ["factor-1", "factor-3"]


@pytest.mark.parametrize(
    ("assumption", "words"),
    [
        (Assumption("contact", "account", "judgement", "monthly", 3), "contact: monthly (3 accounts)"),
        (Assumption("fit", "account", "judgement", "at-risk", 1), "fit: at risk (1 account)"),
        (Assumption("company-size", "company", "fact", "medium", 1), "company size: medium (the company)"),
        (Assumption("other-duties-hours", "manager", "fact", "0", 1), "hours of other duties: 0 (1 manager)"),
        (Assumption("cost-per-year", "manager", "fact", "88028", 2), "cost per year: 88,028 (2 managers)"),
        (Assumption("size", "account", "judgement", "unknown", 1_000), "size: unknown (1,000 accounts)"),
    ],
)  # fmt: skip
def test_an_assumption_reads_as_people_write(assumption: Assumption, words: str) -> None:
    assert minor([assumption]) == words
    assert words.startswith(f"{assumed_words(assumption)} (")
    assert minor([assumption, assumption]) == f"{words}, {words}"


@pytest.mark.parametrize(
    ("file", "line", "told"),
    [
        ("p.yaml", 12, "line 12"), (None, 12, "line 12"), ("in/accounts.csv", 3, "accounts.csv, line 3"),
        ("in/accounts.csv", None, ""), (None, None, ""),
    ],
)  # fmt: skip
def test_a_place_names_the_file_only_where_it_is_another(file: str | None, line: int | None, told: str) -> None:
    assert place(file, line, "p.yaml") == told


def test_a_portfolio_without_a_name_is_called_by_where_it_came_from() -> None:
    portfolio = team(0.5).portfolio
    for name, source, told in (("Ours", "p.yaml", "Ours"), (None, "p.yaml", "p.yaml"), (None, "-", "standard input")):
        assert title(team(0.5)._replace(portfolio=portfolio._replace(name=name, source=source))) == told
    assert context(team(0.5, 0.5))[1] == "2 managers, 2 accounts"
    assert context(team(0.5))[1] == "1 manager, 1 account"


def test_the_gate_is_told_with_its_conditions_where_there_is_one() -> None:
    assert gate_sentence(Gate((), tripped=False, reasons=())) == ""
    assert gate_sentence(Gate(("error", "load>110%"), tripped=False, reasons=())) == (
        "Gate passed: fails on error, load>110%."
    )
    assert gate_sentence(Gate(("error",), tripped=True, reasons=())) == "Gate tripped: fails on error."


def test_a_range_is_no_part_of_what_is_sampled() -> None:
    # Equally full managers are taken in the order of the file.
    managers = team(0.5, 0.5, 0.5).managers
    assert names(shown_managers(managers, 2)) == ["M0", "M1"]
    assert managers[0].load.likely == Range(0.5, None, None).likely
