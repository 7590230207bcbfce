"""The steps multiply to the figure, and so does the arithmetic that is printed."""

import re
from math import fsum, prod

import pytest
from hypothesis import HealthCheck, given, settings

from amcap.engine.explanation import explain_team
from amcap.model.explanation import AccountExplanation, ManagerExplanation, TeamExplanation
from amcap.model.portfolio import Portfolio
from tests.engine.build import a_manager, a_portfolio, an_account, measured
from tests.engine.explanation.told import (
    NEAR,
    account_of,
    all_of,
    as_people_write,
    bound_for,
    bounded,
    evaluated,
    example,
    manager_of,
    page,
    products_of,
    sums,
    worked_out,
)
from tests.strategies import portfolios

often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

HALF_A_UNIT = 0.5e-4 + NEAR
"""Half a unit of the fourth decimal, the last that is printed."""


@often
@given(portfolios())
def test_the_steps_multiply_to_the_figure(portfolio: Portfolio) -> None:
    for told in all_of(evaluated(portfolio)):
        for kind, product in products_of(told):
            if product.steps:
                assert product.unbounded == pytest.approx(prod(step.effect for step in product.steps), rel=NEAR)
            assert product.value == pytest.approx(bounded(product, kind), rel=NEAR)
            assert (product.value == product.unbounded) == (abs(product.value - product.unbounded) < NEAR)


@often
@given(portfolios(min_managers=1))
def test_a_managers_parts_make_the_load(portfolio: Portfolio) -> None:
    for told in all_of(evaluated(portfolio)):
        if not isinstance(told, ManagerExplanation):
            continue
        result, time = told.result, told.time
        if result.verdict != "not-started":
            assert time.value == pytest.approx(time.fte - time.other_duties_hours / told.standard_month_hours)
        assert max(time.value, 0) * told.capacity.value == pytest.approx(result.capacity, rel=NEAR)
        assert fsum(entry.total for entry in told.book) == pytest.approx(result.workload, rel=NEAR)
        for entry in told.book:
            assert entry.product / entry.accounts_per_manager == pytest.approx(entry.workload, rel=NEAR)
            if entry.hours is None:
                assert entry.unbounded == pytest.approx(prod(effect for *_, effect in entry.factors), rel=NEAR)
            assert entry.accounts * entry.workload == pytest.approx(entry.total, rel=NEAR)
        if result.capacity > 0:
            assert result.workload / result.capacity == pytest.approx(result.load.likely, rel=NEAR)
        else:
            assert result.load == (None, None, None)


@often
@given(portfolios(min_accounts=1))
def test_an_accounts_parts_make_its_workload(portfolio: Portfolio) -> None:
    for told in all_of(evaluated(portfolio)):
        if not isinstance(told, AccountExplanation):
            continue
        thumb = told.factors.value / told.start.accounts
        assert (told.basis == "measured") == (told.comparison is not None)
        if told.comparison is None:
            assert told.workload == pytest.approx(thumb, rel=NEAR)
        else:
            hours = told.comparison.measured_hours * told.comparison.pace
            assert told.workload == pytest.approx(hours / told.standard_month_hours, rel=NEAR)
            assert told.comparison.rule_of_thumb_workload == pytest.approx(thumb, rel=NEAR)


@often
@given(portfolios())
def test_the_teams_rows_make_its_load(portfolio: Portfolio) -> None:
    told = explain_team(evaluated(portfolio))
    assert fsum(member.workload for member in told.members) == pytest.approx(told.result.workload, rel=NEAR)
    assert fsum(member.capacity for member in told.members) == pytest.approx(told.result.capacity, rel=NEAR)
    assert sum(member.accounts for member in told.members) == sum(account.count for account in portfolio.accounts)


def holds(text: str) -> list[str]:
    """The figures at the end of the printed lines of arithmetic, each of which was worked out anew."""
    figures = []
    for arithmetic, figure in sums(text):
        assert abs(worked_out(arithmetic) - float(figure)) <= HALF_A_UNIT, (arithmetic, figure)
        figures.append(figure)
    return figures


@often
@given(portfolios().map(as_people_write))
def test_the_printed_arithmetic_comes_to_the_printed_figure(portfolio: Portfolio) -> None:
    for told in all_of(evaluated(portfolio)):
        text = page(told)
        figures = holds(text)
        if isinstance(told, ManagerExplanation):
            assert f"{told.result.capacity:.4f}" in figures
        elif isinstance(told, AccountExplanation):
            assert f"{told.factors.value / told.start.accounts:.4f}" in figures
            assert (f"{told.workload:.4f}" in figures) or told.comparison is None
        for _, product in products_of(told):
            printed = [bound for arithmetic, _ in sums(text) if (bound := bound_for(arithmetic)) is not None]
            assert len(printed) == (product.value != product.unbounded)
            assert printed in ([], [pytest.approx(product.unbounded)])


