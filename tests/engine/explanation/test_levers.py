"""What would bring a load to 100 %: every lever is pulled on the portfolio itself, and `assess` asked again."""

import re
from math import fsum

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amcap.engine.explanation import explain_team
from amcap.engine.explanation.levers import hand_over
from amcap.model.assessment import ManagerAssessment
from amcap.model.explanation import Lever
from amcap.model.portfolio import Account, Manager, Portfolio
from tests.engine.build import AS_OF, BOOK, a_manager, a_portfolio, an_account, assessed, measured
from tests.engine.explanation.told import close, evaluated, freshly, manager_of, page, with_entries, with_manager
from tests.strategies import portfolios

often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PRINTED = 6
"""Decimal places on which verdicts rest."""


def handed_over(portfolio: Portfolio, lever: Lever) -> Portfolio:
    """The portfolio without the accounts that the lever names."""
    fewer = {each.position: each.accounts for each in lever.accounts}
    left = [
        account.model_copy(update={"count": account.count - fewer.get(position, 0)})
        for position, account in enumerate(portfolio.accounts)
    ]
    return with_entries(portfolio, accounts=[account for account in left if account.count])


def pulled(portfolio: Portfolio, manager: Manager, lever: Lever) -> Portfolio | None:
    """The portfolio after a lever was pulled; None for the one that only takes hours off."""
    if lever.action.startswith("hand over"):
        return handed_over(portfolio, lever)
    if lever.action.startswith("free "):
        return with_manager(portfolio, manager.name, other_duties_hours=0.0)
    if lever.action.startswith("give "):
        return with_manager(portfolio, manager.name, assistants=(manager.assistants or 0) + 1)
    raised = re.fullmatch(r"raise (support|automation) from [a-z]+ to ([a-z]+)", lever.action)
    if raised:
        return with_manager(portfolio, manager.name, **{raised[1]: raised[2]})
    assert re.fullmatch(r"take [0-9.,]+ h a month of work off", lever.action), lever.action
    return None


def same(lever: Lever, fresh: ManagerAssessment) -> bool:
    return close(fresh.load.likely, lever.load) and fresh.verdict == lever.verdict


def enough(fresh: ManagerAssessment) -> bool:
    return fresh.load.likely is not None and round(fresh.load.likely, PRINTED) <= 1


@often
@given(portfolios(min_managers=1, max_managers=2, min_accounts=1))
def test_each_lever_does_what_a_fresh_assessment_says(portfolio: Portfolio) -> None:
    evaluation = evaluated(portfolio)
    for manager in portfolio.managers:
        before, told = freshly(portfolio, manager.name), manager_of(evaluation, manager.name)
        if enough(before) or not before.accounts:
            assert told.levers == ()
            continue
        assert told.levers
        assert told.levers[0].action.startswith("hand over ")
        for lever in told.levers:
            after = pulled(portfolio, manager, lever)
            if after is None:
                assert (lever.load, lever.verdict, lever.enough) == (1, "healthy", True)
            else:
                fresh = freshly(after, manager.name)
                assert same(lever, fresh), lever
                assert lever.enough == enough(fresh)


@often
@given(portfolios(min_managers=1, max_managers=2, min_accounts=1))
def test_every_lever_that_there_is_is_shown(portfolio: Portfolio) -> None:
    support, automation = ("none", "shared", "strong"), ("manual", "basic", "robust")
    for manager in portfolio.managers:
        told = manager_of(evaluated(portfolio), manager.name)
        if not told.levers:
            continue
        actions = " ".join(lever.action for lever in told.levers)
        company = portfolio.company
        above = support.index(manager.support or company.support or "shared")
        assert actions.count("raise support") == 2 - above
        above = automation.index(manager.automation or company.automation or "basic")
        assert actions.count("raise automation") == 2 - above
        assert actions.count("assistant") - manager.name.count("assistant") == ((manager.assistants or 0) < 2)
        assert ("of the other duties" in actions) == bool(manager.other_duties_hours)
        assert ("of work off" in actions) == (told.result.capacity > 0)


def test_at_exactly_100_percent_there_is_nothing_to_do() -> None:
    assert manager_of(evaluated(a_portfolio([a_manager()], [measured(share=1)]))).levers == ()


def test_just_over_100_percent_there_is() -> None:
    # 130.13 of 130 hours are 100.1 %
    levers = manager_of(evaluated(a_portfolio([a_manager()], [measured(share=1.001)]))).levers
    # Without its one account the book is empty.
    assert levers[0][:4] == ("hand over 1 account", 0.0, "empty", True)


def test_levers_of_a_hand_worked_case() -> None:
    # 156 of 104 hours (130 - 26): 150 %
    busy = a_manager(other_duties_hours=26)
    accounts = [measured("Large", share=0.8), measured("Small", share=0.1, count=4)]
    levers = manager_of(evaluated(a_portfolio([busy], accounts))).levers
    assert [(lever.action, pytest.approx(lever.load), lever.verdict, lever.enough) for lever in levers] == [
        # 1.2 - 0.8 = 0.4 is to go; of the one account that is needed only Large is enough: 0.4 / 0.8
        ("hand over 1 account", 0.5, "underloaded", True),
        # 0.4 x 130 h
        ("take 52 h a month of work off", 1.0, "healthy", True),
        # 1.2 / 1
        ("free Ada of the other duties (26 h)", 1.2, "overloaded", False),
        # 1.2 / (0.8 x 1.25)
        ("give one assistant", 1.2, "overloaded", False),
        # 1.2 / (0.8 x 1.15)
        ("raise support from shared to strong", pytest.approx(1.304348), "overloaded", False),
        ("raise automation from basic to robust", pytest.approx(1.304348), "overloaded", False),
    ]


