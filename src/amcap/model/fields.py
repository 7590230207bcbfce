"""What all parts of a file share: names, days, amounts, and how strictly they are taken."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from amcap.characters import MAX_NAME, clean_name
from amcap.model.day import day_of, looks_like_day
from amcap.model.loc import Loc


def _text(text: str) -> str:
    cleaned = clean_name(text)
    if not cleaned:
        raise PydanticCustomError("blank", "should not be blank")
    return cleaned


def _name(text: str) -> str:
    name = _text(text)
    if len(name) > MAX_NAME:
        long = {"length": f"{len(name):,}", "most": MAX_NAME}
        raise PydanticCustomError("long", "has {length} characters; a name has at most {most}", long)
    return name


def _parse_date(value: object) -> object:
    if isinstance(value, str):
        if not looks_like_day(value):
            raise PydanticCustomError("date", "should be a date such as 2026-09-01")
        try:
            return day_of(value)
        except ValueError:
            raise PydanticCustomError("date", "should be a day of the calendar") from None
    return value


def _only_version(value: object) -> object:
    # A literal 1 alone would take true for 1.
    if value != 1 or isinstance(value, bool):
        raise PydanticCustomError("version", "should be 1")
    return value


Text = Annotated[str, AfterValidator(_text), WithJsonSchema({"type": "string", "pattern": r"\S"})]
Name = Annotated[
    str, AfterValidator(_name), WithJsonSchema({"type": "string", "pattern": r"\S", "maxLength": MAX_NAME})
]
Day = Annotated[date, BeforeValidator(_parse_date)]
Version = Annotated[Literal[1], BeforeValidator(_only_version)]
Texts = Annotated[tuple[Name, ...], Field(strict=False)]


def _as_several(given: object) -> object:
    if not isinstance(given, str | list | tuple):
        raise PydanticCustomError("texts", "should be text, or a list of texts")
    return (given,) if isinstance(given, str) else given


_ONE_NAME = {"type": "string", "pattern": r"\S", "maxLength": MAX_NAME}
OneOrMore = Annotated[
    Texts, BeforeValidator(_as_several), WithJsonSchema({**_ONE_NAME, "type": ["string", "array"], "items": _ONE_NAME})
]
"""A text, or a list of texts."""


def _lock(given: object) -> object:
    if not isinstance(given, bool | str):
        raise PydanticCustomError("locked", "should be true or false, or a text that says why")
    return given


Lock = Annotated[bool | Text, BeforeValidator(_lock)]
"""Whether something stays as it is; or a text that says why it does."""
# Anything smaller is a slip, and a quotient by it may be no number at all.
SMALLEST = 1e-9
Quantity = Annotated[float, Field(gt=SMALLEST)]


def _whole_or_half(count: float) -> float:
    return int(count) if count.is_integer() else count


Count = Annotated[float, Field(ge=0.5, le=10_000_000, multiple_of=0.5), AfterValidator(_whole_or_half)]
"""How many there are, as a whole number where it is one; halves are of what two share."""
Money = Annotated[float, Field(ge=0, le=1e15)]


Errors = Iterable[tuple[Loc, PydanticCustomError]]


def placed(errors: Errors) -> None:
    """Raise errors, if any, each with its place below the value that is being validated."""
    details = [InitErrorDetails(type=error, loc=loc, input=None) for loc, error in errors]
    if details:
        raise ValidationError.from_exception_data("", details)


def unknown_word(choices: Iterable[str]) -> PydanticCustomError:
    """The error for a word that is none of a closed list."""
    known = tuple(choices)
    return PydanticCustomError("unknown_word", "should be one of {known}", {"known": ", ".join(known), "words": known})


def unknown_field(choices: Iterable[str]) -> PydanticCustomError:
    """The error for a key that should be the name of a field."""
    known = tuple(choices)
    return PydanticCustomError("unknown_field", "should be one of {known}", {"known": ", ".join(known), "words": known})


class Refused(NamedTuple):
    """Stands in for a value that is wrong for what stands around it, so that it is told among all that is wrong."""

    error: PydanticCustomError


def _not_refused(value: object) -> object:
    if isinstance(value, Refused):
        raise value.error
    return value


NOT_REFUSED = BeforeValidator(_not_refused)


class Model(BaseModel):
    """What every part of a file has in common: known keys only, exact types, finite numbers, no change."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)

    @classmethod
    def key_instead(cls, _key: str, _entry: str) -> str | None:
        """What is said of a key that files of an earlier revision have: what to write instead, in the entry of a name.

        None for a key that never was.
        """
        return None

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_absent(cls, data: Any) -> Any:
        # A known key with nothing after it says as little as no key at all; an unknown one stays a mistake.
        if isinstance(data, dict) and None in data.values():
            return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}
        return data
