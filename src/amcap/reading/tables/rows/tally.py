"""Counts of what a table gave, left to be inferred, or said nothing about."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from amcap.guards import unguarded
from amcap.model.record import Key
from amcap.model.table import OTHERS
from amcap.model.table_words import PROFILE
from amcap.reading.problems import shown
from amcap.reading.tables.cells.answerable import Answerable
from amcap.reading.tables.cells.size_band import size_of

SIZE = PROFILE.index("size")
_PROFILES = 20_000
_SHOWN = 1000
_PLACES = 5

Counts = defaultdict[str, float]
"""How many accounts, half ones among them, by what they have in common."""


def _counts() -> Counts:
    return defaultdict(int)


class Tally:
    """Running sums over a pass; bounded by distinct fields and kept values."""

    def __init__(self) -> None:
        self.rows = 0
        self.accounts: float = 0
        self.left_out = Counter[str]()
        self._given = _counts()
        self._inferred = _counts()
        self._renewing: float = 0
        self._missing = _counts()
        self._unmapped: defaultdict[str, Counts] = defaultdict(_counts)
        self._translated: defaultdict[str, Counts] = defaultdict(_counts)
        self._nobody = _counts()
        self._shared = _counts()
        self._profiles: defaultdict[tuple[Key, int], float] = defaultdict(int)
        self._odd_lines: defaultdict[str, list[int]] = defaultdict(list)
        self.broken_names: list[int] = []
        """The first lines of names with line breaks or tabs."""
        self.broken_names_in_all = 0

    def add_owner(self, manager: Answerable, accounts: float) -> None:
        """Count the accounts of a manager, of two, or of nobody."""
        self.accounts += accounts
        (self._missing if manager is None else self._given)["manager"] += accounts

    def add_profile(self, profile: Key, accounts: float, code: int = 0) -> None:
        """Count accounts with a profile; `code` tells what its size was inferred from, if it was."""
        self._profiles[profile, code] += accounts
        if len(self._profiles) > _PROFILES:
            self._sum_up()

    def add_measured(self, accounts: float) -> None:
        """Count accounts whose hours are given; their profiles do not hold them."""
        self._given[PROFILE[-1]] += accounts
        self._missing[PROFILE[-1]] -= accounts

    def add_unmapped(self, field: str, value: str, accounts: float) -> None:
        """Count accounts with a cell that means nothing to amcap."""
        _keep(self._unmapped[field], shown(unguarded(value.strip())), accounts)

    def add_translated(self, field: str, value: str, word: str, accounts: float) -> None:
        """Count accounts with a cell that means a word of amcap, but is another one."""
        _keep(self._translated[field], f"{shown(unguarded(value.strip()))!r} as {word}", accounts)

    def add_nobody(self, owner: str, accounts: float) -> None:
        """Count accounts whose owner is said to be nobody."""
        _keep(self._nobody, shown(unguarded(owner.strip())), accounts)

    def add_shared(self, owners: str, accounts: float) -> None:
        """Count accounts that two managers share."""
        _keep(self._shared, shown(unguarded(owners.strip())), accounts)

    def add_odd(self, field: str, value: str, line: int, accounts: float) -> None:
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
                elif isinstance(value, date):
                    self._renewing += accounts
                elif field == "size" and code:
                    self._inferred[size_of(code)[1]] += accounts
                else:
                    self._given[field] += accounts
        self._profiles.clear()

    @property
    def given(self) -> dict[str, float]:
        """Field -> accounts whose field the file gives."""
        self._sum_up()
        return _ordered(self._given)

    @property
    def missing(self) -> dict[str, float]:
        """Field -> accounts of which nothing is known."""
        self._sum_up()
        return _ordered(self._missing)

    @property
    def inferred(self) -> dict[str, dict[str, float]]:
        """Field -> what it was inferred from -> accounts."""
        self._sum_up()
        sizes = {"size": _ordered(self._inferred)} if self._inferred else {}
        return {**sizes, "stage": {"the day of renewal": self._renewing}} if self._renewing else sizes

    @property
    def nobody(self) -> dict[str, float]:
        """Owner who is nobody -> accounts."""
        return _ordered(self._nobody)

    @property
    def shared(self) -> dict[str, float]:
        """Cell that holds two owners -> accounts."""
        return _ordered(self._shared)

    @property
    def translated(self) -> dict[str, dict[str, float]]:
        """Field -> 'cell' as word -> accounts."""
        return {field: _ordered(values) for field, values in self._translated.items()}

    def unmapped(self) -> Iterator[tuple[str, dict[str, float]]]:
        """Field -> value -> accounts, the most frequent first; owners under 'manager'."""
        for field, values in self._unmapped.items():
            yield field, _ordered(values)


def _keep(kept: Counts, text: str, accounts: float) -> None:
    kept[text if text in kept or len(kept) < _SHOWN else OTHERS] += accounts


def _ordered(counts: Mapping[str, float]) -> dict[str, float]:
    """The most frequent first, then by name: the order of rows does not matter."""
    return dict(sorted(((key, count) for key, count in counts.items() if count), key=lambda item: (-item[1], item[0])))
