"""The first rows below a header: what tells whether a column can be what its header says."""

import re

from amcap.reading.tables.rows.sample import Sample as FirstRows

_ROWS = 2_000
_FEW = 4
"""Cells up to which nothing can be told from how often they repeat."""
_MOSTLY = 0.5
_NO_TEXT = re.compile(r"[\W\d_]*")


class Sample:
    """Cells of the first rows of a table, by column; blank ones are left out."""

    def __init__(self, rows: FirstRows, blanks: frozenset[str]) -> None:
        self.rows = rows.rows[:_ROWS]
        self.is_whole = rows.whole and len(self.rows) == len(rows.rows)
        """Whether the table has no further rows."""
        self._columns: dict[int, list[str]] = {}
        self._blanks = blanks

    def cells(self, index: int) -> list[str]:
        """What a column holds, in file order."""
        if index not in self._columns:
            texts = (row[index].strip() for row in self.rows if len(row) > index)
            self._columns[index] = [text for text in texts if text.casefold() not in self._blanks]
        return self._columns[index]

    def is_filled(self, index: int) -> bool:
        """Whether most rows have something in a column."""
        return len(self.cells(index)) >= _MOSTLY * len(self.rows)

    def repeats(self, index: int) -> bool:
        """Whether most cells of a column stand in others, too."""
        cells = self.cells(index)
        return len(cells) > _FEW and len(set(cells)) < _MOSTLY * len(cells)

    def is_text(self, index: int) -> bool:
        """Whether most cells of a column hold letters."""
        cells = self.cells(index)
        return sum(_NO_TEXT.fullmatch(cell) is None for cell in cells) >= _MOSTLY * len(cells)

    def differs(self, index: int, share: float) -> bool:
        """Whether at least a share of a column's cells, of those with letters, stands only once."""
        cells = self.cells(index)
        return len(cells) > _FEW and self.is_text(index) and len(set(cells)) >= share * len(cells)

    def pairs_off(self, one: int, other: int) -> bool:
        """Whether each cell of a column always stands beside the same cell of another, and the other way round."""
        width = max(one, other)
        pairs = {(row[one].strip(), row[other].strip()) for row in self.rows if len(row) > width}
        return len(pairs) == len({first for first, _ in pairs}) == len({second for _, second in pairs})
