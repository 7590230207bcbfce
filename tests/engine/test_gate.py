"""The gate: levels, findings and figures, each right at its limit."""

from datetime import timedelta

import pytest

from amcap.conditions import FIGURES
from amcap.engine.assess import assess
from amcap.engine.gate import gated
from amcap.model.assessment import Assessment, Gate, Range
from amcap.model.portfolio import Account, Manager, Portfolio, Waiver
from amcap.reading.rulebook import load_rulebook
from tests.engine.build import AS_OF as DAY
from tests.engine.build import a_company, a_manager, an_account, assessed, measured, the_finding

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


def with_load(load: Range, team: Range | None = None, probability: float = 0.5) -> Assessment:
    """Ada with one account and a load of one's choice, in a team with another."""
    portfolio = Portfolio(managers=(Manager(name="Ada"),), accounts=(Account(name="Acme", manager="Ada"),))
    whole = assess(portfolio, BOOK, DAY)
    (ada,) = whole.managers
    return whole._replace(
        managers=(ada._replace(load=load, probability_over=probability),), team=whole.team._replace(load=team or load)
    )


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("load.low>=90%", "Ada has a load of 90% at the low end of the range."),
        ("load.low>89%", "Ada has a load of 90% at the low end of the range."),
        ("load.low>90%", None),
        ("load.low<=90%", "Ada has a load of 90% at the low end of the range."),
        ("load.low<90%", None),
        ("load>=110%", "Ada has a load of 110%."),
        ("load>110%", None),
        ("load<=110%", "Ada has a load of 110%."),
        ("load<110%", None),
        ("load.high>=130%", "Ada has a load of 130% at the high end of the range."),
        ("load.high>130%", None),
        ("load.high<=130%", "Ada has a load of 130% at the high end of the range."),
        ("team.load>=105%", "The team has a load of 105%."),
        ("team.load>105%", None),
        ("probability>=72%", "Ada is 72% likely to be over 100%."),
        ("probability>72%", None),
    ],
)
def test_each_figure_is_held_against_its_own_limit(condition: str, message: str | None) -> None:
    assessment = gated(with_load(Range(1.1, 0.9, 1.3), Range(1.05, 0.95, 1.15), 0.72), [condition])
    assert [trip.message for trip in assessment.gate.reasons] == ([] if message is None else [message])


@pytest.mark.parametrize(
    ("load", "condition", "trips"),
    [
        # A load is held against the limit with the six places that it is printed with.
        (1.0999996, "load>=110%", True),
        (1.0999994, "load>=110%", False),
        (1.1000004, "load>110%", False),
        (1.1000006, "load>110%", True),
        # 100 points and four decimals: 1.100123
        (1.100123, "load>=110.0123%", True),
        (1.100123, "load>110.0123%", False),
        (1.100122, "load>=110.0123%", False),
        # For a computer 90.1 / 100 is a little less than 0.901, and 93.9 / 100 a little more than 0.939.
        (0.901, "load>90.1%", False),
        (0.901, "load<=90.1%", True),
        (0.939, "load>=93.9%", True),
        (0.939, "load<93.9%", False),
    ],
)
def test_no_rounding_decides_about_a_limit(load: float, condition: str, trips: bool) -> None:
    assert gated(with_load(Range(load, load, load)), [condition]).gate.tripped is trips


@pytest.mark.parametrize("figure", ["load", "load.low", "load.high", "team.load"])
def test_a_load_that_is_missing_is_over_any_limit_where_there_is_work_and_nothing_where_there_is_none(
    figure: str,
) -> None:
    missing = with_load(Range(None, None, None))
    assert gated(missing, [f"{figure}>999999%"]).gate.tripped
    assert not gated(missing, [f"{figure}<999999%"]).gate.tripped
    (ada,) = missing.managers
    idle = missing._replace(managers=(ada._replace(accounts=0),), portfolio=missing.portfolio._replace(accounts=0))
    assert not gated(idle, [f"{figure}>0%"]).gate.tripped
    assert gated(idle, [f"{figure}<=0%"]).gate.tripped


