"""Managers with their books, groups of accounts that are alike, and single entries: what an evaluation is made of."""

from dataclasses import dataclass, field
from typing import NamedTuple

from amcap.engine.arithmetic.book import Book
from amcap.engine.arithmetic.capacity import Capacity
from amcap.engine.arithmetic.workload import Profile, Workload
from amcap.model.portfolio import Manager

Key = tuple[str | float | None, ...]
"""A manager's name, or None, followed by the fields of a Profile: what accounts of one group have in common."""

Record = tuple[Key, str, int, float | None, int | None]
"""An entry as it is read: key, name, how many accounts, revenue a year of one of them, line."""


@dataclass(slots=True)
class Post:
    """A manager with capacity and book. Mutable only while the books are filled.

    `names_wanted` is how many more of its accounts are to be kept for their names; `largest` are the accounts that pay
    most, where not all are kept, and `notable` is what an account must pay more than to be one of them. `costly_share`
    is the revenue a year that the work of one standard manager must bring so as not to cost too much (None: not yet
    reckoned).
    """

    index: int
    manager: Manager
    capacity: Capacity
    expertise: frozenset[str]
    book: Book
    largest: "list[Entry]" = field(default_factory=list)
    notable: float = -1.0
    names_wanted: int = 0
    costly_share: float | None = None

    @property
    def name(self) -> str:
        return self.manager.name

    @property
    def dedicated(self) -> bool:
        return self.manager.role == "dedicated"


@dataclass(slots=True, eq=False)
class Kind:
    """Accounts of one profile, whoever serves them: their workloads and why to speak of them, by expertise."""

    own: Profile
    profile: Profile
    served: dict[frozenset[str], tuple[Workload, str | None]] = field(default_factory=dict)


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
