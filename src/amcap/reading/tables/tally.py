"""Counts of what a table gave, left to be inferred, or said nothing about: kept by distinct row, summed up in the end."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from amcap.model.table import OTHERS, PROFILE
from amcap.reading.problems import shown
from amcap.reading.tables.size_band import size_of

Key = tuple[str | float | None, ...]
"""A manager (None: unassigned), then the account's profile, in the order of PROFILE."""

KEY_FIELDS: tuple[str, ...] = ("manager", *PROFILE)
SIZE = KEY_FIELDS.index("size")
MOST_SHOWN = 1000

Entry = list  # type: ignore[type-arg]
"""[key, accounts]"""


class Tally:
    """Running sums over a pass; bounded by distinct fields and kept values."""

    def __init__(self) -> None:
        self.accounts = 0
        self.given: Counter[str] = Counter()
        self.inferred: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.missing: Counter[str] = Counter()
        self.unmapped: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.left_out: Counter[str] = Counter()

    def add(self, key: Key, accounts: int, *, size_given: bool, code: int) -> None:
        """Count accounts with a key; `code` tells what the size was inferred from."""
        self.accounts += accounts
        for field, value in zip(KEY_FIELDS, key, strict=True):
            if value is None:
                self.missing[field] += accounts
            elif field == "size" and not size_given:
                self.inferred[field][size_of(code)[1]] += accounts
            else:
                self.given[field] += accounts

    def add_unmapped(self, field: str, values: Mapping[str, int]) -> None:
        """Count cells that mean nothing to amcap."""
        kept = self.unmapped[field]
        for value, count in values.items():
            kept[value if value in kept or len(kept) < MOST_SHOWN else OTHERS] += count

    def unmapped_values(self) -> Iterator[tuple[str, dict[str, int]]]:
        """Field -> printable value -> accounts, the most frequent first; not the owners."""
        for field, values in self.unmapped.items():
            if values and field != "manager":
                yield field, self.ordered(field)

    def ordered(self, field: str) -> dict[str, int]:
        """The unmapped cells of a field, the most frequent first."""
        printable: Counter[str] = Counter()
        for value, count in self.unmapped[field].items():
            printable[shown(value.strip())] += count
        return dict(sorted(printable.items(), key=lambda item: (-item[1], item[0])))
