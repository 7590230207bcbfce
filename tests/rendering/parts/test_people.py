"""Which managers are shown, in what order, and who has a question mark."""

import pytest

from amcap.model.assessment import ManagerAssessment
from amcap.rendering.parts.look import Order
from amcap.rendering.parts.people import in_order, marked_verdict, shown_managers
from tests.engine.build import a_manager, assessed, judged, measured


def team(**loads: float) -> tuple[ManagerAssessment, ...]:
    accounts = [measured(f"Of {name}", share=load, manager=name) for name, load in loads.items()]
    return assessed([a_manager(name) for name in loads], accounts).managers


def names(managers: list[ManagerAssessment]) -> list[str]:
    return [manager.name for manager in managers]


@pytest.mark.parametrize(
    ("order", "expected"),
    [("file", ["di", "Al", "Bo", "Cy"]), ("load", ["Bo", "di", "Cy", "Al"]), ("name", ["Al", "Bo", "Cy", "di"])],
)
def test_managers_stand_in_the_order_that_is_asked_for(order: Order, expected: list[str]) -> None:
    managers = team(di=0.9, Al=0.2, Bo=1.3, Cy=0.5)
    assert names(in_order(managers, order)) == expected
    assert names(shown_managers(managers, 4, order)) == expected


def test_where_they_are_too_many_the_fullest_are_shown_in_any_order() -> None:
    managers = team(di=0.9, Al=0.2, Bo=1.3, Cy=0.5)
    assert names(shown_managers(managers, 2, "file")) == ["di", "Bo"]
    assert names(shown_managers(managers, 3, "name")) == ["Bo", "Cy", "di"]
    assert names(shown_managers(managers, 1, "load")) == ["Bo"]


def test_of_those_who_are_equally_full_the_first_in_the_file_is_the_fullest() -> None:
    assert names(shown_managers(team(Bo=0.5, Al=0.5, Cy=0.5), 2, "load")) == ["Bo", "Al"]


def test_whoever_has_accounts_and_no_capacity_goes_before_all_others() -> None:
    managers = [
        a_manager("Full"), a_manager("Out", other_duties_hours=130.0), a_manager("Idle", other_duties_hours=130),
        a_manager("Over"),
    ]  # fmt: skip
    accounts = [
        measured(f"Of {name}", share=share, manager=name)
        for name, share in {"Full": 1.0, "Out": 0.1, "Over": 3.0}.items()
    ]
    assert names(in_order(assessed(managers, accounts).managers, "load")) == ["Out", "Over", "Full", "Idle"]


@pytest.mark.parametrize(
    ("share", "verdict"), [(0.5, "underloaded"), (0.9, "healthy?"), (1.2, "overloaded?"), (2.0, "overloaded")]
)
def test_a_verdict_whose_range_reaches_across_the_line_has_a_question_mark(share: float, verdict: str) -> None:
    assert marked_verdict(judged(assessed([a_manager()], [measured(share=share)]))) == verdict
