"""Amounts that a record carries as they are: revenue, hours and counts, held to the portfolio's own limits."""

from collections.abc import Callable
from typing import Any

from annotated_types import Ge, Gt, Le
from pydantic.fields import FieldInfo

from amcap.reading.problems import shown
from amcap.reading.tables.cells.number import BadCellError, NotANumberError, NumberColumn


class AmountColumn:
    """A column of amounts of one field, with that field's limits."""

    def __init__(
        self,
        field: FieldInfo,
        number: NumberColumn,
        blank: Callable[[str], bool],
        *,
        whole: bool = False,
        halves: bool = False,
    ) -> None:
        """`whole` ones are in whole numbers, and `halves` in halves of these."""
        self.index = number.index
        self._number = number
        self._blank = blank
        self._whole = whole
        self._step = 0.5 if halves else 1
        self._low, self._above, self._high = limits(field)

    def read(self, raw: str) -> float | None:
        """The amount in a cell, None for a blank one. Raises BadCellError."""
        if not raw:
            return None
        number = self._number
        try:
            plain = raw.isdecimal() or (number.pointed and "_" not in raw)
            value = float(raw) * number.scale if plain else number.read(raw)
        except BadCellError:
            raise
        except ValueError:
            if self._blank(raw):
                return None
            value = self._slowly(raw)
        if not self._low <= value <= self._high or value == self._above or (self._whole and value % self._step):
            raise BadCellError(f"{self._expected()}, not {shown(raw)!r}", self.index)
        return value

    def _slowly(self, raw: str) -> float:
        try:
            return self._number.read(raw)
        except NotANumberError:
            raise BadCellError(f"should be a number such as 1200.50, not {shown(raw)!r}", self.index) from None

    def _expected(self) -> str:
        ends = f"{self._low:g} or more" if self._above is None else f"above {self._above:g}"
        return f"should be {'a whole number, ' if self._whole else ''}{ends} and {self._high:,.0f} or less"


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
