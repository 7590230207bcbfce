"""A manager's book of business: how much work it is, and what that figure rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from amcap.engine.arithmetic.sums import Part, Sum, summed
from amcap.engine.arithmetic.workload import Workload
from amcap.quantities import plain

MILLIONTHS = 10**6
"""Revenue is summed in whole millionths, so that no order of the accounts can change a sum."""

HOUR = 2.0**84
"""Measured hours are summed in whole parts of an hour, so small that nothing is rounded: sums are exact in any order.

The smallest number of hours that is taken, 1e-9, has its last binary digit at 2**-82.
"""


class Measured(NamedTuple):
    """Accounts whose hours were measured: how many, their hours a month together, and the squares of these together.

    The hours are in parts of an HOUR.
    """

    accounts: float
    parts: float
    squares: float

    def plus(self, other: "Measured") -> "Measured":
        return Measured(plain(self.accounts + other.accounts), self.parts + other.parts, self.squares + other.squares)

    @property
    def hours(self) -> float:
        return self.parts / int(HOUR)

    @property
    def squared_hours(self) -> float:
        """The sum of the squares of each account's hours."""
        return self.squares / int(HOUR) ** 2


NONE_MEASURED = Measured(0, 0, 0)


def measured_alike(hours: float, accounts: float) -> Measured:
    """Accounts with so many hours each; less than none to take them out."""
    parts = int(hours * HOUR)
    return Measured(accounts, parts * accounts, parts * parts * accounts)


@dataclass(slots=True)
class Book:
    """Accounts gathered group by group; totals do not depend on the order they came in.

    `weights` counts accounts by their workload. Those with hours of their own are summed in `measured`, by the
    workload of one hour a month.
    """

    accounts: float = 0
    weights: dict[Workload, float] = field(default_factory=dict)
    measured: dict[Workload, Measured] = field(default_factory=dict)
    revenue_millionths: float = 0
    without_revenue: float = 0
    _sum: Sum | None = None

    def add(self, workload: Workload, accounts: float) -> None:
        """Take in accounts of one workload or, where their number is below 0, take them out again."""
        self.accounts = plain(self.accounts + accounts)
        self.weights[workload] = self.weights.get(workload, 0) + accounts
        if not self.weights[workload]:
            del self.weights[workload]
        self._sum = None

    def add_measured(self, hourly: Workload, more: Measured) -> None:
        """Take in accounts with hours of their own, or take them out; `hourly` is the workload of one hour a month."""
        self.accounts = plain(self.accounts + more.accounts)
        self.measured[hourly] = self.measured.get(hourly, NONE_MEASURED).plus(more)
        if not self.measured[hourly].accounts:
            del self.measured[hourly]
        self._sum = None

    def add_all(self, other: "Book") -> None:
        """Take in all that another book holds."""
        for workload, count in other.weights.items():
            self.add(workload, count)
        for hourly, measured in other.measured.items():
            self.add_measured(hourly, measured)
        self.revenue_millionths += other.revenue_millionths
        self.without_revenue += other.without_revenue

    @property
    def work(self) -> Sum:
        """All its workload, in standard managers, with what that rests on."""
        if self._sum is None:
            self._sum = summed(self._parts())
        return self._sum

    @property
    def workload(self) -> float:
        """Total workload in standard managers."""
        return self.work.likely

    @property
    def tells_revenue(self) -> bool:
        """Whether any account tells what it pays."""
        return self.accounts > self.without_revenue

    @property
    def revenue(self) -> float | None:
        """What the accounts that tell their revenue pay a year; None where there are accounts and none tells."""
        return None if self.accounts and not self.tells_revenue else self.revenue_millionths / MILLIONTHS

    @property
    def key_accounts(self) -> float:
        by_thumb = sum(count for workload, count in self.weights.items() if workload.key)
        return plain(by_thumb + sum(measured.accounts for hourly, measured in self.measured.items() if hourly.key))

    def _parts(self) -> Iterator[Part]:
        for workload, count in self.weights.items():
            yield Part(workload.share * count, workload.share**2 * count, workload.spread, workload.skew)
        for hourly, measured in self.measured.items():
            likely, square = measured.hours * hourly.share, measured.squared_hours * hourly.share**2
            yield Part(likely, square, hourly.spread, hourly.skew)


def merged(books: Iterable[Book]) -> Book:
    """All books as one."""
    whole = Book()
    for book in books:
        whole.add_all(book)
    return whole
