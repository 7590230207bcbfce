"""From a document to a model, or to everything that is wrong with it in words a person can act on."""

from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from amcap.messages import Guess, Message, shown
from amcap.model.fields import SMALLEST, Model
from amcap.model.loc import Loc
from amcap.model.references import REFERENCE
from amcap.model.table_words import Encoding, encoding_of
from amcap.reading.document import Document
from amcap.reading.problems import InputError, Problem

ModelT = TypeVar("ModelT", bound=BaseModel)

TEMPLATES = {
    "missing": "is missing",
    "string_type": "should be text, not {value}{quotes}",
    "string_unicode": "holds half a character; write it out whole",
    "texts": "should be text or a list of texts, not {value}{quotes}",
    "float_type": "should be a number such as 1.5, not {value}",
    "float_parsing": "should be a number such as 1.5, not {value}",
    "int_type": "should be a whole number, not {value}",
    "int_from_float": "should be a whole number, not {value}",
    "int_parsing_size": "should be a whole number of fewer digits",
    "bool_type": "should be true or false, not {value}",
    "finite_number": "should be a finite number",
    "greater_than": "should be above {gt:.3g}, not {value}",
    "greater_than_equal": "should be {ge:g} or more, not {value}",
    "less_than": "should be below {lt:g}, not {value}",
    "less_than_equal": "should be {le:,.10g} or less, not {value}",
    "date_type": "should be a date such as 2026-09-01, not {value}",
    "date": "{message}, not {value}",
    "version": "{message}, not {value}",
    "multiple_of": "should be a whole number, or half of one for what is shared, not {value}",
    "tuple_type": "should be a list, with each entry on a line that begins with '- '",
    "dict_type": "should be a group of keys, indented below it",
    "model_type": "should be a group of keys such as 'name: ...'",
    "string_pattern_mismatch": "should be three capital letters such as USD, not {value}",
}
"""What is said of each kind of error; of other kinds, what the error itself says."""


def validate(model: type[ModelT], document: Document, extra: Iterable[Problem] = ()) -> ModelT:
    """The model that a document describes. Raises InputError with every problem, the extra ones included."""
    problems = [*document.problems, *extra]
    try:
        result = model.model_validate(document.data)
    except ValidationError as error:
        told = {problem.position for problem in problems if problem.position}
        for details in error.errors(include_url=False, include_input=False):
            if details["type"] != REFERENCE:
                problem = _problem(model, document, details)
                if problem.position not in told or details["type"] == "extra_forbidden":
                    problems.append(problem)
        raise InputError(problems) from None
    if problems:
        raise InputError(problems)
    return result


def _problem(model: type[BaseModel], document: Document, details: ErrorDetails) -> Problem:
    loc, kind = details["loc"], details["type"]
    value = document.value_at(loc)
    if kind == "extra_forbidden":
        return document.problem(loc, _unknown_key(model, loc), key=True)
    if kind == "unknown_field":
        return document.problem(loc, _unknown_field(str(loc[-1]), details), key=True)
    if kind in ("literal_error", "unknown_word"):
        words = details["ctx"]["words"] if kind == "unknown_word" else get_args(type_at(model, loc))
        return document.problem(loc, _unknown_word(value, tuple(map(str, words))))
    return document.problem(loc, filled_in(document, value, details))


def filled_in(document: Document, value: object, details: ErrorDetails) -> str:
    """The template of a kind of error with the value that is wrong and the bounds that it broke."""
    context: Mapping[str, Any] = details.get("ctx", {})
    template = TEMPLATES.get(details["type"])
    written = ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        written = shown(document.written_at(details["loc"]))
    quoted = shown(document.written_at(details["loc"])) if isinstance(value, int | float) else ""
    parts = {
        **context,
        "value": written or _kind_of(value),
        "quotes": f'; put it in quotes: "{quoted}"' if quoted else "",
        "message": details["msg"],
    }
    if parts.get("gt") == SMALLEST:
        parts["gt"] = 0
    return details["msg"] if template is None else template.format(**parts)


def _kind_of(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(shown(value)) if isinstance(value, str) else shown(value)


def _unknown_key(model: type[BaseModel], loc: Loc) -> Message:
    owner = type_at(model, loc[:-1])
    if isinstance(owner, type) and issubclass(owner, Model):
        instead = owner.key_instead(str(loc[-1]), str(loc[-2]) if len(loc) > 1 else "")
        if instead is not None:
            return instead
    fields = owner.model_fields if isinstance(owner, type) and issubclass(owner, BaseModel) else {}
    known = tuple(field.alias or name for name, field in fields.items())
    return "unknown key", Guess(str(loc[-1]), known, f"; known here: {', '.join(known)}")


def _unknown_field(key: str, details: ErrorDetails) -> Message:
    known = details["ctx"]["words"]
    return f"{shown(key)!r} is not a field here", Guess(key, known, f"; known here: {', '.join(known)}")


def _unknown_word(value: object, choices: tuple[str, ...]) -> Message:
    if len(choices) == 1:
        return f"should be {choices[0]}, not {_kind_of(value)}"
    said = f"{_kind_of(value)} is not one of {', '.join(choices)}"
    if not isinstance(value, str):
        return said
    meant = encoding_of(value) if choices == get_args(Encoding) else None
    return said, Guess(meant or value, choices)


def type_at(model: Any, loc: Loc) -> Any:
    """The type that a model declares for a place, without its wrappings of Optional and Annotated."""
    current = model
    for part in loc:
        if isinstance(part, str) and isinstance(current, type) and issubclass(current, BaseModel):
            fields = current.model_fields
            field = fields.get(part) or next((field for field in fields.values() if field.alias == part), None)
            current = None if field is None else _unwrap(field.annotation)
        else:
            arguments = get_args(current)
            current = _unwrap(arguments[-1] if get_origin(current) is dict else arguments[0]) if arguments else None
    return current


def _unwrap(annotation: Any) -> Any:
    if get_origin(annotation) is Literal:
        return annotation
    if isinstance(annotation, UnionType) or get_origin(annotation) is Union:
        return _unwrap(next(part for part in get_args(annotation) if part is not type(None)))
    if hasattr(annotation, "__metadata__"):
        return _unwrap(annotation.__origin__)
    return annotation
