"""Numbers as exports write them: with currency signs, thousands separators and decimal commas.

Where a cell can be read in two ways ('1.234'), the column decides: another cell that can be read in one way only
('12,5') settles it. Where none does, the reader asks rather than guess.
"""

import re
from collections.abc import Callable, Iterable
from math import isfinite
from typing import NamedTuple

from amcap.messages import Cure, Message
from amcap.model.table_words import NumberStyle
from amcap.reading.problems import shown

POINT: NumberStyle = "1,234.56"
COMMA: NumberStyle = "1.234,56"

LONGEST = 100
"""Characters of a cell above which it holds no number, band or total: the longest that people write, with a currency,
a unit and a word for what is counted, have a third of them. A cell can be 1 MiB long."""

# Repetitions are possessive wherever they meet, so that a cell that does not fit is found out in one go.
_SPACES = "\u0020\u00a0\u202f\u2009"
_GROUPED_BY_SPACE = re.compile(rf"\d{{1,3}}(?:[{_SPACES}'’]\d{{3}})+(?!\d)")
_AMOUNT = re.compile(
    rf"(?P<sign>[-+−(]?)[{_SPACES}]*+(?:[A-Za-z]{{0,3}}[$€£¥₽₴₹₺₩₪¢฿]|[A-Z]{{3}}|Kč|zł|kr\.?|Fr\.)?[{_SPACES}]*+"
    rf"(?P<sign_after>[-+−]?)(?P<digits>\d[\d.,]*+|[.,]\d++)(?P<exponent>[eE][-+]?\d{{1,3}})?"
    rf"[{_SPACES}]*+(?P<unit>[kKmMbB]|bn|mn|mln|млн|тыс|млрд)?\.?[{_SPACES}]*+"
    r"(?:[A-Za-z]{0,3}[$€£¥₽₴₹₺₩₪¢฿]|[A-Z]{3}|Kč|zł|kr\.?|Fr\.|руб\.?|р\.)?\)?"
)
_UNITS = {
    "k": 1e3, "тыс": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "млн": 1e6, "b": 1e9, "bn": 1e9, "млрд": 1e9,
}  # fmt: skip
_GROUPS = r"(?:\d+|[1-9]\d{{0,2}}(?:{0}\d{{2,3}})*{0}\d{{3}})"
_POINTED = re.compile(rf"({_GROUPS.format(',')}?)(?:\.(\d*))?")
_COMMAED = re.compile(rf"({_GROUPS.format('[.]')}?)(?:,(\d*))?")


