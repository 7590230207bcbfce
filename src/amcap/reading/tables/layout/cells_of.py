"""The cells of one column, each distinct one converted once."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

_REMEMBERED = 20_000


class Cells(dict[str, Any]):
    """What the cells of one column mean: each distinct cell is converted once, as long as there are not too many."""

    def __init__(
        self,
        index: int,
        header: str,
        field: str,
        convert: Callable[[str], Any],
        unmapped: set[str],
        translated: Mapping[str, str] = MappingProxyType({}),
        column: str | None = None,
    ) -> None:
        """`column` is the field that the column is headed as, where it tells another one."""
        self.index = index
        self.translated = translated
        self.header = header
        self.field = field
        self.column = column or field
        self.unmapped = unmapped
        self._convert = convert

    def __missing__(self, raw: str) -> Any:
        value = self._convert(raw)
        if len(self) < _REMEMBERED:
            self[raw] = value
        return value
