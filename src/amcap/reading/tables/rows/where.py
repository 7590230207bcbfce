"""`where`: which rows of a table to keep, by the cells of a column."""

from collections.abc import Sequence

from amcap.reading.problems import shown
from amcap.reading.tables.layout.preset import fold_value

NOT = "!"


class Where:
    """A test of one column: one of the values to keep if any is named, and none of those that begin with '!'."""

    def __init__(self, header: str, values: str | Sequence[str]) -> None:
        values = [values] if isinstance(values, str) else values
        self.reason = f"where {shown(header)}: {', '.join(map(shown, values))}"
        self._keep = {fold_value(value) for value in values if not value.startswith(NOT)}
        self._drop = {fold_value(value[len(NOT) :]) for value in values if value.startswith(NOT)}

    def keeps(self, raw: str) -> bool:
        """Whether rows with this cell are kept; case and punctuation do not matter, '' is the empty cell."""
        value = fold_value(raw)
        return value not in self._drop and (not self._keep or value in self._keep)