def test_a_manager_without_capacity_hands_over_everything_or_gets_time() -> None:
    idle = a_manager(fte=0.5, other_duties_hours=130, assistants=1)
    accounts = [measured("One", share=0.1), measured("Two", share=0.2, count=3)]
    first, *others = manager_of(evaluated(a_portfolio([idle], accounts))).levers
    assert first[:4] == ("hand over 4 accounts", None, "no-capacity", False)
    assert [(each.name, each.position, each.accounts) for each in first.accounts] == [("Two", 1, 3), ("One", 0, 1)]
    assert {lever.action: (lever.load, lever.enough) for lever in others} == {
        # 0.7 / (0.5 x 1.25)
        "free Ada of the other duties (130 h)": (pytest.approx(1.12), False),
        "give a second assistant": (None, False),
        "raise support from shared to strong": (None, False),
        "raise automation from basic to robust": (None, False),
    }


def test_a_lever_without_capacity_is_printed_once() -> None:
    idle = a_manager(fte=0.5, other_duties_hours=130)
    text = page(manager_of(evaluated(a_portfolio([idle], [an_account()]))))
    assert "  - give one assistant: no capacity (not enough alone)\n" in text


SHARES = st.integers(1, 40).map(lambda hundredths: hundredths / 100)
BOOKS = st.lists(st.tuples(SHARES, st.sampled_from((1, 1, 2, 5))), min_size=1, max_size=6)


def book_of(sizes: list[tuple[float, int]]) -> list[Account]:
    return [measured(f"A{index}", share=share, count=count) for index, (share, count) in enumerate(sizes)]


def chosen_shares(accounts: list[Account], excess: float) -> list[float]:
    """The workload of every account that is handed over."""
    entries = list(evaluated(a_portfolio([a_manager()], accounts)).entries_of("Ada"))
    chosen = hand_over(entries, excess)
    assert all(0 < number <= entry.accounts for entry, number in chosen)
    assert len({entry.name for entry, _ in chosen}) == len(chosen)
    return [entry.workload.share for entry, number in chosen for _ in range(number)]


def at_least(total: float, wanted: float) -> bool:
    return round(total - wanted, 9) >= 0


@often
@given(BOOKS, st.floats(0.01, 1))
def test_hand_over_takes_the_fewest_accounts(sizes: list[tuple[float, int]], part: float) -> None:
    each = sorted((share for share, count in sizes for _ in range(count)), reverse=True)
    excess = part * fsum(each)
    # No choice of n accounts takes more than the n largest.
    fewest = next(n for n in range(1, len(each) + 1) if at_least(fsum(each[:n]), excess))
    taken = chosen_shares(book_of(sizes), excess)
    assert at_least(fsum(taken), excess)
    assert len(taken) == fewest


@often
@given(BOOKS, st.floats(0.01, 1))
def test_the_last_account_handed_over_is_the_smallest_that_is_enough(
    sizes: list[tuple[float, int]], part: float
) -> None:
    each = sorted((share for share, count in sizes for _ in range(count)), reverse=True)
    excess = part * fsum(each)
    taken = sorted(chosen_shares(book_of(sizes), excess), reverse=True)
    *most, _ = each[: len(taken)]
    last = min(share for share in each[len(most) :] if at_least(fsum([*most, share]), excess))
    assert fsum(taken) == pytest.approx(fsum([*most, last]))


def test_no_account_is_named_that_is_not_handed_over() -> None:
    # 195 of 129.9999999 hours: the first account leaves an excess of 1e-7 hours, a load of 100 % as it is printed
    accounts = [measured(name, share=0.5) for name in ("One", "Two", "Three")]
    first = manager_of(evaluated(a_portfolio([a_manager(other_duties_hours=1e-7)], accounts))).levers[0]
    assert [each.name for each in first.accounts] == ["One"]


def test_hires_are_told_one_by_one_up_to_five_and_beyond_that_the_last_only() -> None:
    # 5.4 / 0.9 = 6 managers, five more than there are, at exactly the 90 % that are planned; 5.41 take one more.
    five, six = (
        explain_team(evaluated(a_portfolio([a_manager()], [measured(share=share)]))).levers for share in (5.4, 5.41)
    )
    assert [lever.action for lever in five] == ["1 hire", "2 hires", "3 hires", "4 hires", "5 hires"]
    assert [lever.enough for lever in five] == [False, False, False, False, True]
    assert [lever.action for lever in six] == ["6 hires"]


@often
@given(portfolios(min_managers=1))
def test_hires_do_what_a_fresh_assessment_says(portfolio: Portfolio) -> None:
    told = explain_team(evaluated(portfolio))
    shown = [int(lever.action.partition(" ")[0]) for lever in told.levers]
    wanted = list(range(1, told.hires_needed + 1))
    assert shown == (wanted if told.hires_needed <= 5 else wanted[-1:])
    for number, lever in zip(shown, told.levers, strict=True):
        hires = [Manager(name=f"hire {index} \x00", experience="established") for index in range(number)]
        larger = with_entries(portfolio, [*portfolio.managers, *hires])
        team = assessed(larger.managers, larger.accounts, company=larger.company, as_of=AS_OF, book=BOOK).team
        assert close(team.load.likely, lever.load)
        assert team.verdict == lever.verdict
        assert team.load.likely is not None
        assert lever.enough == (round(team.load.likely, PRINTED) <= told.target_load)
    assert not told.levers or told.levers[-1].enough


def test_what_is_exactly_enough_needs_no_other_account() -> None:
    entries = list(evaluated(a_portfolio([a_manager()], book_of([(0.5, 1), (0.25, 1)]))).entries_of("Ada"))
    assert [(entry.name, number) for entry, number in hand_over(entries, 0.5, slack=0.0)] == [("A0", 1)]
