"""The gate: whether an assessment holds anything that a script asked to fail on. Looks at the assessment alone."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from amcap.conditions import (
    FAIR_SHARE,
    HIRES,
    MAYBE_OVERLOADED,
    NEVER,
    OVERLOADED,
    TEAM_LOAD,
    Expression,
    parse_condition,
)
from amcap.model.assessment import Assessment, Gate, ManagerAssessment, Range, Trip
from amcap.model.finding import Finding, Subject
from amcap.model.vocabulary import LEVELS
from amcap.quantities import counted, percent


def _probability(judged: ManagerAssessment) -> float:
    return judged.probability_over


def _end(end: str) -> Callable[[ManagerAssessment], float]:
    def value(judged: ManagerAssessment) -> float:
        return _figure(judged.load, end, judged.accounts)

    return value


def _figure(load: Range, end: str, accounts: float) -> float:
    value: float | None = getattr(load, end)
    # Work and nobody to do it is over any limit; a figure that is missing is never a pass.
    return value if value is not None else float("inf") if accounts else 0.0


def _fair_share(judged: ManagerAssessment) -> float | None:
    return judged.fair_share.likely


_FIGURES: dict[str, Callable[[ManagerAssessment], float | None]] = {
    "load": _end("likely"),
    "load.low": _end("low"),
    "load.high": _end("high"),
    "probability": _probability,
    FAIR_SHARE: _fair_share,
}
"""Each manager's figures, by the names that conditions have for them; None meets no condition."""


def gated(assessment: Assessment, fail_on: Iterable[str]) -> Assessment:
    """The assessment with its gate set. Raises ConditionError for a condition that is none."""
    given = {condition.strip(): parse_condition(condition) for condition in fail_on}
    conditions = {condition: parsed for condition, parsed in given.items() if parsed != NEVER}
    reasons = tuple(_trips(assessment, conditions))
    return assessment._replace(gate=Gate(tuple(conditions), tripped=bool(reasons), reasons=reasons))


def _trips(assessment: Assessment, conditions: Mapping[str, str | Expression]) -> Iterator[Trip]:
    """Every reason why the gate trips, condition by condition; a finding is told once, and none that is accepted."""
    told: set[int] = set()
    firm = {manager.name for manager in assessment.managers if manager.firm}
    for condition, parsed in conditions.items():
        if isinstance(parsed, Expression):
            yield from _figures_over(assessment, condition, parsed)
            continue
        for index, finding in enumerate(assessment.findings):
            if index not in told and finding.accepted is None and _meets(finding, condition, firm):
                told.add(index)
                yield Trip(
                    condition=condition,
                    subject=finding.subject,
                    manager=finding.manager,
                    message=finding.message,
                    finding=index,
                )


def _meets(finding: Finding, condition: str, firm: Collection[str]) -> bool:
    if condition in LEVELS:
        return LEVELS.index(finding.level) <= LEVELS.index(condition)
    if condition == MAYBE_OVERLOADED:
        return finding.id == OVERLOADED
    if condition == OVERLOADED:
        return finding.id == OVERLOADED and finding.manager in firm
    return finding.id == condition


def _figures_over(assessment: Assessment, condition: str, expression: Expression) -> Iterator[Trip]:
    if expression.figure in (TEAM_LOAD, HIRES):
        yield from _team_over(assessment, condition, expression)
        return
    figure = _FIGURES[expression.figure]
    for manager in assessment.managers:
        value = figure(manager)
        if value is not None and expression.holds(value):
            message = _told(manager.name, expression.figure, value, expression.limit)
            yield Trip(
                condition=condition,
                subject=Subject("manager", manager.name),
                manager=manager.name,
                message=message,
                finding=None,
            )


def _team_over(assessment: Assessment, condition: str, expression: Expression) -> Iterator[Trip]:
    team = assessment.team
    if expression.figure == HIRES:
        value = float(team.hires.likely)
        message = f"The team needs {counted(team.hires.likely, 'more manager')} to be at 100% or less."
    else:
        value = _figure(team.load, "likely", assessment.portfolio.accounts)
        message = _told("The team", "load", value, expression.limit)
    if expression.holds(value):
        subject = Subject("team", assessment.portfolio.name)
        yield Trip(condition=condition, subject=subject, manager=None, message=message, finding=None)


def _told(who: str, figure: str, value: float, limit: float) -> str:
    if value == float("inf"):
        return f"{who} has accounts but no capacity."
    shown = percent(value, limit)
    if figure == FAIR_SHARE:
        return f"{who} has {shown} of the fair share."
    if figure == "probability":
        return f"{who} is {shown} likely to be over 100%."
    end = {"load.low": " at the low end of the range", "load.high": " at the high end of the range"}.get(figure, "")
    return f"{who} has a load of {shown}{end}."
