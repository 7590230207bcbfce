"""From types to schemas: what the conversion does not know, it refuses to pass over."""

from typing import NamedTuple

import pytest
from pydantic import BaseModel, Field

from amcap.schemas.conversion import Converter


class Stepped(BaseModel):
    size: str = Field(min_length=5)


class Inner(NamedTuple):
    """One of two."""

    size: int | None


class Outer(NamedTuple):
    inner: Inner
    others: tuple[Inner, ...]


def test_a_constraint_without_a_known_keyword_is_refused() -> None:
    with pytest.raises(TypeError, match="MinLen"):
        Converter().object(Stepped)


def test_a_named_tuple_becomes_an_object_and_the_ones_in_it_definitions() -> None:
    converter = Converter({"Outer.inner": "The first.", "Inner.size": "In metres; null where unknown."})
    reference = {"$ref": "#/definitions/Inner"}
    assert converter.object(Outer) == {
        "type": "object",
        "properties": {
            "inner": {"description": "The first.", **reference},
            "others": {"type": "array", "items": reference},
        },
        "required": ["inner", "others"],
        "additionalProperties": False,
    }
    assert converter.definitions["Inner"] == {
        "description": "One of two.",
        "type": "object",
        "properties": {"size": {"description": "In metres; null where unknown.", "type": ["integer", "null"]}},
        "required": ["size"],
        "additionalProperties": False,
    }
