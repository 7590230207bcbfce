"""Numbers as exports write them: with currency signs, thousands separators and decimal commas.

Where a cell can be read in two ways ('1.234'), the column decides: another cell that can be read in one way only
('12,5') settles it. Where none does, the reader asks rather than guess, but of amounts with their currency beside them.
"""

from collections.abc import Callable, Iterable
from math import isfinite

from amcap.messages import Cure, Message
from amcap.model.table_words import NumberStyle
from amcap.reading.problems import shown
from amcap.reading.tables.cells.amount_text import (
    COMMA,
    LONGEST,
    POINT,
    NotANumberError,
    Readings,
    amount_in,
    is_number,
    readings,
)
from amcap.reading.tables.cells.money import Money

__all__ = [
    "COMMA", "LONGEST", "POINT", "BadCellError", "NotANumberError", "NumberColumn", "OtherStyleError", "Readings",
    "is_number", "readings",
]  # fmt: skip


class BadCellError(ValueError):
    """A cell that stops the table: what is wrong with it and the way out; with its column, where that is known."""

    def __init__(self, message: Message, index: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.index = index


class OtherStyleError(NotANumberError):
    """A number that is written in another style than its column: what to say of it."""

    def __init__(self, told: Message) -> None:
        super().__init__(told)
        self.told = told


class NumberColumn:
    """The numbers of one column, with the style they turn out to be written in."""

    def __init__(
        self,
        index: int,
        all_cells: Callable[[], Iterable[str]],
        style: NumberStyle | None = None,
        *,
        scale: float = 1.0,
        periods: float = 1.0,
        money: Money | None = None,
        whole: bool = False,
    ) -> None:
        self.index = index
        self.pointed = style == POINT
        """Whether every number is surely written with a decimal point, so that float() reads it rightly."""
        self.scale = scale * periods * (1.0 if money is None else money.usual)
        """What a bare number is multiplied by; one with a unit or a currency of its own goes by these."""
        self._scale, self._periods, self._money = scale, periods, money
        self._style = style
        self._open = False
        """Whether no cell of the column settles its style: to find out takes another pass over the table."""
        self._all_cells = all_cells
        self._whole = whole

    def read(self, raw: str) -> float:
        """The number in a cell. Raises NotANumberError, or BadCellError where its style is left open."""
        value = self._quickly(raw)
        value = self._slowly(raw) if value is None else value * self.scale
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
        found, unit, codes = amount_in(raw)
        if self._whole and found.ambiguous:
            found = _whole_of(found)
        if found.ambiguous and self._style is None:
            if not self._open:
                self._settle(self._style_of_all())
                self._open = self._style is None
            if self._style is None and codes and not unit:
                found = _of_money(found)
            elif self._style is None:
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
            told = f"{shown(raw)!r} is written like {only}, while the column is taken to be written like {self._style}"
            raise OtherStyleError((f"{told}; correct it, or say ", Cure("numbers"), " if that is wrong"))
        money = 1.0 if self._money is None else self._money.factor(codes)
        return value * (1.0 if unit else self._scale) * self._periods * money

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


def _of_money(found: Readings) -> Readings:
    """Of two readings of an amount in a currency, the one that parts thousands: money has no thousandths."""
    point, comma = found
    assert point is not None
    assert comma is not None
    return Readings(point, None) if abs(point) > abs(comma) else Readings(None, comma)


def _whole_of(found: Readings) -> Readings:
    """Of two readings of a number of people, the whole one: 1.234 employees are 1,234."""
    point, comma = found
    assert point is not None
    assert comma is not None
    if point.is_integer() == comma.is_integer():
        return found
    return Readings(point, None) if point.is_integer() else Readings(None, comma)
