"""Sums of parts, their ratio, and the range of it."""

from math import erf, exp, log, sqrt
from typing import NamedTuple

from tests.reference.parts import Part, driver
from tests.reference.tables import ONE_END

NO_SPREAD = 1e-9
"""A smaller standard deviation is what rounding leaves of parameters that cancel."""


class Range(NamedTuple):
    """A likely value and the ends between which it lies four times in five."""

    likely: float
    low: float
    high: float


class Ratio(NamedTuple):
    """A sum of parts ÷ another, such as a load."""

    likely: float
    centre: float
    terms: dict[str, float]
    """Parameter id → the signed standard deviation of the ratio's logarithm that comes from it."""

    @property
    def sigma(self) -> float:
        return sqrt(sum(term**2 for term in self.terms.values()))

    @property
    def range(self) -> Range:
        return Range(self.likely, self.centre * exp(-ONE_END * self.sigma), self.centre * exp(ONE_END * self.sigma))


def likely_sum(parts: list[Part]) -> float:
    return sum(part.likely for part in parts)


def terms_of(parts: list[Part]) -> dict[str, float]:
    """Parameter id → its strength in the sum: the strengths in the parts, weighted between middle and mean.

    Weighted by the middles, both ends were within 2 % of the draws in 93.9 % of 326 figures; so in 96.6 %.
    """
    weights = [part.middle * exp(part.variance / 4) for part in parts]
    whole = sum(weights)
    terms: dict[str, float] = {}
    for part, weight in zip(parts, weights, strict=True):
        for parameter, strength in part.strengths.items():
            terms[parameter] = terms.get(parameter, 0.0) + weight * strength / whole
    return terms


def centre_of(parts: list[Part]) -> float:
    """The middle of a sum of skewed numbers: its mean, brought down by the skew that the sum has left."""
    mean = sum(part.middle * exp(part.variance / 2) for part in parts)
    left = sum(term**2 for term in terms_of(parts).values())
    return mean / exp(left / 2)


def difference(first: dict[str, float], second: dict[str, float]) -> dict[str, float]:
    """Terms of a quotient; a parameter that one of the two lacks counts 0 there."""
    return {
        parameter: first.get(parameter, 0.0) - second.get(parameter, 0.0)
        for parameter in sorted(first.keys() | second.keys())
    }


def ratio(above: list[Part], below: list[Part]) -> Ratio:
    """Sum ÷ sum; the one below must hold something."""
    if not above:
        return Ratio(0.0, 0.0, {})
    return Ratio(
        likely_sum(above) / likely_sum(below),
        centre_of(above) / centre_of(below),
        difference(terms_of(above), terms_of(below)),
    )


def quotient(first: Ratio, second: Ratio) -> Ratio:
    """Ratio ÷ ratio, such as a fair share; the second must not be 0."""
    if first.likely == 0:
        return Ratio(0.0, 0.0, {})
    return Ratio(first.likely / second.likely, first.centre / second.centre, difference(first.terms, second.terms))


def probability_over_one(load: Ratio) -> float:
    if load.likely == 0:
        return 0.0
    if load.sigma < NO_SPREAD:
        return float(round(load.likely, 6) > 1)
    return (1 + erf(log(load.centre) / load.sigma / sqrt(2))) / 2


def is_firm(load: Range) -> bool:
    """Whether the whole range lies on the likely value's side of 100 %."""
    likely, low, high = (round(value, 6) for value in load)
    return low > 1 if likely > 1 else high <= 1


def drivers_of(ratio: Ratio) -> dict[str, tuple[float, float]]:
    """Driver → (signed term, share of the variance); the term's square ÷ the variance is the share.

    Parts that cancel have no sign to give, and count as above the line.
    """
    variance = ratio.sigma**2
    if ratio.sigma < NO_SPREAD:
        return {}
    squares: dict[str, float] = {}
    leaning: dict[str, float] = {}
    for parameter, term in ratio.terms.items():
        name = driver(parameter)
        squares[name] = squares.get(name, 0.0) + term**2
        leaning[name] = leaning.get(name, 0.0) + term
    return {
        name: (sqrt(square) if leaning[name] > -NO_SPREAD else -sqrt(square), square / variance)
        for name, square in squares.items()
        if sqrt(square) > NO_SPREAD
    }
