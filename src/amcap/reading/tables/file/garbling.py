"""What text looks like when its bytes are read in another encoding than they were written in: words that no one writes.

A word is garbled where a sign stands between its letters, where letters of two scripts meet, or where a capital letter
outside ASCII follows a small one: 'M³ller', 'BranЕјa', 'CafŽ'.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from amcap.model.table_words import CODECS

# What may stand beside letters, or between them, in a word of some language or a name.
_BESIDE = frozenset("€’‘“”„«»‹›–—…·™®©°№ªº\u00a0\u00ad・、。「」『』（）！？：；，．～ー々")
_WORD = re.compile(r"[^\x00-@\[-`{-\x7f]+")
_KEPT = 1_000
"""Lines of a file that are looked at."""
_HEADER_WITHIN = 20
"""Lines that are not plain ASCII, from the first on, among which a header may be."""
_CELL = re.compile(r"[^,;|\t\r\n\"]+")
_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")

CANDIDATES = (
    "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1257", "windows-874",
    "windows-1255", "windows-1256", "iso-8859-2", "koi8-r", "mac-roman", "mac-cyrillic", "cp850", "cp852", "cp866",
    "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr",
)  # fmt: skip
"""Encodings that are tried on words, the more common ones first."""


Knows = Callable[[Sequence[str]], int]
"""Counts the headers that are known among some cells."""


class Reading(NamedTuple):
    """How words read in an encoding: the share of them that is garbled, between 0 and 1, the words, and their lines."""

    encoding: str
    garbled: float
    words: tuple[str, ...]
    text: str

    def headers(self, knows: Knows) -> int:
        """How many known columns one of the first lines names."""
        return max((knows(_CELL.findall(line)) for line in self.text.split("\n")[:_HEADER_WITHIN]), default=0)


class Lines:
    """Lines of a file that are not plain ASCII, as bytes; at most some hundreds."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []

    def take(self, chunk: bytes, *, whole: bool) -> None:
        """Keep lines of the next bytes; but where they are not the whole file, none that may be cut off."""
        if len(self._lines) < _KEPT:
            lines = chunk.split(b"\n")
            high = (line for line in (lines if whole else lines[1:-1]) if not line.isascii())
            self._lines.extend(islice(high, _KEPT))

    def reading(self, encoding: str) -> Reading | None:
        """How the words read in an encoding; None where it does not have all of their bytes."""
        try:
            text = b"\n".join(self._lines).decode(CODECS.get(encoding, encoding))
        except UnicodeDecodeError:
            return None
        words = tuple(dict.fromkeys(word for word in _WORD.findall(text) if not word.isascii()))
        return Reading(encoding, sum(map(is_garbled, words)) / len(words) if words else 0.0, words, text)

    def readings(self, knows: Knows) -> list[Reading]:
        """How the words read in each of the candidates that has their bytes.

        First comes in which headers are known: no chance makes words of them. Then the least garbled.
        """
        found = filter(None, map(self.reading, CANDIDATES))
        return sorted(found, key=lambda reading: (-reading.headers(knows), reading.garbled))


def is_garbled(word: str) -> bool:
    """Whether nobody writes a word so; signs without a letter beside them are no word."""
    if not any(map(str.isalpha, word)):
        return False
    before = script = ""
    for letter in word:
        if not letter.isalpha():
            if letter not in _BESIDE and not letter.isascii() and not unicodedata.combining(letter):
                return True
            before = ""
            continue
        found = _script(letter)
        if found == "?" or (script and found != script):
            return True
        if not letter.isascii() and letter.isupper() and before.islower():
            return True
        before, script = letter, found
    return False


def _script(letter: str) -> str:
    """The script of a letter; '?' for a letter that no word is written with, such as ª or a half-width kana."""
    if letter.isascii():
        return "LATIN"
    name = unicodedata.name(letter, "?")
    if "HALFWIDTH" in name or "FULLWIDTH" in name:
        return "?"
    # The mark of a long vowel is one of KATAKANA-HIRAGANA.
    first = name.partition(" ")[0].partition("-")[0]
    return "EAST ASIAN" if first in _EAST_ASIAN else first
