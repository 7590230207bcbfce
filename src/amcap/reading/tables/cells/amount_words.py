"""What stands beside the digits of an amount, and in the headers of such columns: `presets/amounts.yaml`."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Annotated, NamedTuple

from pydantic import Field

from amcap.model.fields import Model, Texts
from amcap.model.table_words import PRESETS
from amcap.reading.load import load_document
from amcap.reading.validate import validate

_FILE = PRESETS.parent / "amounts.yaml"
_EDGES = " \u00a0\u202f\u2009./()[]"


class Written(Model):
    """How a currency is written."""

    signs: Texts
    words: Texts


class Multiple(Model):
    """Words for so many units, or so many periods of a year."""

    factor: Annotated[float, Field(gt=0)]
    words: Texts


Multiples = Annotated[tuple[Multiple, ...], Field(strict=False)]


class AmountWords(Model):
    """Currencies, units and periods, as they are written."""

    currencies: dict[str, Written]
    codes: Texts
    units: Multiples
    before_currency: Multiples
    periods: Multiples


class Beside(NamedTuple):
    """What stands beside an amount: by what it is multiplied, and the codes of the currencies it may be in."""

    factor: float = 1.0
    codes: tuple[str, ...] = ()


class Header(NamedTuple):
    """What the header of a column of amounts tells of them."""

    factor: float = 1.0
    currency: tuple[str, ...] = ()
    periods: float = 1.0
    """How many of the amount make that of a year."""


@cache
def amount_words() -> AmountWords:
    """The packaged words. Raises InputError for a damaged file."""
    return validate(AmountWords, load_document(str(_FILE)))


@cache
def currency_codes() -> frozenset[str]:
    """The codes of all currencies."""
    words = amount_words()
    return frozenset((*words.currencies, *words.codes))


@lru_cache(maxsize=4096)
def currency_of(text: str) -> tuple[str, ...]:
    """The codes of the currencies that a text can mean, the likeliest first; none where it names no currency."""
    bare = text.strip(_EDGES)
    if bare.upper() in currency_codes() and (bare.isupper() or bare.islower()):
        return (bare.upper(),)
    return _currencies().get(text.strip()) or _currencies().get(bare) or _currencies().get(bare.casefold()) or ()


@lru_cache(maxsize=4096)
def beside(text: str) -> Beside | None:
    """What the text before or after digits says: a unit, a currency or both in any order; None for anything else."""
    text = text.strip()
    if not text:
        return Beside()
    if factor := _unit(text):
        return Beside(factor)
    if codes := _code(text):
        return Beside(1.0, codes)
    for cut in range(1, len(text)):
        first, second = text[:cut], text[cut:]
        if (codes := _code(second)) and (factor := _unit(first) or _factors("before_currency").get(first, 0.0)):
            return Beside(factor, codes)
        if (codes := _code(first)) and (factor := _unit(second)):
            return Beside(factor, codes)
    return None


@lru_cache(maxsize=256)
def header_of(text: str) -> Header:
    """What a header tells of the amounts below it, such as 'ARR (k$)', 'Umsatz in TEUR' or 'Monthly revenue'."""
    factor, currency, periods = 1.0, tuple[str, ...](), 1.0
    for part in _parts(text):
        told = _of_header(part)
        factor, currency = max(factor, told.factor), currency or told.currency
        periods = max(periods, told.periods)
    return Header(factor, currency, periods)


def without_amounts(text: str) -> str:
    """A header without what it tells of amounts: ARR of 'ARR (k$)', Umsatz of 'Umsatz in TEUR'."""
    bare = _BRACKETS.sub(lambda found: "" if _says_amounts(found[0]) else found[0], text).strip()
    words = bare.split()
    while len(words) > 1 and (_of_header(words[-1]) != Header() or words[-1].casefold() == _IN):
        words.pop()
    return " ".join(words)


_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_IN = "in"


def _says_amounts(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if word.casefold() != _IN]
    return bool(words) and all(_of_header(word) != Header() for word in words)


_WORD = re.compile(r"[^\s,;:()\[\]_]+")


def _parts(text: str) -> list[str]:
    """The words of a header, and each two and three beside each other, the longest first."""
    words = _WORD.findall(text)
    return [" ".join(words[at : at + size]) for size in (3, 2, 1) for at in range(len(words) - size + 1)]


@lru_cache(maxsize=1024)
def _of_header(part: str) -> Header:
    """What a word of a header tells. Codes of rare currencies are mere words there, in capitals: ALL, TOP."""
    if periods := _factors("periods").get(part.casefold(), 0.0):
        return Header(periods=periods)
    told = beside(part)
    if told is None or (told.codes and (part[0] in "Rr") and len(part) < _SHORT):
        return Header()
    known = tuple(code for code in told.codes if code in amount_words().currencies)
    return Header(told.factor, known) if known or not told.codes else Header()


_SHORT = 3


def _unit(text: str) -> float:
    """The factor of a unit, 0 for what is none."""
    units, text = _factors("units"), text.strip(" \u00a0\u202f\u2009")
    return units.get(text.casefold(), 0.0) or units.get(text.rstrip(".").casefold(), 0.0)


def _code(text: str) -> tuple[str, ...]:
    """The currencies that a sign, a word or a code in capitals means, without anything beside it."""
    text = text.strip(" \u00a0\u202f\u2009")
    return (text,) if text in currency_codes() else _currencies().get(text) or _currencies().get(text.casefold()) or ()


@cache
def _currencies() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, written in amount_words().currencies.items():
        for word in (*written.signs, *written.words, *map(str.casefold, written.words)):
            found[word] = (*(other for other in found.get(word, ()) if other != code), code)
    return found


@cache
def _factors(name: str) -> Mapping[str, float]:
    several: Iterable[Multiple] = getattr(amount_words(), name)
    kept = {word: each.factor for each in several for word in each.words}
    return kept if name == "before_currency" else {word.casefold(): factor for word, factor in kept.items()}
