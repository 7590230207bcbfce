"""A document: plain data, and where in its text each part of it stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from amcap.messages import Message
from amcap.model.loc import Loc
from amcap.reading.problems import Position, Problem

MAX_DEPTH = 32
TOO_DEEP = f"is nested more than {MAX_DEPTH} deep"


class Places(Protocol):
    """Knows where things stand in a text."""

    def position(self, loc: Loc, *, key: bool = False) -> Position:
        """Where the value at a place begins, or its key; the nearest part above it where it does not exist."""
        ...

    def token(self, loc: Loc) -> str:
        """The number or word at a place, as it is written there."""
        ...


class Document(NamedTuple):
    """Data, mostly read from a text (then it has places), with what the reader itself found wrong with it."""

    name: str
    data: object
    places: Places | None
    problems: tuple[Problem, ...] = ()
    within: Loc = ()
    """Where the data stand in what the places are of."""

    def problem(self, loc: Loc, message: Message, *, key: bool = False) -> Problem:
        whole = (*self.within, *loc)
        position = None if self.places is None else self.places.position(whole, key=key)
        return Problem(self.name, position, whole, message)

    def line_of(self, loc: Loc) -> int | None:
        """The line on which the value at a place begins; None for data that no file holds."""
        return None if self.places is None else self.places.position((*self.within, *loc)).line

    def written_at(self, loc: Loc) -> str:
        """A number or word as the text has it, which may not be how Python writes it."""
        return str(self.value_at(loc)) if self.places is None else self.places.token((*self.within, *loc))

    def value_at(self, loc: Loc) -> object:
        """The value at a place, None where there is none."""
        value = self.data
        for part in loc:
            if isinstance(value, dict) and isinstance(part, str):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                value = value[part]
            else:
                return None
        return value


_TOKEN = re.compile(r"[^\s,\[\]{}#]*")


def token_at(text: str, offset: int) -> str:
    """The number or word that begins at an offset of a text."""
    found = _TOKEN.match(text, offset)
    return found[0] if found else ""


def texts(data: object, loc: Loc = ()) -> Iterator[tuple[Loc, str, bool]]:
    """Every text in some data, with its place and whether it is a key."""
    if isinstance(data, str):
        yield loc, data, False
    elif isinstance(data, dict):
        for name, value in data.items():
            yield (*loc, name), name, True
            yield from texts(value, (*loc, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, (*loc, index))


def depth(data: object) -> int:
    """How deep lists and mappings are nested in some data."""
    level, layer = 0, [data]
    while layer:
        layer = [
            inner
            for outer in layer
            for inner in (outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ())
            if isinstance(inner, dict | list)
        ]
        level += bool(layer)
    return level + isinstance(data, dict | list)
