"""From workload and capacity to load, verdict, recommended accounts and room."""

from collections.abc import Mapping, Sequence
from math import ceil, fsum
from typing import NamedTuple

from amcap.engine.arithmetic.book import Book, merged
from amcap.engine.arithmetic.capacity import Capacity
from amcap.engine.arithmetic.uncertainty import (
    log_sigma,
    probability_over,
    range_around,
    standard_deviation,
    weighted_terms,
)
from amcap.model import vocabulary as words
from amcap.model.assessment import HeadroomAccounts, Range
from amcap.model.rulebook import RuleBook
from amcap.quantities import PLACES, whole

NOTHING = Range(None, None, None)


class Judgement(NamedTuple):
    """Books against capacities: the load with its range, the probability that it is over 1, and the word for it.

    `terms` are the sensitivities of ln(load), empty where there is no load.
    """

    accounts: int
    workload: float
    capacity: float
    load: Range
    probability_over: float
    verdict: words.Verdict
    terms: Mapping[str, float]


def load_of(workload: float, capacity: float) -> float | None:
    """Workload / capacity, a ratio (1.0 = 100 %); None where there is no capacity."""
    return None if capacity <= 0 else workload / capacity


def judge(books: Sequence[Book], capacities: Sequence[Capacity], rulebook: RuleBook) -> Judgement:
    """Judge one manager's book, or a team's, against the capacity there is for it.

    A parameter that several accounts or managers share counts once, with the sum of their shares.
    """
    whole = books[0] if len(books) == 1 else merged(books)
    accounts, workload, capacity = whole.accounts, whole.workload, fsum(each.value for each in capacities)
    load = load_of(workload, capacity)
    if load is None:
        return Judgement(accounts, workload, capacity, NOTHING, float(accounts > 0), "no-capacity", {})
    managers = weighted_terms(((each.value, each.product.sigmas) for each in capacities), capacity)
    terms = {**whole.terms(), **managers}
    if not accounts:
        return Judgement(accounts, workload, capacity, Range(0.0, 0.0, 0.0), 0.0, "empty", terms)
    deviation = standard_deviation(terms)
    return Judgement(
        accounts,
        workload,
        capacity,
        range_around(load, deviation),
        probability_over(load, deviation),
        verdict_of(load, rulebook),
        terms,
    )


def verdict_of(load: float, book: RuleBook) -> words.Verdict:
    """The band a load falls in, judged on the figure as it is printed."""
    printed = round(load, PLACES)
    if printed < book.number("band.underloaded-below"):
        return "underloaded"
    if printed <= book.number("band.healthy-to"):
        return "healthy"
    if printed <= book.number("band.stretched-to"):
        return "stretched"
    return "overloaded"


def recommended_accounts(judgement: Judgement, book: RuleBook, *, dedicated: bool) -> Range:
    """How many accounts like those in the book bring the load to exactly 100 % (a real number).

    accounts / load; a dedicated manager: exactly 1; an empty book: capacity x the common rule of thumb.
    """
    if dedicated:
        return Range(1.0, 1.0, 1.0)
    load = judgement.load.likely
    if load is None:
        return Range(0.0, 0.0, 0.0)
    if load == 0:
        common = book.rules["heuristic.fifteen-to-twenty"]
        terms = {**judgement.terms, "starting-point:fifteen-to-twenty": log_sigma(*common.span)}
        return range_around(judgement.capacity * common.value, standard_deviation(terms))
    return range_around(judgement.accounts / load, standard_deviation(judgement.terms))


def room_for(headroom: float, accounts: int, book: RuleBook, *, dedicated: bool) -> HeadroomAccounts:
    """How many more whole accounts fit into a headroom (in standard managers), by starting heuristic."""

    def fit(heuristic: str) -> int:
        number = max(whole(headroom * book.number(f"heuristic.{heuristic}")), 0)
        return min(number, max(1 - accounts, 0)) if dedicated else number

    return HeadroomAccounts(key=fit("five"), close=fit("ten"), standard=fit("fifteen-to-twenty"))


def hires_needed(workload: float, capacity: float, hire: float, book: RuleBook) -> int:
    """Hires that bring a team's load down to the planned load; `hire` is the capacity that one adds."""
    short = workload / book.number("plan.target-load") - capacity
    return max(ceil(round(short / hire, PLACES)), 0)
