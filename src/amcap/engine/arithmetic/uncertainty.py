"""How far a figure may lie from its likely value, parameter by parameter.

Every uncertain number is taken as log-normal, with its low and high as P10 and P90 also where the likely value is not
in the middle of them. Products of such numbers are log-normal again: their parameters' strengths add.
"""

from collections.abc import Iterable
from functools import lru_cache
from math import exp, fsum, log, sqrt
from typing import NamedTuple

P90 = 1.2816
"""The standard normal quantile at 90 %: low and high lie this many standard deviations from the middle."""

NO_SPREAD = 1e-9
"""A smaller standard deviation is what rounding leaves of parameters that cancel each other."""

Parameter = tuple[str, str]
"""What a figure rests on, and whose it is: "" where it is the same for all, else the one manager's who has it."""

EVERYBODY = ""


class Spread(NamedTuple):
    """How uncertain a figure above 0 is: its middle (half of all cases lie below) / its likely value, and strengths.

    A strength is the signed standard deviation of the figure's logarithm that one parameter causes. `shared` are those
    of parameters that other figures rest on, too. `own` are those, by what they are about, that are this figure's
    alone: each of several alike has them anew, so that they average out.
    """

    shift: float = 1.0
    shared: tuple[tuple[Parameter, float], ...] = ()
    own: tuple[tuple[str, float], ...] = ()

    @property
    def variance(self) -> float:
        """Of the figure's logarithm."""
        return fsum(strength * strength for _, strength in (*self.shared, *self.own))

    @property
    def skew(self) -> float:
        """How much more than its middle it weighs in a sum: half-way, on the ladder of ratios, to its mean."""
        return exp(self.variance / 4)

    @property
    def inverse(self) -> "Spread":
        """That of 1 / the figure."""
        return Spread(
            1 / self.shift,
            tuple((parameter, -strength) for parameter, strength in self.shared),
            tuple((driver, -strength) for driver, strength in self.own),
        )


CERTAIN = Spread()

_REMEMBERED = 1024
"""Spreads of single numbers that are remembered: a rule book has a few hundred, and every account asks for some."""


def log_sigma(low: float, high: float) -> float:
    """Standard deviation of the logarithm of a value whose 80 % range is low to high (both above 0)."""
    return log(high / low) / (2 * P90)


@lru_cache(_REMEMBERED)
def given(driver: str, likely: float, low: float, high: float) -> Spread:
    """That of a number that is one and the same for everybody it touches."""
    if low == high == likely:
        return CERTAIN
    return Spread(sqrt(low * high) / likely, _strengths((driver, EVERYBODY), log_sigma(low, high)))


@lru_cache(_REMEMBERED)
def unknown(
    drivers: tuple[str, ...], likely: float, low: float, high: float, shared: float, owner: str | None = None
) -> Spread:
    """That of a number that nobody told: a part of its variance, `shared` (0 to 1), is everybody's, the rest its own.

    With several drivers the variance is divided equally between them. `owner` is the manager whose own the rest is;
    None: the account's that the number is about.
    """
    sigma = log_sigma(low, high) / sqrt(len(drivers))
    common, apart = sigma * sqrt(shared), sigma * sqrt(1 - shared)
    strengths = [strength for driver in drivers for strength in _strengths((driver, EVERYBODY), common)]
    if owner is not None:
        strengths += [strength for driver in drivers for strength in _strengths((driver, owner), apart)]
    own = tuple((driver, apart) for driver in drivers) if owner is None and apart else ()
    return Spread(sqrt(low * high) / likely, tuple(strengths), own)


def mean_of_months(driver: str, variation: float, months: float) -> Spread:
    """That of a mean of some months that vary from each other by this coefficient of variation; each its own."""
    variance = log(1 + variation * variation / months)
    return Spread(shift=exp(-variance / 2), own=((driver, sqrt(variance)),))


def between(driver: str, likely: float, low: float, high: float) -> Spread:
    """That of a number of which its own low and high are known, whatever holds for others."""
    sigma = log_sigma(low, high)
    return Spread(shift=sqrt(low * high) / likely, own=((driver, sigma),) if sigma else ())


def of_product(spreads: Iterable[Spread]) -> Spread:
    """That of a product of figures that have these; none of them rests on a parameter of another."""
    shift, shared, own = 1.0, list[tuple[Parameter, float]](), list[tuple[str, float]]()
    for spread in spreads:
        shift *= spread.shift
        shared += spread.shared
        own += spread.own
    return Spread(shift, tuple(shared), tuple(own))


def _strengths(parameter: Parameter, sigma: float) -> tuple[tuple[Parameter, float], ...]:
    return ((parameter, sigma),) if sigma else ()
