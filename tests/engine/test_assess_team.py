"""The team, what was assumed for it, and reports on some of its managers."""

from math import exp, log, sqrt

import pytest

from amcap.model.assessment import Assumption, Range
from amcap.model.portfolio import Account, Company, Manager
from tests.engine.build import ONE_EACH, a_company, a_manager, an_account, assessed, found, ids, judged, measured


def test_the_team_carries_unassigned_accounts_too() -> None:
    accounts = [measured("Mine", share=0.6), measured("Nobody's", share=0.05, manager=None, count=4)]
    assessment = assessed([a_manager(), a_manager("Bob")], accounts)
    team = assessment.team
    # 0.6 + 4 x 0.05 = 0.8 for two standard managers
    assert (team.workload, team.capacity) == (pytest.approx(0.8), pytest.approx(2))
    assert team.load.likely == pytest.approx(0.4)
    assert (team.unassigned_accounts, team.unassigned_workload) == (4, pytest.approx(0.2))
    assert assessment.portfolio.accounts == 5
    assert judged(assessment).workload == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("hours", "hires"),
    [
        # one standard manager planned to 90 % carries 117 hours, two 234, three 351
        (0.01, 0),
        (116.9, 0),
        (117, 0),
        (117.1, 1),
        (234, 1),
        (234.1, 2),
        (351, 2),
        (351.1, 3),
    ],
)
def test_hires_bring_the_team_to_ninety_percent_and_no_further(hours: float, hires: int) -> None:
    assessment = assessed(
        [a_manager()], [Account.model_validate({"name": "Acme", "manager": "Ada", "hours_per_month": hours})]
    )
    assert assessment.team.hires_to_plan == hires


def test_a_hire_is_an_established_manager_under_the_company_s_factors() -> None:
    company = a_company(support="strong", automation="robust")
    junior = a_manager(experience="junior", support="none", automation="manual", fte=0.5, started="2026-11-01")
    # Capacity now: 0.5 x 0.35 (0.70 x 0.50 x 0.85 x 0.90 = 0.26775, held at 0.35) = 0.175.
    # A hire: 1.15 x 1.15 = 1.3225. To 90 %: (0.175 + 1.3225) x 0.9 = 1.34775.
    for share, hires in ((1.3477, 1), (1.3478, 2)):
        accounts = [measured(share=share, manager=None)]
        assert assessed([junior], accounts, company=company).team.hires_to_plan == hires


@pytest.mark.parametrize(("size", "target"), [("small", 1.0), ("medium", 0.9), (None, 0.9), ("large", 0.85)])
def test_the_size_of_the_company_moves_the_planned_load_and_no_other(size: str | None, target: float) -> None:
    team = assessed([a_manager()], [measured(share=0.95)], company=a_company(size=size)).team
    assert team.load.likely == pytest.approx(0.95)
    assert team.shortfall == pytest.approx(max(0.0, 0.95 / target - 1))


def test_a_hire_under_a_company_of_which_nothing_is_known_is_a_standard_manager() -> None:
    for share, hires in ((0.9, 1), (0.901, 2)):
        assert assessed([], [measured(share=share, manager=None)], company=Company()).team.hires_to_plan == hires


def test_a_parameter_that_managers_share_is_one_guess_for_the_team() -> None:
    managers = [a_manager(experience="senior"), a_manager("Bob", experience="senior", fte=0.5)]
    team = assessed(managers, [an_account()], book=ONE_EACH).team
    # Capacity 1.15 + 0.575 = 1.725, all of it on one guess: 1.5 managers at 1.30 to 1.05.
    assert tuple(team.load) == pytest.approx((1 / 1.725, 1 / (1.5 * 1.30), 1 / (1.5 * 1.05)))


