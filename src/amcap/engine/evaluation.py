"""Every manager's capacity and book, every account's workload: what assessments and explanations are drawn from."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from amcap.engine.book import MILLIONTHS, Book, merged
from amcap.engine.capacity import Capacity, capacity_of
from amcap.engine.judgement import PLACES, load_of
from amcap.engine.workload import Profile, Workload, pairing_of, profile_of, workload_of
from amcap.model.loc import Loc
from amcap.model.portfolio import Manager, Portfolio
from amcap.model.rulebook import RuleBook, fold_industry

Key = tuple[str | float | None, ...]
"""A manager's name, or None, followed by the fields of a Profile: what accounts of one group have in common."""

Record = tuple[Key, str, int, float | None, int | None]
"""An entry as it is read: key, name, how many accounts, revenue a year of one of them, line."""

LineOf = Callable[[Loc], int | None]
"""The line of the portfolio file on which a value stands."""

SAMPLE = 100
"""How many entries are kept for each reason to speak of single accounts, where not all are kept."""

LARGEST = 3
"""How many of the accounts that pay a manager most are kept."""

NAMES = 4
"""How many accounts of a manager are kept for their names alone."""


def no_lines(_: Loc) -> int | None:
    """For portfolios that did not come from a file."""
    return None


@dataclass(slots=True)
class Post:
    """A manager with capacity and book. Mutable only while the books are filled.

    `names_wanted` is how many more of its accounts are to be kept for their names; `largest` are the accounts that pay
    most, where not all are kept, and `notable` is what an account must pay more than to be one of them.
    """

    index: int
    manager: Manager
    capacity: Capacity
    expertise: frozenset[str]
    book: Book
    largest: "list[Entry]" = field(default_factory=list)
    notable: float = -1.0
    names_wanted: int = 0

    @property
    def name(self) -> str:
        return self.manager.name

    @property
    def dedicated(self) -> bool:
        return self.manager.role == "dedicated"


@dataclass(slots=True, eq=False)
class Group:
    """Accounts of one manager and one profile: one workload, worked out once, and how many share it.

    `costly_below` is the revenue a year under which one of them costs more of its manager than it should (0: never);
    `reason` is why single accounts of the group may be spoken of, if any.
    """

    post: Post | None
    own: Profile
    profile: Profile
    workload: Workload
    costly_below: float
    reason: str | None
    entries: int = 0
    accounts: int = 0
    kept: int = 0


class Entry(NamedTuple):
    """One line of the list of accounts, with its workload under its own manager."""

    position: int
    name: str
    manager: str | None
    accounts: int
    revenue: float | None
    line: int | None
    group: Group

    @property
    def profile(self) -> Profile:
        return self.group.profile

    @property
    def workload(self) -> Workload:
        return self.group.workload


class Workloads:
    """Workloads by profile: worked out once for each distinct profile and pairing, not once an account."""

    def __init__(self, rulebook: RuleBook) -> None:
        self._rulebook = rulebook
        self._known: dict[tuple[Profile, str], Workload] = {}

    def of(self, profile: Profile, expertise: frozenset[str]) -> Workload:
        """The workload of an account with this profile under a manager with this (folded) expertise."""
        key = (profile, pairing_of(profile.industry, expertise))
        workload = self._known.get(key)
        if workload is None:
            workload = self._known[key] = workload_of(*key, self._rulebook)
        return workload


