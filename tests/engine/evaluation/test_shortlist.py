"""Shortlists against what sorting all entries would choose."""

from hypothesis import given
from hypothesis import strategies as st

from amcap.engine.evaluation.shortlist import Largest, Shortlist

NUMBERS = st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.5, 7.0, 100.0]), max_size=60)


@given(NUMBERS, st.integers(0, 5))
def test_the_gravest_are_kept_of_equals_the_first_in_the_order_of_the_file(gravities: list[float], most: int) -> None:
    shortlist = Shortlist[int](most)
    for position, gravity in enumerate(gravities):
        shortlist.offer(gravity, position, position)
    ranked = sorted(range(len(gravities)), key=lambda position: (-gravities[position], position))
    assert shortlist.entries() == sorted(ranked[:most])


@given(NUMBERS)
def test_what_is_turned_down_would_be_turned_down_again(gravities: list[float]) -> None:
    shortlist, refused = Shortlist[int](3), -1.0
    for position, gravity in enumerate(gravities):
        floor = shortlist.floor
        taken = shortlist.offer(gravity, position, position)
        assert taken is (gravity > floor)
        assert not (taken and gravity <= refused)
        if not taken:
            refused = max(refused, gravity)


@given(NUMBERS, st.sampled_from([0.01, 0.1, 0.4, 0.9]))
def test_all_that_is_over_a_share_of_the_whole_is_kept(revenues: list[float], share: float) -> None:
    largest, total = Largest[int](share), 0.0
    for position, revenue in enumerate(revenues):
        total += revenue
        if revenue > largest.floor:
            largest.offer(revenue, position, total)
    over = {position for position, revenue in enumerate(revenues) if revenue > share * total}
    assert over <= set(largest.entries())
    assert len(largest.entries()) <= max(16, 2 / share + 1)
