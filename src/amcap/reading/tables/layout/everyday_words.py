"""The words that tables of any system use, in ten languages: owners that are nobody, kinds and health of accounts."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated

from pydantic import BeforeValidator, Field

from amcap.industries import parts_of, plain_text, words_of
from amcap.model.fields import Model, Name
from amcap.model.table_words import WORDS_FILE
from amcap.reading.load import load_document
from amcap.reading.tables.layout.preset import Fact, fold_value
from amcap.reading.validate import validate


def _parted(given: object) -> object:
    return tuple(words_of(given)) if isinstance(given, str) else given


Words = Annotated[tuple[str, ...], BeforeValidator(_parted)]
"""Words of a text, which semicolons part."""


class Phrases(Fact):
    """Words that mean the same, by language."""

    en: Words = ()
    de: Words = ()
    fr: Words = ()
    es: Words = ()
    pt: Words = ()
    it: Words = ()
    nl: Words = ()
    pl: Words = ()
    ru: Words = ()
    ja: Words = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All words, each once, in the order of the languages."""
        languages = (self.en, self.de, self.fr, self.es, self.pt, self.it, self.nl, self.pl, self.ru, self.ja)
        return tuple(dict.fromkeys(word for language in languages for word in language))


class Telling(Phrases):
    """Words and what they tell of an account: a word of amcap in a field, or nothing (null)."""

    tells: dict[Name, str | None]


class Grades(Fact):
    """Names of grades that only the company knows the meaning of, from the best to the rest."""

    ranks: Words


class EverydayWords(Model):
    """The words of any table."""

    name: Name
    title: Name
    sources: dict[str, Name]
    nobody: Phrases = Field(description="Owners that are no person, where the cell holds nothing else.")
    nobody_anywhere: Phrases = Field(description="What makes an owner no person beside other words, too.")
    between: Phrases = Field(description="What stands between two owners who share an account.")
    bosses: Phrases = Field(description="Headers of columns that name the manager's own manager.")
    kinds: Annotated[tuple[Telling, ...], Field(strict=False)] = Field(description="What kind of account it is.")
    fares: Annotated[tuple[Telling, ...], Field(strict=False)] = Field(description="How an account fares.")
    grades: Annotated[tuple[Grades, ...], Field(strict=False)]

    def told(self) -> Iterator[tuple[str, str | None, str]]:
        """Field, amcap's word for it or None, and a word that tells it."""
        for telling in (*self.kinds, *self.fares):
            for field, word in telling.tells.items():
                for each in telling.words:
                    yield field, word, each


@cache
def everyday_words() -> EverydayWords:
    """The packaged words. Raises InputError for a damaged file."""
    return validate(EverydayWords, load_document(str(WORDS_FILE)))


@cache
def everyday_meanings(field: str) -> dict[str, str | None]:
    """Folded word -> what it tells of a field of accounts, None for nothing."""
    return {fold_value(text): word for told, word, text in everyday_words().told() if told == field}


def graded(values: Iterable[str]) -> list[str]:
    """Values that are grades of one kind, from the best to the rest; none where they are not, or are only one."""
    by_fold = {_grade(value): value for value in values}
    best: list[str] = []
    for grades in everyday_words().grades:
        found = [by_fold[folded] for folded in map(_grade, grades.ranks) if folded in by_fold]
        best = max(best, found, key=len)
    return best if len(best) > 1 else []


def _grade(text: str) -> str:
    # A+ is another grade than A.
    return fold_value(text) + "+" * text.count("+")


def spaced(text: str) -> str:
    """A text's words without case, accents and punctuation, a space around each: one text is in another if it is so."""
    return f" {' '.join(parts_of(plain_text(text)))} "
