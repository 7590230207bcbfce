"""How people name managers and accounts: whole, in any case, or by a part; and what to type where that fails."""

import shlex
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches

from amcap.characters import clean_name, normal

_PASTED_AS_IT_IS = frozenset('"$`\\!\n\r')
"""What double quotes do not protect in every shell."""


def matching(wanted: str, names: Sequence[str]) -> list[int]:
    """The places of the names that `wanted` may mean: those that are it, else those that are it in any case, else those
    with a word that begins so, else those with such a part. More than one: it is not clear which.
    """
    name, folded = clean_name(wanted), clean_name(wanted).casefold()
    ways: tuple[Callable[[str], bool], ...] = (
        lambda known: known == name,
        lambda known: known.casefold() == folded,
        lambda known: bool(folded) and f" {folded}" in f" {known.casefold()}",
        lambda known: bool(folded) and folded in known.casefold(),
    )
    for meant in ways:
        if found := [place for place, known in enumerate(names) if meant(known)]:
            return found
    return []


def nearest(wanted: str, names: Iterable[str]) -> str | None:
    """The name that `wanted` is a misspelling of, or that it alone is a part of, without regard to accents."""
    by_fold = {_without_accents(name): name for name in names}
    word = _without_accents(wanted[:200])
    parts = [name for folded, name in by_fold.items() if word and word in folded]
    near = parts if len(parts) == 1 else [by_fold[folded] for folded in get_close_matches(word, by_fold, n=1)]
    return near[0] if near else None


def pasted(name: str) -> str:
    """A name as it can be pasted into a command line; in double quotes, where they do, for every shell knows them."""
    if shlex.quote(name) == name:
        return name
    return shlex.quote(name) if _PASTED_AS_IT_IS.intersection(name) else f'"{name}"'


def _without_accents(text: str) -> str:
    apart = normal(text, "NFKD")
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()
