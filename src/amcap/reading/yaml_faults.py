"""What to say of a text that no YAML parser takes: worked out from the place where it gave up.

Parsers word their errors as they like, differently in C and in Python, and change the words between releases. So
nothing here looks at them; they are shown only where the place says nothing more telling.
"""

import re
from typing import NamedTuple

from amcap.reading.document import MAX_DEPTH, TOO_DEEP
from amcap.reading.problems import Position, shown
from amcap.reading.text import position_at

_TAB = "a tab indents this line; use spaces"
_SIGN = "a tab or a sign such as @ or ` begins a value here; indent with spaces and put the value in quotes"
_COLON = "a colon is out of place; check the indentation, and put text that holds ': ' in quotes"
_NO_COLON = "a key without a colon; write 'key: value'"
_UNCLOSED = "a quote or bracket is opened but never closed"
_ESCAPE = "a backslash begins no escape that YAML knows; in single quotes it is a plain letter"
_AFTER_QUOTE = "text follows a closing quote; put the whole value in quotes"
_LIST = "this line does not fit the list above it; check its indentation"
_KEYS = "this line does not fit the ones above it; check its indentation"

# Quoted text and plain words are passed over as a whole: a bracket in them opens nothing.
_PIECE = r""""(?:[^"\\]|\\.)*+"?|'[^']*+'?|[\[{\]}]|[^\s,\[\]{}"':][^\s:,]*+"""
_LOOK_AHEAD = 4096
"""Characters that a parser may have read beyond what it handed on; the longest that a key can be is a quarter."""
_CLOSED_QUOTE = r"""["']\s+$"""


class Stop(NamedTuple):
    """Where a parser gave up: offsets in the text, as far as it says."""

    handed_on: int
    """Up to here the text has been read for good."""
    depth: int
    """How many lists and mappings are open there."""
    place: Position
    """Where it gave up, or what it handed on last."""
    at: int | None
    within: int | None
    """Where that begins which it was reading, by its own account."""
    is_grammar: bool
    """Whether each sign could be read, and only their order was wrong."""
    reason: str
    """Its own words."""


def fault(text: str, stop: Stop) -> tuple[Position, str]:
    """Where and what is wrong with a text that a parser gave up on, whichever of its guards spoke."""
    end = stop.handed_on + _LOOK_AHEAD if stop.at is None else stop.at
    deep = too_deep_at(text, stop.handed_on, end, stop.depth)
    if deep is not None:
        return position_at(text, deep), TOO_DEEP
    hint = None if stop.at is None else explained(text, stop.at, stop.within, is_grammar=stop.is_grammar)
    reason = hint or shown(stop.reason.partition("\n")[0] or "unreadable here")
    return min(stop.place, position_at(text, len(text))), f"is not valid YAML: {reason}"


def too_deep_at(text: str, start: int, stop: int, level: int) -> int | None:
    """The offset of the bracket that opens one level too many between two offsets, at first so many levels deep.

    A parser looks ahead of what it hands on, and may give up there on a depth that has not been handed on yet.
    """
    for piece in re.compile(_PIECE, re.DOTALL).finditer(text, start, stop):
        if piece[0] in "[{":
            level += 1
            if level > MAX_DEPTH:
                return piece.start()
        elif piece[0] in "]}":
            level -= 1
    return None


def explained(text: str, at: int, within: int | None, *, is_grammar: bool) -> str | None:
    """What is wrong at a place, and what to do; None where the place does not tell."""
    sign = text[at : at + 1]
    opened = "" if within is None else text[within : within + 1]
    if not text[at:].strip():
        return _UNCLOSED if opened and opened in "\"'[{" else _NO_COLON if opened else None
    if is_grammar:
        return _misplaced(text, at, opened)
    if sign == "\t":
        return _TAB
    if sign in "@`%":
        return _SIGN
    if sign == ":":
        return _COLON
    if opened == '"':
        return _ESCAPE
    return _NO_COLON if within is not None and "\n" in text[within:at] else None


def _misplaced(text: str, at: int, opened: str) -> str | None:
    before = text[text.rfind("\n", 0, at) + 1 : at]
    if not opened:
        return None
    if opened in "[{":
        return _UNCLOSED
    if re.search(_CLOSED_QUOTE, before):
        return _AFTER_QUOTE
    return _LIST if opened == "-" else _KEYS
