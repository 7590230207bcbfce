"""The gate: whether an assessment holds anything that a script asked to fail on. Looks at the assessment alone."""

import re
from collections.abc import Callable, Iterable, Iterator
from operator import ge, gt, le, lt
from typing import NamedTuple

from amcap.model.assessment import Assessment, Finding, Gate, ManagerAssessment, Range, Subject, Trip
from amcap.model.rulebook import FINDINGS
from amcap.model.vocabulary import LEVELS
from amcap.quantities import percent

NEVER = "never"
WORDS: tuple[str, ...] = (NEVER, *LEVELS, *FINDINGS)
"""Conditions of one word: nothing, a level (and all graver ones), or a finding."""

_OPERATORS = {">=": ge, "<=": le, ">": gt, "<": lt}
_EXPRESSION = re.compile(r"\s*([a-z.]+)\s*(>=|<=|>|<)\s*([0-9]+(?:\.[0-9]+)?)\s*%\s*")


class Expression(NamedTuple):
    """A condition on a figure: load>110%."""

    figure: str
    operator: str
    limit: float

    def holds(self, value: float) -> bool:
        return bool(_OPERATORS[self.operator](round(value, 6), self.limit))


def _probability(judged: ManagerAssessment) -> float:
    return judged.probability_over


def _end(end: str) -> Callable[[ManagerAssessment], float]:
    def value(judged: ManagerAssessment) -> float:
        return _figure(judged.load, end, judged.accounts)

    return value


def _figure(load: Range, end: str, accounts: int) -> float:
    value: float | None = getattr(load, end)
    # Work and nobody to do it is over any limit; a figure that is missing is never a pass.
    return value if value is not None else float("inf") if accounts else 0.0


FIGURES: dict[str, Callable[[ManagerAssessment], float]] = {
    "load": _end("likely"),
    "load.low": _end("low"),
    "load.high": _end("high"),
    "probability": _probability,
}
"""Figures of a manager that an expression can ask for; 'team.load' asks for the team's."""

TEAM_LOAD = "team.load"


def parse_expression(condition: str) -> Expression | None:
    """The expression that a condition is, or None where it is none."""
    found = _EXPRESSION.fullmatch(condition)
    if found is None or found[1] not in (*FIGURES, TEAM_LOAD):
        return None
    return Expression(found[1], found[2], round(float(found[3]) / 100, 8))


def gated(assessment: Assessment, fail_on: Iterable[str]) -> Assessment:
    """The assessment with its gate set; every condition is one of WORDS or an expression."""
    conditions = tuple(dict.fromkeys(word for word in fail_on if word != NEVER))
    reasons = tuple(_trips(assessment, conditions))
    return assessment._replace(gate=Gate(conditions, tripped=bool(reasons), reasons=reasons))


def _trips(assessment: Assessment, conditions: Iterable[str]) -> Iterator[Trip]:
    """Every reason why the gate trips, condition by condition; a finding is told once."""
    told: set[int] = set()
    for condition in conditions:
        expression = parse_expression(condition)
        if expression is not None:
            yield from _figures_over(assessment, condition, expression)
            continue
        for index, finding in enumerate(assessment.findings):
            if index not in told and _meets(finding, condition):
                told.add(index)
                yield Trip(condition, finding.subject, finding.manager, finding.message, finding=index)


def _meets(finding: Finding, condition: str) -> bool:
    if condition in LEVELS:
        return LEVELS.index(finding.level) <= LEVELS.index(condition)
    return finding.id == condition


def _figures_over(assessment: Assessment, condition: str, expression: Expression) -> Iterator[Trip]:
    if expression.figure == TEAM_LOAD:
        value = _figure(assessment.team.load, "likely", assessment.portfolio.accounts)
        if expression.holds(value):
            subject = Subject("team", assessment.portfolio.name)
            yield Trip(condition, subject, None, f"The team's load is {_shown(value)}.", finding=None)
        return
    figure = FIGURES[expression.figure]
    for manager in assessment.managers:
        value = figure(manager)
        if expression.holds(value):
            message = f"{manager.name}: {expression.figure} is {_shown(value)}."
            yield Trip(condition, Subject("manager", manager.name), manager.name, message, finding=None)


def _shown(value: float) -> str:
    return "without capacity" if value == float("inf") else percent(value)