def test_different_parameters_of_managers_count_by_their_share_of_the_capacity() -> None:
    managers = [a_manager(experience="senior"), a_manager("Bob", experience="junior")]
    team = assessed(managers, [an_account()], book=ONE_EACH).team
    # Capacity 1.15 + 0.70 = 1.85; each weighs its middle x e^(variance / 4).
    logs = [log(1.30 / 1.05), log(0.85 / 0.55)]
    weights = [
        sqrt(1.30 * 1.05) * exp((logs[0] / 2.5632) ** 2 / 4),
        sqrt(0.85 * 0.55) * exp((logs[1] / 2.5632) ** 2 / 4),
    ]
    spread = sqrt(sum((weight / sum(weights) * each) ** 2 for weight, each in zip(weights, logs, strict=True)))
    assert team.load.likely == pytest.approx(1 / 1.85)
    assert team.load.low is not None
    assert team.load.high is not None
    assert log(team.load.high / team.load.low) == pytest.approx(spread)


def test_account_parameters_are_shared_across_managers_and_with_the_unassigned() -> None:
    accounts = [
        an_account("A", tier="key"),
        an_account("B", tier="key", manager="Bob"),
        an_account("C", tier="key", manager=None),
    ]
    team = assessed([a_manager(), a_manager("Bob")], accounts).team
    # 3 / 5 on 2 managers; all three rest on the guess of five (4-6)
    assert tuple(team.load) == pytest.approx((0.3, 0.25, 0.375))


def test_a_manager_without_time_adds_neither_capacity_nor_doubt_to_the_team() -> None:
    managers = [a_manager(), a_manager("Bob", experience="junior", other_duties_hours=130)]
    team = assessed(managers, [an_account(tier="dedicated", manager="Bob")]).team
    assert (team.capacity, team.load) == (pytest.approx(1), Range(1.0, 1.0, 1.0))


def test_a_team_without_managers_has_no_capacity() -> None:
    with_work = assessed([], [measured(share=0.3, manager=None)]).team
    assert (with_work.load, with_work.probability_over) == (Range(None, None, None), 1.0)
    assert (with_work.verdict, with_work.hires_to_plan, with_work.hires.likely) == ("no-capacity", 1, 1)
    nothing = assessed([], []).team
    assert (nothing.load, nothing.probability_over) == (Range(None, None, None), 0.0)
    assert (nothing.verdict, nothing.hires_to_plan, nothing.workload) == ("empty", 0, 0)


def test_every_missing_input_is_listed_with_how_often_it_was_missing() -> None:
    managers = [Manager(name="Ada"), Manager(name="Bob", experience="senior", fte=1.0)]
    accounts = [
        Account(name="Pool", manager="Ada", count=3),
        Account(name="Key", manager="Bob", tier="key", industry="retail"),
        Account.model_validate({"name": "Measured", "hours_per_month": 5}),
    ]
    assessment = assessed(managers, accounts, company=Company())
    assert {(told.factor, told.subject_kind, told.kind, told.value, told.count) for told in assessment.assumptions} == {
        ("company-size", "company", "fact", "medium", 1),
        ("client-hours", "company", "judgement", "130", 1),
        ("experience", "manager", "judgement", "unknown", 1),
        ("ramp", "manager", "fact", "done", 2),
        ("support", "manager", "judgement", "unknown", 2),
        ("automation", "manager", "judgement", "unknown", 2),
        ("scope", "manager", "fact", "local", 2),
        ("assistants", "manager", "fact", "none", 2),
        ("fte", "manager", "fact", "1", 1),
        ("other-duties-hours", "manager", "fact", "0", 2),
        ("role", "manager", "fact", "portfolio", 2),
        # the pool of three: nothing known; the key account needs neither size nor complexity, and holds the rest
        ("tier", "account", "fact", "standard", 3),
        ("size", "account", "judgement", "unknown", 3),
        ("complexity", "account", "judgement", "unknown", 3),
        ("industry", "account", "judgement", "unknown", 3),
        ("contact", "account", "judgement", "unknown", 3),
        ("service", "account", "judgement", "unknown", 3),
        ("objective", "account", "judgement", "unknown", 3),
        ("geography", "account", "judgement", "unknown", 4),
        ("fit", "account", "judgement", "unknown", 4),
        ("stage", "account", "judgement", "unknown", 4),
        ("months-measured", "account", "judgement", "12", 1),
    }
    assert len(assessment.assumptions) == len(set(assessment.assumptions))


