"""Whole books worked by hand."""

import pytest

from amcap.engine.arithmetic.uncertainty import log_sigma
from amcap.model.assessment import ManagerAssessment, Range
from amcap.model.portfolio import Account, Company, Manager
from tests.engine.build import (
    ONE_EACH,
    a_company,
    a_manager,
    an_account,
    assessed,
    drivers_of,
    judged,
    measured,
    weighed,
)


def test_the_range_of_a_parameter_is_its_80_percent_range() -> None:
    # ln(6 / 4) / (2 x 1.2816) = 0.4054651 / 2.5632 = 0.158187
    assert log_sigma(4, 6) == pytest.approx(0.158187, abs=1e-6)
    assert log_sigma(3, 3) == 0


@pytest.mark.parametrize(
    ("count", "size", "complexity", "low", "high"),
    [
        # five at 4-6: 5 / 6 to 5 / 4
        (5, "large", "high", 0.833333, 1.25),
        # ten at 8-12: the same
        (10, "large", "low", 0.833333, 1.25),
        # fifteen at 13-17: 15 / 17 to 15 / 13
        (15, "medium", "medium", 0.882353, 1.153846),
    ],
)
def test_the_rules_of_thumb_are_a_load_of_exactly_one(
    count: int, size: str, complexity: str, low: float, high: float
) -> None:
    accounts = [an_account(f"A{index}", size=size, complexity=complexity) for index in range(count)]
    manager = judged(assessed([a_manager()], accounts))
    assert manager.accounts == count
    assert (manager.workload, manager.workload_hours) == (pytest.approx(1), pytest.approx(130))
    assert manager.load.likely == pytest.approx(1)
    assert manager.load.low == pytest.approx(low, abs=1e-6)
    assert manager.load.high == pytest.approx(high, abs=1e-6)
    # the middle of the range lies a little over 100 %: 1.0206 for five
    assert manager.probability_over == pytest.approx({5: 0.551, 10: 0.551, 15: 0.534}[count], abs=1e-3)
    assert not manager.firm
    # count / load, from the high end of the load to its low one
    assert tuple(manager.recommended_accounts) == pytest.approx((count, count / high, count / low), abs=1e-4)
    assert manager.hours_per_account == pytest.approx(130 / count)
    assert tuple(manager.fair_share) == pytest.approx((1, 1, 1))


def test_twelve_names_under_a_name_are_over_but_not_firmly() -> None:
    accounts = [Account(name=f"A{index}", manager="Ada") for index in range(12)]
    assessment = assessed([Manager(name="Ada")], accounts, company=Company())
    manager = judged(assessment)
    # nothing known is a tenth of a manager of whom nothing is known, who counts as one
    assert manager.load.likely == pytest.approx(1.2)
    assert (manager.verdict, manager.firm) == ("overloaded", False)
    assert [finding.level for finding in assessment.findings if finding.id == "overloaded"] == ["warning"]


def rooms(manager: ManagerAssessment) -> tuple[int, ...]:
    """Room by the rules of thumb of five, ten and fifteen to twenty."""
    told = {each.heuristic: each.accounts for each in manager.headroom.accounts}
    return tuple(told[heuristic] for heuristic in ("five", "ten", "fifteen-to-twenty"))


MIXED = [
    # 1/5 x 1.20 = 0.24 each, 0.48 together
    an_account("Clinic", size="large", complexity="high", industry="healthcare", count=2),
    # 1/20 x 1.20 x 1.20 = 0.072 each, 0.288 together
    an_account("Practice", size="small", complexity="low", industry="healthcare", contact="weekly", count=4),
    measured("Plant", share=0.032),
]


def test_a_mixed_book_adds_up() -> None:
    assessment = assessed([a_manager()], MIXED)
    assert [account.workload for account in assessment.accounts] == pytest.approx([0.24, 0.072, 0.032])
    # 0.48 + 0.288 + 0.032 = 0.8; 7 accounts / 0.8 = 8.75
    manager = judged(assessment)
    assert manager.workload == pytest.approx(0.8)
    assert manager.workload_hours == pytest.approx(104)
    assert manager.recommended_accounts.likely == pytest.approx(8.75)


