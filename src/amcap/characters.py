"""Characters that have no place in a name: they forge lines, colours or the direction of text."""

import re
import unicodedata
from typing import Literal

_LONGEST_NAME = 1_000
"""Characters of the longest text that may be a name."""

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, line breaks, direction marks and halves of surrogate pairs."""


def normal(text: str, form: Literal["NFC", "NFKD"] = "NFC") -> str:
    """A text in a normal form of Unicode: accents composed, or apart.

    What is longer than any name stays as it is: to put a hundred thousand accents of one letter in order takes minutes.
    """
    return unicodedata.normalize(form, text) if len(text) <= _LONGEST_NAME else text


def visible(text: str) -> str:
    """The text with unsafe characters written out, such as \\x1b, so that it stays one harmless line."""
    return UNSAFE.sub(lambda found: ascii(found[0])[1:-1], text)


def character_name(char: str) -> str:
    """'control character U+001B' and the like."""
    kind = {"\n": "line break", "\r": "line break", "\t": "tab"}.get(char)
    if kind is None:
        kind = "control character" if ord(char) < 0xA0 else "invisible formatting character"
    return f"{kind} U+{ord(char):04X}"


def clean_name(text: str) -> str:
    """A name without surrounding spaces, its accents composed: one name typed on two systems stays one name."""
    return normal(text).strip()