@dataclass(frozen=True)
class Evaluation:
    """One portfolio under one rule book on one day. `entries` are all of them, or a sample where only that was kept."""

    portfolio: Portfolio
    rulebook: RuleBook
    as_of: date
    posts: dict[str, Post]
    workloads: Workloads
    line_of: LineOf = no_lines
    unassigned: Book = field(default_factory=Book)
    groups: dict[Key, Group] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    samples: Counter[str] = field(default_factory=Counter)
    costly: Counter[str] = field(default_factory=Counter)

    @cached_property
    def team_book(self) -> Book:
        """All accounts, the unassigned ones included."""
        return merged([*(post.book for post in self.posts.values()), self.unassigned])

    def entries_of(self, manager: str | None) -> Iterator[Entry]:
        """The entries of a manager's book; None: those that nobody has."""
        return (entry for entry in self.entries if entry.manager == manager)

    def entries_under(self, post: Post, *, key_only: bool = False) -> int:
        """How many entries a manager's book has, kept or not."""
        groups = (group for group in self.groups.values() if group.post is post)
        return sum(group.entries for group in groups if group.workload.key or not key_only)

    def load_with(self, post: Post, profile: Profile, count: int = 1) -> float | None:
        """The load of a manager who takes `count` accounts of this profile on top of the book."""
        added = self.workloads.of(profile, post.expertise).share * count
        return load_of(post.book.workload + added, post.capacity.value)

    def yearly_cost(self, post: Post) -> float | None:
        """What a manager costs a year; None where only a default in another currency than the portfolio's is known."""
        if post.manager.cost_per_year is not None:
            return post.manager.cost_per_year
        salary = self.rulebook.rules["cost.base-salary"]
        if self.portfolio.currency not in (None, salary.currency):
            return None
        return salary.value + self.rulebook.number("cost.commission")

    def group_of(self, key: Key) -> Group:
        """The group that a key names, made when it is first met. Raises KeyError for a manager who does not exist."""
        manager, *fields = key
        own = Profile(*fields)  # type: ignore[arg-type]
        profile = own._replace(objective=own.objective or self.portfolio.company.objective)
        post = None if manager is None else self.posts[str(manager)]
        workload = self.workloads.of(profile, post.expertise if post else frozenset())
        reason = None
        if post is None:
            reason = "unassigned"
        elif workload.bounded or pairing_of(profile.industry, post.expertise) == "mismatch":
            reason = "bounded" if workload.bounded else "mismatch"
        below = self._costly_below(post, workload)
        group = self.groups[key] = Group(post, own, profile, workload, below, reason)
        return group

    def cost_of(self, post: Post, workload: Workload) -> float | None:
        """What one account of this workload takes of a manager's cost a year; None where that is not known."""
        share, cost = load_of(workload.share, post.capacity.value), self.yearly_cost(post)
        return None if share is None or cost is None else share * cost

    def _costly_below(self, post: Post | None, workload: Workload) -> float:
        cost = None if post is None else self.cost_of(post, workload)
        # Amounts are compared as they are printed, to the last decimal place.
        return 0.0 if cost is None else (cost - 10**-PLACES) / self.rulebook.number("threshold.costly-share")


def evaluate(
    portfolio: Portfolio,
    rulebook: RuleBook,
    as_of: date,
    line_of: LineOf = no_lines,
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
            names_wanted=NAMES
            if manager.role == "dedicated" or manager.started or manager.experience == "junior"
            else 0,
        )
        for index, manager in enumerate(portfolio.managers)
    }
    evaluation = Evaluation(portfolio, rulebook, as_of, posts, Workloads(rulebook), line_of)
    _fill(evaluation, records_of(portfolio) if records is None else records, keep=keep)
    return evaluation


def _is_named(manager: Manager) -> bool:
    """Whether findings may name accounts of a manager: those on dedicated and on new managers do."""
    return bool(manager.role == "dedicated" or manager.started or manager.experience == "junior")


def records_of(portfolio: Portfolio) -> Iterator[Record]:
    """The accounts of a portfolio as records."""
    for account in portfolio.accounts:
        yield (account.manager, *profile_of(account)), account.name, account.count, account.revenue, None


def _fill(evaluation: Evaluation, records: Iterable[Record], *, keep: bool) -> None:
    """Put every record into its group. The one loop that runs once an account."""
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
            book.revenue_millionths += round(revenue * MILLIONTHS) * count
            costly = revenue < group.costly_below
            if not keep and post is not None and revenue > post.notable:
                _note_large(post, Entry(position, name, post.manager.name, count, revenue, line, group))
        if keep or costly or group.reason or (post is not None and post.names_wanted):
            _keep(evaluation, Entry(position, name, _manager(group), count, revenue, line, group), costly, always=keep)
    for group in groups.values():
        book = unassigned if group.post is None else group.post.book
        book.add(group.workload, group.accounts)
    _keep_largest(evaluation)


def _keep_largest(evaluation: Evaluation) -> None:
    kept = {entry.position for entry in evaluation.entries}
    for post in evaluation.posts.values():
        for entry in post.largest:
            if entry.position not in kept:
                evaluation.entries.append(entry)
                entry.group.kept += 1
                costly = entry.revenue is not None and entry.revenue < entry.group.costly_below
                evaluation.costly["kept"] += costly
    evaluation.entries.sort(key=lambda entry: entry.position)


def _note_large(post: Post, entry: Entry) -> None:
    post.largest.append(entry)
    post.largest.sort(key=lambda large: -(large.revenue or 0.0))
    del post.largest[LARGEST:]
    if len(post.largest) == LARGEST:
        post.notable = post.largest[-1].revenue or 0.0


def _keep(evaluation: Evaluation, entry: Entry, costly: bool, *, always: bool) -> None:
    """Keep an entry if all are kept, or if one more is wanted for one of the reasons to speak of it."""
    group, post = entry.group, entry.group.post
    wanted = always
    if group.reason and evaluation.samples[group.reason] < SAMPLE:
        evaluation.samples[group.reason] += 1
        wanted = True
    if post is not None and post.names_wanted and (post.dedicated or group.workload.key):
        post.names_wanted -= 1
        wanted = True
    if costly:
        evaluation.costly["made"] += 1
        wanted = wanted or evaluation.costly["kept"] < SAMPLE
    if wanted:
        evaluation.entries.append(entry)
        evaluation.costly["kept"] += costly
        group.kept += 1


def _manager(group: Group) -> str | None:
    return None if group.post is None else group.post.manager.name
