"""What the formulas should come to, by drawing every parameter many times and counting.

The formulas in `sums` are approximations: a sum of skewed numbers is none of their kind. Here nothing is approximated
but by chance: a draw gives each parameter a value, the portfolio's parts follow it, and the figures are plain ratios.
"""

from math import exp, log
from random import Random
from typing import NamedTuple

from tests.reference.arithmetic import Weighed
from tests.reference.parts import OWN, Part
from tests.reference.sums import NO_SPREAD

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
        self._draws = draws
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
        return self._numbers[place : place + self._draws]


def drawn(part: Part, normals: Normals, draws: int, alone: str) -> Draws:
    """The part in every draw: its middle × e^(strength × z) for each parameter.

    Own parameters of an account that appear in no other part are drawn as the one number that they add up to.
    """
    exponents = [log(part.middle)] * draws
    own_variance = 0.0
    for parameter, strength in part.strengths.items():
        if parameter.endswith(alone):
            own_variance += strength**2
        elif strength:
            exponents = [so_far + strength * z for so_far, z in zip(exponents, normals.of(parameter), strict=True)]
    if own_variance:
        strength = own_variance**0.5
        exponents = [so_far + strength * z for so_far, z in zip(exponents, normals.of(alone), strict=True)]
    return [exp(exponent) for exponent in exponents]
