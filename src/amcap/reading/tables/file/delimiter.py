"""What stands between the cells of a table: found from its first rows, outside quotes."""

import csv
import re
from collections.abc import Sequence
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


def find_delimiter(lines: Sequence[str]) -> str:
    """The delimiter that cuts the header into the most cells and the rows after it into as many.

    `lines` begin with the header. Where none cuts the header at all, it is one column, and a comma will do.
    """

    def fit(delimiter: str) -> tuple[float, int]:
        widths = _widths(lines, delimiter)
        if not widths or widths[0] == 1:
            return (0.0, 0)
        alike = sum(1 for width in widths if width == widths[0])
        return (alike / len(widths), widths[0])

    return max(DELIMITERS, key=lambda delimiter: fit(delimiter))


def _widths(lines: Sequence[str], delimiter: str) -> list[int]:
    """Cells of each row that is not blank, as far as the sample can be read."""
    widths = []
    try:
        for row in islice(csv.reader(iter(lines), delimiter=delimiter), SAMPLE_ROWS):
            if any(cell.strip() for cell in row):
                widths.append(len(row))
    except csv.Error:
        pass
    return widths
