"""A factor and its level become an effect: what it multiplies by, and how sure that is."""

from collections.abc import Iterable
from math import prod
from typing import NamedTuple

from amcap.engine.arithmetic.uncertainty import log_sigma
from amcap.model.assessment import FactorEffect
from amcap.model.factor_table import FACTOR
from amcap.model.rulebook import RuleBook

ASSUMED = "assumed"


class Effect(NamedTuple):
    """One factor at one level, with the 80 % range of what it multiplies by."""

    factor: str
    level: str
    value: float
    low: float
    high: float
    assumed: bool
    widened: bool = False

    @property
    def rule_id(self) -> str:
        return f"{self.factor}.{self.level}"

    @property
    def parameter(self) -> str:
        """The name under which everything that rests on the same guess shares its uncertainty."""
        return f"{self.factor}:{ASSUMED if self.widened else self.level}"

    @property
    def sigma(self) -> float:
        return log_sigma(self.low, self.high)

    def as_data(self) -> FactorEffect:
        return FactorEffect(factor=self.factor, level=self.level, effect=self.value, assumed=self.assumed)


class Product(NamedTuple):
    """Effects multiplied and kept within their bounds."""

    value: float
    unbounded: float
    effects: tuple[Effect, ...]

    @property
    def bounded(self) -> bool:
        return self.value != self.unbounded

    @property
    def sigmas(self) -> tuple[tuple[str, float], ...]:
        """Parameter and standard deviation of every effect that is not exact.

        They stay as they are where a bound bites: a bound is a convention, not knowledge.
        """
        return tuple((effect.parameter, effect.sigma) for effect in self.effects if effect.low < effect.high)


def effect_of(book: RuleBook, factor: str, level: str | None) -> Effect:
    """The effect of a factor; a level of None is the missing level, with the wide range where the book says so."""
    if level is not None:
        return _effect(book, factor, level, assumed=False)
    use = book.factors[factor]
    if not use.wide:
        return _effect(book, factor, use.missing, assumed=True)
    low, high = level_range(book, factor)
    return Effect(factor, use.missing, book.number(f"{factor}.{use.missing}"), low, high, assumed=True, widened=True)


def level_range(book: RuleBook, factor: str) -> tuple[float, float]:
    """The smallest and the largest likely value among a factor's levels."""
    values = [book.number(f"{factor}.{level}") for level in FACTOR[factor].levels]
    return min(values), max(values)


def multiply(book: RuleBook, kind: str, effects: Iterable[Effect]) -> Product:
    """The product of effects within the bounds for their kind ('account' or 'manager')."""
    chosen = tuple(effects)
    unbounded = prod(effect.value for effect in chosen)
    low, high = book.number(f"bound.{kind}-low"), book.number(f"bound.{kind}-high")
    return Product(min(max(unbounded, low), high), unbounded, chosen)


def _effect(book: RuleBook, factor: str, level: str, *, assumed: bool) -> Effect:
    rule = book.rules[f"{factor}.{level}"]
    return Effect(factor, level, rule.value, *rule.span, assumed=assumed)
