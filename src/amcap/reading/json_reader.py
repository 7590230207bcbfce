"""JSON, read strictly: no second value for a key, and every value's place found when it is asked for."""

import json
import re
from bisect import bisect_right
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from amcap.characters import character_name, unsafe_in
from amcap.model.loc import Loc
from amcap.reading.document import MAX_DEPTH, TOO_DEEP, Document, depth, texts, token_at
from amcap.reading.problems import InputError, Position, Problem, shown
from amcap.reading.text import position_at

_SPACE = {ord(char): " " for char in "\n\r\t"}
_ENDLESS_NUMBER = re.compile(r"(?<![0-9])[0-9]{4000,}")
# A text that never ends goes on to the end.
_STRUCTURE = re.compile(r'[{}\[\]]|"(?:[^"\\]|\\.)*+"?', re.DOTALL)


class JsonPlaces:
    """Positions in a JSON text that is known to be well-formed, found by walking down from the top."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._decode = json.JSONDecoder().raw_decode
        self._members: dict[int, dict[str | int, tuple[int, int]]] = {}
        self._line_starts: list[int] = []

    def position(self, loc: Loc, *, key: bool = False) -> Position:
        key_offset, offset = self.find(loc)
        return self.at(key_offset if key else offset)

    def token(self, loc: Loc) -> str:
        return token_at(self._text, self.find(loc)[1])

    def find(self, loc: Loc) -> tuple[int, int]:
        """Offsets of the key and the value at a place, or of the nearest part above it."""
        key_offset = offset = self._skip_space(0)
        for part in loc:
            member = self.members(offset).get(part)
            if member is None:
                return offset, offset
            key_offset, offset = member
        return key_offset, offset

    def members(self, offset: int) -> dict[str | int, tuple[int, int]]:
        """Key or index -> offsets of key and value, for the list or object that opens at an offset."""
        if offset not in self._members:
            self._members[offset] = {key: (start, value) for key, start, value in reversed(self.walk(offset))}
        return self._members[offset]

    def walk(self, offset: int) -> list[tuple[str | int, int, int]]:
        """Every member of the list or object at an offset: key or index, offset of the key, offset of the value."""
        text = self._text
        found: list[tuple[str | int, int, int]] = []
        if text[offset] not in "{[":
            return []
        is_object = text[offset] == "{"
        offset = self._skip_space(offset + 1)
        while text[offset] not in "}]":
            start = offset
            key: str | int = len(found)
            if is_object:
                key, offset = scanstring(text, offset + 1, True)
                offset = self._skip_space(self._skip_space(offset) + 1)
            found.append((key, start, offset))
            offset = self._skip_space(self._decode(text, offset)[1])
            if text[offset] == ",":
                offset = self._skip_space(offset + 1)
        return found

    def _skip_space(self, offset: int) -> int:
        text = self._text
        while offset < len(text) and text[offset] in " \t\r\n":
            offset += 1
        return offset

    def at(self, offset: int) -> Position:
        """Line and column of an offset."""
        if not self._line_starts:
            self._line_starts = [0, *(found.end() for found in re.finditer("\n", self._text))]
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)


def parse_json(text: str, name: str) -> Document:
    """Data and places from a JSON text. Raises InputError where the text is not well-formed JSON."""
    repeated: list[bool] = []

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) != len(pairs):
            repeated.append(True)
            # The first value counts, as it does for YAML; the second is the mistake.
            members.update(reversed(pairs))
        return members

    try:
        data = json.loads(text, object_pairs_hook=build)
    except json.JSONDecodeError as error:
        # How deep Python reads before it gives up differs by version: what stands before the mistake goes first.
        if _too_deep_at(text[: error.pos]) is not None:
            raise _too_deep(text, name) from None
        message = f"is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise InputError.single(name, message, position_at(text, error.pos)) from None
    except RecursionError:
        raise _too_deep(text, name) from None
    except MemoryError:
        raise InputError.single(name, "is too large for the memory of this machine") from None
    except ValueError:
        found = _ENDLESS_NUMBER.search(text)
        position = position_at(text, found.start() if found else 0)
        raise InputError.single(name, "holds a number of thousands of digits", position) from None
    if depth(data) > MAX_DEPTH:
        raise _too_deep(text, name)
    places = JsonPlaces(text)
    problems = _repeated_keys(places, name) if repeated else []
    if "\\" in text or unsafe_in(text.translate(_SPACE)):
        problems += _unsafe_texts(places, data, name)
    return Document(name, data, places, tuple(problems))


def _too_deep_at(text: str) -> int | None:
    """The offset of the bracket that opens one level too many."""
    level = 0
    for found in _STRUCTURE.finditer(text):
        level += {"{": 1, "[": 1, "}": -1, "]": -1}.get(found[0], 0)
        if level > MAX_DEPTH:
            return found.start()
    return None


def _too_deep(text: str, name: str) -> InputError:
    return InputError.single(name, TOO_DEEP, position_at(text, _too_deep_at(text) or 0))


def _repeated_keys(places: JsonPlaces, name: str) -> list[Problem]:
    problems = []
    pending: list[Loc] = [()]
    while pending:
        loc = pending.pop()
        seen: set[str | int] = set()
        for key, start, _ in places.walk(places.find(loc)[1]):
            if key in seen:
                message = f"{shown(key)!r} stands here a second time; keep one"
                problems.append(Problem(name, places.at(start), (*loc, key), message))
            else:
                pending.append((*loc, key))
            seen.add(key)
    return problems


def _unsafe_texts(places: JsonPlaces, data: object, name: str) -> list[Problem]:
    problems = []
    for loc, text, is_key in texts(data):
        unsafe = unsafe_in(text)
        if unsafe is not None:
            message = f"{shown(text)!r} holds the {character_name(unsafe)}; keep to visible text on one line"
            problems.append(Problem(name, places.position(loc, key=is_key), loc, message))
    return problems
