"""Presets: what each system's export looks like, one data file each, every fact with its source."""

import re
from functools import cache
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from amcap.industries import LANGUAGES, words_of
from amcap.model.fields import Errors, Model, Name, Texts, placed, unknown_word
from amcap.model.table_words import ACCOUNT_FIELDS, ACCOUNT_WORDS, GENERIC, MANAGER_FIELDS, OWN, PRESETS
from amcap.reading.load import load_document
from amcap.reading.tables.layout.header import Loose, fold
from amcap.reading.validate import validate

_AND = re.compile(r"(?:\band\b|_and(?=_)|&)", re.IGNORECASE)


def _of_all_languages(given: object) -> object:
    """Language -> words, which semicolons part; or a list of words."""
    if not isinstance(given, dict):
        return given
    placed(((language,), unknown_word(LANGUAGES)) for language in given if language not in LANGUAGES)
    return tuple(dict.fromkeys(word for words in given.values() for word in words_of(str(words))))


Headers = Annotated[Texts, BeforeValidator(_of_all_languages)]
"""Headers, the surest first; by language, where people write them in their own."""


class Fact(Model):
    """Anything that is said of a system, with where it was seen: exactly one of source and unsourced."""

    source: Texts = Field((), description="Ids of sources, keys of the preset's `sources`.")
    unsourced: Literal[True] | None = Field(None, description="Known from memory only, not confirmed.")

    @model_validator(mode="after")
    def _is_sourced_or_says_so(self) -> Self:
        if bool(self.source) == bool(self.unsourced):
            raise PydanticCustomError("fact", "should have either a source or unsourced: true")
        return self


class Alias(Fact):
    """Headers under which a field is found, the surest first."""

    field: Name
    headers: Headers
    doubtful: bool = Field(False, description="Whether these words head other columns, too: tried after all others.")


class Meaning(Fact):
    """What values of a column mean: one word of amcap, or nothing to amcap (keep: null)."""

    field: Name
    word: str | None = None
    values: Texts


class Mark(Fact):
    """Headers that tell the system apart: those that no other preset knows."""

    headers: Headers


class Matter(Fact):
    """Headers of columns that should not stay unread without a word."""

    headers: Headers
    field: Name | None = Field(None, description="The field to propose. Absent: `where` is proposed.")


class Quirk(Fact):
    """Something odd about the file that amcap reads all the same."""

    quirk: Name


class Preset(Model):
    """How one system's export is read."""

    name: Name
    title: Name
    sources: dict[str, Name]
    objects: Texts = Field((), description="What stands before a dot in headers such as ACCOUNT.NAME.")
    marks: Annotated[tuple[Mark, ...], Field(strict=False)] = ()
    columns: Annotated[tuple[Alias, ...], Field(strict=False)]
    values: Annotated[tuple[Meaning, ...], Field(strict=False)] = ()
    id_prefixes: Texts = ()
    blanks: Texts = Field((), description="Cells that say nothing.")
    nobody: Texts = Field((), description="Owners that are nobody.")
    managers: Annotated[tuple[Alias, ...], Field(strict=False)] = ()
    endings: Texts = Field((), description="How the headers of an organisation's own fields end, in no other system.")
    undecided: Headers = Field((), description="Headers that can mean several fields and are taken for none.")
    matters: Annotated[tuple[Matter, ...], Field(strict=False)] = ()
    noise: Headers = Field((), description="Words of headers that say nothing of what a column holds.")
    quirks: Annotated[tuple[Quirk, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _facts_are_sound(self) -> Self:
        placed([*self._unknown_sources(), *self._unknown_fields(), *self._unknown_words()])
        return self

    def _unknown_sources(self) -> Errors:
        for section in ("marks", "columns", "values", "managers", "matters", "quirks"):
            for index, fact in enumerate(getattr(self, section)):
                for number, source in enumerate(fact.source):
                    if source not in self.sources:
                        yield (section, index, "source", number), unknown_word(self.sources)

    def _unknown_fields(self) -> Errors:
        accounts = dict.fromkeys(("columns", "values", "matters"), ACCOUNT_FIELDS)
        for section, known in {**accounts, "managers": MANAGER_FIELDS}.items():
            for index, fact in enumerate(getattr(self, section)):
                if fact.field not in (*known, None):
                    yield (section, index, "field"), unknown_word(known)

    def _unknown_words(self) -> Errors:
        for index, meaning in enumerate(self.values):
            known = ACCOUNT_WORDS.get(meaning.field)
            if known is not None and meaning.word is not None and meaning.word not in known:
                yield ("values", index, "word"), unknown_word(known)

    def aliases(self, field: str) -> list[str]:
        """The headers of a field of accounts, the surest first."""
        return [header for alias in self.columns if alias.field == field for header in alias.headers]

    def loose(self, generic: "Preset") -> Loose:
        """What headers of this system may have besides the words they are known by."""
        return Loose(self.objects, frozenset(map(fold, (*generic.noise, *self.noise))))

    def meanings(self, field: str) -> dict[str, str | None]:
        """Folded value -> amcap's word, or None where it says nothing to amcap."""
        return {
            fold_value(value): meaning.word
            for meaning in self.values
            if meaning.field == field
            for value in meaning.values
        }


@cache
def load_preset(name: str) -> Preset:
    """A packaged preset, or amcap's own field names. Raises InputError for a damaged one."""
    if name == OWN:
        return _own()
    return validate(Preset, load_document(str(PRESETS / f"{name}.yaml")))


def _own() -> Preset:
    """amcap's own field names, each under its own header."""
    generic = load_preset(GENERIC)
    columns = tuple(Alias(field=field, headers=(field,), source=("amcap",)) for field in ACCOUNT_FIELDS)
    return Preset(
        name=OWN,
        title="amcap's own field names",
        sources={"amcap": "The portfolio's own fields."},
        columns=columns,
        blanks=generic.blanks,
        nobody=generic.nobody,
    )


def fold_value(text: str) -> str:
    """A value without case, accents, punctuation and 'and': HOSPITAL_HEALTH_CARE meets Hospital & Health Care."""
    return fold(_AND.sub(" ", text)) or text.strip()
