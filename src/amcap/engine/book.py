"""A manager's book of business: how much work it is, and what that figure rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import fsum

from amcap.engine.uncertainty import weighted_terms
from amcap.engine.workload import Workload


@dataclass(slots=True)
class Book:
    """Accounts gathered one entry at a time; totals do not depend on the order they came in."""

    accounts: int = 0
    weights: dict[Workload, int] = field(default_factory=dict)
    revenues: list[float] = field(default_factory=list)
    without_revenue: int = 0
    _workload: float | None = None

    def add(self, workload: Workload, count: int, revenue: float | None) -> None:
        """Take in an entry of `count` accounts alike; `revenue` is what one of them pays a year."""
        self.accounts += count
        self.weights[workload] = self.weights.get(workload, 0) + count
        self._workload = None
        if revenue is None:
            self.without_revenue += count
        else:
            self.revenues.append(revenue * count)

    @property
    def workload(self) -> float:
        """Total workload in standard managers."""
        if self._workload is None:
            self._workload = fsum(workload.share * count for workload, count in self.weights.items())
        return self._workload

    @property
    def revenue(self) -> float | None:
        """What the accounts that tell their revenue pay a year; None where there are accounts and none tells."""
        if self.accounts and not self.revenues:
            return None
        return fsum(self.revenues)

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
        whole.accounts += book.accounts
        whole.without_revenue += book.without_revenue
        whole.revenues += book.revenues
        for workload, count in book.weights.items():
            whole.weights[workload] = whole.weights.get(workload, 0) + count
    return whole
