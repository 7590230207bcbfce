"""From a document to a model, or to everything that is wrong with it in words a person can act on."""

from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from amcap.model.fields import SMALLEST
from amcap.model.loc import Loc
from amcap.reading.document import Document
from amcap.reading.problems import InputError, Problem, shown, suggestion

ModelT = TypeVar("ModelT", bound=BaseModel)

REFERENCES = "references"
"""The error that a portfolio raises about its names as a whole; its reader reports each name, with its place."""

_MESSAGES = {
    "missing": "is missing",
    "string_type": "should be text, not {value}{quotes}",
    "float_type": "should be a number such as 1.5, not {value}",
    "float_parsing": "should be a number such as 1.5, not {value}",
    "int_type": "should be a whole number, not {value}",
    "int_from_float": "should be a whole number, not {value}",
    "bool_type": "should be true or false, not {value}",
    "finite_number": "should be a finite number",
    "greater_than": "should be above {gt:.3g}, not {value}",
    "greater_than_equal": "should be {ge:g} or more, not {value}",
    "less_than": "should be below {lt:g}, not {value}",
    "less_than_equal": "should be {le:,.10g} or less, not {value}",
    "date_type": "should be a date such as 2026-09-01, not {value}",
    "date": "{message}, not {value}",
    "version": "{message}, not {value}",
    "tuple_type": "should be a list, with each entry on a line that begins with '- '",
    "dict_type": "should be a group of keys, indented below it",
    "model_type": "should be a group of keys such as 'name: ...'",
    "string_pattern_mismatch": "should be three capital letters such as USD, not {value}",
}


def validate(model: type[ModelT], document: Document, extra: Iterable[Problem] = ()) -> ModelT:
    """The model that a document describes. Raises InputError with every problem, the extra ones included."""
    problems = [*document.problems, *extra]
    try:
        result = model.model_validate(document.data)
    except ValidationError as error:
        told = {problem.position for problem in problems if problem.position}
        for details in error.errors(include_url=False, include_input=False):
            if details["type"] != REFERENCES:
                problem = _problem(model, document, details)
                if problem.position not in told or details["type"] == "extra_forbidden":
                    problems.append(problem)
        raise InputError(problems) from None
    if problems:
        raise InputError(problems)
    return result


def _problem(model: type[BaseModel], document: Document, details: ErrorDetails) -> Problem:
    loc, kind = details["loc"], details["type"]
    context: Mapping[str, Any] = details.get("ctx", {})
    value = document.value_at(loc)
    if kind == "extra_forbidden":
        return document.problem(loc, _unknown_key(model, loc), key=True)
    if kind == "literal_error":
        return document.problem(loc, _unknown_word(model, loc, value))
    template = _MESSAGES.get(kind, "{message}")
    written = shown(document.written_at(loc)) if isinstance(value, int | float) else ""
    quotes = f'; put it in quotes: "{written}"' if written else ""
    if isinstance(value, bool):
        written = ""
    if context.get("gt") == SMALLEST:
        context = {**context, "gt": 0}
    message = template.format(value=written or _kind_of(value), quotes=quotes, message=details["msg"], **context)
    return document.problem(loc, message)


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


def _unknown_key(model: type[BaseModel], loc: Loc) -> str:
    owner = type_at(model, loc[:-1])
    fields = owner.model_fields if isinstance(owner, type) and issubclass(owner, BaseModel) else {}
    known = [field.alias or name for name, field in fields.items()]
    near = suggestion(str(loc[-1]), known)
    return f"unknown key.{near}" if near else f"unknown key; known here: {', '.join(known)}"


def _unknown_word(model: type[BaseModel], loc: Loc, value: object) -> str:
    choices = [str(choice) for choice in get_args(type_at(model, loc))]
    near = suggestion(value, choices) if isinstance(value, str) else ""
    return (
        f"{_kind_of(value)} is not one of {', '.join(choices)}.{near}"
        if len(choices) > 1
        else (f"should be {choices[0]}, not {_kind_of(value)}")
    )


def type_at(model: Any, loc: Loc) -> Any:
    """The type that a model declares for a place, without its wrappings of Optional and Annotated."""
    current = model
    for part in loc:
        if isinstance(part, str) and isinstance(current, type) and issubclass(current, BaseModel):
            field = current.model_fields.get(part)
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
