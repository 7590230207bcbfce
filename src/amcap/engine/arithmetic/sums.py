"""Sums of uncertain figures, such as a book's workload or a team's capacity."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import exp, fsum
from typing import NamedTuple, TypeVar

from amcap.engine.arithmetic.uncertainty import Parameter, Spread

KeyT = TypeVar("KeyT")


class Part(NamedTuple):
    """Figures of one spread that are summed: the sum of their likely values, and that of the squares of these."""

    likely: float
    square: float
    spread: Spread


class Sum(NamedTuple):
    """A sum of uncertain figures: of their likely values, of their middles and of their means.

    `weights` are the sums of middle x strength by shared parameter, `squares` those of (middle x strength)^2 by what
    each figure has of its own.
    """

    likely: float
    middle: float
    mean: float
    weights: Mapping[Parameter, float]
    squares: Mapping[str, float]

    @property
    def centre(self) -> float:
        """The middle of the sum, above the sum of the middles: its mean, less the skew that the sum has left.

        A log-normal figure's mean is its middle x e^(variance / 2), the sum's as that of its parts.
        """
        if not self.middle:
            return 0.0
        terms = fsum(weight * weight for weight in self.weights.values()) + fsum(self.squares.values())
        return self.mean / exp(terms / self.middle**2 / 2)


NOTHING = Sum(0.0, 0.0, 0.0, {}, {})


def summed(parts: Iterable[Part]) -> Sum:
    """The sum of parts, the same in whatever order they come."""
    likely, middles, means = list[float](), list[float](), list[float]()
    weights: defaultdict[Parameter, list[float]] = defaultdict(list)
    squares: defaultdict[str, list[float]] = defaultdict(list)
    for part in parts:
        shift, shared, own = part.spread
        middle, square = part.likely * shift, part.square * shift * shift
        likely.append(part.likely)
        middles.append(middle)
        means.append(middle * exp(part.spread.variance / 2))
        for parameter, strength in shared:
            weights[parameter].append(middle * strength)
        for driver, strength in own:
            squares[driver].append(square * strength * strength)
    return Sum(fsum(likely), fsum(middles), fsum(means), _each(weights), _each(squares))


def total(sums: Iterable[Sum]) -> Sum:
    """Sums as one."""
    every = [each for each in sums if each.likely]
    if len(every) == 1:
        return every[0]
    weights: defaultdict[Parameter, list[float]] = defaultdict(list)
    squares: defaultdict[str, list[float]] = defaultdict(list)
    for each in every:
        for parameter, weight in each.weights.items():
            weights[parameter].append(weight)
        for driver, square in each.squares.items():
            squares[driver].append(square)
    return Sum(
        fsum(each.likely for each in every),
        fsum(each.middle for each in every),
        fsum(each.mean for each in every),
        _each(weights),
        _each(squares),
    )


def _each(collected: Mapping[KeyT, list[float]]) -> dict[KeyT, float]:
    return {key: fsum(values) for key, values in collected.items()}
