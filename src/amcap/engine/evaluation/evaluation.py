"""Every manager's capacity and book, every account's workload: what assessments and explanations are drawn from."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from amcap.engine.arithmetic.book import Book
from amcap.engine.arithmetic.workload import Profile, Workload, pairing_of, workload_of
from amcap.engine.evaluation.posts import Entry, Holding, Post
from amcap.model.loc import Place, PlaceOf
from amcap.model.portfolio import Manager, PortfolioHead
from amcap.model.rulebook import RuleBook


class Workloads:
    """Workloads by profile: worked out once for each distinct profile and pairing, not once an account."""

    def __init__(self, rulebook: RuleBook) -> None:
        self._rulebook = rulebook
        self._known: dict[tuple[Profile, str], Workload] = {}

    def of(self, profile: Profile, expertise: frozenset[str]) -> Workload:
        """The workload of an account with this profile under a manager with this (folded) expertise."""
        return self.paired(profile, pairing_of(profile.industry, expertise))

    def paired(self, profile: Profile, pairing: str) -> Workload:
        """The workload where the account's industry meets the manager's expertise in this way."""
        key = (profile, pairing)
        workload = self._known.get(key)
        if workload is None:
            workload = self._known[key] = workload_of(profile, pairing, self._rulebook)
        return workload


class Evaluation(NamedTuple):
    """One portfolio under one rule book on one day. `entries` are all of them, or none where they were not kept."""

    portfolio: PortfolioHead
    rulebook: RuleBook
    as_of: date
    place_of: PlaceOf
    managers: Mapping[str, Manager]
    posts: Mapping[str, Post]
    unassigned: Holding
    team_book: Book
    entries: tuple[Entry, ...]
    workloads: Workloads

    def holdings(self) -> Iterator[tuple[Post | None, Holding]]:
        """The accounts of each manager, then those that nobody has."""
        for post in self.posts.values():
            yield post, post.holding
        yield None, self.unassigned

    def entries_of(self, manager: str | None) -> Iterator[Entry]:
        """The entries of a manager's book; None: those that nobody has. Only where entries were kept."""
        return (entry for entry in self.entries if entry.manager == manager)

    def place_of_entry(self, entry: Entry, *field: str) -> Place:
        """Where an entry, or a field of it, stands: in the portfolio, or in a row of the table of accounts."""
        if entry.line is None:
            return self.place_of(("accounts", entry.position, *field))
        return Place(self.place_of(("accounts",)).file, entry.line)