def test_drivers_come_with_the_largest_first_and_sum_to_one() -> None:
    drivers = judged(assessed([a_manager()], MIXED)).drivers
    shares = [driver.share_of_variance for driver in drivers]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1)


def test_measured_hours_replace_the_rule_of_thumb() -> None:
    hard = an_account(
        size="large",
        complexity="high",
        industry="banking",
        contact="daily",
        hours_per_month={"value": 13, "months": 12},
    )
    assessment = assessed([a_manager(expertise=["retail"])], [hard])
    account, manager = weighed(assessment), judged(assessment)
    # 13 of 130 hours: a tenth, whatever else is known of the account
    assert (account.basis, account.heuristic, account.factors) == ("measured", None, ())
    assert account.workload == pytest.approx(0.1)
    assert account.accounts_per_manager == pytest.approx(10)
    assert not account.bounded
    # the client share of a month, and what months vary by: ln(0.88 / 0.65) / 2.5632 = 0.118192, squared 0.013969;
    # ln(1 + 0.81 / 12) = 0.065319
    assert drivers_of(manager) == pytest.approx(
        {"measured:hours": 0.065319 / 0.079288, "month:client-share": 0.013969 / 0.079288}, abs=1e-4
    )


def test_the_pace_of_who_spent_them_cancels_in_measured_hours() -> None:
    told = {"name": "Acme", "manager": "Ada", "hours_per_month": 60}
    assessment = assessed([a_manager(experience="junior")], [Account.model_validate(told)])
    # 60 h of a junior are 42 h of a standard manager, who has 130; the junior has 130 h, too
    assert judged(assessment).workload_hours == pytest.approx(42)
    assert judged(assessment).load.likely == pytest.approx(60 / 130)
    assert set(drivers_of(judged(assessment))) == {"measured:hours", "month:client-share"}
    # nobody's hours are those of a standard manager
    unassigned = assessed([a_manager()], [Account.model_validate({**told, "manager": None})])
    assert unassigned.team.unassigned_workload == pytest.approx(60 / 130)


def test_a_dedicated_manager_is_recommended_exactly_one_account() -> None:
    for accounts in ([], [an_account()], [measured(share=0.3, count=7)]):
        manager = judged(assessed([a_manager(role="dedicated")], accounts))
        assert manager.recommended_accounts == Range(1.0, 1.0, 1.0)


def test_a_dedicated_manager_has_room_for_one_account_at_most() -> None:
    empty = judged(assessed([a_manager(role="dedicated")], []))
    taken = judged(assessed([a_manager(role="dedicated")], [measured(share=0.3)]))
    assert rooms(empty) == (1, 1, 1)
    assert rooms(taken) == (0, 0, 0)


def test_an_empty_book_is_recommended_accounts_like_the_team_s() -> None:
    managers = [a_manager(), a_manager("Bob", experience="senior")]
    accounts = [
        an_account(size="large", complexity="high", count=2),
        an_account("Small", size="small", complexity="low"),
    ]
    bob = judged(assessed(managers, accounts), "Bob")
    # three accounts of 0.2 + 0.2 + 0.05 = 0.45 for 1.15
    assert bob.recommended_accounts.likely == pytest.approx(3 * 1.15 / 0.45)
    assert (tuple(bob.load), bob.probability_over, bob.hours_per_account) == ((0.0, 0.0, 0.0), 0.0, None)
    assert tuple(bob.fair_share) == (0.0, 0.0, 0.0)


def test_with_no_account_at_all_some_are_recommended_of_which_nothing_is_known() -> None:
    company = a_company(objective=None)
    manager = judged(assessed([a_manager(experience="senior")], [], company=company))
    # 1.15 x 10
    assert manager.recommended_accounts.likely == pytest.approx(11.5)
    growth = judged(assessed([a_manager()], [], company=a_company(objective="growth")))
    assert growth.recommended_accounts.likely == pytest.approx(10 / 1.2)


