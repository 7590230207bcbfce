"""JSON: the contract with scripts. Keys always the same, numbers rounded only here, one line an entry."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

PLACES = 6

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def render_json(result: Any) -> str:
    """A result as JSON text: a line for each key and for each entry of a list, so that it can be read and compared."""
    members = [f"{_encode(key)}: {_member(value)}" for key, value in plain(result).items()]
    return "{\n" + ",\n".join(members) + "\n}\n"


def _member(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(_encode, value)) + "\n]"
    return _encode(value)


def plain(value: Any) -> Any:
    """A result as dicts, lists and numbers of 6 decimal places."""
    return _Plainer().plain(value)


class _Plainer:
    """Remembers tuples it has seen: accounts of one profile share their factors, which are made plain once."""

    def __init__(self) -> None:
        self._seen: dict[int, list[Any]] = {}
        self._names: dict[type, tuple[str, ...]] = {}

    def plain(self, value: Any) -> Any:
        if isinstance(value, float):
            return round(value, PLACES) + 0.0
        if value is None or isinstance(value, str | int):
            return value
        if isinstance(value, tuple):
            known = self._seen.get(id(value))
            if known is None:
                known = self._seen[id(value)] = [self.plain(item) for item in value]
            return known
        if isinstance(value, date):
            return value.isoformat()
        return {name: self.plain(getattr(value, name)) for name in self._fields(type(value))}

    def _fields(self, kind: type) -> tuple[str, ...]:
        if kind not in self._names:
            assert is_dataclass(kind)
            self._names[kind] = tuple(field.name for field in fields(kind))
        return self._names[kind]
