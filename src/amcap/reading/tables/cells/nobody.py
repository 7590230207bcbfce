"""Owners that are no person: not assigned, to be hired, a queue, a house account, somebody who has left."""

from functools import cache

from amcap.industries import is_missing
from amcap.reading.tables.layout.everyday_words import everyday_words, spaced
from amcap.reading.tables.layout.preset import fold_value


def is_nobody(owner: str) -> bool:
    """Whether an owner says that nobody has the account, in any of the ten languages."""
    if is_missing(owner) or fold_value(owner) in _whole():
        return True
    text = spaced(owner)
    return any(phrase in text for phrase in _anywhere())


@cache
def _whole() -> frozenset[str]:
    return frozenset(map(fold_value, everyday_words().nobody.words))


@cache
def _anywhere() -> tuple[str, ...]:
    return tuple(map(spaced, everyday_words().nobody_anywhere.words))
