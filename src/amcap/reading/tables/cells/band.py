"""Spans of numbers as people write them: 51-200, 10 to 50 employees, up to 49, 1.000+."""

import re
from collections.abc import Callable
from math import sqrt
from typing import NamedTuple

from amcap.reading.tables.cells.number import LONGEST, NotANumberError

_HEADS = re.compile(r"(\d+|\d{1,3}(?:[.,'’ \u00a0\u202f\u2009]\d{3})+)\s*([kK]?)")
_THOUSAND = 1000
_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"-|–|—|\.\.\.?|…|\bto\b|\bbis\b|\bдо\b", re.IGNORECASE)
_UP_TO = re.compile(r"<=|≤|up to|at most", re.IGNORECASE)
_UNDER = re.compile(r"<|under|less than|fewer than|below|менее|до", re.IGNORECASE)
_OVER = re.compile(r">=?|≥|over|more than|above|from|более|свыше|от", re.IGNORECASE)
# What is counted stands last; a word is looked at once, from its first letter.
_PEOPLE = re.compile(
    r"(?<![^\W\d_])(?:employees|people|persons|staff|fte|сотрудник[^\W\d_]*+|чел[^\W\d_]*+\.?)$", re.IGNORECASE
)


class Band(NamedTuple):
    """A span of numbers, such as '51-200'; an end of None is open."""

    low: float
    high: float | None

    @property
    def middle(self) -> float:
        """The geometric middle: bands grow by factors, so it halves them as people think of them."""
        assert self.high is not None
        return sqrt(max(self.low, 1.0) * self.high)


def head_count(text: str) -> float:
    """A number of people, whole whatever parts its thousands: 1,001 and 1.001 are the same. Raises NotANumberError."""
    found = _HEADS.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None:
        raise NotANumberError(text)
    return float(re.sub(r"\D", "", found[1])) * (_THOUSAND if found[2] else 1)


def band_of(raw: str, number: Callable[[str], float]) -> Band | None:
    """The band that a cell holds, its ends read by `number`; None where it holds none. Raises as `number` does."""
    text = raw.strip()
    if len(text) > LONGEST:
        return None
    if people := _PEOPLE.search(text):
        text = text[: people.start()].rstrip()
    try:
        return _band(text, number)
    except NotANumberError:
        return None


def _band(text: str, number: Callable[[str], float]) -> Band | None:
    digit = _DIGIT.search(text)
    if digit is None:
        return None
    if found := _UP_TO.match(text):
        return Band(1, number(text[found.end() :]))
    if found := _UNDER.match(text):
        return Band(1, number(text[found.end() :]) - 1)
    if found := _OVER.match(text):
        return Band(number(text[found.end() :]), None)
    if text.endswith("+"):
        return Band(number(text[:-1]), None)
    between = _BETWEEN.search(text, digit.end())
    if between is None or not _DIGIT.search(text, between.end()):
        return None
    low, high = number(text[: between.start()]), number(text[between.end() :])
    return Band(low, high) if low <= high else None
