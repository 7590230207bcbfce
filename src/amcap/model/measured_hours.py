"""Measured hours as a file tells them: a number, or a mapping that tells how they were measured, too."""

from math import isfinite
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError

from amcap.model.fields import SMALLEST, Model, Quantity

_MOST = 100_000
_Hours = Annotated[Quantity, Field(le=_MOST)]


def _mapping_of_hours(given: object) -> object:
    """A bare number as the mapping it stands for."""
    if isinstance(given, int | float) and not isinstance(given, bool):
        return {"value": _within_limits(given)}
    if isinstance(given, dict | BaseModel):
        return given
    raise PydanticCustomError("hours", "should be a number of hours, or {value, months} or {value, low, high}")


def _within_limits(hours: float) -> float:
    """A bare number of hours. What is wrong is told of the number, not of a mapping that nobody wrote."""
    if isinstance(hours, float) and not isfinite(hours):
        raise PydanticKnownError("finite_number")
    if hours <= SMALLEST:
        raise PydanticKnownError("greater_than", {"gt": SMALLEST})
    if hours > _MOST:
        raise PydanticKnownError("less_than_equal", {"le": _MOST})
    return hours


class MeasuredMean(Model):
    """Measured hours a month of one account, as a mapping: of how many months they are the mean, or their range."""

    value: _Hours = Field(description="Hours of work a month for one account, on average.")
    months: float | None = Field(
        None, ge=1, le=1200, description="How many months they are the mean of. Absent: 12, unless a range is told."
    )
    low: _Hours | None = Field(None, description="Low end of their 80 % range (P10); high is needed, too.")
    high: _Hours | None = Field(None, description="High end of their 80 % range (P90); low is needed, too.")

    @model_validator(mode="after")
    def _one_way_to_tell(self) -> Self:
        if (self.low is None) != (self.high is None):
            raise PydanticCustomError("hours", "should have both low and high, or neither")
        if self.low is not None and self.high is not None:
            if self.months is not None:
                raise PydanticCustomError("hours", "should have months, or low and high, not both")
            if not self.low <= self.value <= self.high:
                raise PydanticCustomError("hours", "should have low <= value <= high")
        return self


_NUMBER_TOO = WithJsonSchema({"type": ["number", "object"], "exclusiveMinimum": SMALLEST, "maximum": _MOST})

MeasuredHours = Annotated[MeasuredMean, BeforeValidator(_mapping_of_hours), _NUMBER_TOO]
