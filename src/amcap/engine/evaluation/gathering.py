"""evaluate: every record goes into its group and its manager's book; entries are kept as far as they are needed."""

from collections.abc import Iterable, Iterator
from datetime import date

from amcap.engine.arithmetic.book import MILLIONTHS, Book
from amcap.engine.arithmetic.capacity import capacity_of
from amcap.engine.arithmetic.workload import profile_of
from amcap.engine.evaluation.evaluation import Evaluation, Workloads
from amcap.engine.evaluation.posts import Entry, Group, Post, Record
from amcap.model.loc import PlaceOf, nowhere
from amcap.model.portfolio import Manager, Portfolio
from amcap.model.rulebook import RuleBook, fold_industry

SAMPLE = 100
"""How many entries are kept for each reason to speak of single accounts, where not all are kept."""

LARGEST = 3
"""How many of the accounts that pay a manager most are kept."""

NAMES = 4
"""How many accounts of a manager are kept for their names alone."""


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

    `records` are the accounts where they are not in the portfolio itself; they are gone through once, and only
    a few of each group are kept in `entries` unless `keep` says that all are needed.
    """
    company = portfolio.company
    posts = {
        manager.name: Post(
            index,
            manager,
            capacity_of(manager, company, rulebook, as_of),
            frozenset(map(fold_industry, manager.expertise)),
            Book(),
            names_wanted=NAMES if _is_named(manager) else 0,
        )
        for index, manager in enumerate(portfolio.managers)
    }
    evaluation = Evaluation(portfolio, rulebook, as_of, posts, Workloads(rulebook), place_of)
    gather(evaluation, records_of(portfolio) if records is None else records, keep=keep)
    return evaluation


def _is_named(manager: Manager) -> bool:
    """Whether findings may name accounts of a manager: those on dedicated and on new managers do."""
    return bool(manager.role == "dedicated" or manager.started or manager.experience == "junior")


def records_of(portfolio: Portfolio) -> Iterator[Record]:
    """The accounts of a portfolio as records."""
    for account in portfolio.accounts:
        yield (account.manager, *profile_of(account)), account.name, account.count, account.revenue, None


def gather(evaluation: Evaluation, records: Iterable[Record], *, keep: bool) -> None:
    """Put every record into its group. The one loop that runs once an account, and so flat."""
    groups, unassigned = evaluation.groups, evaluation.unassigned
    for position, (key, name, count, revenue, line) in enumerate(records):
        group = groups.get(key)
        if group is None:
            group = evaluation.group_of(key)
        group.entries += 1
        group.accounts += count
        post = group.post
        book = unassigned if post is None else post.book
        costly = False
        if revenue is None:
            book.without_revenue += count
        else:
            # No revenue is below 0, so that cutting off after adding a half rounds it.
            book.revenue_millionths += int(revenue * MILLIONTHS + 0.5) * count
            costly = revenue < group.costly_below
            if not keep and post is not None and revenue > post.notable:
                _note_large(post, Entry(position, name, post.manager.name, count, revenue, line, group))
        if keep or costly or group.reason or (post is not None and post.names_wanted):
            if costly:
                evaluation.costly["made"] += 1
            if keep or _is_wanted(evaluation, group, costly):
                _keep(evaluation, Entry(position, name, _manager(group), count, revenue, line, group))
    for group in groups.values():
        book = unassigned if group.post is None else group.post.book
        book.add(group.workload, group.accounts)
    _keep_largest(evaluation)


def _is_wanted(evaluation: Evaluation, group: Group, costly: bool) -> bool:
    """Whether one more entry of a group is wanted for one of the reasons to speak of single accounts."""
    wanted, post = False, group.post
    if group.reason:
        evaluation.samples[group.reason] += 1
        wanted = evaluation.samples[group.reason] <= SAMPLE
        # With enough examples there is no reason left to look at this group's accounts one by one.
        group.reason = group.reason if wanted else None
    if post is not None and post.names_wanted and (post.dedicated or group.workload.key):
        post.names_wanted -= 1
        wanted = True
    return wanted or (costly and evaluation.costly["kept"] < SAMPLE)


def _keep(evaluation: Evaluation, entry: Entry) -> None:
    evaluation.entries.append(entry)
    entry.group.kept += 1
    evaluation.costly["kept"] += entry.revenue is not None and entry.revenue < entry.group.costly_below


def _keep_largest(evaluation: Evaluation) -> None:
    kept = {entry.position for entry in evaluation.entries}
    for post in evaluation.posts.values():
        for entry in post.largest:
            if entry.position not in kept:
                _keep(evaluation, entry)
    evaluation.entries.sort(key=lambda entry: entry.position)


def _note_large(post: Post, entry: Entry) -> None:
    post.largest.append(entry)
    post.largest.sort(key=lambda large: -(large.revenue or 0.0))
    del post.largest[LARGEST:]
    if len(post.largest) == LARGEST:
        post.notable = post.largest[-1].revenue or 0.0


def _manager(group: Group) -> str | None:
    return None if group.post is None else group.post.manager.name
