"""The bands of load. Measured hours make the load exact: 130 h = 100 % of a standard manager."""

import pytest

from amcap.engine.arithmetic.judgement import verdict_of
from amcap.model.portfolio import Account
from tests.engine.build import a_manager, assessed, judged, measured, with_numbers

BOUNDARIES = [
    # hours a month, verdict; 91 = 70 %, 130 = 100 %, 149.5 = 115 % of 130 hours
    (0.01, "underloaded"),
    (90.99, "underloaded"),
    (91, "healthy"),
    (91.01, "healthy"),
    (129.99, "healthy"),
    (130, "healthy"),
    (130.01, "stretched"),
    (149.49, "stretched"),
    (149.5, "stretched"),
    (149.51, "overloaded"),
    (1300, "overloaded"),
]


@pytest.mark.parametrize(("hours", "verdict"), BOUNDARIES)
def test_the_verdict_changes_exactly_at_its_boundary(hours: float, verdict: str) -> None:
    assessment = assessed(
        [a_manager()], [Account.model_validate({"name": "Acme", "manager": "Ada", "hours_per_month": hours})]
    )
    assert judged(assessment).load.likely == pytest.approx(hours / 130)
    assert judged(assessment).verdict == verdict
    assert assessment.team.verdict == verdict


@pytest.mark.parametrize(("hours", "verdict"), BOUNDARIES)
def test_the_boundaries_hold_for_many_small_accounts_that_add_up(hours: float, verdict: str) -> None:
    # 13 accounts of a thirteenth each: the sum must not miss the boundary by a rounding error
    account = Account.model_validate({"name": "Acme", "manager": "Ada", "hours_per_month": hours / 13, "count": 13})
    accounts = [account.model_copy(update={"name": f"A{index}", "count": 1}) for index in range(13)]
    assert judged(assessed([a_manager()], [account])).verdict == verdict
    assert judged(assessed([a_manager()], accounts)).verdict == verdict


@pytest.mark.parametrize(
    ("load", "verdict"),
    [
        # figures are printed with six places, and judged as printed
        (0.699999, "underloaded"),
        (0.6999996, "healthy"),
        (1.0000004, "healthy"),
        (1.000001, "stretched"),
        (1.1500004, "stretched"),
        (1.150001, "overloaded"),
    ],
)
def test_a_load_is_judged_as_it_is_printed(load: float, verdict: str) -> None:
    assert judged(assessed([a_manager()], [measured(share=load)])).verdict == verdict


def test_five_key_accounts_are_the_documented_limit_and_six_are_an_overload() -> None:
    # 5 / 5 = 100 %, 6 / 5 = 120 %
    verdicts = [
        judged(assessed([a_manager()], [Account(name="Acme", manager="Ada", tier="key", count=count)])).verdict
        for count in (5, 6)
    ]
    assert verdicts == ["healthy", "overloaded"]


def test_a_manager_without_accounts_is_empty() -> None:
    assessment = assessed([a_manager()], [])
    assert (judged(assessment).verdict, assessment.team.verdict) == ("empty", "empty")


@pytest.mark.parametrize(("accounts", "verdict"), [([], "empty"), ([measured(share=0.1)], "no-capacity")])
def test_a_manager_without_time_has_no_capacity_for_the_accounts_there_are(
    accounts: list[Account], verdict: str
) -> None:
    assessment = assessed([a_manager(other_duties_hours=130)], accounts)
    assert judged(assessment).verdict == assessment.team.verdict == verdict


def test_the_bands_are_the_rule_book_s() -> None:
    book = with_numbers({"band.underloaded-below": 0.5, "band.healthy-to": 0.8, "band.stretched-to": 0.9})
    verdicts = [verdict_of(load, 1, book) for load in (0.49, 0.5, 0.8, 0.81, 0.9, 0.91)]
    assert verdicts == ["underloaded", "healthy", "healthy", "stretched", "stretched", "overloaded"]
