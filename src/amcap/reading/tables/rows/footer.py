"""Rows of an export that are no accounts: totals, footers, blank lines and the header once more."""

import re
from collections.abc import Sequence

from amcap.reading.tables.cells.number import LONGEST

_HELD = 20
# After the word there may be a count and what is counted, but no further words: TotalEnergies is a company.
_COUNTED = re.compile(r"[\d\W]*+(?:records?|accounts?|companies|rows?|items?)?\W*+")


class Footers:
    """Tells totals and footers from accounts, by what a preset says and by all that an account would have."""

    def __init__(self, totals: Sequence[str], footers: Sequence[str], header: Sequence[str]) -> None:
        self._totals = tuple(total.casefold() for total in totals)
        self._footers = tuple(text.casefold() for text in footers)
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
        texts = [text for text in cells if any(map(str.isalpha, text))]
        if len(texts) == 1 and texts[0] == cells[0]:
            text = texts[0].casefold()
            if self._is_total(text):
                self._seen = True
                return "total"
            if len(cells) == 1 and text.startswith(self._footers):
                self._seen = True
                return "footer"
        return None

    def _is_total(self, text: str) -> bool:
        return len(text) <= LONGEST and any(
            text.startswith(total) and _COUNTED.fullmatch(text, len(total)) for total in self._totals
        )

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
