"""Managers with their books, groups of accounts that are alike, and single entries: what an evaluation is made of."""

from dataclasses import dataclass, field
from typing import NamedTuple

from amcap.engine.arithmetic.book import Book, Measured
from amcap.engine.arithmetic.capacity import Capacity
from amcap.engine.arithmetic.workload import Profile, Workload
from amcap.engine.evaluation.shortlist import Notables, Shortlist
from amcap.engine.evaluation.workloads import Carrier
from amcap.model.portfolio import Manager


@dataclass(slots=True, eq=False)
class Holding:
    """Accounts that one manager has, or nobody: their book, their groups, and entries to be named in findings.

    `large_over` is what an account must pay more than to be one that the book may depend on, as far as is known;
    `costly_over` is how much too little an entry must pay, more than that, to be one of the costly ones to be named.
    `kept` are the first entries, and `keeps` is how many more of them are kept: enough to say of most books which
    accounts should go.
    """

    book: Book
    notables: "Notables[Entry]"
    large_over: float
    costly_over: float = -1.0
    keeps: int = 0
    groups: "list[Group]" = field(default_factory=list)
    kept: "list[Entry]" = field(default_factory=list)

    def shortlisted(self, finding: str) -> "list[Entry]":
        """The entries that a finding names, in the order of the file."""
        return self.notables.shortlist(finding).entries()

    @property
    def entries(self) -> int:
        """How many entries there are, kept or not."""
        return sum(group.entries for group in self.groups)


@dataclass(frozen=True, slots=True, eq=False)
class Post:
    """A manager, what there is to say of one who carries accounts, and the accounts.

    `costly_share` is the revenue a year that the work of one standard manager must bring so as not to cost too much.
    """

    index: int
    manager: Manager
    capacity: Capacity
    carrier: Carrier
    costly_share: float
    holding: Holding

    @property
    def name(self) -> str:
        return self.manager.name

    @property
    def book(self) -> Book:
        return self.holding.book

    @property
    def expertise(self) -> frozenset[str]:
        """The industries that the manager knows, as they are compared."""
        return self.carrier.expertise

    @property
    def dedicated(self) -> bool:
        return self.carrier.dedicated


@dataclass(slots=True, eq=False, kw_only=True)
class Group:
    """Accounts of one holding and one profile, with what they have in common and how many they are.

    `own` is the profile as it was given by the first of them: industries that the rule book and all managers treat
    alike are one. In `profile` what the company tells stands in for what is lacking. Where hours were measured, both
    are those of one hour, `workload` is that of one hour a month (else of one account), and so is `costly_below`, the
    revenue a year under which an account costs more of its manager than it should (0: never). `shortlists` are those of
    the findings that all of them are up for; `names` those of findings on the manager that name a few of them.

    `not_understood` says whether nobody understands the word that stands for their industry.

    `passed` is the weight (accounts, or their hours) up to which further entries cannot get onto a shortlist any more.
    """

    # What every account of a table touches stands together, so that the memory it is in is fetched once.
    book: Book
    holding: Holding
    costly_below: float
    passed: float
    not_understood: bool
    entries: int = 0
    accounts: float = 0
    own: Profile
    parts: float = 0
    squares: float = 0
    costly_accounts: float = 0
    post: Post | None
    profile: Profile
    workload: Workload
    measured: bool
    shortlists: "tuple[Shortlist[Entry], ...]"
    names: "tuple[Shortlist[Entry], ...]"

    @property
    def whole(self) -> bool:
        """Whether each of its accounts takes the whole of its manager."""
        dedicated = self.profile.wants_whole_manager or (self.post is not None and self.post.dedicated)
        return dedicated and not self.measured

    @property
    def hours(self) -> Measured:
        """The hours of all its accounts, where they were measured."""
        return Measured(self.accounts, self.parts, self.squares)

    def add_to(self, book: Book, workload: Workload) -> None:
        """Put the group's accounts into a book, at a workload."""
        if self.measured:
            book.add_measured(workload, self.hours)
        else:
            book.add(workload, self.accounts)


def with_hours(profile: Profile, hours: float | None) -> Profile:
    """A profile of one measured hour as that of so many; any other as it is."""
    measured = profile.hours_per_month
    if measured is None or hours is None:
        return profile
    return profile._replace(hours_per_month=measured.times(hours))


class Entry(NamedTuple):
    """One line of the list of accounts; `workload` is that of one of its accounts under their own manager.

    `position` counts from 0 in the list: names may repeat in tables. `line` is that of its row in a table; None: the
    portfolio itself holds it.
    """

    position: int
    name: str
    manager: str | None
    accounts: float
    revenue: float | None
    hours: float | None
    industry: str | None
    line: int | None
    group: Group
    workload: Workload

    @property
    def is_shared(self) -> bool:
        """Whether it is half of an account that two managers share, which no third one is offered."""
        return self.accounts % 1 != 0

    @property
    def own(self) -> Profile:
        """The profile as it was given."""
        return with_hours(self.group.own, self.hours)._replace(industry=self.industry)

    @property
    def profile(self) -> Profile:
        """The profile with what the company tells where the entry does not."""
        return with_hours(self.group.profile, self.hours)._replace(industry=self.industry)
