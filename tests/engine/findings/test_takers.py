"""Who could take an account: the quick search against one that asks every manager."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from amcap.engine.arithmetic.workload import pairing_of
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.gathering import evaluate
from amcap.engine.evaluation.posts import Entry
from amcap.engine.findings.takers import Taker, Takers
from amcap.engine.what_if.loads import with_more
from amcap.model.portfolio import Portfolio
from amcap.quantities import PLACES
from tests.engine.build import a_manager, a_portfolio, an_account, measured, with_numbers
from tests.strategies import portfolios

DAY = date(2026, 11, 22)


def asked(evaluation: Evaluation, entry: Entry, count: int, current: str | None) -> Taker | None:
    best: tuple[tuple[int, float], Taker] | None = None
    for post in evaluation.posts.values():
        if post.name == current or (post.dedicated and post.book.accounts + count > 1):
            continue
        workload = evaluation.workloads.of(entry.profile, post.expertise)
        load = with_more(post, workload.share * count, count).load
        if load is None or round(load, PLACES) > evaluation.rulebook.number("band.healthy-to"):
            continue
        pairing = pairing_of(entry.profile.industry, post.expertise)
        rank = ("mismatch", "none", "match").index(pairing), post.capacity.value - post.book.workload
        if best is None or rank > best[0]:
            best = rank, Taker(post, pairing, load)
    return best and best[1]


@settings(max_examples=200, deadline=None)
@given(
    portfolios(min_managers=1, max_managers=6, max_accounts=8),
    st.sampled_from([0.75, 1.0, 1.1]),
    st.sampled_from([0.95, 1.9]),
)
def test_the_taker_is_the_one_that_asking_everybody_finds(portfolio: Portfolio, limit: float, match: float) -> None:
    # In a book of one's own, experts may be those who do more for an account: no room as one is no room as another.
    evaluation = evaluate(portfolio, with_numbers({"band.healthy-to": limit, "expertise.match": match}), DAY)
    takers = Takers(evaluation)
    for entry in evaluation.entries:
        for count, current in ((entry.accounts, entry.manager), (1, entry.manager), (entry.accounts, None)):
            assert takers.taker(entry.profile, count, current) == asked(evaluation, entry, count, current)


def test_an_expert_who_has_no_room_as_one_is_not_asked_as_somebody_else() -> None:
    book = with_numbers({"expertise.match": 1.9, "expertise.mismatch": 1.0})
    ada = a_manager(expertise=("retail",))
    lost = an_account("Lost", manager=None, industry="retail", size="large", complexity="high")
    # 0.7 of Ada is taken; the account takes 0.2 x 0.85 x 1.9 = 0.323 of an expert, and would take 0.17 of another.
    evaluation = evaluate(a_portfolio([ada], [measured(share=0.7), lost]), book, DAY)
    (entry,) = (each for each in evaluation.entries if each.name == "Lost")
    assert Takers(evaluation).taker(entry.profile, 1, None) is None
