"""Rows of a table in sections, each with a title and the header once more, as boards of tasks are exported."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from amcap.reading.tables.file.row_reader import RowReader


class Sections:
    """Reads on where a reader stands, and hands titles and headers of sections on as blank rows; as a reader itself."""

    def __init__(self, reader: RowReader, is_header: Callable[[Sequence[str]], bool], left_out: Counter[str]) -> None:
        self._reader = reader
        self._is_header = is_header
        self._left_out = left_out
        self._next: tuple[list[str], int] | None = None
        self.line_num = reader.line_num

    def __iter__(self) -> Iterator[list[str]]:
        return self

    def __next__(self) -> list[str]:
        row, self.line_num = self._next or (next(self._reader), self._reader.line_num)
        following = next(self._reader, None)
        self._next = None if following is None else (following, self._reader.line_num)
        reason = None
        if self._is_header(row):
            reason = "header once more"
        elif following is not None and sum(bool(cell.strip()) for cell in row) == 1 and self._is_header(following):
            reason = "title of a section"
        if reason is None:
            return row
        self._left_out[reason] += 1
        return [""] * len(row)
