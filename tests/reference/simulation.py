"""What the formulas should come to, by drawing every parameter many times and counting.

The formulas in `sums` are approximations: a sum of skewed numbers is none of their kind. Here nothing is approximated
but by chance: a draw gives each parameter a value, the portfolio's parts follow it, and the figures are plain ratios.
"""

from collections import Counter
from itertools import count
from math import exp, log, sqrt
from random import Random
from typing import NamedTuple

from tests.reference.arithmetic import Weighed
from tests.reference.parts import Part

Draws = list[float]


class Counted(NamedTuple):
    """A figure as its draws show it: percentiles, and how many of them lie over 1."""

    low: float
    middle: float
    high: float
    over: float


class Normals:
    """Standard normal draws for any number of parameters.

    One long list is drawn; each parameter reads it from a place of its own, so that two of them never read the same
    number in the same draw.
    """

    def __init__(self, draws: int, seed: int) -> None:
        self._chance = Random(seed)
        self._length = 40 * draws
        numbers = [self._chance.gauss() for _ in range(self._length)]
        self._numbers = numbers + numbers[:draws]
        self.draws = draws
        self._places: dict[str, int] = {}
        self._taken: set[int] = set()

    def of(self, parameter: str) -> Draws:
        if parameter not in self._places:
            place = self._chance.randrange(self._length)
            while place in self._taken:
                place = self._chance.randrange(self._length)
            self._taken.add(place)
            self._places[parameter] = place
        place = self._places[parameter]
        return self._numbers[place : place + self.draws]


class Drawing:
    """Parts in every draw: the middle × e^(strength × z) for each parameter.

    Parameters that touch one part alone are drawn as the one number that they add up to. What accounts of an entry have
    in common is worked out once.
    """

    def __init__(self, touched: Counter[str], draws: int, seed: int) -> None:
        self._touched = touched
        self._normals = Normals(draws, seed)
        self._lonely = count()
        self._common: dict[tuple[float, tuple[tuple[str, float], ...]], Draws] = {}

    def _common_exponents(self, middle: float, strengths: tuple[tuple[str, float], ...]) -> Draws:
        if (middle, strengths) not in self._common:
            exponents = [log(middle)] * self._normals.draws
            for parameter, strength in strengths:
                exponents = moved(exponents, strength, self._normals.of(parameter))
            self._common[middle, strengths] = exponents
        return self._common[middle, strengths]

    def of(self, part: Part) -> Draws:
        shared = tuple(item for item in part.strengths.items() if self._touched[item[0]] > 1)
        own = sqrt(sum(strength**2 for parameter, strength in part.strengths.items() if self._touched[parameter] == 1))
        exponents = self._common_exponents(part.middle, shared)
        if own:
            exponents = moved(exponents, own, self._normals.of(f"own part {next(self._lonely)}"))
        return [exp(exponent) for exponent in exponents]


def moved(exponents: Draws, strength: float, numbers: Draws) -> Draws:
    return [exponent + strength * number for exponent, number in zip(exponents, numbers, strict=True)]


def total(parts: list[Draws], draws: int) -> Draws:
    return [sum(values) for values in zip(*parts, strict=True)] if parts else [0.0] * draws


def divided(above: Draws, below: Draws) -> Draws:
    return [one / other for one, other in zip(above, below, strict=True)]


def counted(figure: Draws) -> Counted:
    """Percentiles; a hair over 1, as rounding leaves it, is not over 1."""
    ordered = sorted(figure)
    places = [round(share * (len(ordered) - 1)) for share in (0.1, 0.5, 0.9)]
    low, middle, high = (ordered[place] for place in places)
    return Counted(low, middle, high, sum(round(value, 6) > 1 for value in figure) / len(figure))


class Simulation(NamedTuple):
    """What the draws show of each figure that needs a load; managers without one are left out."""

    loads: dict[str, Counted]
    fair_shares: dict[str, Counted]
    team: Counted | None


def simulate(weighed: Weighed, draws: int, seed: int) -> Simulation:
    touched = Counter(parameter for part in weighed.work + weighed.capacities for parameter in part.strengths)
    drawing = Drawing(touched, draws, seed)

    def together(parts: list[Part]) -> Draws:
        return total([drawing.of(part) for part in parts], draws)

    books = {post.carrier.fields["name"]: together(post.book) for post in weighed.posts}
    capacities = {post.carrier.fields["name"]: together(post.capacity) for post in weighed.posts if post.capacity}
    compared = [post.carrier.fields["name"] for post in weighed.posts if not post.carrier.dedicated]
    assigned = total([books[name] for name in compared], draws)
    able = total([capacities[name] for name in compared if name in capacities], draws)
    everything = total([*books.values(), together(weighed.unassigned)], draws)
    loads = {name: divided(books[name], capacity) for name, capacity in capacities.items()}
    shares = {
        name: divided(loads[name], divided(assigned, able)) for name in compared if name in loads and assigned[0] > 0
    }
    return Simulation(
        loads={name: counted(load) for name, load in loads.items()},
        fair_shares={name: counted(share) for name, share in shares.items()},
        team=counted(divided(everything, total(list(capacities.values()), draws))) if capacities else None,
    )
