"""Where the workload of an account starts by rule of thumb: accounts per manager before factors."""

from typing import NamedTuple

from amcap.engine.arithmetic.uncertainty import Spread, given, unknown
from amcap.model.rulebook import RuleBook
from amcap.model.vocabulary import UNKNOWN


class StartingPoint(NamedTuple):
    """Accounts per manager, with the 80 % range, and how uncertain the number is.

    `contains` are the factors that the number holds already. `assumed` are the inputs that nobody told. `key`: accounts
    that start here take close attention.
    """

    heuristic: str | None
    rule_id: str
    accounts: float
    low: float
    high: float
    spread: Spread
    key: bool
    contains: tuple[str, ...]
    assumed: tuple[tuple[str, str], ...] = ()


def of_cell(size: str | None, complexity: str | None, book: RuleBook) -> StartingPoint:
    """By size and complexity. What is not told is a parameter of its own; of both, half of the variance each."""
    rule_id = f"starting-point.{size or UNKNOWN}-{complexity or UNKNOWN}"
    missing = [name for name, told in (("complexity", complexity), ("size", size)) if told is None]
    if not missing:
        return of_rule(rule_id, book)
    rule, drivers = book.rules[rule_id], tuple(f"{name}:{UNKNOWN}" for name in missing)
    return of_rule(rule_id, book)._replace(
        spread=unknown(drivers, rule.value, *rule.span, book.number("unknown.shared")),
        assumed=tuple((name, UNKNOWN) for name in missing),
    )


def of_rule(rule_id: str, book: RuleBook) -> StartingPoint:
    """By a rule: all that are cases of one rule of thumb are equally far off, each other only as far as its own."""
    rule = book.rules[rule_id]
    group, _, name = rule_id.partition(".")
    driver = f"starting-point:{rule.heuristic or name}" if group == "starting-point" else f"{group}:{name}"
    return StartingPoint(
        heuristic=rule.heuristic,
        rule_id=rule_id,
        accounts=rule.value,
        low=rule.span[0],
        high=rule.span[1],
        spread=given(driver, rule.value, *rule.span),
        key=rule.key,
        contains=rule.contains,
    )
