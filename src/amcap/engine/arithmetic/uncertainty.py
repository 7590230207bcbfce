"""First-order propagation of uncertainty in logarithms (GUM, law of propagation of uncertainty).

Every uncertain parameter is taken as log-normal with its low and high as P10 and P90. A result that is a
product or a sum of products then has, to first order, a variance that is the sum over *parameters* of the
squared sensitivities: a parameter shared by many accounts is counted once, with the sum of their shares.
"""

from collections.abc import Iterable, Mapping
from math import erf, exp, fsum, isclose, log, sqrt

from amcap.model.assessment import Driver, Range

P90 = 1.2816
"""The standard normal quantile at 90 %: low and high lie this many standard deviations from the middle."""

Terms = Mapping[str, float]
"""Parameter -> sensitivity: the standard deviation of ln(load) that this parameter alone causes."""


def log_sigma(low: float, high: float) -> float:
    """Standard deviation of the logarithm of a value whose 80 % range is low to high (both above 0)."""
    return log(high / low) / (2 * P90)


def standard_deviation(terms: Terms) -> float:
    """Standard deviation of ln(load): the root of the summed squares, as the terms are independent."""
    return sqrt(fsum(term * term for term in terms.values()))


def range_around(likely: float, deviation: float) -> Range:
    """The 80 % range of a figure above 0 whose logarithm has the given standard deviation."""
    spread = exp(P90 * deviation)
    return Range(likely, likely / spread, likely * spread)


def probability_over(load: float, deviation: float) -> float:
    """The probability that the true load is above 1: Phi(ln(load) / deviation)."""
    if load <= 0:
        return 0.0
    if deviation == 0:
        return 0.5 if isclose(load, 1) else float(load > 1)
    return (1 + erf(log(load) / deviation / sqrt(2))) / 2


def drivers(terms: Terms) -> tuple[Driver, ...]:
    """Each parameter's share of the variance, the largest first."""
    variance = fsum(term * term for term in terms.values())
    if variance == 0:
        return ()
    shares = ((name, term * term / variance) for name, term in terms.items() if term)
    return tuple(Driver(name, share) for name, share in sorted(shares, key=lambda item: (-item[1], item[0])))


def weighted_terms(parts: Iterable[tuple[float, Iterable[tuple[str, float]]]], total: float) -> dict[str, float]:
    """Sensitivities of a sum: per parameter, the sum over its parts of (part x sigma / total)."""
    collected: dict[str, list[float]] = {}
    for part, sigmas in parts:
        for parameter, sigma in sigmas:
            collected.setdefault(parameter, []).append(part * sigma)
    return {parameter: fsum(values) / total for parameter, values in collected.items()}
