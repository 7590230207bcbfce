"""What a terminal shows: all that matters on one screen, the verdict first and last."""

import re
from typing import Any

import pytest

from amcap.headline import Judgements, last_line
from amcap.model.assessment import Assessment
from amcap.rendering.assessment.table import SCREEN, render_table
from amcap.rendering.parts.look import Look
from tests.cli.portfolios import Data, account, assessed, manager, portfolio

NAMES = [
    "Anna Schmidt", "Bastian Keller", "Chiara Rossi", "Dmitri Volkov", "Elena Petrova", "Farid Haddad",
    "Grace Okafor", "Henrik Larsen", "Ingrid Nystrom", "Joao Almeida", "Katarzyna Wojcik", "Liam O'Brien",
]  # fmt: skip


def names_alone(number: int) -> Data:
    """So many managers with 4 to 15 accounts each, of which nothing is known but the names."""
    managers = [NAMES[n] if n < len(NAMES) else f"{NAMES[n % len(NAMES)]} {n}" for n in range(number)]
    accounts = [(f"A{n}-{each}", name) for n, name in enumerate(managers) for each in range(4 + n % 12)]
    return {
        "version": 1,
        "managers": [{"name": name} for name in managers],
        "accounts": [{"name": name, "manager": manager} for name, manager in accounts],
    }


def screen(data: Data, **look: Any) -> str:
    return render_table(assessed(data), Look(**look))


def last_of(assessment: Assessment) -> str:
    return last_line(Judgements(assessment.portfolio, assessment.managers, assessment.team))


def test_twelve_managers_fit_a_screen_with_nothing_left_out() -> None:
    text = screen(names_alone(12))
    assert len(text.splitlines()) <= SCREEN
    assert max(map(len, text.splitlines())) <= 80
    assert all(f"\n{name}" in text for name in NAMES)


@pytest.mark.parametrize("number", [0, 1, 2, 5, 13, 40, 400])
@pytest.mark.parametrize("width", [80, 100, 133])
def test_any_number_of_managers_fits_a_screen(number: int, width: int) -> None:
    assert len(screen(names_alone(number), width=width).splitlines()) <= SCREEN


def test_managers_that_do_not_fit_are_counted_with_the_highest_of_their_loads() -> None:
    text = screen(names_alone(40))
    left_out = re.search(r"^\.\.\. and (\d+) managers at (\d+)% or less; --all for the rest\.$", text, re.MULTILINE)
    assert left_out
    shown = [line for line in text.splitlines() if re.match(r"\w+ \w+.* \d+%", line) and "?" in line]
    loads = sorted((4 + n % 12) * 10 for n in range(40))
    # Nothing known: ten accounts a manager.
    assert int(left_out[2]) == loads[int(left_out[1]) - 1]
    assert len(shown) + int(left_out[1]) >= 40
    assert "--all for the rest" not in screen(names_alone(40), everything=True)


def test_the_fullest_comes_first_unless_another_order_is_asked_for() -> None:
    def order(**look: Any) -> list[str]:
        return re.findall(r"^([A-Z][a-z]+) [A-Z].*%", screen(names_alone(4), **look), re.MULTILINE)

    assert order() == order(order="load") == ["Dmitri", "Chiara", "Bastian", "Anna"]
    assert order(order="name") == order(order="file") == ["Anna", "Bastian", "Chiara", "Dmitri"]


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("number", [1, 12, 40])
def test_the_verdict_is_first_and_last(number: int, *, everything: bool) -> None:
    assessment = assessed(names_alone(number))
    look = Look(width=300, everything=everything, explains="amcap explain plan.yaml")
    lines = render_table(assessment, look).splitlines()
    assert lines[0] == assessment.headline
    assert lines[-2] == last_of(assessment)
    assert lines[-1].startswith("Why: `amcap explain plan.yaml ")


def test_what_a_row_says_is_not_told_again_and_where_a_source_stands_is_not_told() -> None:
    data = portfolio([manager("Ada"), manager("Bea")], [account("Big", "Ada", 260), account("Tiny", "Bea", 1)])
    assert {finding.id for finding in assessed(data).findings} >= {"overloaded", "underloaded"}
    for everything in (False, True):
        text = screen(data, everything=everything)
        assert not re.search(r"\[(overloaded|underloaded|team-over-capacity)|\bS\d\b", text)
        # 260 - 130 and 130 - 1 hours
        assert "Standard h a month to hand over: Ada 130; room: Bea 129." in text


def test_everything_has_both_lists_of_what_nobody_told() -> None:
    text = screen(names_alone(2), everything=True)
    judgements, _, facts = text.partition("\nFacts that nobody told (")
    assert "\nJudgements that nobody told (" in judgements
    assert re.search(r"^  complexity +unknown +9 accounts +up to \d+%$", judgements, re.MULTILINE)
    assert re.search(r"^  assistants +none +2 managers +two or more: load x 0\.63$", facts, re.MULTILINE)


def test_one_screen_says_how_many_there_are_of_either() -> None:
    assert "--all for 12 judgements (complexity first) and 8 facts not told." in screen(names_alone(2))
