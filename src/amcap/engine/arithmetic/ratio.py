"""A sum divided by another, such as a load: its middle, its range, and what that rests on."""

from collections.abc import Mapping
from math import erf, exp, fsum, log, sqrt
from typing import NamedTuple

from amcap.engine.arithmetic.sums import Sum
from amcap.engine.arithmetic.uncertainty import NO_SPREAD, P90, Parameter
from amcap.model.assessment import Driver, Range
from amcap.quantities import PLACES


class Ratio(NamedTuple):
    """A sum / another: what it likely is, and its centre: half of the cases lie below.

    `terms` are the signed standard deviations of its logarithm that shared parameters cause: above the line less below
    it. `own` are the variances of what each summed figure has of its own.
    """

    likely: float
    centre: float
    terms: Mapping[Parameter, float]
    own: Mapping[str, float]

    @property
    def deviation(self) -> float:
        """Standard deviation of the logarithm: the root of the variances of all that it rests on."""
        return sqrt(fsum(term * term for term in self.terms.values()) + fsum(self.own.values()))

    @property
    def range(self) -> Range:
        """The 80 % range around the centre."""
        return range_of(self.likely, self.centre, self.deviation)

    @property
    def probability_over(self) -> float:
        """The probability that it is above 1: Phi(ln(centre) / deviation)."""
        if self.likely <= 0:
            return 0.0
        deviation = self.deviation
        if deviation < NO_SPREAD:
            return float(round(self.likely, PLACES) > 1)
        return (1 + erf(log(self.centre) / deviation / sqrt(2))) / 2

    @property
    def drivers(self) -> tuple[Driver, ...]:
        """What it rests on, each with its share of the variance and its signed term, the largest first.

        What all have in common of an unknown and what each has of its own are one driver, with the sign of their sum;
        where that is nothing, that of what stands above the line.
        """
        variances = {driver: [variance] for driver, variance in self.own.items()}
        leaning: dict[str, list[float]] = {}
        for (driver, _), term in self.terms.items():
            variances.setdefault(driver, []).append(term * term)
            leaning.setdefault(driver, []).append(term)
        whole = fsum(variance for parts in variances.values() for variance in parts)
        if sqrt(whole) < NO_SPREAD:
            return ()
        summed = {driver: fsum(parts) for driver, parts in variances.items()}
        found = [
            Driver(
                parameter=driver,
                share_of_variance=variance / whole,
                term=_signed(sqrt(variance), fsum(leaning.get(driver, ()))),
            )
            for driver, variance in summed.items()
            if sqrt(variance) > NO_SPREAD
        ]
        return tuple(sorted(found, key=lambda each: (-each.share_of_variance, each.parameter)))


def _signed(size: float, leaning: float) -> float:
    return size if leaning > -NO_SPREAD else -size


NO_WORK = Ratio(0.0, 0.0, {}, {})


def ratio(above: Sum, below: Sum) -> Ratio:
    """A sum / another, which is above 0. A parameter that stands on both sides of the line cancels as far as it can."""
    if not above.likely:
        return NO_WORK
    up, down = above.weight, below.weight
    terms = {parameter: weight / up for parameter, weight in above.weights.items()}
    for parameter, weight in below.weights.items():
        terms[parameter] = terms.get(parameter, 0.0) - weight / down
    own = {driver: square / up**2 for driver, square in above.squares.items()}
    for driver, square in below.squares.items():
        own[driver] = own.get(driver, 0.0) + square / down**2
    return Ratio(above.likely / below.likely, above.centre / below.centre, terms, own)


def range_of(likely: float, centre: float, deviation: float) -> Range:
    """The 80 % range of a figure with this centre, whose logarithm has this standard deviation."""
    spread = exp(P90 * deviation)
    return Range(likely, centre / spread, centre * spread)


class FairShares:
    """What each manager's load is of the load that all would have if the work were shared out fairly."""

    def __init__(self, work: Sum, capacity: Sum) -> None:
        """All work that is shared out, and all capacity it is shared among; neither is nothing."""
        self._work = work
        self._fair = ratio(work, capacity)
        self._squared = fsum(term * term for term in self._fair.terms.values())

    def of(self, work: Sum, capacity: Sum) -> Range:
        """A manager's load / the fair one, with what both rest on taken off; the manager's work is part of all work.

        What others' accounts have of their own counts, too: they move the load that is compared with.
        """
        if not work.likely:
            return Range(0.0, 0.0, 0.0)
        load, fair, everything = ratio(work, capacity), self._fair, self._work
        shared = [self._squared]
        for parameter, term in load.terms.items():
            common = fair.terms.get(parameter, 0.0)
            shared += [(term - common) ** 2, -common * common]
        own = [
            square * (1 / work.weight - 1 / everything.weight) ** 2 - square / everything.weight**2
            for square in work.squares.values()
        ]
        variance = fsum(shared) + fsum(own) + fsum(self._fair.own.values())
        return range_of(load.likely / fair.likely, load.centre / fair.centre, sqrt(max(variance, 0.0)))
