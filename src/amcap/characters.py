"""Characters that have no place in a name: they forge lines, colours or the direction of text, or show nothing at all.

One rule holds at every door (portfolios, rule books, tables, options): what cannot be seen is refused, with its place
and its name, for "Ann" and "Ann" with a zero-width space are two names that nobody can tell apart. Left out without a
word would be worse: what is written back would no longer be what the CRM holds. Not refused is what scripts need:
joiners within Arabic and Indic words and emoji, the selectors of emoji and those of variants of Chinese characters.
"""

import re
import unicodedata
from typing import Literal

_LONGEST = 1_000
"""Characters of the longest text that is put in a normal form."""

MAX_NAME = 200
"""Characters of a name; what is longer is a text that slipped into the wrong place, and fits no report."""

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_JOINED = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
"""Letters and marks of the scripts whose letters join, where joiners and non-joiners are spelling."""
_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
"""Signs that take a vowel away; a joiner after them, also at the end of a word, makes another letter."""
_EMOJI = "\u00a9\u00ae\u203c-\u27ff\u2900-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MONGOLIAN = "\u1820-\u18aa"

_ALWAYS = (
    # controls and line breaks, directions, halves of surrogate pairs and what is no character
    "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    # soft hyphen, joiners of graphemes, fillers, zero-width and other invisible signs, the blank of Braille
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
_SOMETIMES = "\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0000-\U000e0fff"

# Texts, as patterns of so many characters take milliseconds to make: `re` makes them when one is first needed.
_SUSPECT = f"[{_ALWAYS}{_SOMETIMES}]"
UNSAFE = (
    f"[{_ALWAYS}]"
    f"|(?!(?<=[{_JOINED}])[\u200c\u200d][{_JOINED}])(?!(?<=[{_VIRAMAS}])[\u200c\u200d])"
    f"(?!(?<=[{_EMOJI}\ufe0f])\u200d[{_EMOJI}])[\u200c\u200d]"
    f"|(?<![{_EMOJI}0-9#*])[\ufe0e\ufe0f]|(?<![{_IDEOGRAPHS}])[\ufe00-\ufe0d]"
    f"|(?<![{_MONGOLIAN}])[\u180b-\u180d\u180f]"
    f"|(?<![{_IDEOGRAPHS}])[\U000e0100-\U000e01ef]|[\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
"""Each character that has no place where it stands; joiners and selectors by what is around them."""


def unsafe_in(text: str) -> str | None:
    """The first character of a text that has no place in it; None where all may stay."""
    if text.isascii() and text.isprintable():
        return None
    if re.search(_SUSPECT, text) is None:
        return None
    found = re.search(UNSAFE, text)
    return None if found is None else found[0]


def normal(text: str, form: Literal["NFC", "NFKD"] = "NFC") -> str:
    """A text in a normal form of Unicode: accents composed, or apart.

    What is far longer than a name stays as it is: to put a hundred thousand accents of one letter in order takes
    minutes.
    """
    return unicodedata.normalize(form, text) if len(text) <= _LONGEST else text


def visible(text: str) -> str:
    """The text with unsafe characters written out, such as \\x1b, so that it stays one harmless line."""
    if unsafe_in(text) is None:
        return text
    return re.sub(UNSAFE, lambda found: ascii(found[0])[1:-1], text)


def character_name(char: str) -> str:
    """'control character U+001B', 'invisible formatting character U+200B (zero width space)' and the like."""
    kind = {"\n": "line break", "\r": "line break", "\t": "tab"}.get(char)
    if kind is None:
        kind = "control character" if ord(char) < 0xA0 else "invisible formatting character"
    name = unicodedata.name(char, "").lower()
    return f"{kind} U+{ord(char):04X}" + (f" ({name})" if name else "")


def clean_name(text: str) -> str:
    """A name without surrounding spaces, its accents composed and each space a plain one.

    So one name that was typed on two systems, or copied from a web page, stays one name.
    """
    return text.strip() if text.isascii() else _SPACES.sub(" ", normal(text)).strip()
