"""What is kept of a book to be named in findings: the gravest few of each kind, however many there are."""

from heapq import heappush, heappushpop
from math import inf
from typing import Generic, TypeVar

EntryT = TypeVar("EntryT")

NAMES = 3
"""How many accounts are named in a finding on their manager; the message counts the others."""


class Shortlist(Generic[EntryT]):
    """The gravest entries of one kind, of equals the first in the file; at most `most` of them are kept."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._heap: list[tuple[float, int, EntryT]] = []

    def offer(self, gravity: float, position: int, entry: EntryT) -> bool:
        """Whether an entry is among the gravest so far. No two have one position."""
        item = (gravity, -position, entry)
        if len(self._heap) < self._most:
            heappush(self._heap, item)
            return True
        return bool(self._most) and heappushpop(self._heap, item) is not item

    @property
    def floor(self) -> float:
        """What an entry must be graver than to be taken; it never falls."""
        if len(self._heap) < self._most:
            return -inf
        return self._heap[0][0] if self._heap else inf

    def entries(self) -> list[EntryT]:
        """What was kept, in the order of the file."""
        return [entry for _, _, entry in sorted(self._heap, key=lambda item: -item[1])]


class Largest(Generic[EntryT]):
    """The entries that may yet turn out to bring more than a share of a book's revenue.

    A book's revenue only grows while it is filled, so that what brings less than the share of it so far is out for
    good: no more than 1 / share entries are left in the end, and about twice as many at a time.
    """

    _FEW = 16

    def __init__(self, share: float) -> None:
        self._share = share
        self._kept: list[tuple[float, EntryT]] = []
        self._most = self._FEW
        self.floor = 0.0
        """What an entry must pay more than to be looked at."""

    def offer(self, revenue: float, entry: EntryT, total: float) -> None:
        """Look at an entry; `total` is the revenue of the book so far, with this entry's."""
        self.floor = self._share * total
        self._kept.append((revenue, entry))
        if len(self._kept) > self._most:
            self._kept = [kept for kept in self._kept if kept[0] > self.floor]
            self._most = max(self._FEW, 2 * len(self._kept))

    def entries(self) -> list[EntryT]:
        """What may be over the share, in the order of the file."""
        return [entry for _, entry in self._kept]


class Notables(Generic[EntryT]):
    """What is kept of one book: shortlists by finding, and those who may pay most of its revenue."""

    def __init__(self, most: int, large_share: float | None = None) -> None:
        self._most = most
        self._shortlists: dict[str, Shortlist[EntryT]] = {}
        self.largest: Largest[EntryT] | None = None if large_share is None else Largest(large_share)

    def shortlist(self, finding: str) -> Shortlist[EntryT]:
        """The shortlist of a finding on accounts, empty as long as nothing was offered."""
        return self._shortlists.setdefault(finding, Shortlist(self._most))

    def names(self, finding: str) -> Shortlist[EntryT]:
        """The shortlist of a finding on the manager, whose message names the first few accounts."""
        return self._shortlists.setdefault(finding, Shortlist(NAMES))
