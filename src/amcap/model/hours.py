"""Measured hours, and how they were measured. Kept free of pydantic."""

from typing import NamedTuple


class Hours(NamedTuple):
    """Measured hours a month of one account: the mean of so many months, or with a range (80 %) of their own.

    Neither months nor a range: how long they were measured was not told.
    """

    value: float
    months: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def of_one(self) -> "Hours":
        """One hour, measured in the same way."""
        return self.times(1 / self.value)._replace(value=1.0)

    def times(self, factor: float) -> "Hours":
        """So many times the hours, measured in the same way."""
        return Hours(
            value=self.value * factor,
            months=self.months,
            low=None if self.low is None else self.low * factor,
            high=None if self.high is None else self.high * factor,
        )
