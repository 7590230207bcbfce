"""The verdict in a sentence or two: who is over the line, by how much, what the team needs."""

from collections.abc import Sequence

from amcap.model.assessment import Assessment, ManagerAssessment, TeamAssessment
from amcap.quantities import BEYOND_COUNTING, counted, listed, percent, percent_of, ranged, whole

OVER = ("no-capacity", "overloaded", "stretched")


def headline(assessment: Assessment) -> str:
    """What a reader must know who reads nothing else."""
    team = assessment.team
    if not assessment.portfolio.accounts:
        return f"No accounts yet: {_open_book(assessment)}."
    if not assessment.portfolio.managers:
        hires = counted(team.hires_to_plan, "manager")
        return f"No managers: {counted(assessment.portfolio.accounts, 'account')} of work for {hires}."
    alone = len(assessment.managers) == 1 and assessment.portfolio.managers == 1 and not team.unassigned_accounts
    return _managers(assessment) + (_alone(team) if alone else _team(team))


def is_over(manager: ManagerAssessment) -> bool:
    return manager.verdict in OVER and manager.accounts > 0


def foremost(managers: Sequence[ManagerAssessment]) -> ManagerAssessment:
    """The fullest of those who are over the line; where nobody is, of all. Raises ValueError where there are none."""
    return max(filter(is_over, managers), key=_fullness, default=None) or max(managers, key=_fullness)


def _managers(assessment: Assessment) -> str:
    managers = assessment.managers
    over = sorted(filter(is_over, managers), key=_fullness, reverse=True)
    if over:
        whose = listed([_named(manager) for manager in over])
        if len(managers) == 1:
            return f"Over the line: {whose}."
        verb = "is" if len(over) == 1 else "are"
        return f"{len(over):,} of {counted(len(managers), 'manager')} {verb} over the line: {whose}."
    fullest = max(managers, key=_fullness)
    left = assessment.team.unassigned_accounts
    if left and assessment.team.verdict in OVER:
        return f"No manager for {counted(left, 'account')}; the fullest manager is {_named(fullest)}."
    if len(managers) == 1:
        return f"{_within(fullest)}."
    return f"No manager is over the line; the fullest is {_named(fullest)}."


def _within(manager: ManagerAssessment) -> str:
    if not manager.accounts:
        return f"{manager.name} has no accounts"
    if manager.verdict == "underloaded":
        return f"Far below the line: {_named(manager)}"
    return f"Within the line: {_named(manager)}"


def _fullness(manager: ManagerAssessment) -> float:
    return float("inf") if manager.verdict == "no-capacity" and manager.accounts else manager.load.likely or 0.0


def _named(manager: ManagerAssessment) -> str:
    if manager.load.likely is None:
        return f"{manager.name} (no capacity)"
    return f"{manager.name} ({_at(manager.load.likely)})"


def _at(load: float) -> str:
    return percent(load) if load < BEYOND_COUNTING else percent_of(load, "capacity")


def _team(team: TeamAssessment) -> str:
    if team.load.likely is None:
        return f" The team has no capacity and needs {_hires(team)}."
    state = f" The team is at {_at(team.load.likely)}{ranged(team.load)}"
    return f"{state} and needs {_hires(team)}." if team.hires_to_plan else f"{state}; no hire is needed."


def _alone(team: TeamAssessment) -> str:
    over = team.verdict in OVER and team.hires_to_plan
    return f" It takes {_hires(team)} to come down to the planned load." if over else ""


def _hires(team: TeamAssessment) -> str:
    return counted(team.hires_to_plan, "more manager")


def _open_book(assessment: Assessment) -> str:
    room = sum(whole(manager.recommended_accounts.likely or 0) for manager in assessment.managers)
    if not assessment.managers:
        return "add managers and accounts to the file"
    return f"{counted(len(assessment.managers), 'manager')} can carry about {room:,} of which nothing is known yet"
