"""The one vocabulary of industries, so that 'Financial services', 'FINANCE' and 'Finanzwesen' are the same to amcap.

The words stand in `rules/industries.yaml`, and without what makes no difference in `industries.txt` beside it, which
`amcap.folding` makes of it: to read and fold thousands of words takes far longer than to read what came of it.

Case, accents, spaces, punctuation and 'and' make no difference. A word is looked up whole; if that fails, the longest
known word that stands whole within it counts, so 'IT services company' is IT, and 'hospitality' is not. Japanese and
Chinese have no spaces: there every character is a word of its own.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from amcap.characters import MAX_NAME

FILE = Path(__file__).parent / "rules" / "industries.yaml"
FOLDED = FILE.with_suffix(".txt")

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "ja")
"""The languages that every industry of the file has words in."""

ALONE = "="
"""What stands before a word that counts only where nothing stands beside it."""

_ACCENTS = "[\u0300-\u036f]+"
_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"}
"""Letters that Unicode does not take apart, and that many leave without their mark."""

_NO_SPACES = "\u3005\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Texts, as patterns of so many characters take milliseconds to make: `re` makes them when one is first needed.
_ASCII_WORD = r"[^\W_]+"
_WORD = rf"[{_NO_SPACES}]|[^\W_{_NO_SPACES}]+"
_AND = frozenset({"and", "und", "et", "y", "en", "oraz", "и"})


_LIKENESS = 0.8
"""How like a word a known one must be to be suggested: of thousands in ten languages, some are a little like any."""


class Industry(NamedTuple):
    """An industry that amcap knows."""

    id: str
    label: str
    """Its name in English."""
    level: str
    """The level of the factor `industry` that it counts as."""


class _Vocabulary(NamedTuple):
    """The words of the file, each without spaces and all that makes no difference."""

    industries: tuple[Industry, ...]
    whole: dict[str, Industry]
    """The industry of every word."""
    alone: frozenset[str]
    """The words that do not count among others."""
    most_parts: int
    """The most parts that one of the words is made of."""
    missing: frozenset[str]


def industries() -> tuple[Industry, ...]:
    """All industries, in the order of the file."""
    return _vocabulary().industries


def understood(word: str) -> Industry | None:
    """The industry that a word means, in any of the languages; None where it means none that is known."""
    # What is longer than a name is a text, and thousands of texts would fill the memory.
    return _found(word) if len(word) <= MAX_NAME else None


def is_missing(word: str) -> bool:
    """Whether a cell says that nothing is known: blank, signs alone, or 'n/a', 'unbekannt', '不明' and the like."""
    text = word.strip()
    return len(text) <= MAX_NAME and _says_nothing(text)


@lru_cache(maxsize=4096)
def known_as(word: str) -> str | None:
    """What an industry is compared by: the id of the one that a word means, or the word itself as far as it counts.

    None where the word says that nothing is known.
    """
    found = understood(word)
    if found is not None:
        return found.id
    return None if is_missing(word) else "".join(parts_of(plain_text(word[:MAX_NAME])))


def nearest(word: str) -> str | None:
    """The known word that one that is not understood may be a misspelling of, as it is written; None: none is near."""
    return _nearest(plain_text(word[:MAX_NAME]))


def words_of(entry: str) -> list[str]:
    """The words of an entry of the file, which semicolons part."""
    return [word for part in entry.split(";") if (word := part.strip())]


@lru_cache(maxsize=4096)
def _found(word: str) -> Industry | None:
    vocabulary, parts = _vocabulary(), parts_of(plain_text(word))
    return vocabulary.whole.get("".join(parts)) or _longest_within(parts, vocabulary)


def _longest_within(parts: list[str], vocabulary: _Vocabulary) -> Industry | None:
    """The industry of the longest known word among the parts; of two that are as long, the first."""
    best = ""
    for start in range(len(parts)):
        text = ""
        for part in parts[start : start + vocabulary.most_parts]:
            text += part
            if len(text) > len(best) and text in vocabulary.whole and text not in vocabulary.alone:
                best = text
    return vocabulary.whole.get(best)


@lru_cache(maxsize=4096)
def _says_nothing(text: str) -> bool:
    parts = parts_of(plain_text(text))
    return not parts or "".join(parts) in _vocabulary().missing


@lru_cache(maxsize=64)
def _nearest(plain: str) -> str | None:
    from difflib import get_close_matches

    near = get_close_matches(plain, _written(), n=1, cutoff=_LIKENESS)
    return _written()[near[0]] if near else None


@cache
def _written() -> dict[str, str]:
    """Every known word as it is written, by what it is without case and accents."""
    entries = [entry[language] for entry in words_file()["industries"].values() for language in LANGUAGES]
    return {
        known.removeprefix(ALONE): word.removeprefix(ALONE)
        for entry in entries
        for known, word in zip(words_of(plain_text(entry)), words_of(entry), strict=True)
    }


def plain_text(text: str) -> str:
    """A text without case and accents."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text).casefold()
    for letter, written in _LETTERS.items():
        apart = apart.replace(letter, written)
    # Only accents go: without the marks of Japanese 'glass' would be 'crow'.
    return unicodedata.normalize("NFC", re.sub(_ACCENTS, "", apart))


def parts_of(plain: str) -> list[str]:
    """The words of a plain text but 'and', unless that is all there is."""
    parts: list[str] = re.findall(_ASCII_WORD, plain) if plain.isascii() else re.findall(_WORD, plain)
    if _AND.isdisjoint(parts):
        return parts
    return [part for part in parts if part not in _AND] or parts


@cache
def words_file() -> dict[str, Any]:
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    data: dict[str, Any] = yaml.load(FILE.read_text("utf-8"), loader)
    return data


@cache
def _vocabulary() -> _Vocabulary:
    head, missing, *lines = FOLDED.read_text("utf-8").splitlines()
    found: list[Industry] = []
    whole: dict[str, Industry] = {}
    alone: set[str] = set()
    for line in lines:
        name, label, level, *words = line.split(";")
        industry = Industry(id=name, label=label, level=level)
        found.append(industry)
        for word in words:
            if word.startswith(ALONE):
                alone.add(word[1:])
            whole[word.removeprefix(ALONE)] = industry
    return _Vocabulary(
        industries=tuple(found),
        whole=whole,
        alone=frozenset(alone),
        most_parts=int(head),
        missing=frozenset(missing.split(";")),
    )
