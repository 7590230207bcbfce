"""Accounts per manager before any factor, typed by hand."""

from typing import Any

import pytest

from amcap.engine.arithmetic.starting_point import StartingPoint
from amcap.engine.arithmetic.workload import by_rule_of_thumb, profile_of
from amcap.model.portfolio import Account
from tests.engine.build import BOOK, a_manager, an_account, assessed, drivers_of, judged, weighed

CELLS = [
    # size, complexity, likely, low, high, heuristic
    ("small", "low", 20, 17, 23, "fifteen-to-twenty"),
    ("small", "medium", 17.5, 15, 20, "fifteen-to-twenty"),
    ("small", "high", 10, 8, 12, "ten"),
    ("medium", "low", 17.5, 15, 20, "fifteen-to-twenty"),
    ("medium", "medium", 15, 13, 17, "fifteen-to-twenty"),
    ("medium", "high", 10, 8, 12, "ten"),
    ("large", "low", 10, 8, 12, "ten"),
    ("large", "medium", 10, 8, 12, "ten"),
    ("large", "high", 5, 4, 6, "five"),
]

UNKNOWN = [
    # the middle of what is open, and the drivers that share the uncertainty
    ("small", None, 14, 10, 20, {"complexity": 1}),
    ("medium", None, 13, 10, 17.5, {"complexity": 1}),
    ("large", None, 7.5, 5, 12, {"complexity": 1}),
    (None, "low", 14, 10, 20, {"size": 1}),
    (None, "medium", 13, 10, 17.5, {"size": 1}),
    (None, "high", 7.5, 5, 12, {"size": 1}),
    (None, None, 10, 5, 20, {"size": 0.5, "complexity": 0.5}),
]


def start_of(account: Account) -> StartingPoint:
    start = by_rule_of_thumb(profile_of(account), "none", BOOK).start
    assert start is not None
    return start


@pytest.mark.parametrize(("size", "complexity", "likely", "low", "high", "heuristic"), CELLS)
def test_size_and_complexity_give_the_starting_point(
    size: str, complexity: str, likely: float, low: float, high: float, heuristic: str
) -> None:
    start = start_of(an_account(size=size, complexity=complexity))
    assert (start.accounts, start.low, start.high, start.heuristic) == (likely, low, high, heuristic)
    assert start.assumed == ()


@pytest.mark.parametrize(("size", "complexity", "likely", "low", "high", "heuristic"), CELLS)
def test_the_starting_point_carries_through_to_workload_load_and_range(
    size: str, complexity: str, likely: float, low: float, high: float, heuristic: str
) -> None:
    assessment = assessed([a_manager()], [an_account(size=size, complexity=complexity)])
    account, manager = weighed(assessment), judged(assessment)
    assert (account.accounts_per_manager, account.heuristic) == (likely, heuristic)
    assert account.workload == pytest.approx(1 / likely)
    assert account.workload_hours == pytest.approx(130 / likely)
    # One parameter alone: its low and high are the ends.
    assert tuple(manager.load) == pytest.approx((1 / likely, 1 / high, 1 / low))
    assert drivers_of(manager) == {f"starting-point:{heuristic}": 1.0}


@pytest.mark.parametrize(("size", "complexity"), [("small", "low"), ("large", "high"), (None, None)])
def test_a_key_account_starts_at_five_whatever_its_size(size: str | None, complexity: str | None) -> None:
    start = start_of(an_account(tier="key", size=size, complexity=complexity))
    assert (start.accounts, start.low, start.high, start.heuristic) == (5, 4, 6, "five")
    assert start.assumed == ()


@pytest.mark.parametrize(("contact", "share"), [("monthly", 0.2), ("daily", 0.3)])
def test_key_never_takes_less_than_the_account_would_without_it(contact: str, share: float) -> None:
    # 1/5 holds contact already; 1/5 x 1.5 of a large and complex account that is contacted daily does not
    account = an_account(tier="key", size="large", complexity="high", contact=contact)
    assert weighed(assessed([a_manager()], [account])).workload == pytest.approx(share)


@pytest.mark.parametrize(("size", "complexity"), [("small", "low"), ("large", "high"), (None, None)])
@pytest.mark.parametrize("changes", [{}, {"experience": "junior", "fte": 0.5}, {"experience": None}])
def test_a_dedicated_account_takes_all_of_its_manager_exactly(
    changes: dict[str, Any], size: str | None, complexity: str | None
) -> None:
    account = an_account(tier="dedicated", size=size, complexity=complexity, contact="daily")
    manager = judged(assessed([a_manager(**changes)], [account]))
    assert tuple(manager.load) == pytest.approx((1, 1, 1), abs=1e-9)
    assert (manager.workload, manager.drivers, manager.firm) == (manager.capacity, (), True)


def test_whoever_is_dedicated_is_filled_by_one_account_and_twice_by_two() -> None:
    loads = [
        judged(assessed([a_manager(role="dedicated", fte=0.5)], [an_account(count=count)])).load.likely
        for count in (1, 2)
    ]
    assert loads == [1.0, 2.0]


@pytest.mark.parametrize(("manager", "duties"), [(None, 0), ("Ada", 130)])
def test_a_dedicated_account_without_anybody_takes_one_standard_manager(manager: str | None, duties: float) -> None:
    account = an_account(tier="dedicated", manager=manager)
    assert weighed(assessed([a_manager(other_duties_hours=duties)], [account])).workload == 1.0


@pytest.mark.parametrize(
    ("segment", "likely", "low", "high"), [("pooled", 144, 100, 200), ("tech-touch", 1000, 500, 2000)]
)
def test_a_segment_holds_every_factor_and_goes_before_the_tier(
    segment: str, likely: float, low: float, high: float
) -> None:
    account = an_account(segment=segment, tier="key", size="large", complexity="high", contact="daily", fit=None)
    assessment = assessed([a_manager(expertise=["retail"])], [account])
    assert weighed(assessment).factors == ()
    assert tuple(judged(assessment).load) == pytest.approx((1 / likely, 1 / high, 1 / low))
    assert drivers_of(judged(assessment)) == {f"segment:{segment}": 1.0}


@pytest.mark.parametrize(("size", "complexity", "likely", "low", "high", "shares"), UNKNOWN)
def test_what_is_unknown_takes_the_middle_of_what_is_open(
    size: str | None, complexity: str | None, likely: float, low: float, high: float, shares: dict[str, float]
) -> None:
    account = an_account(size=size, complexity=complexity)
    start = start_of(account)
    assert (start.accounts, start.low, start.high, start.heuristic) == (likely, low, high, None)
    assert sorted(start.assumed) == [(name, "unknown") for name in sorted(shares)]
    manager = judged(assessed([a_manager()], [account]))
    assert tuple(manager.load) == pytest.approx((1 / likely, 1 / high, 1 / low))
    assert drivers_of(manager) == pytest.approx({f"{name}:unknown": share for name, share in shares.items()})


def test_a_missing_tier_is_read_as_standard_and_listed() -> None:
    start = start_of(an_account(tier=None, size="large", complexity="high"))
    assert (start.accounts, start.low, start.high) == (5, 4, 6)
    assert start.assumed == (("tier", "standard"),)
