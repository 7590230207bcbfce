"""The schemas as an independent validator sees them."""

import json
from functools import cache
from typing import Any, get_args

from jsonschema import Draft7Validator

from amcap.schemas import SchemaName, load_schema

NAMES: tuple[SchemaName, ...] = get_args(SchemaName)


@cache
def schema(name: SchemaName) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(load_schema(name))
    return loaded


@cache
def _validator(name: SchemaName) -> Draft7Validator:
    return Draft7Validator(schema(name), format_checker=Draft7Validator.FORMAT_CHECKER)


def complaints(name: SchemaName, data: object) -> list[str]:
    """What a schema has against some data: 'managers.0.fte: 2 is greater than the maximum of 1.5'."""
    errors = _validator(name).iter_errors(data)
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def accepts(name: SchemaName, data: object) -> bool:
    return _validator(name).is_valid(data)


def objects(name: SchemaName) -> dict[str, dict[str, Any]]:
    """Every object that a schema describes, by its name; those written out in place, by the path of their keys."""
    root = schema(name)
    found = dict(root["definitions"])
    if "properties" in root:
        found[""] = root
    for owner, described in list(found.items()):
        found.update(_inner(owner, described))
    return found


def _inner(owner: str, described: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for key, field in described["properties"].items():
        if "properties" in field:
            path = f"{owner}.{key}".lstrip(".")
            found |= {path: field, **_inner(path, field)}
    return found


def changed(data: Any, place: tuple[str | int, ...], value: object) -> Any:
    """A copy of some data with another value at a place."""
    copy = json.loads(json.dumps(data))
    inner = copy
    for part in place[:-1]:
        inner = inner[part]
    inner[place[-1]] = value
    return copy
