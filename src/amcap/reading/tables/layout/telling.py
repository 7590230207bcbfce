"""What the words of a column tell: amcap's own words, those of the system, and those of any table."""

from collections.abc import Iterable, Iterator

from amcap.model.rulebook import RuleBook
from amcap.model.table import TableFile
from amcap.model.table_words import ACCOUNT_WORDS, OWN
from amcap.reading.tables.cells.words import WordColumn
from amcap.reading.tables.layout.everyday_words import everyday_meanings
from amcap.reading.tables.layout.preset import Preset, fold_value

KINDS = ("segment", "tier", "size")
"""Fields that say what kind of account it is; a column of one holds words of the others, too."""

Meanings = dict[str, str | None]
"""Folded cell -> amcap's word, None where it tells nothing."""


class Telling:
    """Makes the word columns of a table."""

    def __init__(self, rulebook: RuleBook, preset: Preset, table: TableFile) -> None:
        self._rulebook = rulebook
        self._preset = preset
        self._table = table

    def column(self, field: str) -> WordColumn:
        """The column of a field. In amcap's own format, and where that is asked for, its words have to be known."""
        known, given = self._preset.meanings(field), self._given(field)
        others = {word for other in KINDS if field in KINDS and other != field for word in self._common(other)}
        meanings = {**dict.fromkeys(others), **self._common(field), **known, **given}
        own = self._preset.name == OWN and not (given or known)
        return WordColumn(field, self._words(field), meanings, strict=own or self._table.strict)

    def elsewhere(self, fields: Iterable[str]) -> Iterator[tuple[str, WordColumn]]:
        """What the column of a kind tells of the kinds that have no column: of a column of tiers, 'SMB' tells the size.

        The field whose column it is, and the words of the other one.
        """
        columns = [field for field in KINDS if field in fields]
        if not columns:
            return
        first = columns[0]
        taken = {*self._given(first), *map(fold_value, self._words(first)), *self._preset.meanings(first)}
        for field in KINDS:
            if field not in columns:
                told = {word: meaning for word, meaning in self._common(field).items() if word not in taken}
                yield first, WordColumn(field, (), told)

    def kind_words(self) -> frozenset[str]:
        """All words, folded, that tell a kind of account."""
        return frozenset(word for field in KINDS for word in self._common(field))

    def _given(self, field: str) -> Meanings:
        return {fold_value(value): word for value, word in self._table.values.get(field, {}).items()}

    def _words(self, field: str) -> tuple[str, ...]:
        return tuple(self._rulebook.segments) if field == "segment" else ACCOUNT_WORDS[field]

    def _common(self, field: str) -> Meanings:
        """The words of any table, amcap's own among them; of segments, those that the rule book has."""
        own = self._words(field)
        told = {folded: word for folded, word in everyday_meanings(field).items() if word is None or word in own}
        return {**told, **{fold_value(word): word for word in own}}
