"""JSON: the contract with scripts. Keys always the same, numbers rounded only here, one line an entry."""

import json
from datetime import date
from typing import Any

from amcap.quantities import PLACES
from amcap.rendering.parts.log_lines import inert_json
from amcap.rendering.parts.look import Look

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def render_json(result: Any, _: Look | None = None) -> str:
    """A result as JSON text: a line for each key and for each entry of a list, so that it can be read and compared."""
    plainer = _Plainer()
    members = (
        f"{_encode(name)}: {_member(member, plainer)}" for name, member in zip(result._fields, result, strict=True)
    )
    return inert_json("{\n" + ",\n".join(members) + "\n}\n")


def _member(value: Any, plainer: "_Plainer") -> str:
    if isinstance(value, tuple) and value and hasattr(value[0], "_fields"):
        return "[\n" + ",\n".join(_encode(plainer.plain(item)) for item in value) + "\n]"
    return _encode(plainer.plain(value))


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
