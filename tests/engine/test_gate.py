"""The gate: levels, findings and figures, each right at its limit."""

import pytest

from amcap.conditions import FIGURES
from amcap.engine.assess import assess
from amcap.engine.gate import gated
from amcap.model.portfolio import Account, Manager, Portfolio
from amcap.reading.rulebook import load_rulebook
from tests.engine.build import AS_OF as DAY

BOOK = load_rulebook()


def tripped(condition: str, hours: float = 143.0, fte: float = 1.0) -> list[str | None]:
    """Whom a condition trips on: Ada carries one measured account; 143 h of 130 h are a load of exactly 110 %."""
    manager = Manager(name="Ada", experience="established", fte=fte, other_duties_hours=0.0)
    account = Account(name="Acme", manager="Ada", hours_per_month=hours)
    assessment = gated(assess(Portfolio(managers=(manager,), accounts=(account,)), BOOK, DAY), [condition])
    names = [trip.subject.name if trip.subject.kind != "team" else "the team" for trip in assessment.gate.reasons]
    assert assessment.gate.tripped is bool(names)
    return names


@pytest.mark.parametrize(
    ("condition", "whom"),
    [
        ("load>110%", []),
        ("load>=110%", ["Ada"]),
        ("load > 109.9 %", ["Ada"]),
        ("load<110%", []),
        ("load<=110%", ["Ada"]),
        ("load.low>110%", []),
        ("load.high>110%", ["Ada"]),
        ("team.load>100%", ["the team"]),
        ("probability>50%", ["Ada"]),
        ("stretched", ["Ada"]),
        ("overloaded", []),
        ("never", []),
    ],
)
def test_a_condition_trips_exactly_where_it_says(condition: str, whom: list[str | None]) -> None:
    assert tripped(condition) == whom


def test_the_gate_has_every_figure_that_conditions_name() -> None:
    # A figure that the gate cannot look up would be an error in the middle of a run.
    for figure in FIGURES:
        assert tripped(f"{figure}>=0%") == (["the team"] if figure == "team.load" else ["Ada"])


def test_work_without_capacity_is_over_any_limit() -> None:
    manager = Manager(name="Ada", other_duties_hours=130.0)
    portfolio = Portfolio(managers=(manager,), accounts=(Account(name="Acme", manager="Ada"),))
    assessment = gated(assess(portfolio, BOOK, DAY), ["load>1000%"])
    assert [trip.message for trip in assessment.gate.reasons] == ["Ada has accounts but no capacity."]


def test_a_finding_is_told_once_however_many_conditions_it_meets() -> None:
    manager = Manager(name="Ada", other_duties_hours=130.0)
    portfolio = Portfolio(managers=(manager,), accounts=(Account(name="Acme", manager="Ada"),))
    both = gated(assess(portfolio, BOOK, DAY), ["error", "no-capacity"])
    assert [trip.condition for trip in both.gate.reasons] == ["error", "error"]


@pytest.mark.parametrize("condition", ["overlaoded", "load>110", "laod>110%", ""])
def test_a_condition_that_is_none_is_refused_and_does_not_pass(condition: str) -> None:
    assessment = assess(Portfolio(managers=(Manager(name="Ada"),)), BOOK, DAY)
    with pytest.raises(ValueError, match=r"did you mean|write|neither"):
        gated(assessment, ["error", condition])
