"""Cells that hold words: mapped to amcap's own, the blank ones apart, each distinct cell once."""

import re
from collections.abc import Callable, Collection, Mapping

from amcap.characters import MAX_NAME, character_name, clean_name, unsafe_in
from amcap.guards import unguarded
from amcap.industries import is_missing
from amcap.messages import Cure, Guess
from amcap.reading.problems import shown
from amcap.reading.tables.cells.number import BadCellError
from amcap.reading.tables.layout.preset import fold_value

MOST_KEPT = 1000
"""Distinct cells of a column that are kept to be reported."""


BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Line breaks and tabs, which cells are typed or pasted with: with the spaces around them one space, once read."""


def clean(raw: str) -> str:
    """A cell as text on one line, composed, without the marks that amcap's own CSV guards it by.

    Raises BadCellError for characters that have no place in it.
    """
    text = unguarded(raw.strip())
    if BREAKS.search(text):
        text = " ".join(text.split())
    if unsafe := unsafe_in(text):
        raise BadCellError(
            f"{shown(text)!r} holds the {character_name(unsafe)}; keep to visible text on one line, "
            "in the CRM or in the file"
        )
    return text if text.isascii() else clean_name(text)


def clean_as_name(raw: str) -> str:
    """A cell as a name. Raises BadCellError for one that is longer than names are, too."""
    text = clean(raw)
    if len(text) > MAX_NAME:
        raise BadCellError(f"{shown(text)!r} has {len(text):,} characters; a name has at most {MAX_NAME}")
    return text


class WordColumn:
    """A column whose cells mean words of a closed list.

    `meanings` are explicit: folded cell -> word, or None for what says nothing to amcap. What has no meaning is
    kept as unmapped, or is a problem where the column has to hold amcap's own words (`strict`).
    """

    def __init__(
        self, field: str, words: Collection[str], meanings: Mapping[str, str | None], *, strict: bool = False
    ) -> None:
        self.field = field
        self.unmapped: set[str] = set()
        self.translated: dict[str, str] = {}
        """Cell -> the word of amcap that it means, where it is another one."""
        self._words = words
        self._meanings = {**{fold_value(word): word for word in words}, **meanings}
        self._strict = strict

    def convert(self, raw: str) -> str | None:
        """amcap's word for a cell, None where it has none."""
        folded = fold_value(clean(raw))
        if folded in self._meanings:
            word = self._meanings[folded]
            if word is not None and fold_value(word) != folded and len(self.translated) < MOST_KEPT:
                self.translated[raw] = word
            return word
        if self._strict:
            near = Guess(raw.strip(), tuple(self._words), (". ", Cure("values"), " can give it a meaning."))
            raise BadCellError((f"{shown(raw.strip())!r} is not one of {', '.join(self._words)}", near))
        if len(self.unmapped) < MOST_KEPT:
            self.unmapped.add(raw)
        return None


class IndustryColumn:
    """A column of industries: what was said of a cell, or the cell as it stands; `understood` tells whether it is."""

    field = "industry"

    def __init__(self, understood: Callable[[str], object], given: Mapping[str, str]) -> None:
        self.unmapped: set[str] = set()
        self._understood = understood
        self._given = {fold_value(value): word for value, word in given.items()}

    def convert(self, raw: str) -> str | None:
        """The industry of a cell; None where the cell says that it is not known."""
        text = clean_as_name(raw)
        folded = fold_value(text)
        if folded in self._given:
            return self._given[folded]
        if is_missing(text):
            return None
        if not self._understood(text) and len(self.unmapped) < MOST_KEPT:
            self.unmapped.add(raw)
        return text
