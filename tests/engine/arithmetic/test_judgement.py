"""Loads, hires and room right at their edges; the bands have a file of their own."""

import pytest

from amcap.engine.arithmetic.judgement import (
    Judgement,
    accounts_within,
    hires_to_line,
    is_firm,
    judge,
    load_of,
    people,
    room_for,
    shortfall,
    verdict_of,
)
from amcap.engine.arithmetic.sums import NOTHING, Sum, part, summed
from amcap.engine.arithmetic.uncertainty import CERTAIN, Spread
from amcap.model.assessment import Range
from tests.engine.build import BOOK


def certain(amount: float) -> Sum:
    return summed([part(amount, amount * amount, CERTAIN)])


def judged(work: float, capacity: float) -> Judgement:
    return judge(3, certain(work), certain(capacity), BOOK)


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
    assert people(shortfall(judged(workload, capacity), 0.9), hire) == hires


def test_the_shortfall_is_told_below_100_percent_too() -> None:
    # 0.95 / 0.9 - 1
    assert shortfall(judged(0.95, 1.0), 0.9) == pytest.approx(0.0555556)
    assert shortfall(judged(0.9, 1.0), 0.9) == shortfall(judged(0.1, 1.0), 0.9) == 0.0


def test_hires_to_the_line_come_with_those_at_both_ends_of_the_range() -> None:
    # 2.4 of work for 2: 120 %, with a factor of 2 at either end: 60 % to 240 %, so (2.4 - 1) x 2 = 2.8 at the high end
    work = summed([part(2.4, 5.76, Spread(1.0, ((("x", ""), 0.6931472 / 1.2816),)))])
    judgement = judge(3, work, certain(2.0), BOOK)
    assert hires_to_line(judgement, work, 1.0) == (1, 0, 3)
    assert hires_to_line(judgement, work, 0.5) == (1, 0, 6)


def test_where_nobody_is_there_the_whole_workload_is_hired_for() -> None:
    work = summed([part(2.4, 5.76, Spread(1.0, ((("x", ""), 0.6931472 / 1.2816),)))])
    # 2.4, 1.2 and 4.8 standard managers
    assert hires_to_line(judge(3, work, NOTHING, BOOK), work, 1.0) == (3, 2, 5)
    assert hires_to_line(judge(0, NOTHING, NOTHING, BOOK), NOTHING, 1.0) == (0, 0, 0)


@pytest.mark.parametrize(
    ("load", "firm"),
    [
        ((1.2, 1.01, 1.5), True),
        ((1.2, 0.99, 1.5), False),
        ((0.8, 0.6, 0.99), True),
        ((0.8, 0.6, 1.0), True),
        ((0.8, 0.6, 1.01), False),
        # of 100 % only, and as it is printed
        ((0.8, 0.5, 1.0000004), True),
        ((1.1, 1.0000004, 1.2), False),
        ((0.0, 0.0, 0.0), True),
    ],
)
def test_a_verdict_is_firm_where_the_whole_range_is_on_its_side(load: tuple[float, float, float], firm: bool) -> None:
    assert is_firm(Range(*load)) is firm


@pytest.mark.parametrize(
    ("load", "accounts", "started", "verdict"),
    [
        (1.0, 3, False, "not-started"),
        (None, 0, False, "not-started"),
        (None, 0, True, "empty"),
        (0.0, 0, True, "empty"),
        (None, 3, True, "no-capacity"),
        (0.69, 3, True, "underloaded"),
    ],
)
def test_what_there_is_to_say_before_any_load(load: float | None, accounts: int, started: bool, verdict: str) -> None:
    assert verdict_of(load, accounts, BOOK, started=started) == verdict


def test_without_capacity_accounts_are_too_many_for_certain() -> None:
    nobody = judge(3, certain(0.2), NOTHING, BOOK)
    assert (nobody.probability_over, nobody.firm, nobody.drivers, nobody.load.likely) == (1.0, True, (), None)


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
    assert fitting(headroom, 3) == rooms


def test_a_dedicated_manager_has_room_for_one_account_that_fits() -> None:
    assert fitting(1.0, 0, dedicated=True) == (1, 1, 1)
    assert fitting(0.1, 0, dedicated=True) == (0, 1, 1)
    assert fitting(1.0, 1, dedicated=True) == fitting(1.0, 2, dedicated=True) == (0, 0, 0)


def fitting(headroom: float, accounts: int, *, dedicated: bool = False) -> tuple[int, ...]:
    """Room by the rules of thumb of five, ten and fifteen to twenty."""
    rooms = {room.heuristic: room for room in room_for(headroom, accounts, BOOK, dedicated=dedicated)}
    assert rooms["fifteen-to-twenty"].accounts_per_manager == 17.5
    return tuple(rooms[heuristic].accounts for heuristic in ("five", "ten", "fifteen-to-twenty"))


def test_recommended_accounts_bring_the_load_to_100_percent() -> None:
    # Six accounts at 120 % are five at 100 %; the more at the lower end of the load.
    assert accounts_within(6, Range(1.2, 1.0, 1.5)) == pytest.approx((5, 4, 6))
