"""A factor and its level become an effect: what it multiplies by, and how sure that is."""

from collections.abc import Iterable
from math import prod
from typing import NamedTuple

from amcap.engine.arithmetic.uncertainty import Spread, given, of_product, unknown
from amcap.model.assessment import FactorEffect
from amcap.model.rulebook import RuleBook
from amcap.model.vocabulary import UNKNOWN


class Effect(NamedTuple):
    """One factor at one level, with the 80 % range of what it multiplies by."""

    factor: str
    level: str
    value: float
    low: float
    high: float
    assumed: bool

    @property
    def rule_id(self) -> str:
        return f"{self.factor}.{self.level}"

    @property
    def driver(self) -> str:
        """The name under which everything that rests on the same guess shares its uncertainty."""
        return f"{self.factor}:{self.level}"

    @property
    def unknown(self) -> bool:
        return self.level == UNKNOWN

    def spread(self, shared: float, owner: str | None) -> Spread:
        """How uncertain it is; of an unknown, `shared` of the variance is everybody's, the rest the owner's."""
        if self.unknown:
            return unknown((self.driver,), self.value, self.low, self.high, shared, owner)
        return given(self.driver, self.value, self.low, self.high)

    def as_data(self) -> FactorEffect:
        return FactorEffect(factor=self.factor, level=self.level, effect=self.value, assumed=self.assumed)


class Product(NamedTuple):
    """Effects multiplied and kept within their bounds.

    The spread stays as it is where a bound bites: a bound is a convention, not knowledge.
    """

    value: float
    unbounded: float
    effects: tuple[Effect, ...]
    spread: Spread

    @property
    def bounded(self) -> bool:
        return self.value != self.unbounded


def effect_of(book: RuleBook, factor: str, level: str | None) -> Effect:
    """The effect of a factor; a level of None, which nobody told, is the one of a fact that is absent, or unknown."""
    taken = level or book.factors[factor].absent or UNKNOWN
    rule = book.rules[f"{factor}.{taken}"]
    return Effect(factor, taken, rule.value, *rule.span, assumed=level is None or level == UNKNOWN)


def multiply(book: RuleBook, kind: str, effects: Iterable[Effect], owner: str | None = None) -> Product:
    """The product of effects within the bounds for their kind ('account' or 'manager'), the owner if it is a manager's.

    An effect's middle keeps its proportion to the likely value where a bound holds that.
    """
    chosen = tuple(effects)
    unbounded = prod(effect.value for effect in chosen)
    low, high = book.number(f"bound.{kind}-low"), book.number(f"bound.{kind}-high")
    shared = book.number("unknown.shared")
    spread = of_product(effect.spread(shared, owner) for effect in chosen)
    return Product(min(max(unbounded, low), high), unbounded, chosen, spread)