@pytest.mark.parametrize(
    ("condition", "findings"),
    [
        ("error", ["overloaded"]),
        ("warning", ["overloaded", "factors-bounded"]),
        ("note", ["overloaded", "factors-bounded", "not-started"]),
        ("not-started", ["not-started"]),
        ("stretched", []),
        ("never", []),
    ],
)
def test_a_level_trips_on_itself_and_all_that_is_graver(condition: str, findings: list[str]) -> None:
    whole = assess(Portfolio(managers=(Manager(name="Ada", other_duties_hours=130.0),),
        accounts=(Account(name="Acme", manager="Ada"),)), BOOK, DAY)  # fmt: skip
    one = whole.findings[0]
    levels = {"overloaded": "error", "factors-bounded": "warning", "not-started": "note"}
    found = tuple(one._replace(id=id_, level=level) for id_, level in levels.items())
    gate = gated(whole._replace(findings=found), [condition]).gate
    assert [found[trip.finding].id for trip in gate.reasons if trip.finding is not None] == findings
    assert gate.tripped is bool(findings)


def test_never_is_no_condition_of_the_gate_beside_others() -> None:
    gate = gated(with_load(Range(1.1, 0.9, 1.3)), ["never", " load>100% "]).gate
    assert gate.fail_on == ("load>100%",)
    assert gated(with_load(Range(1.1, 0.9, 1.3)), ["never"]).gate.fail_on == ()


def test_the_gate_has_every_figure_that_conditions_name() -> None:
    # A figure that the gate cannot look up would be an error in the middle of a run.
    for figure in FIGURES:
        limit = "0" if figure == "hires" else "0%"
        assert tripped(f"{figure}>={limit}") == (["the team"] if figure in ("team.load", "hires") else ["Ada"])


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


def test_an_assessment_without_conditions_has_not_tripped() -> None:
    assert assessed([a_manager()], [an_account()]).gate == Gate(fail_on=(), tripped=False, reasons=())


def test_overloaded_is_for_those_who_surely_are_and_with_a_question_mark_for_those_who_may_be() -> None:
    # 12 x 13 h of 130 h are 120 %, 109 to 132 %; 156 h of one account vary by more.
    managers = (a_manager("Ada"), a_manager("Bob"))
    accounts = (measured("Many", share=0.1, count=12, manager="Ada"), measured("One", share=1.2, manager="Bob"))
    sure = assessed(managers, accounts, company=a_company(client_hours=130))
    assert [trip.manager for trip in gated(sure, ["overloaded"]).gate.reasons] == ["Ada"]
    assert [trip.manager for trip in gated(sure, ["overloaded?"]).gate.reasons] == ["Ada", "Bob"]


def test_hires_and_fair_shares_can_be_failed_on() -> None:
    # 156 h and 26 h of 260 h: loads of 120 and 20 %, where 70 % are the fair share of both; the team needs nobody.
    managers = (a_manager("Ada"), a_manager("Bob"))
    accounts = (measured("A", share=1.2, manager="Ada"), measured("B", share=0.2, manager="Bob"))
    assessment = assessed(managers, accounts)
    (trip,) = gated(assessment, ["fair-share>120%"]).gate.reasons
    assert (trip.manager, trip.message) == ("Ada", "Ada has 171% of the fair share.")
    assert not gated(assessment, ["hires>0"]).gate.tripped
    # 2.2 standard managers of work for one: 1.2 more at 100 %, which are two people.
    (trip,) = gated(assessed(managers[:1], [measured("A", share=2.2)]), ["hires>1"]).gate.reasons
    assert trip.message == "The team needs 2 more managers to be at 100% or less."


def test_what_is_accepted_trips_no_gate_until_its_day_is_over() -> None:
    waiver = Waiver(finding="overloaded", subject="Ada", until=DAY, reason="Bea is hired")
    book = [measured("A", share=0.1, count=13)]
    company = a_company(client_hours=130)
    for day, accepted in ((DAY, True), (DAY + timedelta(days=1), False)):
        assessment = assessed([a_manager()], book, company=company, accept=(waiver,), as_of=day)
        gate = gated(assessment, ["overloaded"]).gate
        assert gate.tripped != accepted
        assert bool(the_finding(assessment, "overloaded").accepted) == accepted
