"""Rows of a table that is grouped by owner, each with the owner who stands on top of its group."""

from collections.abc import Iterator

from amcap.reading.tables.file.row_reader import RowReader
from amcap.reading.tables.rows.footer import is_sum


class FilledRows:
    """Reads on where a reader stands, and fills in the owners of accounts that have none; as a reader itself."""

    def __init__(self, reader: RowReader, owner: int, name: int) -> None:
        self._reader = reader
        self._owner = owner
        self._name = name
        self._last = ""

    @property
    def line_num(self) -> int:
        """The last line of the row before."""
        return self._reader.line_num

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        row = next(self._reader)
        if len(row) <= max(self._owner, self._name):
            return row
        owner, named = row[self._owner].strip(), bool(row[self._name].strip())
        if owner and (named or sum(bool(cell.strip()) for cell in row) == 1):
            self._last = row[self._owner]
        elif named and not owner and not is_sum(row):
            row[self._owner] = self._last
        return row
