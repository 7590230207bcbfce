"""What is shortened, sampled or left out of a report for people, and right at which number."""

import pytest

from amcap.model.assessment import Assessment, Gate
from amcap.model.finding import Finding
from amcap.rendering.parts.figures import (
    context,
    gate_sentence,
    place,
    shortened,
    shown_findings,
    title,
)
from tests.engine.build import a_manager, assessed, measured


def team(*loads: float) -> Assessment:
    """Managers called M0, M1, … with one account each."""
    managers = [a_manager(f"M{number}") for number in range(len(loads))]
    return assessed(managers, [measured(f"A{n}", share=load, manager=f"M{n}") for n, load in enumerate(loads)])


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
