"""An account's size from its employees and turnover, by the European Union's bands (Recommendation 2003/361/EC).

Small: fewer than 50 persons and at most 10 million EUR of turnover; medium: fewer than 250 and at most 50 million;
large: the rest. Both ceilings have to hold, so the larger of the two answers is the size. The numbers are rules.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from amcap.model.rulebook import RuleBook
from amcap.model.vocabulary import SIZES
from amcap.reading.tables.cells.band import Band, band_of, head_count
from amcap.reading.tables.cells.number import LONGEST, NotANumberError, NumberColumn
from amcap.reading.tables.cells.words import MOST_KEPT
from amcap.reading.tables.layout.preset import fold_value

RULES = (
    "size-band.small-employees", "size-band.medium-employees", "size-band.small-turnover", "size-band.medium-turnover",
)  # fmt: skip

UNKNOWN = 0
"""Code of a cell that tells no size; sizes are 1 to 3, plus 4 from a band, 8 across a limit, 12 from a word."""
_SIZE, _BAND, _ACROSS, _WORD = 3, 4, 8, 12
TURNOVER_SHIFT = 4
"""Bits by which a turnover's code stands above that of employees in a record's code."""

_KEPT = 20_000


class Limits(NamedTuple):
    """Where small and medium end; `inclusive` says whether the limit itself still counts."""

    small: float
    medium: float
    inclusive: bool

    def size(self, amount: float) -> int:
        """1, 2 or 3: small, medium or large."""
        return (bisect_left if self.inclusive else bisect_right)((self.small, self.medium), amount) + 1

    def band(self, band: Band) -> int:
        """The code of a band; across one limit, its middle decides; open or across two, nothing does."""
        low = self.size(band.low)
        if band.high is None:
            return low + _BAND if low == len(SIZES) else UNKNOWN
        # Bands that meet, as 50-250 and 250-500 do, mean to end just below.
        high = self.size(band.high - (not self.inclusive and band.high in (self.small, self.medium)))
        if low == high:
            return low + _BAND
        return self.size(band.middle) + _ACROSS if high == low + 1 else UNKNOWN


def limits_of(rulebook: RuleBook) -> tuple[Limits, Limits] | None:
    """The limits for employees and for turnover; None where the rule book has none."""
    rules = [rulebook.rules.get(rule) for rule in RULES]
    if None in rules:
        return None
    small, medium, small_turnover, medium_turnover = (rule.value for rule in rules if rule is not None)
    return Limits(small, medium, inclusive=False), Limits(small_turnover, medium_turnover, inclusive=True)


class SizeColumn:
    """A column of employees or of turnover, read as sizes; what is read is remembered while there is room."""

    def __init__(
        self,
        field: str,
        number: NumberColumn,
        limits: Limits,
        meanings: Mapping[str, str | None],
        blank: Callable[[str], bool],
        words: Mapping[str, str | None] = MappingProxyType({}),
    ) -> None:
        """`meanings` are other texts to read in the place of cells; `words` tell a size by themselves."""
        self.field = field
        self._words = words
        self._heads = field == "employees"
        self.index = number.index
        self._number = number
        self._limits = limits
        self._ends, self._below = (limits.small, limits.medium), bisect_left if limits.inclusive else bisect_right
        self._meanings = meanings
        self._blank = blank
        self._known: dict[str, int] = {}
        self._unread: Counter[str] = Counter()

    def code(self, raw: str) -> int:
        """The code of a cell. Raises BadCellError where its number can be read in two ways."""
        code = self._known.get(raw)
        if code is None:
            if raw.isdecimal() and len(raw) <= LONGEST and not self._meanings and (amount := float(raw)) > 0:
                code = self._below(self._ends, amount * self._number.scale) + 1
            else:
                code = self._code(raw)
            if len(self._known) < _KEPT and (code != UNKNOWN or self._blank(raw)):
                self._known[raw] = code
        return code

    def code_of(self, row: Sequence[str]) -> int:
        """The code of a row's cell."""
        return self.code(row[self.index])

    def _code(self, raw: str) -> int:
        if self._blank(raw):
            return UNKNOWN
        told = self._meanings.get(fold_value(raw))
        if told is None and (size := self._words.get(fold_value(raw))):
            return SIZES.index(size) + 1 + _WORD
        code = self._code_of_number(told or raw)
        if code is None and (raw in self._unread or len(self._unread) < MOST_KEPT):
            self._unread[raw] += 1
        return code or UNKNOWN

    def _code_of_number(self, text: str) -> int | None:
        """The code of a number or a band; None for what tells no size, and UNKNOWN for a 0, which nobody filled in."""
        # Of people there are no parts, so that no sign parts decimals, whatever it does elsewhere.
        for read in (self._people, self._number.read) if self._heads else (self._number.read,):
            try:
                amount = read(text)
            except NotANumberError:
                if band := band_of(text, read):
                    return self._limits.band(band) or None
            else:
                return self._limits.size(amount) if amount > 0 else UNKNOWN if amount == 0 else None
        return None

    def _people(self, text: str) -> float:
        return head_count(text) * self._number.scale

    def take_unread(self) -> list[tuple[str, int]]:
        """Cells since the last call that held neither a number nor a band, with how often."""
        taken = list(self._unread.items())
        self._unread.clear()
        return taken


def size_of(code: int) -> tuple[str | None, str]:
    """The size that a record's code tells, and from what."""
    employees, turnover = code & (1 << TURNOVER_SHIFT) - 1, code >> TURNOVER_SHIFT
    size = max(employees & _SIZE, turnover & _SIZE)
    if not size:
        return None, ""
    kinds = [_kind("employees", employees), _kind("turnover", turnover)]
    return SIZES[size - 1], " and ".join(kind for kind in kinds if kind)


def _kind(name: str, code: int) -> str:
    if not code & _SIZE:
        return ""
    if code & _WORD == _WORD:
        return f"{name} (a word)"
    if code & _ACROSS:
        return f"{name} (a band across a limit)"
    return f"{name} (a band)" if code & _BAND else name
