"""What stands between the cells of a table: found from its first rows, outside quotes."""

import csv
import re
from collections.abc import Callable, Sequence
from itertools import islice

DELIMITERS: tuple[str, ...] = (",", ";", "\t", "|")
SAMPLE_ROWS = 100

# Spreadsheets write and read this line to settle the matter.
_SAID = re.compile(r"\ufeff?\s*+\"?sep=(.?)\"?\s*", re.IGNORECASE)
_NEVER = '"\r\n'
"""What parts no cells: a quote goes around them, and a line end after them."""


def said_delimiter(line: str) -> str | None:
    """The delimiter that a first line such as 'sep=;' names; '' where that can be none, None for any other line."""
    found = _SAID.fullmatch(line.rstrip("\r\n"))
    return found and found[1].strip(_NEVER)


def find_delimiter(lines: Sequence[str], knows: Callable[[Sequence[str]], int]) -> str:
    """The delimiter that cuts the first row with headers that are known into the most of them.

    Where that leaves it open, it is the one that cuts the header into the most cells and the rows after it into as
    many; the header is the first row that any delimiter cuts. Where none cuts any, it is one column, and a comma will
    do.
    """
    rows = {delimiter: _rows(lines, delimiter) for delimiter in DELIMITERS}
    titles = min((_uncut(cut) for cut in rows.values()), default=0)

    def fit(delimiter: str) -> tuple[int, float, int]:
        cut = rows[delimiter]
        known = next((number for row in cut if len(row) > 1 and (number := knows(row)) > 1), 0)
        widths = [len(row) for row in cut[titles:]]
        if not widths or widths[0] == 1:
            return (known, 0.0, 0)
        alike = sum(1 for width in widths if width == widths[0])
        return (known, alike / len(widths), widths[0])

    return max(DELIMITERS, key=fit)


def _uncut(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the top are one cell, as titles are."""
    return next((number for number, row in enumerate(rows) if len(row) > 1), len(rows))


def _rows(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """The rows that are not blank, as far as the sample can be read."""
    rows = []
    try:
        for row in islice(csv.reader(iter(lines), delimiter=delimiter), SAMPLE_ROWS):
            if any(cell.strip() for cell in row):
                rows.append(row)
    except csv.Error:
        pass
    return rows
