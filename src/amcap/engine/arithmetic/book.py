"""A manager's book of business: how much work it is, and what that figure rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import fsum
from typing import NamedTuple

from amcap.engine.arithmetic.uncertainty import weighted_terms
from amcap.engine.arithmetic.workload import Workload

MILLIONTHS = 10**6
"""Revenue is summed in whole millionths, so that no order of the accounts can change a sum."""

HOUR = 2.0**84
"""Measured hours are summed in whole parts of an hour, so small that nothing is rounded: sums are exact in any order.

The smallest number of hours that is taken, 1e-9, has its last binary digit at 2**-82.
"""


class Measured(NamedTuple):
    """Accounts whose hours were measured: how many, and their hours a month together, in parts of an HOUR.

    `month` is how many hours a standard manager has.
    """

    accounts: int
    parts: int
    month: float

    @property
    def work(self) -> float:
        """What they take, in standard managers."""
        return self.parts / int(HOUR) / self.month


class Part(NamedTuple):
    """A part of a book: the work in standard managers, the number of accounts, and the workload it is made of."""

    work: float
    accounts: int
    workload: Workload


@dataclass(slots=True)
class Book:
    """Accounts gathered group by group; totals do not depend on the order they came in.

    `weights` counts accounts by their workload. Those with hours of their own are summed in `measured`, by the
    workload of one hour a month.
    """

    accounts: int = 0
    weights: dict[Workload, int] = field(default_factory=dict)
    measured: dict[Workload, Measured] = field(default_factory=dict)
    revenue_millionths: int = 0
    without_revenue: int = 0
    _workload: float | None = None

    def add(self, workload: Workload, accounts: int) -> None:
        """Take in accounts of one workload or, where their number is below 0, take them out again."""
        self.accounts += accounts
        self.weights[workload] = self.weights.get(workload, 0) + accounts
        if not self.weights[workload]:
            del self.weights[workload]
        self._workload = None

    def add_measured(self, hourly: Workload, more: Measured) -> None:
        """Take in accounts with hours of their own, or take them out; `hourly` is the workload of one hour a month."""
        self.accounts += more.accounts
        before = self.measured.get(hourly, Measured(0, 0, more.month))
        self.measured[hourly] = Measured(before.accounts + more.accounts, before.parts + more.parts, more.month)
        if not self.measured[hourly].accounts:
            del self.measured[hourly]
        self._workload = None

    def add_all(self, other: "Book") -> None:
        """Take in all that another book holds."""
        for workload, count in other.weights.items():
            self.add(workload, count)
        for hourly, measured in other.measured.items():
            self.add_measured(hourly, measured)
        self.revenue_millionths += other.revenue_millionths
        self.without_revenue += other.without_revenue

    def parts(self) -> Iterator[Part]:
        """What the book is made of."""
        for workload, count in self.weights.items():
            yield Part(workload.share * count, count, workload)
        for hourly, measured in self.measured.items():
            yield Part(measured.work, measured.accounts, hourly)

    @property
    def workload(self) -> float:
        """Total workload in standard managers."""
        if self._workload is None:
            self._workload = fsum(part.work for part in self.parts())
        return self._workload

    @property
    def tells_revenue(self) -> bool:
        """Whether any account tells what it pays."""
        return self.accounts > self.without_revenue

    @property
    def revenue(self) -> float | None:
        """What the accounts that tell their revenue pay a year; None where there are accounts and none tells."""
        return None if self.accounts and not self.tells_revenue else self.revenue_millionths / MILLIONTHS

    @property
    def key_accounts(self) -> int:
        return sum(part.accounts for part in self.parts() if part.workload.key)

    def terms(self) -> dict[str, float]:
        """Sensitivities of ln(book workload) to the account parameters; empty for an empty book."""
        total = self.workload
        if not total:
            return {}
        return weighted_terms(((part.work, part.workload.sigmas) for part in self.parts()), total)


def merged(books: Iterable[Book]) -> Book:
    """All books as one."""
    whole = Book()
    for book in books:
        whole.add_all(book)
    return whole
