"""Who could take an account: the quick search against one that asks every manager."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from amcap.engine.arithmetic.workload import pairing_of
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.gathering import evaluate
from amcap.engine.evaluation.posts import Entry, Post
from amcap.engine.evaluation.workloads import NOBODY
from amcap.engine.findings.takers import Taker, Takers
from amcap.engine.what_if.loads import with_more
from amcap.model.portfolio import Portfolio
from amcap.quantities import PLACES
from tests.engine.build import with_numbers
from tests.strategies import portfolios

DAY = date(2026, 11, 22)


def share_of(evaluation: Evaluation, entry: Entry, post: Post, current: str | None) -> float:
    """What an account takes under a manager; measured hours are those of who spent them."""
    if entry.hours is None:
        return evaluation.workloads.of(entry.profile, post.carrier).share
    spender = NOBODY if current is None else evaluation.posts[current].carrier
    return entry.hours * evaluation.workloads.of(entry.group.profile, spender).share


def asked(evaluation: Evaluation, entry: Entry, count: int, current: str | None) -> Taker | None:
    best: tuple[tuple[int, float], Taker] | None = None
    for post in evaluation.posts.values():
        if post.name == current or (post.dedicated and post.book.accounts + count > 1):
            continue
        load = with_more(post, share_of(evaluation, entry, post, current) * count, count).load
        if load is None or round(load, PLACES) > evaluation.rulebook.number("band.healthy-to"):
            continue
        pairing = pairing_of(entry.profile.industry, post.expertise, evaluation.rulebook)
        rank = {"mismatch": 0, "match": 2}.get(pairing, 1), post.capacity.value - post.book.workload
        if best is None or rank > best[0]:
            best = rank, Taker(post, pairing, load)
    return best and best[1]


@settings(max_examples=200, deadline=None)
@given(portfolios(min_managers=1, max_managers=6, max_accounts=8), st.sampled_from([0.75, 1.0, 1.1]))
def test_the_taker_is_the_one_that_asking_everybody_finds(portfolio: Portfolio, limit: float) -> None:
    evaluation = evaluate(portfolio, with_numbers({"band.healthy-to": limit}), DAY)
    takers = Takers(evaluation)
    for entry in evaluation.entries:
        for count, current in ((entry.accounts, entry.manager), (1, entry.manager), (entry.accounts, None)):
            assert takers.taker(entry.profile, count, current) == asked(evaluation, entry, count, current)
