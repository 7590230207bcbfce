"""evaluate: every record goes into its group and its manager's book; entries are kept as far as they are needed.

What findings may name is chosen here, the same whether all entries are kept or none: what is reported never depends on
what is listed. Memory grows with the managers and with the kinds of accounts that they have, not with the accounts.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from math import inf

from amcap.engine.arithmetic.book import HOUR, MILLIONTHS, Book, merged
from amcap.engine.arithmetic.capacity import capacity_of
from amcap.engine.arithmetic.workload import profile_of
from amcap.engine.evaluation.costs import costly_share
from amcap.engine.evaluation.evaluation import Evaluation, Workloads
from amcap.engine.evaluation.groups import INDUSTRY, Groups
from amcap.engine.evaluation.posts import Entry, Holding, Post
from amcap.engine.evaluation.shortlist import Notables
from amcap.model.loc import PlaceOf, nowhere
from amcap.model.portfolio import Manager, Portfolio
from amcap.model.record import Record
from amcap.model.rulebook import RuleBook, fold_industry
from amcap.quantities import PLACES


def evaluate(
    portfolio: Portfolio,
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
    workloads = Workloads(rulebook)
    groups = Groups(portfolio.company, rulebook, posts, unassigned, workloads)
    entries = _gather(groups, records_of(portfolio) if records is None else records, keep=keep)
    for group in groups.all():
        group.add_to(group.holding.book, group.workload, rulebook.standard_month_hours)
    return Evaluation(
        portfolio=portfolio,
        rulebook=rulebook,
        as_of=as_of,
        place_of=place_of,
        posts=posts,
        unassigned=unassigned,
        team_book=merged([*(post.book for post in posts.values()), unassigned.book]),
        entries=tuple(entries),
        workloads=workloads,
    )


def records_of(portfolio: Portfolio) -> Iterator[Record]:
    """The accounts of a portfolio as records."""
    for account in portfolio.accounts:
        profile = profile_of(account)
        key = (account.manager, *profile[:-1], None)
        yield key, account.name, account.count, account.revenue, account.hours_per_month, None


def _post(index: int, manager: Manager, portfolio: Portfolio, rulebook: RuleBook, as_of: date) -> Post:
    # A dedicated manager has one account, which may well be all of the revenue.
    large = None if manager.role == "dedicated" else rulebook.number("threshold.concentration-share") - 10**-PLACES
    notables = Notables[Entry](_most(rulebook), large)
    capacity = capacity_of(manager, portfolio.company, rulebook, as_of)
    return Post(
        index=index,
        manager=manager,
        capacity=capacity,
        expertise=frozenset(map(fold_industry, manager.expertise)),
        costly_share=costly_share(manager, capacity, portfolio.currency, rulebook),
        holding=Holding(Book(), notables, large_over=inf if large is None else 0.0),
    )


def _most(rulebook: RuleBook) -> int:
    """How many accounts of one manager are named in findings of one kind."""
    return int(rulebook.number("threshold.findings-listed"))


def _gather(groups: Groups, records: Iterable[Record], *, keep: bool) -> list[Entry]:
    """Put every record into its group. The one loop that runs once an account, and so flat."""
    by_thumb, by_hours, entries = groups.by_thumb, groups.by_hours, list[Entry]()
    for position, (key, name, count, revenue, hours, line) in enumerate(records):
        weight: float
        if hours is None:
            weight = count
            group = by_thumb.get(key) or groups.made(key, measured=False)
        else:
            weight = hours * count
            group = by_hours.get(key) or groups.made(key, measured=True)
            group.parts += int(hours * HOUR) * count
        group.entries += 1
        group.accounts += count
        holding, costly, large = group.holding, False, False
        book = holding.book
        if revenue is None:
            book.without_revenue += count
        else:
            # No revenue is below 0, so that cutting off after adding a half rounds it.
            book.revenue_millionths += int(revenue * MILLIONTHS + 0.5) * count
            costly = revenue < (group.costly_below if hours is None else group.costly_below * hours)
            large = revenue > holding.large_over
        if keep or costly or large or weight > group.passed:
            workload = group.workload if hours is None else groups.measured(group, hours)
            entry = Entry(position, name, key[0], count, revenue, hours, key[INDUSTRY], line, group, workload)
            if keep:
                entries.append(entry)
            if costly:
                _offer_costly(entry)
            if large:
                _offer_large(entry)
            if weight > group.passed:
                _offer(entry, weight)
    return entries


def _offer_costly(entry: Entry) -> None:
    group = entry.group
    below = group.costly_below * (1 if entry.hours is None else entry.hours)
    group.costly_accounts += entry.accounts
    gravity = (below - (entry.revenue or 0.0)) * entry.accounts
    group.holding.notables.shortlist("costly-account").offer(gravity, entry.position, entry)


def _offer_large(entry: Entry) -> None:
    holding = entry.group.holding
    largest = holding.notables.largest
    if largest is not None:
        largest.offer(entry.revenue or 0.0, entry, holding.book.revenue_millionths / MILLIONTHS)
        holding.large_over = largest.floor


def _offer(entry: Entry, weight: float) -> None:
    """Offer an entry to what its group is up for; where none takes it, nor will they what weighs no more."""
    group, taken = entry.group, False
    for shortlist in group.shortlists:
        taken |= shortlist.offer(group.workload.share * weight, entry.position, entry)
    for names in group.names:
        taken |= names.offer(0.0, entry.position, entry)
    if not taken:
        group.passed = weight