class BadCellError(ValueError):
    """A cell that stops the table: what is wrong with it and the way out; with its column, where that is known."""

    def __init__(self, message: Message, index: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.index = index


class NotANumberError(ValueError):
    """A cell that holds no number."""


class Readings(NamedTuple):
    """What a cell says under each style; None where it is not written in that style."""

    point: float | None
    comma: float | None

    @property
    def style(self) -> NumberStyle | None:
        """The only style it can be written in; None where both will do, or would differ."""
        if self.comma is None:
            return POINT
        return COMMA if self.point is None else None

    @property
    def ambiguous(self) -> bool:
        return self.point is not None and self.comma is not None and self.point != self.comma


def readings(text: str) -> Readings:
    """Both readings of a number. Raises NotANumberError."""
    text = text.strip()
    if len(text) > LONGEST:
        raise NotANumberError(text)
    grouped = _GROUPED_BY_SPACE.search(text)
    if grouped is not None:
        text = text.replace(grouped[0], re.sub(r"\D", "", grouped[0]))
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise NotANumberError(text)
    signs = found["sign"] + found["sign_after"]
    if len(signs) > 1 or ("(" in signs) != text.endswith(")"):
        raise NotANumberError(text)
    negative = signs in ("-", "−", "(")
    factor = _UNITS.get((found["unit"] or "").lower(), 1.0) * (-1 if negative else 1)
    digits, exponent = found["digits"], found["exponent"] or ""
    if exponent or (grouped is not None and sum(map(digits.count, ".,")) == 1):
        # Only programs write exponents, and they write points; beside spaces, what is left parts the decimals.
        try:
            value = float((digits if exponent else digits.replace(",", ".")) + exponent) * factor
        except ValueError:
            raise NotANumberError(text) from None
        return Readings(value, value)
    pointed, commaed = _POINTED.fullmatch(digits), _COMMAED.fullmatch(digits)
    if pointed is None and commaed is None:
        raise NotANumberError(text)
    return Readings(_value(pointed, ",", factor), _value(commaed, ".", factor))


def _value(found: re.Match[str] | None, grouping: str, factor: float) -> float | None:
    if found is None:
        return None
    return float(f"{found[1].replace(grouping, '') or '0'}.{found[2] or '0'}") * factor


class NumberColumn:
    """The numbers of one column, with the style they turn out to be written in."""

    def __init__(
        self,
        index: int,
        all_cells: Callable[[], Iterable[str]],
        style: NumberStyle | None = None,
        *,
        scale: float = 1.0,
        whole: bool = False,
    ) -> None:
        self.index = index
        self.pointed = style == POINT
        """Whether every number is surely written with a decimal point, so that float() reads it rightly."""
        self.scale = scale
        self._style = style
        self._open = False
        """Whether no cell of the column settles its style: to find out takes another pass over the table."""
        self._all_cells = all_cells
        self._whole = whole

    def read(self, raw: str) -> float:
        """The number in a cell. Raises NotANumberError, or BadCellError where its style is left open."""
        value = self._quickly(raw)
        if value is None:
            value = self._slowly(raw)
        value *= self.scale
        if not isfinite(value):
            raise NotANumberError(raw)
        return value

    def _quickly(self, raw: str) -> float | None:
        """The number in a cell that float() reads rightly, None for all others; float() takes 1_000 and nan, too."""
        if len(raw) > LONGEST or "_" in raw:
            return None
        try:
            if self.pointed or raw.isdecimal():
                value = float(raw)
            elif self._style == COMMA and "." not in raw:
                value = float(raw.replace(",", "."))
            else:
                return None
        except ValueError:
            return None
        return value if isfinite(value) else None

    def _settle(self, style: NumberStyle | None) -> None:
        self._style = style
        self.pointed = style == POINT

    def _slowly(self, raw: str) -> float:
        found = readings(raw)
        if self._whole and found.ambiguous:
            found = _whole_of(found)
        if found.ambiguous and self._style is None:
            if not self._open:
                self._settle(self._style_of_all())
                self._open = self._style is None
            if self._style is None:
                raise BadCellError(
                    (
                        f"{shown(raw)!r} can be {found.point:,.15g} or {found.comma:,.15g}, "
                        "and no cell of the column settles it; say ",
                        Cure("numbers", POINT),
                        " or ",
                        Cure("numbers", COMMA),
                    ),
                    self.index,
                )
        only = found.style
        if only is not None and self._style is None:
            self._settle(only)
        value = found.comma if self._style == COMMA else found.point
        if value is None:
            raise BadCellError(
                (
                    f"{shown(raw)!r} is written like {only}, while the column is taken to be written like "
                    f"{self._style}; correct it, or say ",
                    Cure("numbers"),
                    " if that is wrong",
                ),
                self.index,
            )
        return value

    def _style_of_all(self) -> NumberStyle | None:
        """The style that the column's cells settle; the first of them, as a cell in another one is a problem anyway."""
        for cell in self._all_cells():
            try:
                found = readings(cell)
            except NotANumberError:
                continue
            if self._whole and found.ambiguous:
                found = _whole_of(found)
            if found.style is not None:
                return found.style
        return None


def _whole_of(found: Readings) -> Readings:
    """Of two readings of a number of people, the whole one: 1.234 employees are 1,234."""
    point, comma = found
    assert point is not None
    assert comma is not None
    if point.is_integer() == comma.is_integer():
        return found
    return Readings(point, None) if point.is_integer() else Readings(None, comma)