@pytest.mark.parametrize("stem", ["agency", "key-accounts", "one-person", "software"])
def test_the_printed_arithmetic_of_an_example(stem: str) -> None:
    for told in all_of(example(stem)):
        text = page(told)
        if not isinstance(told, TeamExplanation):
            assert holds(text)
        if not isinstance(told, AccountExplanation) and told.result.load.likely is not None:
            quotient_holds(text)


def quotient_holds(text: str) -> None:
    """The line 'workload / capacity: a / b = p%' is right to half a unit of the last decimal of p."""
    beside = re.search(r"^workload / capacity: ([0-9.]+) / ([0-9.]+) = just (over|under) 100%;", text, re.MULTILINE)
    if beside:
        assert (float(beside[1]) > float(beside[2])) == (beside[3] == "over")
        return
    found = re.search(r"^workload / capacity: ([0-9.]+) / ([0-9.]+) = ([0-9]+)(\.[0-9]+)?%;", text, re.MULTILINE)
    assert found is not None
    decimals = len(found[4] or ".") - 1
    printed = float(found[3] + (found[4] or ""))
    assert abs(100 * float(found[1]) / float(found[2]) - printed) <= 0.5 * 10**-decimals + NEAR, found[0]


def test_the_printed_quotient_of_a_load_close_to_100_percent() -> None:
    # 130.005 of 130 hours are 100.0038 %. Printed with four decimals each, 1.0000 / 1.0000 come to 100 %, which is
    # not what stands behind the equals sign.
    evaluation = evaluated(a_portfolio([a_manager()], [measured(share=130.005 / 130)]))
    quotient_holds(page(manager_of(evaluation)))


def test_the_printed_quotient_of_a_small_capacity() -> None:
    # 0.05 - 4 / 130 = 0.0192308 of a manager with 20 of 130 hours of work, 0.1538462: 800 %. The printed figures
    # 0.1538 / 0.0192 come to 801 %.
    evaluation = evaluated(a_portfolio([a_manager(fte=0.05, other_duties_hours=4)], [measured(share=20 / 130)]))
    quotient_holds(page(manager_of(evaluation)))


def how_of(text: str, name: str) -> tuple[float, str]:
    """The row of an account in a manager's book: the printed workload of one account, and how it came about."""
    (row,) = [line for line in text.splitlines() if line.startswith(f"  {name} ")]
    found = re.fullmatch(r" +[0-9,]+ +([0-9.]+) +[0-9.]+ +(.*)", row.removeprefix(f"  {name}"))
    assert found is not None
    return float(found[1]), found[2]


def arithmetic_of(how: str) -> str:
    """'1 / 5 (rule of 5) x 1.2 industry regulated' without the words."""
    return re.sub(r" \(rule of [a-z0-9 ]+\)| (?!x )[a-z]+( (?!x )[a-z]+)+(?= x |$)", "", how)


def test_a_row_of_the_book_comes_to_its_workload() -> None:
    # 1 / 10 x 1.5 x 1.2 = 0.18
    accounts = [an_account(size="large", contact="daily", industry="banking")]
    each, how = how_of(page(manager_of(evaluated(a_portfolio([a_manager()], accounts)))), "Acme")
    assert (each, arithmetic_of(how)) == (0.18, "1 / 10 x 1.2 x 1.5")
    assert worked_out(arithmetic_of(how)) == pytest.approx(each)


def test_a_bounded_row_of_the_book_comes_to_its_workload() -> None:
    # 1.2 banking x 1.5 daily x 1.25 premium x 1.4 onboarding = 3.15, bounded to 2; 1 / 10 x 2 = 0.2
    hard = an_account(size="large", contact="daily", industry="banking", service="premium", stage="onboarding")
    each, how = how_of(page(manager_of(evaluated(a_portfolio([a_manager()], [hard])))), "Acme")
    assert each == 0.2
    effects = "1.2 industry regulated x 1.5 contact daily x 1.25 service premium x 1.4 stage onboarding"
    assert how == f"1 / 10 (rule of 10) x 2 (the bound for {effects})"


def test_a_measured_row_of_the_book_comes_to_its_workload() -> None:
    # 13 h / 130 h
    evaluation = evaluated(a_portfolio([a_manager()], [measured(share=0.1)]))
    assert how_of(page(manager_of(evaluation)), "Acme") == (0.1, "measured 13 h / 130 h")


def test_time_that_is_used_up_is_printed_as_none() -> None:
    # 0.5 - 130 / 130 is below nothing
    evaluation = evaluated(a_portfolio([a_manager(fte=0.5, other_duties_hours=130)], [an_account()]))
    assert ("max(0, 0.5 - 130 / 130)", "0.0000") in list(sums(page(manager_of(evaluation))))


def test_long_hours_are_printed_in_full() -> None:
    # 12345.25 h / 130 h = 94.9634615
    evaluation = evaluated(a_portfolio([a_manager()], [measured(share=12345.25 / 130)]))
    assert "94.9635" in holds(page(account_of(evaluation)))
