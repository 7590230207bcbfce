"""JSON: the contract with scripts. Keys always the same, numbers rounded only here, one line an entry."""

import json
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
        self._seen: dict[int, Any] = {}

    def plain(self, value: Any) -> Any:
        if isinstance(value, float):
            return round(value, PLACES) + 0.0
        if value is None or isinstance(value, str | int):
            return value
        if isinstance(value, date):
            return value.isoformat()
        if hasattr(value, "_fields"):
            return {name: self.plain(member) for name, member in zip(value._fields, value, strict=True)}
        if id(value) not in self._seen:
            self._seen[id(value)] = [self.plain(item) for item in value]
        return self._seen[id(value)]
