"""Whole books worked by hand.

With L = ln(high / low) of a parameter, sigma = L / 2.5632, and the 80 % range of a load is load x exp(+-1.2816 x
sqrt(sum of (share x sigma)^2)) = load x exp(+-sqrt(sum of (share x L)^2) / 2): the quantile cancels out.
"""

from math import exp, log, sqrt

import pytest

from amcap.engine.arithmetic.uncertainty import log_sigma
from amcap.model.assessment import HeadroomAccounts, Range
from amcap.model.portfolio import Account
from tests.engine.build import a_company, a_manager, an_account, assessed, drivers_of, judged, measured, weighed


def test_the_range_of_a_parameter_is_its_80_percent_range() -> None:
    # ln(6 / 4) / (2 x 1.2816) = 0.4054651 / 2.5632 = 0.158187
    assert log_sigma(4, 6) == pytest.approx(0.158187, abs=1e-6)
    assert log_sigma(3, 3) == 0


@pytest.mark.parametrize(
    ("count", "size", "complexity", "low", "high"),
    [
        # five at 4-6: sqrt(6 / 4) = 1.224745, and 1 / 1.224745 = 0.816497
        (5, "large", "high", 0.816497, 1.224745),
        # ten at 8-12: the same ratio
        (10, "large", "low", 0.816497, 1.224745),
        # fifteen at 13-17: sqrt(17 / 13) = 1.143544, and its inverse 0.874474
        (15, "medium", "medium", 0.874474, 1.143544),
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
    assert manager.probability_over == pytest.approx(0.5)
    # count / load, in the same range
    assert manager.recommended_accounts.likely == pytest.approx(count)
    assert manager.recommended_accounts.low == pytest.approx(count * low, abs=1e-5)
    assert manager.recommended_accounts.high == pytest.approx(count * high, abs=1e-5)


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


def test_shared_parameters_add_up_and_distinct_ones_add_in_squares() -> None:
    manager = judged(assessed([a_manager()], MIXED))
    # Shares of the book of 0.8: Clinic 0.6, Practice 0.36, Plant 0.04.
    #   five (4-6)                       0.60 x 0.405465 = 0.243279   squared 0.059185
    #   fifteen-to-twenty (17-23)        0.36 x 0.302281 = 0.108821           0.011842
    #   regulated (1.05-1.40), in both:  0.96 x 0.287682 = 0.276175           0.076273
    #   weekly (1.10-1.35)               0.36 x 0.204794 = 0.073726           0.005436
    #   client share (0.65-0.88)         0.04 x 0.302950 = 0.012118           0.000147
    #                                                                   sum   0.152882
    # sqrt = 0.391001, half of it 0.195500: exp = 1.215919. 0.8 / 1.215919 = 0.657938; x 1.215919 = 0.972735.
    assert manager.load.likely == pytest.approx(0.8)
    assert manager.load.low == pytest.approx(0.657938, abs=2e-6)
    assert manager.load.high == pytest.approx(0.972735, abs=2e-6)
    # deviation 0.391001 / 2.5632 = 0.152544; ln(0.8) = -0.223144; z = -1.462814; Phi(z) = 0.071759
    assert manager.probability_over == pytest.approx(0.071759, abs=1e-5)
    assert drivers_of(manager) == pytest.approx(
        {
            "industry:regulated": 0.076273 / 0.152882,
            "starting-point:five": 0.059185 / 0.152882,
            "starting-point:fifteen-to-twenty": 0.011842 / 0.152882,
            "contact:weekly": 0.005436 / 0.152882,
            "month:client-share": 0.000147 / 0.152882,
        },
        abs=1e-5,
    )


def test_drivers_come_with_the_largest_first_and_sum_to_one() -> None:
    drivers = judged(assessed([a_manager()], MIXED)).drivers
    shares = [driver.share_of_variance for driver in drivers]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1)


def test_a_manager_s_own_parameters_count_in_full() -> None:
    manager = judged(assessed([a_manager(experience="senior")], MIXED))
    # The book's 0.152882 as above, and senior (1.05-1.30): ln(1.30 / 1.05)^2 = 0.213574^2 = 0.045614; sum 0.198496.
    # sqrt = 0.445529, half 0.222764, exp = 1.249526; load = 0.8 / 1.15 = 0.695652.
    assert manager.load.likely == pytest.approx(0.695652, abs=1e-6)
    assert manager.load.low == pytest.approx(0.695652 / 1.249526, abs=2e-6)
    assert manager.load.high == pytest.approx(0.695652 * 1.249526, abs=2e-6)
    assert drivers_of(manager)["experience:senior"] == pytest.approx(0.045614 / 0.198496, abs=1e-5)


def test_a_parameter_assumed_for_many_accounts_is_one_guess() -> None:
    accounts = [an_account(f"A{index}", tier="dedicated", industry=None) for index in range(3)]
    load = judged(assessed([a_manager()], accounts)).load
    # All three rest on one unknown industry (0.85-1.20): the range is as wide as that of one, sqrt(1.20 / 0.85).
    assert load.likely == pytest.approx(3)
    assert load.high == pytest.approx(3 * sqrt(1.20 / 0.85))


def test_a_known_industry_and_an_unknown_one_are_two_guesses() -> None:
    accounts = [
        an_account("Known", tier="dedicated", industry="banking"),
        an_account("Unknown", tier="dedicated", industry=None),
    ]
    load = judged(assessed([a_manager()], accounts)).load
    # Shares 1.2 / 2.2 and 1 / 2.2.
    spread = sqrt((1.2 / 2.2 * log(1.40 / 1.05)) ** 2 + (1 / 2.2 * log(1.20 / 0.85)) ** 2) / 2
    assert load.high == pytest.approx(2.2 * exp(spread))


def test_measured_hours_replace_the_rule_of_thumb() -> None:
    hard = an_account(size="large", complexity="high", industry="banking", contact="daily", hours_per_month=13)
    assessment = assessed([a_manager(expertise=["retail"])], [hard])
    account, manager = weighed(assessment), judged(assessment)
    # 13 of 130 hours: a tenth, whatever else is known of the account
    assert (account.basis, account.heuristic, account.factors) == ("measured", None, ())
    assert account.workload == pytest.approx(0.1)
    assert account.accounts_per_manager == pytest.approx(10)
    assert not account.bounded
    # only the client share of a month is uncertain: sqrt(0.88 / 0.65) = 1.163544
    assert manager.load.high == pytest.approx(0.1163544, abs=1e-6)
    assert manager.load.low == pytest.approx(0.0859443, abs=1e-6)
    assert drivers_of(manager) == {"month:client-share": 1.0}


def test_a_dedicated_manager_is_recommended_exactly_one_account() -> None:
    for accounts in ([], [an_account()], [measured(share=0.3, count=7)]):
        manager = judged(assessed([a_manager(role="dedicated")], accounts))
        assert manager.recommended_accounts == Range(1.0, 1.0, 1.0)


def test_a_dedicated_manager_has_room_for_one_account_at_most() -> None:
    empty = judged(assessed([a_manager(role="dedicated")], []))
    taken = judged(assessed([a_manager(role="dedicated")], [measured(share=0.3)]))
    assert empty.headroom.accounts == HeadroomAccounts(1, 1, 1)
    assert taken.headroom.accounts == HeadroomAccounts(0, 0, 0)


def test_an_empty_book_is_recommended_the_common_rule_times_capacity() -> None:
    manager = judged(assessed([a_manager(experience="senior")], []))
    # 1.15 x 17.5 = 20.125; fifteen to twenty and senior: sqrt(ln(20 / 15)^2 + ln(1.30 / 1.05)^2) / 2
    #   = sqrt(0.287682^2 + 0.213574^2) / 2 = sqrt(0.082761 + 0.045614) / 2 = 0.179147; exp = 1.196197
    assert manager.recommended_accounts.likely == pytest.approx(20.125)
    assert manager.recommended_accounts.low == pytest.approx(20.125 / 1.196197, abs=1e-4)
    assert manager.recommended_accounts.high == pytest.approx(20.125 * 1.196197, abs=1e-4)
    assert (manager.load, manager.probability_over) == (Range(0.0, 0.0, 0.0), 0.0)


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
    for count, fte, probability in ((1, 1.5, 0.0), (1, 1.0, 0.5), (1, 0.5, 1.0)):
        accounts = [an_account(tier="dedicated", count=count)]
        assert judged(assessed([a_manager(fte=fte)], accounts)).probability_over == probability


def test_headroom_is_what_is_left_in_work_hours_and_whole_accounts() -> None:
    headroom = judged(assessed([a_manager()], [measured(share=0.6)])).headroom
    # 0.4 of a manager: 52 h, 0.4 x 5 = 2, 0.4 x 10 = 4, 0.4 x 17.5 = 7 accounts exactly
    assert (headroom.workload, headroom.hours) == (pytest.approx(0.4), pytest.approx(52))
    assert headroom.accounts == HeadroomAccounts(key=2, close=4, standard=7)
    # a little less fits one account less of each kind
    assert judged(assessed([a_manager()], [measured(share=0.601)])).headroom.accounts == HeadroomAccounts(1, 3, 6)


def test_headroom_over_capacity_is_negative_and_fits_no_account() -> None:
    headroom = judged(assessed([a_manager()], [measured(share=1.2)])).headroom
    assert (headroom.workload, headroom.hours) == (pytest.approx(-0.2), pytest.approx(-26))
    assert headroom.accounts == HeadroomAccounts(0, 0, 0)


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
