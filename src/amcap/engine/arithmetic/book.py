"""A manager's book of business: how much work it is, and what that figure rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import fsum

from amcap.engine.arithmetic.uncertainty import weighted_terms
from amcap.engine.arithmetic.workload import Workload

MILLIONTHS = 10**6
"""Revenue is summed in whole millionths, so that no order of the accounts can change a sum."""


@dataclass(slots=True)
class Book:
    """Accounts gathered group by group; totals do not depend on the order they came in."""

    accounts: int = 0
    weights: dict[Workload, int] = field(default_factory=dict)
    revenue_millionths: int = 0
    without_revenue: int = 0
    _workload: float | None = None

    def add(self, workload: Workload, accounts: int) -> None:
        """Take in accounts of one workload."""
        self.accounts += accounts
        self.weights[workload] = self.weights.get(workload, 0) + accounts
        self._workload = None

    @property
    def workload(self) -> float:
        """Total workload in standard managers."""
        if self._workload is None:
            self._workload = fsum(workload.share * count for workload, count in self.weights.items())
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
        return sum(count for workload, count in self.weights.items() if workload.key)

    def terms(self) -> dict[str, float]:
        """Sensitivities of ln(book workload) to the account parameters; empty for an empty book."""
        total = self.workload
        if not total:
            return {}
        return weighted_terms(
            ((workload.share * count, workload.sigmas) for workload, count in self.weights.items()), total
        )


def merged(books: Iterable[Book]) -> Book:
    """All books as one."""
    whole = Book()
    for book in books:
        for workload, count in book.weights.items():
            whole.add(workload, count)
        whole.revenue_millionths += book.revenue_millionths
        whole.without_revenue += book.without_revenue
    return whole
