"""Counts of what a table gave, left to be inferred, or said nothing about."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from amcap.guards import unguarded
from amcap.model.record import Key
from amcap.model.table import OTHERS
from amcap.model.table_words import PROFILE
from amcap.reading.problems import shown
from amcap.reading.tables.cells.size_band import size_of

SIZE = PROFILE.index("size")
_PROFILES = 20_000
_SHOWN = 1000
_PLACES = 5


class Tally:
    """Running sums over a pass; bounded by distinct fields and kept values."""

    def __init__(self) -> None:
        self.rows = 0
        self.accounts = 0
        self.left_out: Counter[str] = Counter()
        self._given: Counter[str] = Counter()
        self._inferred: Counter[str] = Counter()
        self._missing: Counter[str] = Counter()
        self._unmapped: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._profiles: Counter[tuple[Key, int]] = Counter()
        self._odd_lines: defaultdict[str, list[int]] = defaultdict(list)
        self.broken_names: list[int] = []
        """The first lines of names with line breaks or tabs."""
        self.broken_names_in_all = 0

    def add_owner(self, manager: str | None, accounts: int) -> None:
        """Count the accounts of a manager, or of nobody."""
        self.accounts += accounts
        (self._missing if manager is None else self._given)["manager"] += accounts

    def add_profile(self, profile: Key, accounts: int, code: int = 0) -> None:
        """Count accounts with a profile; `code` tells what its size was inferred from, if it was."""
        self._profiles[profile, code] += accounts
        if len(self._profiles) > _PROFILES:
            self._sum_up()

    def add_measured(self, accounts: int) -> None:
        """Count accounts whose hours are given; their profiles do not hold them."""
        self._given[PROFILE[-1]] += accounts
        self._missing[PROFILE[-1]] -= accounts

    def add_unmapped(self, field: str, value: str, accounts: int) -> None:
        """Count accounts with a cell that means nothing to amcap."""
        kept = self._unmapped[field]
        text = shown(unguarded(value.strip()))
        kept[text if text in kept or len(kept) < _SHOWN else OTHERS] += accounts

    def add_odd(self, field: str, value: str, line: int, accounts: int) -> None:
        """Count a cell of an amount that was not understood."""
        self.add_unmapped(field, value, accounts)
        if len(self._odd_lines[field]) < _PLACES:
            self._odd_lines[field].append(line)

    def add_broken_name(self, line: int) -> None:
        """Count a name that was put on one line."""
        self.broken_names_in_all += 1
        if len(self.broken_names) < _PLACES:
            self.broken_names.append(line)

    @property
    def odd_lines(self) -> dict[str, tuple[int, ...]]:
        """Field of amounts -> the first lines on which a cell was not understood."""
        return {field: tuple(lines) for field, lines in self._odd_lines.items()}

    def _sum_up(self) -> None:
        for (profile, code), accounts in self._profiles.items():
            for field, value in zip(PROFILE, profile, strict=True):
                if value is None:
                    self._missing[field] += accounts
                elif field == "size" and code:
                    self._inferred[size_of(code)[1]] += accounts
                else:
                    self._given[field] += accounts
        self._profiles.clear()

    @property
    def given(self) -> dict[str, int]:
        """Field -> accounts whose field the file gives."""
        self._sum_up()
        return _ordered(self._given)

    @property
    def missing(self) -> dict[str, int]:
        """Field -> accounts of which nothing is known."""
        self._sum_up()
        return _ordered(self._missing)

    @property
    def inferred(self) -> dict[str, dict[str, int]]:
        """Field -> what it was inferred from -> accounts."""
        self._sum_up()
        return {"size": _ordered(self._inferred)} if self._inferred else {}

    def unmapped(self) -> Iterator[tuple[str, dict[str, int]]]:
        """Field -> value -> accounts, the most frequent first; owners under 'manager'."""
        for field, values in self._unmapped.items():
            yield field, _ordered(values)


def _ordered(counts: Counter[str]) -> dict[str, int]:
    """The most frequent first, then by name: the order of rows does not matter."""
    return dict(sorted(((key, count) for key, count in counts.items() if count), key=lambda item: (-item[1], item[0])))
