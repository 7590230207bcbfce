"""Sums of uncertain figures, such as a book's workload or a team's capacity."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import exp, fsum
from typing import NamedTuple, TypeVar

from amcap.engine.arithmetic.uncertainty import Parameter, Spread

KeyT = TypeVar("KeyT")


class Part(NamedTuple):
    """Figures of one spread that are summed: the sum of their likely values, and that of the squares of these.

    `skew` is the spread's, found once for all sums that figures like these are parts of.
    """

    likely: float
    square: float
    spread: Spread
    skew: float


def part(likely: float, square: float, spread: Spread) -> Part:
    """A part of a sum, of a spread that is in no other."""
    return Part(likely, square, spread, spread.skew)


class Sum(NamedTuple):
    """A sum of uncertain figures: of their likely values, their weights and their means.

    A figure weighs as much as half-way (on the ladder of ratios) between its middle and its mean, middle x
    e^(variance / 4): what is uncertain moves a sum more than its middle tells, and its upper end most of all. `weights`
    are the sums of weight x strength by shared parameter, `squares` those of (weight x strength)^2 by what each figure
    has of its own.
    """

    likely: float
    weight: float
    mean: float
    weights: Mapping[Parameter, float]
    squares: Mapping[str, float]

    @property
    def centre(self) -> float:
        """The middle of the sum, above the sum of the middles: its mean, less the skew that the sum has left.

        A log-normal figure's mean is its middle x e^(variance / 2), the sum's as that of its parts.
        """
        if not self.weight:
            return 0.0
        terms = fsum(weight * weight for weight in self.weights.values()) + fsum(self.squares.values())
        return self.mean / exp(terms / self.weight**2 / 2)


NOTHING = Sum(0.0, 0.0, 0.0, {}, {})


def summed(parts: Iterable[Part]) -> Sum:
    """The sum of parts, the same in whatever order they come."""
    likely, whole, means = list[float](), list[float](), list[float]()
    weights: defaultdict[Parameter, list[float]] = defaultdict(list)
    squares: defaultdict[str, list[float]] = defaultdict(list)
    for value, square, spread, skew in parts:
        each = spread.shift * skew
        weight, square = value * each, square * each * each
        likely.append(value)
        whole.append(weight)
        means.append(weight * skew)
        for parameter, strength in spread.shared:
            weights[parameter].append(weight * strength)
        for driver, strength in spread.own:
            squares[driver].append(square * strength * strength)
    return Sum(fsum(likely), fsum(whole), fsum(means), _each(weights), _each(squares))


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
        fsum(each.weight for each in every),
        fsum(each.mean for each in every),
        _each(weights),
        _each(squares),
    )


def _each(collected: Mapping[KeyT, list[float]]) -> dict[KeyT, float]:
    return {key: fsum(values) for key, values in collected.items()}
