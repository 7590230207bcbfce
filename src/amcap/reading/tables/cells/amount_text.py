"""One cell as a number: what it says with a decimal point and with a decimal comma, its unit and its currency."""

import re
from typing import NamedTuple

from amcap.model.table_words import NumberStyle
from amcap.reading.tables.cells.amount_words import beside

POINT: NumberStyle = "1,234.56"
COMMA: NumberStyle = "1.234,56"

LONGEST = 100
"""Characters of a cell above which it holds no number, band or total: the longest that people write, with a currency,
a unit and a word for what is counted, have a third of them. A cell can be 1 MiB long."""

# Repetitions are possessive wherever they meet, so that a cell that does not fit is found out in one go.
_SPACES = "\u0020\u00a0\u202f\u2009"
_GROUPED_BY_SPACE = re.compile(rf"\d{{1,3}}(?:[{_SPACES}'’]\d{{3}})+(?!\d)")
_SIGN = re.compile(r"(?<![eE])[-+−]")
_AMOUNT = re.compile(
    r"(?P<before>[^\d,()]{0,24}?)(?P<digits>\d[\d.,]*+|[.,]\d++)(?P<exponent>[eE][-+]?\d{1,3})?(?P<after>[^\d()]{0,24})"
)
_GROUPS = r"(?:\d+|[1-9]\d{{0,2}}(?:{0}\d{{2,3}})*{0}\d{{3}})"
_POINTED = re.compile(rf"({_GROUPS.format(',')}?)(?:\.(\d*))?")
_COMMAED = re.compile(rf"({_GROUPS.format('[.]')}?)(?:,(\d*))?")


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


class Amount(NamedTuple):
    """A number with what stands beside it: whether that is a unit, and the codes of the currencies it can be in."""

    readings: Readings
    unit: bool
    codes: tuple[str, ...]


def readings(text: str) -> Readings:
    """Both readings of a number. Raises NotANumberError."""
    return amount_in(text).readings


def is_number(text: str) -> bool:
    """Whether a cell holds a number in any style."""
    try:
        amount_in(text)
    except NotANumberError:
        return False
    return True


def amount_in(text: str) -> Amount:
    """A number, with its currency and its unit if it has any. Raises NotANumberError."""
    text = text.strip()
    if len(text) > LONGEST:
        raise NotANumberError(text)
    text, negative = _unsigned(text)
    grouped = _GROUPED_BY_SPACE.search(text)
    if grouped is not None:
        text = text.replace(grouped[0], re.sub(r"\D", "", grouped[0]))
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise NotANumberError(text)
    before, digits, exponent = found["before"], found["digits"], found["exponent"] or ""
    if digits.startswith(".") and before[-1:].isalpha() and beside(f"{before}."):
        # The point is that of an abbreviation, such as Rs.
        digits = digits[1:]
    first, last = beside(before), beside(found["after"])
    if first is None or last is None or (first.codes and last.codes and first.codes != last.codes):
        raise NotANumberError(text)
    factor = first.factor * last.factor * (-1 if negative else 1)
    read = _read(digits, exponent, grouped=grouped is not None)
    return Amount(Readings(*(_times(value, factor) for value in read)), abs(factor) > 1, first.codes or last.codes)


def _unsigned(text: str) -> tuple[str, bool]:
    """A number without its sign, and whether it is negative: first, after the currency, last, or a pair of brackets."""
    bracketed = text.startswith("(") and text.endswith(")")
    if bracketed:
        text = text[1:-1]
    before, *after = _SIGN.split(text, maxsplit=1)
    if not after:
        return text, bracketed
    sign, rest = text[len(before)], after[0]
    if bracketed or _SIGN.search(rest) or (rest.strip() and any(map(str.isdecimal, before))):
        raise NotANumberError(text)
    return (before + rest).strip(), sign != "+"


def _read(digits: str, exponent: str, *, grouped: bool) -> tuple[float | None, float | None]:
    """Digits with their marks, read with a decimal point and with a decimal comma. Raises NotANumberError."""
    if exponent or (grouped and sum(map(digits.count, ".,")) == 1):
        # Only programs write exponents, and they write points; beside spaces, what is left parts the decimals.
        try:
            value = float((digits if exponent else digits.replace(",", ".")) + exponent)
        except ValueError:
            raise NotANumberError(digits) from None
        return value, value
    pointed, commaed = _POINTED.fullmatch(digits), _COMMAED.fullmatch(digits)
    if pointed is None and commaed is None:
        raise NotANumberError(digits)
    return _value(pointed, ","), _value(commaed, ".")


def _value(found: re.Match[str] | None, grouping: str) -> float | None:
    return None if found is None else float(f"{found[1].replace(grouping, '') or '0'}.{found[2] or '0'}")


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor
