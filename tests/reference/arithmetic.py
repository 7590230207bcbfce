"""Every figure of every manager and of the team, from a portfolio's plain fields and a day."""

from datetime import date
from math import ceil
from typing import Any, NamedTuple

from tests.reference.parts import Part
from tests.reference.sums import (
    Range,
    Ratio,
    drivers_of,
    is_firm,
    likely_sum,
    probability_over_one,
    quotient,
    ratio,
)
from tests.reference.tables import HEALTHY_TO, PLANNING_TARGETS, STRETCHED_TO, UNDERLOADED_BELOW
from tests.reference.weighing import A_STANDARD_MANAGER, Carrier, Fields, carrier, manager_factors, workload

CERTAIN_ONE = [A_STANDARD_MANAGER]


class Post(NamedTuple):
    """A manager with the parts of the book: an account each, those of an entry of several one by one."""

    carrier: Carrier
    book: list[Part]

    @property
    def capacity(self) -> list[Part]:
        return [] if self.carrier.capacity is None else [self.carrier.capacity]


class Figures(NamedTuple):
    """What is known of a manager, or of the team. What only one of the two has is None for the other."""

    accounts: int
    workload: float
    capacity: float
    load: Range | None
    centre: float | None
    probability_over: float
    firm: bool
    verdict: str
    drivers: dict[str, tuple[float, float]]
    fair_share: Range | None = None
    hours_per_account: float | None = None
    recommended: Range | None = None
    hires: tuple[int, int, int] | None = None
    hires_to_plan: int | None = None
    shortfall: float | None = None


class Reference(NamedTuple):
    managers: dict[str, Figures]
    team: Figures
    account_workloads: dict[str, float]
    """Entry → likely workload of one account of it, in standard managers."""


class Weighed(NamedTuple):
    """A portfolio in parts."""

    portfolio: Fields
    posts: list[Post]
    unassigned: list[Part]

    @property
    def company(self) -> Fields:
        return self.portfolio.get("company", {})

    @property
    def capacities(self) -> list[Part]:
        return [part for post in self.posts for part in post.capacity]

    @property
    def work(self) -> list[Part]:
        return [part for post in self.posts for part in post.book] + self.unassigned


def parts_of(account: Fields, company: Fields, carried_by: Carrier | None, spent_by: Carrier | None) -> list[Part]:
    """An entry's accounts one by one; each owns its part of what is not known."""
    return [
        workload(account, company, carried_by, spent_by, f"{account['name']}#{number}")
        for number in range(account.get("count", 1))
    ]


def weigh(portfolio: Fields, today: date) -> Weighed:
    company = portfolio.get("company", {})
    posts = {manager["name"]: Post(carrier(manager, company, today), []) for manager in portfolio.get("managers", [])}
    unassigned: list[Part] = []
    for account in portfolio.get("accounts", []):
        if "manager" in account:
            post = posts[account["manager"]]
            post.book.extend(parts_of(account, company, post.carrier, post.carrier))
        else:
            unassigned.extend(parts_of(account, company, None, None))
    return Weighed(portfolio, list(posts.values()), unassigned)


def all_of_it_for(weighed: Weighed, post: Post) -> list[Part]:
    """Every account as if it were this manager's; measured hours stay the work of whoever spent them."""
    spenders = {other.carrier.fields["name"]: other.carrier for other in weighed.posts}
    return [
        part
        for account in weighed.portfolio.get("accounts", [])
        for part in parts_of(account, weighed.company, post.carrier, spenders.get(account.get("manager")))
    ]


def recommended(weighed: Weighed, post: Post) -> Range:
    """Accounts like those of the book that bring the load to 1."""
    if not post.capacity:
        return Range(0, 0, 0)
    if post.carrier.dedicated:
        return Range(1, 1, 1)
    book = post.book or all_of_it_for(weighed, post)
    if not book:
        book = parts_of({"name": "an account of which nothing is known"}, weighed.company, post.carrier, None)
    load = ratio(book, post.capacity).range
    return Range(len(book) / load.likely, len(book) / load.high, len(book) / load.low)


def fair_share(weighed: Weighed, post: Post) -> Range | None:
    """The manager's load ÷ that of all assigned work, parameter by parameter over both."""
    compared = [other for other in weighed.posts if not other.carrier.dedicated]
    assigned = [part for other in compared for part in other.book]
    capacities = [part for other in compared for part in other.capacity]
    if post.carrier.dedicated or not post.capacity or not assigned:
        return None
    return quotient(ratio(post.book, post.capacity), ratio(assigned, capacities)).range


def verdict(load: Range | None, accounts: int, present: bool) -> str:
    if not present:
        return "not-started"
    if not accounts:
        return "empty"
    if load is None:
        return "no-capacity"
    likely = round(load.likely, 6)
    if likely < UNDERLOADED_BELOW:
        return "underloaded"
    if likely <= HEALTHY_TO:
        return "healthy"
    return "stretched" if likely <= STRETCHED_TO else "overloaded"


def judged(work: list[Part], capacities: list[Part], present: bool = True) -> Figures:
    load: Ratio | None = ratio(work, capacities) if capacities else None
    return Figures(
        accounts=len(work),
        workload=likely_sum(work),
        capacity=likely_sum(capacities),
        load=load.range if load else None,
        centre=load.centre if load else None,
        probability_over=probability_over_one(load) if load else float(bool(work)),
        firm=is_firm(load.range) if load else True,
        verdict=verdict(load.range if load else None, len(work), present),
        drivers=drivers_of(load) if load else {},
    )


def manager_figures(weighed: Weighed, post: Post) -> Figures:
    return judged(post.book, post.capacity, post.carrier.present)._replace(
        fair_share=fair_share(weighed, post),
        hours_per_account=post.carrier.hours / len(post.book) if post.book else None,
        recommended=recommended(weighed, post),
    )


def whole_people(standard_managers: float, hire: float) -> int:
    return max(0, ceil(round(standard_managers / hire, 6)))


def team_figures(weighed: Weighed, today: date) -> Figures:
    """All work and all capacity, and how many people are short of it."""
    team = judged(weighed.work, weighed.capacities)
    newcomer = {"name": "a hire", "experience": "established"}
    hire = manager_factors(newcomer, weighed.company, today).likely
    if team.load is not None:
        missing = [(end - 1) * team.capacity for end in team.load]
    elif weighed.work:
        missing = list(ratio(weighed.work, CERTAIN_ONE).range)
    else:
        missing = [0.0, 0.0, 0.0]
    likely, low, high = (whole_people(part, hire) for part in missing)
    target = PLANNING_TARGETS[weighed.company.get("size")]
    shortfall = max(0.0, team.workload / target - team.capacity)
    return team._replace(hires=(likely, low, high), hires_to_plan=whole_people(shortfall, hire), shortfall=shortfall)


def assess(portfolio: dict[str, Any], today: date) -> Reference:
    weighed = weigh(portfolio, today)
    carriers = {post.carrier.fields["name"]: post.carrier for post in weighed.posts}
    return Reference(
        managers={post.carrier.fields["name"]: manager_figures(weighed, post) for post in weighed.posts},
        team=team_figures(weighed, today),
        account_workloads={
            account["name"]: parts_of(account, weighed.company, spender, spender)[0].likely
            for account in portfolio.get("accounts", [])
            for spender in [carriers.get(account.get("manager"))]
        },
    )
