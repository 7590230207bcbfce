"""The one vocabulary of industries, so that 'Financial services', 'FINANCE' and 'Finanzwesen' are the same to amcap.

The words stand in `rules/industries.yaml`. Case, accents, spaces, punctuation and 'and' make no difference. A word is
looked up whole; if that fails, the longest known word that stands whole within it counts, so 'IT services company' is
IT, and 'hospitality' is not. Japanese and Chinese have no spaces: there every character is a word of its own.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from amcap import naming
from amcap.characters import MAX_NAME

FILE = Path(__file__).parent / "rules" / "industries.yaml"

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "ja")
"""The languages that every industry of the file has words in."""

_ALONE = "="
"""What stands before a word that counts only where nothing stands beside it."""

_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that Unicode does not take apart, and that many leave without their mark."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

_NO_SPACES = "\u3005\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_NO_SPACES}]|[^\W_{_NO_SPACES}]+")
_AND = frozenset({"and", "und", "et", "y", "en", "oraz", "и"})


class Industry(NamedTuple):
    """An industry that amcap knows."""

    id: str
    label: str
    """Its name in English."""
    level: str
    """The level of the factor `industry` that it counts as."""


class _Vocabulary(NamedTuple):
    industries: tuple[Industry, ...]
    whole: dict[str, Industry]
    """Every word, folded, and its industry."""
    within: dict[str, Industry]
    """Those of them that count among other words, too."""
    most_parts: int
    """The most words that one of them is made of."""
    missing: frozenset[str]
    spellings: tuple[str, ...]


def industries() -> tuple[Industry, ...]:
    """All industries, in the order of the file."""
    return _vocabulary().industries


def understood(word: str) -> Industry | None:
    """The industry that a word means, in any of the languages; None where it means none that is known."""
    # What is longer than a name is a text, and would fill the memory of words that were looked up.
    return _found(word) if len(word) <= MAX_NAME else None


def is_missing(word: str) -> bool:
    """Whether a cell says that nothing is known: blank, signs alone, or 'n/a', 'unbekannt', '不明' and the like."""
    text = word.strip()
    return len(text) <= MAX_NAME and _says_nothing(text)


def nearest(word: str) -> str | None:
    """The known word that one that is not understood may be a misspelling of, as it is written; None: none is near."""
    return _nearest(word[:MAX_NAME])


@lru_cache(maxsize=4096)
def _found(word: str) -> Industry | None:
    vocabulary, parts = _vocabulary(), _parts(word)
    return vocabulary.whole.get("".join(parts)) or _longest_within(parts, vocabulary)


def _longest_within(parts: list[str], vocabulary: _Vocabulary) -> Industry | None:
    """The industry of the longest known word among the parts; of two that are as long, the first."""
    best = ""
    for start in range(len(parts)):
        text = ""
        for part in parts[start : start + vocabulary.most_parts]:
            text += part
            if len(text) > len(best) and text in vocabulary.within:
                best = text
    return vocabulary.within.get(best)


@lru_cache(maxsize=4096)
def _says_nothing(text: str) -> bool:
    folded = _folded(text)
    return not folded or folded in _vocabulary().missing


@lru_cache(maxsize=64)
def _nearest(word: str) -> str | None:
    return naming.nearest(word, _vocabulary().spellings)


def _folded(text: str) -> str:
    return "".join(_parts(text))


def _parts(text: str) -> list[str]:
    """The words of a text without case, accents and 'and'; texts are no longer than a name."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    # Only accents go: without the marks of Japanese 'gas' would be the beginning of 'customer'.
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", apart).translate(_LETTERS))
    parts = _WORD.findall(plain)
    return [part for part in parts if part not in _AND] or parts


@cache
def _vocabulary() -> _Vocabulary:
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    data = yaml.load(FILE.read_text("utf-8"), loader)
    whole: dict[str, Industry] = {}
    within: dict[str, Industry] = {}
    spellings: dict[str, None] = {}
    found = [Industry(id=name, label=entry["label"], level=entry["level"]) for name, entry in data["industries"].items()]
    for industry in found:
        entry = data["industries"][industry.id]
        for language in LANGUAGES:
            for given in words_of(entry[language]):
                word = given.removeprefix(_ALONE)
                spellings[word] = None
                for spelling in _spellings(word, language):
                    whole[spelling] = industry
                    if not given.startswith(_ALONE):
                        within[spelling] = industry
    return _Vocabulary(
        industries=tuple(found),
        whole=whole,
        within=within,
        most_parts=max(len(_parts(word)) for word in spellings),
        missing=frozenset(_folded(word) for words in data["missing"].values() for word in words_of(words)),
        spellings=tuple(spellings),
    )


def _spellings(word: str, language: str) -> set[str]:
    """A word as it is looked up, in German also with its umlauts written out."""
    written_out = word.casefold().translate(_UMLAUTS) if language == "de" else word
    return {_folded(word), _folded(written_out)}


def words_of(entry: str) -> list[str]:
    """The words of an entry of the file, which semicolons part."""
    return [word for part in entry.split(";") if (word := part.strip())]
