"""Rows of an export that are no accounts: totals, footers, blank lines and the header once more."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from amcap.reading.tables.cells.number import LONGEST, is_number
from amcap.reading.tables.rows.row_words import row_words

_HELD = 20


class _Patterns(NamedTuple):
    total: re.Pattern[str]
    subtotal: re.Pattern[str]
    footers: tuple[str, ...]


@cache
def _patterns() -> _Patterns:
    """After the word there may be a count and what is counted, but no further words: TotalEnergies is a company."""
    words = row_words()
    counted = _any(words.texts("counted"))
    total, subtotal = _any(words.texts("totals")), _any(words.texts("subtotals"))
    return _Patterns(
        re.compile(rf"(?:{total})(?:[\d\W]*+(?:{counted})?\W*+)"),
        # Words beside each other need something between them: no company ends or begins with these words alone.
        re.compile(rf"(?:{subtotal})(?![^\W\d_]).*|.*(?<![^\W\d_])(?:{subtotal})"),
        tuple(text.casefold() for text in words.texts("footers")),
    )


def _any(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted({word.casefold() for word in words}, key=len, reverse=True))


class Footers:
    """Tells totals and footers from accounts, by what exports write and by all that an account would have."""

    def __init__(self, header: Sequence[str]) -> None:
        self._header = [cell.strip() for cell in header]
        self.held: list[tuple[int, list[str]]] = []
        """Short rows after a blank line, until it is known whether a footer follows them."""
        self._after_blank = False
        self._seen = False

    def kind(self, row: Sequence[str]) -> str | None:
        """Why a row is no account: 'blank', 'total' or 'footer'; None for all others."""
        cells = [text for cell in row if (text := cell.strip())]
        if not cells:
            self._after_blank = True
            return "blank"
        kind = _kind_of(cells)
        self._seen = self._seen or kind is not None
        return kind

    def is_header(self, row: Sequence[str]) -> bool:
        """Whether a row is the header once more, as where files were put end to end."""
        return [cell.strip() for cell in row] == self._header

    def hold(self, line: int, row: list[str]) -> bool:
        """Whether a short row is kept back, as the lines around Salesforce's footer are: a name, a date, a company."""
        alone = sum(1 for cell in row if cell.strip()) == 1
        if not alone or not (self._after_blank or self._seen) or len(self.held) >= _HELD:
            return False
        self.held.append((line, row))
        return True

    def release(self) -> tuple[list[tuple[int, list[str]]], int]:
        """The rows kept back that are accounts after all, as no footer was seen; else how many are none."""
        return ([], len(self.held)) if self._seen else (self.held, 0)


def is_sum(row: Sequence[str]) -> bool:
    """Whether a row holds sums, by the words before them."""
    cells = [text for cell in row if (text := cell.strip())]
    return bool(cells) and _kind_of(cells) == "total"


def _kind_of(cells: Sequence[str]) -> str | None:
    """Whether the cells of a row that are not blank are those of a 'total' or a 'footer': one of words, and sums."""
    words = [cell for cell in cells if _is_text(cell)]
    if len(words) != 1 or len(words[0]) > LONGEST:
        return None
    text = words[0].casefold()
    patterns = _patterns()
    if patterns.total.fullmatch(text) or (len(cells) > 1 and patterns.subtotal.fullmatch(text)):
        return "total"
    return "footer" if len(cells) == 1 and text.startswith(patterns.footers) else None


def _is_text(cell: str) -> bool:
    """Whether a cell holds words, and no sum such as '12,000 EUR'."""
    return any(map(str.isalpha, cell)) and not is_number(cell)
