"""Accounts per manager before any factor, typed by hand."""

from math import sqrt

import pytest

from amcap.engine.arithmetic.workload import StartingPoint, profile_of, starting_point
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

ONE_UNKNOWN = [
    # The unknown one is read as medium; the range spans the likely values of the row or column left open.
    # small row: 20, 17.5, 10
    ("small", None, 17.5, 10, 20, "fifteen-to-twenty", "complexity"),
    # medium row: 17.5, 15, 10
    ("medium", None, 15, 10, 17.5, "fifteen-to-twenty", "complexity"),
    # large row: 10, 10, 5
    ("large", None, 10, 5, 10, "ten", "complexity"),
    # low column: 20, 17.5, 10
    (None, "low", 17.5, 10, 20, "fifteen-to-twenty", "size"),
    # medium column: 17.5, 15, 10
    (None, "medium", 15, 10, 17.5, "fifteen-to-twenty", "size"),
    # high column: 10, 10, 5
    (None, "high", 10, 5, 10, "ten", "size"),
]


def start_of(account: Account) -> StartingPoint:
    return starting_point(profile_of(account), BOOK)


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
    # One parameter alone: exp(1.2816 x sigma) = exp(ln(high / low) / 2) = sqrt(high / low).
    assert manager.load.likely == pytest.approx(1 / likely)
    assert manager.load.high == pytest.approx(sqrt(high / low) / likely)
    assert manager.load.low == pytest.approx(sqrt(low / high) / likely)
    assert drivers_of(manager) == {f"starting-point:{heuristic}": 1.0}


@pytest.mark.parametrize(("size", "complexity"), [("small", "low"), ("large", "high"), (None, None)])
def test_a_key_account_starts_at_five_whatever_its_size(size: str | None, complexity: str | None) -> None:
    start = start_of(an_account(tier="key", size=size, complexity=complexity))
    assert (start.accounts, start.low, start.high, start.heuristic) == (5, 4, 6, "five")
    assert start.assumed == ()


@pytest.mark.parametrize(("size", "complexity"), [("small", "low"), ("large", "high"), (None, None)])
def test_a_dedicated_account_takes_exactly_one_manager(size: str | None, complexity: str | None) -> None:
    start = start_of(an_account(tier="dedicated", size=size, complexity=complexity))
    assert (start.accounts, start.low, start.high, start.heuristic) == (1, 1, 1, "dedicated")
    assert start.assumed == ()


def test_a_dedicated_account_leaves_nothing_uncertain() -> None:
    manager = judged(assessed([a_manager()], [an_account(tier="dedicated")]))
    assert (manager.load.likely, manager.load.low, manager.load.high) == (1.0, 1.0, 1.0)
    assert manager.drivers == ()


def test_with_neither_size_nor_complexity_the_common_rule_holds_with_a_range_of_five_to_twenty() -> None:
    start = start_of(an_account(size=None, complexity=None))
    assert (start.accounts, start.low, start.high, start.heuristic) == (17.5, 5, 20, "fifteen-to-twenty")
    assert start.assumed == (("size-and-complexity", "fifteen-to-twenty"),)


def test_with_neither_size_nor_complexity_the_load_is_far_less_sure() -> None:
    load = judged(assessed([a_manager()], [an_account(size=None, complexity=None)])).load
    # 1 / 17.5, and sqrt(20 / 5) = 2 either way.
    assert load.likely == pytest.approx(1 / 17.5)
    assert load.low == pytest.approx(1 / 35)
    assert load.high == pytest.approx(2 / 17.5)


@pytest.mark.parametrize(("size", "complexity", "likely", "low", "high", "heuristic", "unknown"), ONE_UNKNOWN)
def test_one_unknown_is_read_as_medium_and_widens_the_range(
    size: str | None, complexity: str | None, likely: float, low: float, high: float, heuristic: str, unknown: str
) -> None:
    start = start_of(an_account(size=size, complexity=complexity))
    assert (start.accounts, start.low, start.high, start.heuristic) == (likely, low, high, heuristic)
    assert start.assumed == ((unknown, "medium"),)


@pytest.mark.parametrize(("size", "complexity", "likely", "low", "high", "heuristic", "unknown"), ONE_UNKNOWN)
def test_one_unknown_is_a_parameter_of_its_own(
    size: str | None, complexity: str | None, likely: float, low: float, high: float, heuristic: str, unknown: str
) -> None:
    assessment = assessed([a_manager()], [an_account(size=size, complexity=complexity)])
    manager = judged(assessment)
    assert weighed(assessment).heuristic == heuristic
    assert manager.load.high == pytest.approx(sqrt(high / low) / likely)
    assert drivers_of(manager) == {f"{unknown}:assumed": 1.0}


def test_a_missing_tier_is_read_as_standard_and_listed() -> None:
    start = start_of(an_account(tier=None, size="large", complexity="high"))
    assert (start.accounts, start.low, start.high) == (5, 4, 6)
    assert start.assumed == (("tier", "standard"),)
