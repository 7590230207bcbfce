"""Every manager's capacity and book, every account's workload: what assessments and explanations are drawn from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from amcap.engine.book import Book, merged
from amcap.engine.capacity import Capacity, capacity_of
from amcap.engine.judgement import load_of
from amcap.engine.workload import Profile, Workload, pairing_of, profile_of, workload_of
from amcap.model.loc import Loc
from amcap.model.portfolio import Manager, Portfolio
from amcap.model.rulebook import RuleBook, fold_industry

LineOf = Callable[[Loc], int | None]
"""The line of the portfolio file on which a value stands."""


def no_lines(_: Loc) -> int | None:
    """For portfolios that did not come from a file."""
    return None


class Entry(NamedTuple):
    """One line of the list of accounts, with its workload under its own manager."""

    position: int
    name: str
    manager: str | None
    accounts: int
    revenue: float | None
    profile: Profile
    workload: Workload


@dataclass(slots=True)
class Post:
    """A manager with capacity and book. Mutable only while the books are filled."""

    index: int
    manager: Manager
    capacity: Capacity
    expertise: frozenset[str]
    book: Book

    @property
    def name(self) -> str:
        return self.manager.name

    @property
    def dedicated(self) -> bool:
        return self.manager.role == "dedicated"


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
    """One portfolio under one rule book on one day."""

    portfolio: Portfolio
    rulebook: RuleBook
    as_of: date
    posts: dict[str, Post]
    unassigned: Book
    entries: tuple[Entry, ...]
    workloads: Workloads
    line_of: LineOf = no_lines

    @cached_property
    def team_book(self) -> Book:
        """All accounts, the unassigned ones included."""
        return merged([*(post.book for post in self.posts.values()), self.unassigned])

    def entries_of(self, manager: str | None) -> Iterator[Entry]:
        """The entries of a manager's book; None: those that nobody has."""
        return (entry for entry in self.entries if entry.manager == manager)

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


def evaluate(portfolio: Portfolio, rulebook: RuleBook, as_of: date, line_of: LineOf = no_lines) -> Evaluation:
    """Work out capacities, workloads and books; every reference in the portfolio must resolve."""
    company = portfolio.company
    posts = {
        manager.name: Post(
            index,
            manager,
            capacity_of(manager, company, rulebook, as_of),
            frozenset(map(fold_industry, manager.expertise)),
            Book(),
        )
        for index, manager in enumerate(portfolio.managers)
    }
    workloads, unassigned, entries = Workloads(rulebook), Book(), []
    for index, account in enumerate(portfolio.accounts):
        post = None if account.manager is None else posts[account.manager]
        profile = profile_of(account, company)
        workload = workloads.of(profile, post.expertise if post else frozenset())
        (post.book if post else unassigned).add(workload, account.count, account.revenue)
        entries.append(Entry(index, account.name, account.manager, account.count, account.revenue, profile, workload))
    return Evaluation(portfolio, rulebook, as_of, posts, unassigned, tuple(entries), workloads, line_of)
