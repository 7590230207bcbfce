"""Rows that were kept back until it was known whether they are accounts."""


class HeldRows:
    """Rows that were kept back, as a reader: after each, line_num is the line before the next one."""

    def __init__(self, rows: list[tuple[int, list[str]]]) -> None:
        self._rows = rows
        self._next = 0
        self.line_num = rows[0][0] - 1 if rows else 0

    def __iter__(self) -> "HeldRows":
        return self

    def __next__(self) -> list[str]:
        if self._next == len(self._rows):
            raise StopIteration
        row = self._rows[self._next][1]
        self._next += 1
        if self._next < len(self._rows):
            self.line_num = self._rows[self._next][0] - 1
        return row