@pytest.mark.parametrize(("accounts", "probability"), [([], 0.0), ([measured(share=0.1)], 1.0)])
def test_without_capacity_there_is_no_load(accounts: list[Account], probability: float) -> None:
    for duties in (130, 200):
        assessment = assessed([a_manager(other_duties_hours=duties)], accounts)
        for judgement in (judged(assessment), assessment.team):
            assert judgement.capacity == 0
            assert judgement.load == Range(None, None, None)
            assert judgement.probability_over == probability
        assert judged(assessment).recommended_accounts == Range(0.0, 0.0, 0.0)


def test_without_any_uncertainty_the_probability_is_plain() -> None:
    for fte, probability in ((1.5, 0.0), (1.0, 0.0), (0.5, 1.0)):
        manager = judged(assessed([a_manager(fte=fte)], [an_account()], book=ONE_EACH))
        assert (manager.probability_over, manager.firm) == (probability, True)


def test_headroom_is_what_is_left_in_work_hours_and_whole_accounts() -> None:
    headroom = judged(assessed([a_manager()], [measured(share=0.6)])).headroom
    # 0.4 of a manager: 52 h, 0.4 x 5 = 2, 0.4 x 10 = 4, 0.4 x 17.5 = 7 accounts exactly
    assert (headroom.workload, headroom.hours) == (pytest.approx(0.4), pytest.approx(52))
    assert rooms(judged(assessed([a_manager()], [measured(share=0.6)]))) == (2, 4, 7)
    # a little less fits one account less of each kind
    assert rooms(judged(assessed([a_manager()], [measured(share=0.601)]))) == (1, 3, 6)


def test_headroom_over_capacity_is_negative_and_fits_no_account() -> None:
    manager = judged(assessed([a_manager()], [measured(share=1.2)]))
    assert (manager.headroom.workload, manager.headroom.hours) == (pytest.approx(-0.2), pytest.approx(-26))
    assert rooms(manager) == (0, 0, 0)


def test_an_entry_of_several_weighs_as_much_as_so_many_accounts() -> None:
    entry = an_account("Pool", contact=None, industry="retail", revenue=1000, count=6)
    copies = [entry.model_copy(update={"name": f"P{index}", "count": 1}) for index in range(6)]
    pooled = assessed([a_manager()], [entry, measured("Other", share=0.2)])
    apart = assessed([a_manager()], [*copies, measured("Other", share=0.2)])
    for one, other in ((judged(pooled), judged(apart)), (pooled.team, apart.team)):
        assert (one.workload, one.probability_over) == (
            pytest.approx(other.workload),
            pytest.approx(other.probability_over),
        )
        assert (one.load.low, one.load.high) == (pytest.approx(other.load.low), pytest.approx(other.load.high))
    assert judged(pooled).accounts == judged(apart).accounts == pooled.portfolio.accounts == 7
    assert judged(pooled).revenue == judged(apart).revenue == 6000
    assert drivers_of(judged(pooled)) == pytest.approx(drivers_of(judged(apart)))
    assert pooled.assumptions == apart.assumptions
    # the workload of an entry is that of one of its accounts: 0.85 / 15
    assert (weighed(pooled, "Pool").workload, weighed(pooled, "Pool").count) == (pytest.approx(0.85 / 15), 6)


def test_revenue_is_that_of_the_accounts_that_tell_it() -> None:
    tells, silent = an_account("Tells", revenue=500, count=3), an_account("Silent")
    assert judged(assessed([a_manager()], [tells, silent])).revenue == 1500
    assert judged(assessed([a_manager()], [silent])).revenue is None
    assert judged(assessed([a_manager()], [])).revenue == 0


def test_what_is_known_of_the_run_stands_in_the_answer() -> None:
    assessment = assessed([a_manager()], [an_account(count=3)], name="Example", company=a_company())
    assert assessment.schema_version == "2.0"
    assert assessment.standard_month_hours == pytest.approx(130)
    assert (assessment.portfolio.name, assessment.portfolio.managers, assessment.portfolio.accounts) == (
        "Example",
        1,
        3,
    )
    assert assessment.rulebook.id == "default"
