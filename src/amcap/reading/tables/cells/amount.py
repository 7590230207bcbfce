"""Amounts that a record carries as they are: revenue, hours and counts, held to the portfolio's own limits."""

from collections.abc import Callable
from typing import Any

from annotated_types import Ge, Gt, Le
from pydantic.fields import FieldInfo

from amcap.messages import Message
from amcap.reading.problems import shown
from amcap.reading.tables.cells.amount_words import currency_of
from amcap.reading.tables.cells.number import BadCellError, NotANumberError, NumberColumn, OtherStyleError


class AmountColumn:
    """A column of amounts of one field, with that field's limits."""

    def __init__(
        self,
        field: FieldInfo,
        number: NumberColumn,
        blank: Callable[[str], bool],
        *,
        name: str = "",
        whole: bool = False,
        halves: bool = False,
    ) -> None:
        """`whole` ones are in whole numbers, and `halves` in halves of these."""
        self.field = name
        self.index = number.index
        self.odd: Message | None = None
        """What is wrong with the cell read last, where it was not understood. Whoever takes it up empties it."""
        self._number = number
        self._blank = blank
        self._whole = whole
        self._step = 0.5 if halves else 1
        self._low, self._above, self._high = limits(field)

    def allow_less_than_nothing(self) -> None:
        """Take amounts below the limit, such as credit notes, where rows are summed before the limit holds."""
        self._low = -self._high

    def read(self, raw: str) -> float | None:
        """The amount in a cell, None for a blank one and one that is `odd`. Raises BadCellError for two readings."""
        if not raw:
            return None
        number = self._number
        try:
            plain = raw.isdecimal() or (number.pointed and "_" not in raw)
            value = float(raw) * number.scale if plain else number.read(raw)
        except BadCellError:
            raise
        except ValueError:
            if self._blank(raw) or is_empty_amount(raw):
                return None
            try:
                value = number.read(raw)
            except OtherStyleError as error:
                self.odd = error.told
                return None
            except NotANumberError:
                self.odd = f"should be a number such as 1200.50, not {shown(raw)!r}"
                return None
        if not self._low <= value <= self._high or value == self._above or (self._whole and value % self._step):
            self.odd = f"{self._expected()}, not {shown(raw)!r}"
            return None
        return value

    def read_strictly(self, raw: str) -> float | None:
        """The amount in a cell, None for a blank one. Raises BadCellError for one that is not understood, too."""
        value = self.read(raw)
        if self.odd is not None:
            told, self.odd = self.odd, None
            raise BadCellError(told, self.index)
        return value

    def _expected(self) -> str:
        ends = f"{self._low:g} or more" if self._above is None else f"above {self._above:g}"
        return f"should be {'a whole number, ' if self._whole else ''}{ends} and {self._high:,.0f} or less"


def is_empty_amount(raw: str) -> bool:
    """Whether a cell holds a dash beside a currency, as spreadsheets write nothing: '$ -'."""
    bare = raw.strip().strip("-–—− ")
    return bare != raw.strip() and (not bare or bool(currency_of(bare)))


def limits(field: FieldInfo) -> tuple[float, float | None, float]:
    """The least, the value to lie above if any, and the most, as the model declares them."""
    low, above, high = 0.0, None, float("inf")
    for part in _metadata(field):
        if isinstance(part, Gt):
            low = above = float(part.gt)  # type: ignore[arg-type]
        elif isinstance(part, Ge):
            low = float(part.ge)  # type: ignore[arg-type]
        elif isinstance(part, Le):
            high = float(part.le)  # type: ignore[arg-type]
    return low, above, high


def _metadata(field: FieldInfo) -> list[Any]:
    """The constraints of a field, those inside Optional and Annotated included; of a mapping, those of its value."""
    found = list(field.metadata)
    pending: list[Any] = [field.annotation]
    while pending:
        annotation = pending.pop()
        found += getattr(annotation, "__metadata__", ())
        pending += getattr(annotation, "__args__", ())
        if value := getattr(annotation, "model_fields", {}).get("value"):
            found += value.metadata
            pending.append(value.annotation)
        if hasattr(annotation, "__metadata__"):
            pending.append(annotation.__origin__)
    return [part for info in found for part in (info.metadata if isinstance(info, FieldInfo) else [info])]