def test_assumptions_are_listed_company_first_and_the_most_frequent_first() -> None:
    accounts = [Account(name="A", manager="Ada"), Account(name="B", manager="Ada", stage="steady", size="small")]
    assumptions = assessed([Manager(name="Ada")], accounts, company=Company()).assumptions
    kinds = [assumption.subject_kind for assumption in assumptions]
    assert kinds == sorted(kinds, key=["company", "manager", "account"].index)
    counts = [assumption.count for assumption in assumptions if assumption.subject_kind == "account"]
    assert counts == sorted(counts, reverse=True)
    assert Assumption("complexity", "account", "judgement", "unknown", 2, None, None) in assumptions


def test_when_everything_is_known_nothing_is_assumed() -> None:
    manager = a_manager(
        started="2020-01-01",
        fte=1.0,
        other_duties_hours=0.0,
        scope="local",
        assistants=0,
        cost_per_year=1.0,
        role="portfolio",
    )
    assert assessed([manager], [an_account(revenue=1000)]).assumptions == ()


def test_the_documented_cost_of_a_manager_is_an_assumption_where_it_is_used() -> None:
    # 70,028 + 18,000 = 88,028
    cost = Assumption("cost-per-year", "manager", "fact", "88028", 1, None, None)
    assert cost in assessed([a_manager()], [an_account(revenue=1000)]).assumptions
    assert cost not in assessed([a_manager()], [an_account()]).assumptions
    assert cost not in assessed([a_manager(cost_per_year=1000)], [an_account(revenue=1000)]).assumptions
    assert cost not in assessed([a_manager()], [an_account(revenue=1000)], currency="EUR").assumptions


def test_a_report_on_one_manager_leaves_the_team_whole() -> None:
    managers = [a_manager(), a_manager("Bob", experience=None)]
    accounts = [
        measured("Over", share=1.5, revenue=1e6),
        an_account("Ada's", count=3, revenue=1),
        an_account("Bob's", manager="Bob", contact=None, revenue=1e6),
        an_account("Bob's others", manager="Bob", count=3, revenue=1e5),
        measured("Nobody's", share=0.2, manager=None),
    ]
    whole = assessed(managers, accounts, reviewed="2020-01-01")
    some = assessed(managers, accounts, reviewed="2020-01-01", only=["Bob"])
    assert (some.team, some.portfolio) == (whole.team, whole.portfolio)
    assert some.managers == (judged(whole, "Bob"),)
    assert [account.name for account in some.accounts] == ["Bob's", "Bob's others"]
    assert {"overloaded", "unassigned-account", "review-overdue"} <= set(ids(whole))
    # Ada's and Bob's largest accounts each bring most of their revenue
    assert [finding.subject.name for finding in found(whole, "concentration")] == ["Over", "Bob's"]
    assert [(finding.id, finding.subject.name) for finding in some.findings] == [
        ("underloaded", "Bob"),
        ("concentration", "Bob's"),
    ]
    assert Assumption("experience", "manager", "judgement", "unknown", 1, None, None) in some.assumptions
    assert Assumption("contact", "account", "judgement", "unknown", 1, None, None) in some.assumptions
    # a region instead would leave 0.85 of the capacity, or less
    assert Assumption("scope", "manager", "fact", "local", 1, "global", 1 / 0.85) in some.assumptions


def test_a_report_on_another_manager_leaves_out_what_is_not_theirs() -> None:
    managers = [a_manager(), a_manager("Bob", experience=None)]
    some = assessed(managers, [an_account("Bob's", manager="Bob", contact=None)], only=["Ada"])
    assert some.accounts == ()
    assert [(finding.id, finding.subject.name) for finding in some.findings] == [("empty-manager", "Ada")]
    assert {assumption.factor for assumption in some.assumptions}.isdisjoint({"experience", "contact"})


def test_managers_and_accounts_come_in_the_order_of_the_portfolio() -> None:
    managers = [a_manager("Zoe"), a_manager("Ada"), a_manager("Mia")]
    accounts = [an_account("Z", manager="Mia"), an_account("A", manager=None), an_account("M", manager="Zoe")]
    assessment = assessed(managers, accounts)
    assert [manager.name for manager in assessment.managers] == ["Zoe", "Ada", "Mia"]
    assert [account.name for account in assessment.accounts] == ["Z", "A", "M"]
