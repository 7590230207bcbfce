"""YAML, read strictly: the 1.2 core types, no aliases, no tags, no second value for a key, one document.

The parser's events are turned into data one by one, so that nothing in a file can make memory or the call
stack grow beyond the file's own size, and every value keeps the place it stands at.
"""

import re
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import Any

import yaml

from amcap.characters import character_name, unsafe_in
from amcap.model.loc import Loc
from amcap.reading.document import MAX_DEPTH, TOO_DEEP, Document, token_at
from amcap.reading.problems import InputError, Position, Problem, shown
from amcap.reading.yaml_faults import Stop, fault

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
# A number with a leading zero, such as an account number 0123, stays text; so does one too long to be a quantity.
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,29})")
_FLOAT = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,4})?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMBER_STARTS = frozenset("+-.0123456789")

Mark = Any
Branch = dict[str, tuple[Mark, "Branch | Mark"]] | list["Branch | Mark"]


class _Open:
    """A list or mapping that is still being read."""

    __slots__ = ("data", "key", "key_mark", "mark", "marks")

    def __init__(self, data: dict[str, Any] | list[Any], mark: Mark) -> None:
        self.data = data
        self.marks: Any = {} if isinstance(data, dict) else []
        self.mark = mark
        self.key: str | None = None
        self.key_mark: Mark = None


class YamlPlaces:
    """Positions from the marks that the parser left, as a tree beside the data."""

    def __init__(self, root: Any, text: str) -> None:
        self._root = root
        self._text = text

    def position(self, loc: Loc, *, key: bool = False) -> Position:
        key_mark, mark = self._find(loc)
        return _position(key_mark if key and key_mark is not None else mark)

    def token(self, loc: Loc) -> str:
        _, mark = self._find(loc)
        return "" if mark is None else token_at(self._text, mark.index)

    def _find(self, loc: Loc) -> tuple[Mark, Mark]:
        mark, children, key_mark = *_split(self._root), None
        for part in loc:
            try:
                node = children[part]
            except (KeyError, IndexError, TypeError):
                return None, mark
            if isinstance(children, dict):
                key_mark, node = node
            mark, children = _split(node)
        return key_mark, mark


def _split(node: Any) -> tuple[Any, Any]:
    return node if isinstance(node, tuple) else (node, None)


def parse_yaml(text: str, name: str) -> Document:
    """Data and places from a YAML text. Raises InputError where the text is not one well-formed plain document."""
    builder = _Builder(name)
    builder.take_all(_events(text, builder))
    return Document(name, builder.root, YamlPlaces(builder.root_marks, text), tuple(builder.problems))


def _events(text: str, builder: "_Builder") -> Iterator[Any]:
    """What the parser finds, in file order. Whatever it fails with is a problem of the text, and nothing else is."""
    last: Any = None
    try:
        next_event = _LOADER(text).get_event
        while (event := next_event()) is not None:
            last = event
            yield event
    except Exception as error:
        # The parser lets many another error than its own through on a few malformed texts.
        place, message = fault(text, _stop(error, last, builder.depth))
        raise InputError.single(builder.name, message, place) from None


def _position(mark: Any) -> Position:
    return Position(1, 1) if mark is None else Position(mark.line + 1, mark.column + 1)


def _stop(error: Exception, last: Any, depth: int) -> Stop:
    handed_on = 0 if last is None else last.end_mark.index
    if isinstance(error, yaml.MarkedYAMLError) and (mark := error.problem_mark or error.context_mark):
        within = None if error.context_mark is None else error.context_mark.index
        reason = error.problem or error.context or ""
        is_grammar = isinstance(error, yaml.parser.ParserError)
        return Stop(handed_on, depth, _position(mark), mark.index, within, is_grammar, reason)
    return Stop(handed_on, depth, _position(last and last.start_mark), None, None, False, str(error))


class _Builder:
    """Takes the parser's events in turn and builds data and marks."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Any = None
        self.root_marks: Any = None
        self.problems: list[Problem] = []
        self._stack: list[_Open] = []
        self._documents = 0
        self._handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping_start,
            yaml.SequenceStartEvent: self._sequence_start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document_start,
        }

    @property
    def depth(self) -> int:
        """How many lists and mappings are open."""
        return len(self._stack)

    def take_all(self, events: Iterable[Any]) -> None:
        """Take every event up to the end of the stream."""
        handlers = self._handlers
        for event in events:
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)

    def _fail(self, event: Any, message: str) -> InputError:
        return InputError.single(self.name, message, _position(event.start_mark))

    def _document_start(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._fail(event, "a second document begins here; keep one document a file, without '---' inside")

    def _alias(self, event: Any) -> None:
        raise self._fail(event, f"*{shown(event.anchor)} repeats another part of the file; write the values out here")

    def _check_plain(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._fail(event, f"&{shown(event.anchor)} marks a part to repeat; delete it and write values out")
        if event.tag is not None:
            raise self._fail(event, f"the tag {shown(event.tag)} has no place here; delete it")

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._check_plain(event)
        text: str = event.value
        unsafe = unsafe_in(text)
        if unsafe is not None:
            self._note(event, f"{shown(text)!r} holds the {character_name(unsafe)}; keep to visible text on one line")
        top = self._stack[-1] if self._stack else None
        if top is not None and top.key_mark is None and isinstance(top.data, dict):
            self._key(top, text, event)
        else:
            self._value(text if event.style else self._resolve(text, event), event.start_mark)

    def _key(self, top: _Open, text: str, event: Any) -> None:
        if text in top.marks:
            first = _position(top.marks[text][0])
            self._note(event, f"{shown(text)!r} stands here a second time (first on line {first.line}); keep one", text)
        top.key, top.key_mark = text, event.start_mark

    def _resolve(self, text: str, event: Any) -> object:
        if text[:1] not in _NUMBER_STARTS:
            return _CONSTANTS.get(text, text)
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text) and isfinite(number := float(text)):
            return number
        if _NOT_FINITE.fullmatch(text):
            self._note(event, f"{text} is not a number that can be reckoned with; leave the key out if it is unknown")
        return text

    def _mapping_start(self, event: Any) -> None:
        self._open({}, event)

    def _sequence_start(self, event: Any) -> None:
        self._open([], event)

    def _open(self, data: dict[str, Any] | list[Any], event: Any) -> None:
        self._check_plain(event)
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.data, dict) and top.key_mark is None:
            raise self._fail(event, "a key cannot be a list or a group of keys; write 'key: value'")
        if len(self._stack) >= MAX_DEPTH:
            raise self._fail(event, TOO_DEEP)
        self._stack.append(_Open(data, event.start_mark))

    def _end(self, _: Any) -> None:
        done = self._stack.pop()
        self._value(done.data, (done.mark, done.marks))

    def _value(self, value: object, marks: Any) -> None:
        if not self._stack:
            self.root, self.root_marks = value, marks
            return
        top = self._stack[-1]
        if isinstance(top.data, list):
            top.data.append(value)
            top.marks.append(marks)
            return
        assert top.key is not None
        if top.key not in top.marks:
            top.marks[top.key] = (top.key_mark, marks)
            top.data[top.key] = value
        top.key = top.key_mark = None

    def _note(self, event: Any, message: str, key: str | None = None) -> None:
        parts: list[str | int] = [
            len(level.data) if isinstance(level.data, list) else level.key or "" for level in self._stack
        ]
        if key is not None and parts:
            parts[-1] = key
        loc = tuple(part for part in parts if part != "")
        self.problems.append(Problem(self.name, _position(event.start_mark), loc, message))
