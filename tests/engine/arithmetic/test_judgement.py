"""Loads, hires and room right at their edges; the bands have a file of their own."""

import pytest

from amcap.engine.arithmetic.judgement import (
    NOTHING,
    Judgement,
    hires_needed,
    load_of,
    recommended_accounts,
    room_for,
)
from amcap.model.assessment import Range
from tests.engine.build import BOOK, with_numbers


def test_a_load_needs_capacity() -> None:
    assert load_of(0.5, 2.0) == 0.25
    assert load_of(0.0, 1.0) == 0.0
    assert load_of(0.5, 0.0) is load_of(0.0, 0.0) is load_of(0.5, -0.1) is None


@pytest.mark.parametrize(
    ("workload", "capacity", "hire", "hires"),
    [
        # The planned load is 90 %: 0.9 of work is one manager's, 1.8 two managers'.
        (0.9, 1.0, 1.0, 0),
        (0.1, 1.0, 1.0, 0),
        (1.8, 1.0, 1.0, 1),
        # 1.80000027 / 0.9 - 1 = 1.0000003 is 1 as it is printed, 1.8000009 / 0.9 - 1 = 1.000001 is not.
        (1.80000027, 1.0, 1.0, 1),
        (1.8000009, 1.0, 1.0, 2),
        (0.9000009, 1.0, 1.0, 1),
        # 2.7 / 0.9 = 3 are six halves
        (2.7, 0.0, 0.5, 6),
        (2.7, 0.4, 0.5, 6),
        (2.7, 0.5, 0.5, 5),
    ],
)
def test_hires_are_as_few_as_bring_the_load_to_what_is_planned(
    workload: float, capacity: float, hire: float, hires: int
) -> None:
    assert hires_needed(workload, capacity, hire, BOOK) == hires


def test_what_is_planned_is_the_rule_book_s() -> None:
    # 1.6 / 0.8 - 1 = 1, while 1.6 / 0.5 - 1 = 2.2
    books = [with_numbers({"plan.target-load": target}) for target in (0.8, 0.5)]
    assert [hires_needed(1.6, 1.0, 1.0, book) for book in books] == [1, 3]


@pytest.mark.parametrize(
    ("headroom", "rooms"),
    [
        # x 5, x 10, x 17.5, rounded down
        (1.0, (5, 10, 17)),
        (0.2, (1, 2, 3)),
        (0.19, (0, 1, 3)),
        (0.0, (0, 0, 0)),
        (-1.0, (0, 0, 0)),
        # 0.39999998 x 5 = 1.9999999 is 2 as it is printed, and so are 4 and 7.
        (0.39999998, (2, 4, 7)),
    ],
)
def test_room_is_in_whole_accounts_by_each_rule_of_thumb(headroom: float, rooms: tuple[int, int, int]) -> None:
    assert room_for(headroom, 3, BOOK, dedicated=False) == rooms


def test_a_dedicated_manager_has_room_for_one_account_that_fits() -> None:
    assert room_for(1.0, 0, BOOK, dedicated=True) == (1, 1, 1)
    assert room_for(0.1, 0, BOOK, dedicated=True) == (0, 1, 1)
    assert room_for(1.0, 1, BOOK, dedicated=True) == room_for(1.0, 2, BOOK, dedicated=True) == (0, 0, 0)


def judged(accounts: int, workload: float, capacity: float, load: Range, **terms: float) -> Judgement:
    return Judgement(accounts, workload, capacity, load, 0.5, "healthy", terms)


def test_recommended_accounts_bring_the_load_to_100_percent() -> None:
    # Six accounts at 120 % are five at 100 %, however large the capacity.
    load = Range(1.2, 1.2, 1.2)
    assert recommended_accounts(judged(6, 2.4, 2.0, load), BOOK, dedicated=False) == pytest.approx((5, 5, 5))
    assert recommended_accounts(judged(6, 2.4, 2.0, load), BOOK, dedicated=True) == (1, 1, 1)
    assert recommended_accounts(judged(6, 2.4, 0.0, NOTHING), BOOK, dedicated=False) == (0, 0, 0)


def test_an_empty_book_is_recommended_the_common_rule_with_its_range() -> None:
    # 17.5 accounts a manager, 15 to 20: 35 for two; the quotient 20 / 15 lies evenly about them.
    found = recommended_accounts(judged(0, 0.0, 2.0, Range(0.0, 0.0, 0.0)), BOOK, dedicated=False)
    assert found == pytest.approx((35, 35 / (20 / 15) ** 0.5, 35 * (20 / 15) ** 0.5))
