"""From workload and capacity to load, verdict, recommended accounts, room and hires."""

from math import ceil
from typing import NamedTuple

from amcap.engine.arithmetic.ratio import Ratio, ratio
from amcap.engine.arithmetic.sums import Sum
from amcap.model import vocabulary as words
from amcap.model.assessment import Driver, HeadroomAccounts, Hires, Range
from amcap.model.rulebook import RuleBook
from amcap.quantities import PLACES, whole

NO_RANGE = Range(None, None, None)
A_STANDARD_MANAGER = Sum(1.0, 1.0, 1.0, {}, {})
ONE_ACCOUNT = Range(1.0, 1.0, 1.0)
NO_ACCOUNT = Range(0.0, 0.0, 0.0)


class Judgement(NamedTuple):
    """Work against capacity: the load with its range, how likely it is over 1, and the word for it.

    `ratio` is what load and range are drawn from; None where there is no capacity. `firm`: the whole range lies on
    the likely load's side of 100 %.
    """

    accounts: float
    workload: float
    capacity: float
    load: Range
    probability_over: float
    firm: bool
    verdict: words.Verdict
    ratio: Ratio | None

    @property
    def drivers(self) -> tuple[Driver, ...]:
        """What moves the load, the most first."""
        return () if self.ratio is None else self.ratio.drivers


def load_of(workload: float, capacity: float) -> float | None:
    """Workload / capacity, a ratio (1.0 = 100 %); None where there is no capacity."""
    return None if capacity <= 0 else workload / capacity


def judge(accounts: float, work: Sum, capacity: Sum, rulebook: RuleBook, *, started: bool = True) -> Judgement:
    """Judge one manager's accounts, or a team's, against the capacity there is for them."""
    load = ratio(work, capacity) if capacity.likely > 0 else None
    span = NO_RANGE if load is None else load.range
    return Judgement(
        accounts=accounts,
        workload=work.likely,
        capacity=capacity.likely,
        load=span,
        probability_over=float(accounts > 0) if load is None else load.probability_over,
        firm=load is None or is_firm(span),
        verdict=verdict_of(span.likely, accounts, rulebook, started=started),
        ratio=load,
    )


def is_firm(load: Range) -> bool:
    """Whether the whole range of a load lies on the likely one's side of 100 %, judged on figures as printed."""
    likely, low, high = (round(end or 0.0, PLACES) for end in load)
    return low > 1 if likely > 1 else high <= 1


def verdict_of(load: float | None, accounts: float, book: RuleBook, *, started: bool = True) -> words.Verdict:
    """The word for a load (None: no capacity), judged on the figure as it is printed."""
    if not started:
        return "not-started"
    if not accounts:
        return "empty"
    if load is None:
        return "no-capacity"
    printed = round(load, PLACES)
    if printed < book.number("band.underloaded-below"):
        return "underloaded"
    if printed <= book.number("band.healthy-to"):
        return "healthy"
    if printed <= book.number("band.stretched-to"):
        return "stretched"
    return "overloaded"


def accounts_within(accounts: float, load: Range) -> Range:
    """How many accounts like these bring their load to exactly 100 % (a real number): accounts / load."""
    return Range(*(accounts / (end or 1.0) for end in (load.likely, load.high, load.low)))


def room_for(headroom: float, accounts: float, book: RuleBook, *, dedicated: bool) -> tuple[HeadroomAccounts, ...]:
    """How many more whole accounts fit into a headroom (in standard managers), by each of the rules of thumb."""

    def fit(accounts_per_manager: float) -> int:
        number = max(whole(headroom * accounts_per_manager), 0)
        return min(number, int(max(1 - accounts, 0))) if dedicated else number

    rules = {rule_id: rule.value for rule_id, rule in book.rules.items() if rule_id.startswith("heuristic.")}
    return tuple(
        HeadroomAccounts(heuristic=rule_id.removeprefix("heuristic."), accounts_per_manager=value, accounts=fit(value))
        for rule_id, value in rules.items()
    )


def hires_to_line(judgement: Judgement, work: Sum, hire: float) -> Hires:
    """Hires that bring a team's load to 100 %, at the likely load and at each end of its range for itself.

    `hire` is the capacity that one adds. Where nobody is there, the whole workload is hired for.
    """
    ends, capacity = judgement.load, judgement.capacity
    if ends.likely is None:
        ends, capacity = ratio(work, A_STANDARD_MANAGER).range, 0.0
        return Hires(*(people(end or 0.0, hire) for end in ends))
    return Hires(*(people(((end or 0.0) - 1) * capacity, hire) for end in ends))


def shortfall(judgement: Judgement, target: float) -> float:
    """Standard managers that are lacking for a load of no more than the target (1.0 = 100 %)."""
    return max(0.0, judgement.workload / target - judgement.capacity)


def people(standard_managers: float, hire: float) -> int:
    """So many whole people, each with the capacity of one hire."""
    return max(ceil(round(standard_managers / hire, PLACES)), 0)
