"""The words by which rows that are no accounts are told, in every language that amcap reads: `presets/rows.yaml`."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Self

from pydantic import Field, model_validator

from amcap.model.fields import Model, Name, Texts, placed, unknown_word
from amcap.model.table_words import PRESETS
from amcap.reading.load import load_document
from amcap.reading.tables.layout.preset import Fact, fold_value
from amcap.reading.validate import validate

_FILE = PRESETS.parent / "rows.yaml"


class Words(Fact):
    """Words that mean the same to amcap, all known from one place."""

    words: Texts


_Lists = Annotated[tuple[Words, ...], Field(strict=False)]


class Telling(Model):
    """Columns, and the cells in them, that tell something of their rows."""

    columns: _Lists
    values: _Lists

    @property
    def headers(self) -> list[str]:
        """The headers of such columns, the surest first."""
        return _all(self.columns)

    @property
    def texts(self) -> list[str]:
        """The cells."""
        return _all(self.values)

    def folded(self) -> frozenset[str]:
        """The cells, folded."""
        return frozenset(map(fold_value, _all(self.values)))


class RowWords(Model):
    """Words of rows that are no accounts."""

    sources: dict[str, Name]
    totals: _Lists
    subtotals: _Lists
    counted: _Lists
    footers: _Lists
    deleted: Telling
    standing: Telling
    active: Telling

    @model_validator(mode="after")
    def _sources_are_known(self) -> Self:
        placed(
            ((*place, index, "source"), unknown_word(self.sources))
            for place, words in self._lists()
            for index, one in enumerate(words)
            if not set(one.source) <= set(self.sources)
        )
        return self

    def _lists(self) -> Iterator[tuple[tuple[str, ...], tuple[Words, ...]]]:
        for name in ("totals", "subtotals", "counted", "footers"):
            yield (name,), getattr(self, name)
        for name in ("deleted", "standing", "active"):
            telling: Telling = getattr(self, name)
            yield (name, "columns"), telling.columns
            yield (name, "values"), telling.values

    def texts(self, name: str) -> list[str]:
        """The words of a list."""
        return _all(getattr(self, name))


@cache
def row_words() -> RowWords:
    """The packaged words. Raises InputError for a damaged file."""
    return validate(RowWords, load_document(str(_FILE)))


def _all(lists: tuple[Words, ...]) -> list[str]:
    return [word for one in lists for word in one.words]
