"""Every manager's capacity and book, every account's workload: what assessments and explanations are drawn from."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from amcap.engine.arithmetic.book import Book, merged
from amcap.engine.arithmetic.judgement import load_of
from amcap.engine.arithmetic.workload import Profile, Workload, pairing_of, workload_of
from amcap.engine.evaluation.posts import Entry, Group, Key, Kind, Post
from amcap.model.loc import Place, PlaceOf, nowhere
from amcap.model.portfolio import Portfolio
from amcap.model.rulebook import RuleBook
from amcap.quantities import PLACES

_NO_EXPERTISE: frozenset[str] = frozenset()
_HAIR = 1 - 10 ** (-2 * PLACES)


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
    place_of: PlaceOf = nowhere
    unassigned: Book = field(default_factory=Book)
    kinds: dict[Key, Kind] = field(default_factory=dict)
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

    def place_of_entry(self, entry: Entry, *field: str) -> Place:
        """Where an entry, or a field of it, stands: in the portfolio, or in a row of the table of accounts."""
        if entry.line is None:
            return self.place_of(("accounts", entry.position, *field))
        return Place(self.place_of(("accounts",)).file, entry.line)

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
        manager, fields = key[0], key[1:]
        kind = self.kinds.get(fields)
        if kind is None:
            own = Profile(*fields)  # type: ignore[arg-type]
            objective = own.objective or self.portfolio.company.objective
            kind = self.kinds[fields] = Kind(own, own._replace(objective=objective))
        post = None if manager is None else self.posts[str(manager)]
        expertise = post.expertise if post else _NO_EXPERTISE
        served = kind.served.get(expertise)
        if served is None:
            served = kind.served[expertise] = self._served(kind.profile, expertise)
        workload, reason = served
        below = 0.0 if post is None else workload.share * self._costly_share(post)
        group = Group(post, kind.own, kind.profile, workload, below, reason if post else "unassigned")
        self.groups[key] = group
        return group

    def cost_of(self, post: Post, workload: Workload) -> float | None:
        """What one account of this workload takes of a manager's cost a year; None where that is not known."""
        share, cost = load_of(workload.share, post.capacity.value), self.yearly_cost(post)
        return None if share is None or cost is None else share * cost

    def _served(self, profile: Profile, expertise: frozenset[str]) -> tuple[Workload, str | None]:
        workload = self.workloads.of(profile, expertise)
        if workload.bounded:
            return workload, "bounded"
        return workload, "mismatch" if pairing_of(profile.industry, expertise) == "mismatch" else None

    def _costly_share(self, post: Post) -> float:
        if post.costly_share is None:
            yearly, capacity = self.yearly_cost(post), post.capacity.value
            known = yearly is not None and capacity > 0
            # A hair less, so that an account on the line itself is not over it for the last digit of a quotient.
            limit = self.rulebook.number("threshold.costly-share")
            post.costly_share = (yearly or 0.0) / capacity / limit * _HAIR if known else 0.0
        return post.costly_share
