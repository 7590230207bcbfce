"""From types to JSON Schema (draft-07): the models of files, and the named tuples of results.

Written out here rather than left to pydantic, whose wording of a schema changes between its releases: the shipped
files must come out the same, byte for byte, under every release that amcap accepts.
"""

import inspect
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel, BeforeValidator, Strict, WithJsonSchema
from pydantic.fields import FieldInfo

Schema = dict[str, Any]

_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}
_KEYWORDS = {
    "gt": "exclusiveMinimum",
    "ge": "minimum",
    "lt": "exclusiveMaximum",
    "le": "maximum",
    "pattern": "pattern",
    "multiple_of": "multipleOf",
}
_WITHOUT_A_KEYWORD = (AfterValidator, BeforeValidator, Strict)


class Member(NamedTuple):
    """A field of a model or a named tuple. Nullable: null may stand in its place, and means that it is absent."""

    name: str
    annotation: Any
    constraints: tuple[Any, ...]
    description: str | None
    required: bool
    nullable: bool
    default: object


class Converter:
    """Makes schemas, and keeps the definitions that they refer to.

    `meanings` are descriptions of named tuples, in place of their docstrings, and of their fields, which carry
    none: {"Range": "...", "Range.low": "..."}.
    """

    def __init__(self, meanings: Mapping[str, str] | None = None) -> None:
        self._meanings = meanings or {}
        self.definitions: dict[str, Schema] = {}

    def object(self, cls: type) -> Schema:
        """The schema of a model or a named tuple: its known keys, and no others."""
        members = list(self._members(cls))
        schema: Schema = {
            "description": self._meanings.get(cls.__name__, _docstring(cls)),
            "type": "object",
            "properties": {member.name: self._property(member) for member in members},
            "required": [member.name for member in members if member.required],
            "additionalProperties": False,
        }
        return {key: value for key, value in schema.items() if value not in (None, [])}

    def _members(self, cls: type) -> Iterator[Member]:
        if issubclass(cls, BaseModel):
            for key, field in cls.model_fields.items():
                name = field.alias or key
                required = field.is_required()
                default = field.default if isinstance(field.default, int) else None
                constraints = tuple(field.metadata)
                yield Member(name, field.annotation, constraints, field.description, required, not required, default)
        else:
            for name, hint in get_type_hints(cls, include_extras=True).items():
                meaning = self._meanings.get(f"{cls.__name__}.{name}")
                yield Member(name, hint, (), meaning, True, NoneType in get_args(hint), None)

    def _property(self, member: Member) -> Schema:
        schema = self._value(member.annotation, member.constraints, nullable=member.nullable)
        # Beside a $ref, draft-07 knows no description; validators pass over it and editors show it.
        described = {} if member.description is None else {"description": member.description}
        default = {} if member.default is None else {"default": member.default}
        return {**described, **schema, **described, **default}

    def _value(self, annotation: Any, constraints: Iterable[Any] = (), *, nullable: bool = False) -> Schema:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(arguments[0], (*arguments[1:], *constraints), nullable=nullable)
        if origin in (Union, UnionType):
            kept = [part for part in arguments if part is not NoneType]
            if len(kept) > 1:
                return self._either(kept, nullable=nullable)
            return self._value(kept[0], constraints, nullable=nullable)
        if nullable and isinstance(annotation, type) and issubclass(annotation, tuple):
            return {"anyOf": [self._reference(annotation), {"type": "null"}]}
        schema = self._bare(annotation, origin, arguments, nullable=nullable)
        for constraint in constraints:
            schema.update(_keywords(constraint))
        return _or_null(schema) if nullable else schema

    def _either(self, parts: Iterable[Any], *, nullable: bool) -> Schema:
        """Values of several types, each with keywords of its own."""
        schemas = [self._value(part) for part in parts]
        merged = {key: value for schema in schemas for key, value in schema.items()}
        merged["type"] = [schema["type"] for schema in schemas] + ["null"] * nullable
        return merged

    def _bare(self, annotation: Any, origin: Any, arguments: tuple[Any, ...], *, nullable: bool) -> Schema:
        if origin is Literal:
            return {**_PLAIN[type(arguments[0])], "enum": list(arguments)}
        if origin is tuple:
            return {"type": "array", "items": self._value(arguments[0])}
        if origin is dict:
            names = self._value(arguments[0])
            named = {"propertyNames": {"pattern": names["pattern"]}} if "pattern" in names else {}
            return {"type": "object", **named, "additionalProperties": self._value(arguments[1])}
        if annotation in _PLAIN:
            return dict(_PLAIN[annotation])
        return self.object(annotation) if nullable else self._reference(annotation)

    def _reference(self, cls: type) -> Schema:
        if cls.__name__ not in self.definitions:
            self.definitions[cls.__name__] = {}
            self.definitions[cls.__name__] = self.object(cls)
        return {"$ref": f"#/definitions/{cls.__name__}"}


def _keywords(constraint: Any) -> Schema:
    if isinstance(constraint, WithJsonSchema):
        return dict(constraint.json_schema or {})
    if isinstance(constraint, FieldInfo):
        return {key: value for inner in constraint.metadata for key, value in _keywords(inner).items()}
    found = {
        keyword: getattr(constraint, attribute)
        for attribute, keyword in _KEYWORDS.items()
        if hasattr(constraint, attribute)
    }
    if not found and not isinstance(constraint, _WITHOUT_A_KEYWORD):
        raise TypeError(f"no keyword is known for {constraint!r}")
    # 1e15 stays a whole number in JSON.
    return {
        key: int(value) if isinstance(value, float) and value.is_integer() else value for key, value in found.items()
    }


def _or_null(schema: Schema) -> Schema:
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    nullable = {**schema, "type": [*types, "null"]}
    return {**nullable, "enum": [*schema["enum"], None]} if "enum" in schema else nullable


def _docstring(cls: type) -> str | None:
    """The docstring as one line; none for the signature that Python gives a named tuple without one."""
    text = " ".join((inspect.getdoc(cls) or "").split())
    return None if not text or text.startswith(f"{cls.__name__}(") else text
