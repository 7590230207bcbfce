"""evaluate: every record goes into its group and its manager's book; entries are kept as far as they are needed.

What findings may name is chosen here, the same whether all entries are kept or none: what is reported never depends on
what is listed. Memory grows with the managers and with the kinds of accounts that they have, not with the accounts.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from math import inf

from amcap.engine.arithmetic.book import HOUR, MILLIONTHS, Book
from amcap.engine.arithmetic.capacity import Capacity, capacity_of
from amcap.engine.arithmetic.workload import profile_of
from amcap.engine.evaluation.costs import costly_share
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.groups import INDUSTRY, Groups, with_renewal
from amcap.engine.evaluation.posts import Entry, Holding, Post
from amcap.engine.evaluation.shortlist import Notables
from amcap.engine.evaluation.workloads import Carrier, Workloads, of_account
from amcap.industries import known_as
from amcap.model.hours import Hours
from amcap.model.loc import PlaceOf, nowhere
from amcap.model.portfolio import Manager, Portfolio, PortfolioHead
from amcap.model.record import Record
from amcap.model.rulebook import RuleBook
from amcap.quantities import PLACES

KEPT = 256
"""How many entries of each manager are kept in any case, to say which of them should go to somebody else."""


def evaluate(
    portfolio: PortfolioHead,
    rulebook: RuleBook,
    as_of: date,
    place_of: PlaceOf = nowhere,
    records: Iterable[Record] | None = None,
    *,
    keep: bool = True,
) -> Evaluation:
    """Work out capacities, workloads and books; every reference must resolve.

    `records` are the accounts where they are not in the portfolio itself; they are gone through once. All entries are
    there afterwards only if `keep` says so; those that findings name are kept in any case.
    """
    posts = {
        manager.name: _post(index, manager, portfolio, rulebook, as_of)
        for index, manager in enumerate(portfolio.managers)
    }
    unassigned = Holding(Book(), Notables(_most(rulebook)), large_over=inf)
    workloads = Workloads(portfolio.company, rulebook)
    groups = Groups(portfolio.company, rulebook, posts, unassigned, workloads, as_of)
    entries = _gather(groups, records_of(portfolio) if records is None else records, keep=keep)
    for group in groups.all():
        group.add_to(group.holding.book, group.workload)
    return Evaluation(
        portfolio=portfolio,
        rulebook=rulebook,
        as_of=as_of,
        place_of=place_of,
        managers={manager.name: manager for manager in portfolio.managers},
        posts=posts,
        unassigned=unassigned,
        entries=tuple(entries),
        workloads=workloads,
        not_understood=groups.not_understood,
        described=portfolio.accounts if records is None and isinstance(portfolio, Portfolio) else (),
    )


def records_of(portfolio: PortfolioHead) -> Iterator[Record]:
    """The accounts of a portfolio as records. Raises TypeError for a head, whose accounts are elsewhere."""
    if not isinstance(portfolio, Portfolio):
        raise TypeError("the accounts of this portfolio are in a table; hand on its records")
    for account in portfolio.accounts:
        profile = profile_of(account)
        measured = profile.hours_per_month
        how = None if measured is None or measured == Hours(measured.value) else measured.of_one
        key = (account.manager, *with_renewal(profile, account.renewal)[:-1], how)
        hours = None if measured is None else measured.value
        yield key, account.name, account.count, account.revenue, hours, None


def _post(index: int, manager: Manager, portfolio: PortfolioHead, rulebook: RuleBook, as_of: date) -> Post:
    # A dedicated manager has one account, which may well be all of the revenue.
    large = None if manager.role == "dedicated" else rulebook.number("threshold.concentration-share") - 10**-PLACES
    notables = Notables[Entry](_most(rulebook), large)
    capacity = capacity_of(manager, portfolio.company, rulebook, as_of)
    return Post(
        index=index,
        manager=manager,
        capacity=capacity,
        carrier=carrier_of(manager, capacity),
        costly_share=costly_share(manager, capacity, portfolio.currency, rulebook),
        holding=Holding(Book(), notables, large_over=inf if large is None else 0.0, keeps=KEPT),
    )


def carrier_of(manager: Manager, capacity: Capacity) -> Carrier:
    """All about a manager that moves what accounts take."""
    expertise = frozenset(known for word in manager.expertise if (known := known_as(word)))
    return Carrier(manager.name, capacity, expertise, dedicated=manager.role == "dedicated")


def _most(rulebook: RuleBook) -> int:
    """How many accounts of one manager are named in findings of one kind."""
    return int(rulebook.number("threshold.findings-listed"))


def _gather(groups: Groups, records: Iterable[Record], *, keep: bool) -> list[Entry]:
    """Put every record into its group. The one loop that runs once an account, and so flat."""
    by_thumb, by_hours, entries = groups.by_thumb, groups.by_hours, list[Entry]()
    count_word = groups.not_understood.add
    weight: float
    for position, (key, name, count, revenue, hours, line) in enumerate(records):
        if hours is None:
            group = by_thumb.get(key) or groups.made(key, measured=False)
            weight, costly_below = count, group.costly_below
        else:
            group = by_hours.get(key) or groups.made(key, measured=True)
            weight, costly_below = hours * count, hours * group.costly_below
            parts = int(hours * HOUR)
            group.parts += parts * count
            group.squares += parts * parts * count
        group.entries += 1
        group.accounts += count
        if group.not_understood:
            count_word(key[INDUSTRY], count)
        notable = weight > group.passed
        if revenue is None:
            group.book.without_revenue += count
        else:
            # No revenue is below 0, so that cutting off after adding a half rounds it.
            group.book.revenue_millionths += int(revenue * MILLIONTHS + 0.5) * count
            if revenue < costly_below:
                group.costly_accounts += count
                notable = notable or (costly_below - revenue) * count > group.holding.costly_over
            if revenue > group.holding.large_over:
                notable = True
        holding = group.holding
        if keep or notable or holding.keeps:
            workload = of_account(group.workload, hours)
            industry = key[INDUSTRY] if group.own.industry else None
            entry = Entry(position, name, key[0], count, revenue, hours, industry, line, group, workload)
            if keep:
                entries.append(entry)
            if holding.keeps:
                holding.keeps -= 1
                holding.kept.append(entry)
            if notable:
                _offer(entry, weight, costly_below)
    return entries


def _offer(entry: Entry, weight: float, costly_below: float) -> None:
    """Offer an entry to whatever it may be named for."""
    revenue, holding = entry.revenue, entry.group.holding
    if revenue is not None and revenue < costly_below:
        costly = holding.notables.shortlist("costly-account")
        costly.offer((costly_below - revenue) * entry.accounts, entry.position, entry)
        holding.costly_over = costly.floor
    if revenue is not None and revenue > holding.large_over and holding.notables.largest is not None:
        holding.notables.largest.offer(revenue, entry, holding.book.revenue_millionths / MILLIONTHS)
        holding.large_over = holding.notables.largest.floor
    if weight > entry.group.passed:
        _offer_by_weight(entry, weight)


def _offer_by_weight(entry: Entry, weight: float) -> None:
    """Offer an entry to what its group is up for; where none takes it, nor will they what weighs no more."""
    group, taken = entry.group, False
    for shortlist in group.shortlists:
        taken |= shortlist.offer(group.workload.share * weight, entry.position, entry)
    for names in group.names:
        taken |= names.offer(0.0, entry.position, entry)
    if not taken:
        group.passed = weight
