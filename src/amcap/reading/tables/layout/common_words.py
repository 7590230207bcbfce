"""The words that tables of any system use, in ten languages: owners that are nobody, sums, what accounts are called."""

from functools import cache
from typing import Annotated

from pydantic import BeforeValidator

from amcap.industries import parts_of, plain_text, words_of
from amcap.model.fields import Model, Name
from amcap.model.table_words import WORDS_FILE
from amcap.reading.load import load_document
from amcap.reading.tables.layout.preset import Fact
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


class CommonWords(Model):
    """The words of any table."""

    name: Name
    title: Name
    sources: dict[str, Name]
    nobody: Phrases
    nobody_anywhere: Phrases
    bosses: Phrases
    totals: Phrases


@cache
def common_words() -> CommonWords:
    """The packaged words. Raises InputError for a damaged file."""
    return validate(CommonWords, load_document(str(WORDS_FILE)))


def spaced(text: str) -> str:
    """A text's words without case, accents and punctuation, a space around each: one text is in another if it is so."""
    return f" {' '.join(parts_of(plain_text(text)))} "
