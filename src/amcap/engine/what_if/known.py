"""What nobody told, as if it were known to be as it was taken: the same numbers, without their ranges."""

from collections.abc import Collection
from math import exp, sqrt

from amcap.engine.arithmetic.uncertainty import P90, log_sigma
from amcap.model import vocabulary as words
from amcap.model.factor_table import FACTOR
from amcap.model.rulebook import Rule, RuleBook

SIZE, COMPLEXITY = "size", "complexity"


def rulebook_with_known(book: RuleBook, names: Collection[str]) -> RuleBook:
    """The rule book in which what is unknown of these inputs is exact: factors, size, complexity."""
    exact = {f"{name}.{words.UNKNOWN}" for name in names if name in FACTOR}
    if SIZE in names:
        exact.update(f"starting-point.{words.UNKNOWN}-{complexity}" for complexity in words.COMPLEXITIES)
    if COMPLEXITY in names:
        exact.update(f"starting-point.{size}-{words.UNKNOWN}" for size in words.SIZES)
    changed = {rule_id: _exact(book.rules[rule_id]) for rule_id in exact if rule_id in book.rules}
    both = f"starting-point.{words.UNKNOWN}-{words.UNKNOWN}"
    if SIZE in names and COMPLEXITY in names:
        changed[both] = _exact(book.rules[both])
    elif SIZE in names or COMPLEXITY in names:
        changed[both] = _half_known(book.rules[both])
    return book.model_copy(update={"rules": {**book.rules, **changed}})


def _exact(rule: Rule) -> Rule:
    return rule.model_copy(update={"low": None, "high": None})


def _half_known(rule: Rule) -> Rule:
    """With half of the variance: size and complexity have equal parts in it."""
    low, high = rule.span
    middle, spread = sqrt(low * high), exp(P90 * log_sigma(low, high) / sqrt(2))
    return rule.model_copy(update={"low": middle / spread, "high": middle * spread})
