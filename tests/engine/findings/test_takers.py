"""Where accounts should go: the quick search against one that asks every manager, and what all advice comes to."""

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from amcap.engine.arithmetic.workload import pairing_of
from amcap.engine.assess import assess
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.gathering import evaluate
from amcap.engine.evaluation.posts import Entry, Post
from amcap.engine.evaluation.workloads import NOBODY
from amcap.engine.findings.takers import Need, Takers
from amcap.engine.what_if.loads import with_more
from amcap.model.portfolio import Portfolio
from amcap.quantities import PLACES
from tests.engine.build import BOOK, with_numbers
from tests.strategies import portfolios

DAY = date(2026, 11, 22)


def share_of(evaluation: Evaluation, entry: Entry, post: Post, current: str | None) -> float:
    """What an account takes under a manager; measured hours are those of who spent them."""
    if entry.hours is None:
        return evaluation.workloads.of(entry.profile, post.carrier).share
    spender = NOBODY if current is None else evaluation.posts[current].carrier
    return entry.hours * evaluation.workloads.of(entry.group.profile, spender).share


def asked(evaluation: Evaluation, entry: Entry, count: int, current: str | None) -> tuple[str, float] | None:
    best: tuple[tuple[int, float], tuple[str, float]] | None = None
    for post in evaluation.posts.values():
        whole = entry.profile.wants_whole_manager and count == 1 and not post.book.accounts
        if post.name == current or (post.dedicated and not whole):
            continue
        load = with_more(post, share_of(evaluation, entry, post, current) * count, count).load
        if load is None or round(load, PLACES) > evaluation.rulebook.number("band.healthy-to"):
            continue
        pairing = pairing_of(entry.profile.industry, post.expertise, evaluation.rulebook)
        rank = {"mismatch": 0, "match": 2}.get(pairing, 1), post.capacity.value - post.book.workload
        if best is None or rank > best[0]:
            best = rank, (post.name, load)
    return best and best[1]


@settings(max_examples=200, deadline=None)
@given(portfolios(min_managers=1, max_managers=6, max_accounts=8), st.sampled_from([0.75, 1.0, 1.1]))
def test_who_takes_all_is_the_one_that_asking_everybody_finds(portfolio: Portfolio, limit: float) -> None:
    evaluation = evaluate(portfolio, with_numbers({"band.healthy-to": limit}), DAY)
    for entry in evaluation.entries:
        for count, current in ((entry.accounts, entry.manager), (1, entry.manager), (entry.accounts, None)):
            offers = Takers(evaluation).place(Need(entry.profile, count, current))
            whole = [(offer.manager, offer.after) for offer in offers if offer.accounts == count]
            assert (whole[0] if whole else None) == asked(evaluation, entry, count, current)


@settings(max_examples=200, deadline=None)
@given(portfolios(min_managers=1, max_managers=4, max_accounts=12), st.sampled_from([0.5, 2, 10]))
def test_all_advice_together_puts_nobody_over_the_line(portfolio: Portfolio, listed: float) -> None:
    assessment = assess(portfolio, with_numbers({"threshold.findings-listed": listed}), DAY)
    gets = Counter[str]()
    for finding in assessment.findings:
        for advice in finding.advice:
            if advice.manager is not None:
                gets[advice.manager] += advice.hours
                assert advice.load_after is not None
                assert round(advice.load_after, 6) <= 1
    for manager in assessment.managers:
        if gets[manager.name]:
            assert manager.workload_hours + gets[manager.name] <= manager.capacity_hours * (1 + 1e-5)


@settings(max_examples=100, deadline=None)
@given(portfolios(min_managers=1, max_managers=4, max_accounts=12))
def test_no_account_is_advised_on_twice(portfolio: Portfolio) -> None:
    told = Counter[str]()
    for finding in assess(portfolio, BOOK, DAY).findings:
        for advice in finding.advice:
            assert advice.account is not None
            told[advice.account] += advice.accounts
    counts = {account.name: account.count for account in portfolio.accounts}
    assert all(number <= counts[name] for name, number in told.items())
