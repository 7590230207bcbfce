"""The verdict in a sentence or two: who is over the line, who may be, by how much, what the team needs."""

from collections.abc import Sequence
from typing import NamedTuple

from amcap.model.assessment import ManagerAssessment, PortfolioSummary, TeamAssessment
from amcap.quantities import (
    BEYOND_COUNTING,
    counted,
    listed,
    managers_short,
    percent,
    percent_of,
    ranged,
    whole,
)

OVER = ("no-capacity", "overloaded", "stretched")
MAYBE = "?"
"""Follows what is not firm: the range of the load reaches across 100 %."""


class Judgements(NamedTuple):
    """What a headline tells of: the portfolio, the managers to report on, and the whole team."""

    portfolio: PortfolioSummary
    managers: Sequence[ManagerAssessment]
    team: TeamAssessment


def headline(judged: Judgements) -> str:
    """What a reader must know who reads nothing else."""
    team, portfolio = judged.team, judged.portfolio
    if not portfolio.accounts:
        return f"No accounts yet: {_open_book(judged.managers)}."
    if not portfolio.managers:
        return f"No managers: {counted(portfolio.accounts, 'account')} of work for {_managers_of(team)}."
    return _managers(judged) + (_alone(team) if _is_alone(judged) else _team(team))


def last_line(judged: Judgements) -> str:
    """The headline once more, in so few words that they fit on a line: numbers instead of names."""
    team, managers = judged.team, judged.managers
    if not judged.portfolio.accounts or not judged.portfolio.managers:
        return headline(judged)
    if _is_alone(judged):
        return _managers(judged)
    over, may = sum(map(is_over, managers)), sum(map(may_be_over, managers))
    more = f", {may:,} more may be" if may else ""
    state = "no capacity" if team.load.likely is None else percent(team.load.likely)
    return f"{over:,} of {len(managers):,} over 100%{more}. Team {state}: {_hires(team)}."


def is_over(manager: ManagerAssessment) -> bool:
    """Whether the likely load is over 100 %."""
    return manager.verdict in OVER and manager.accounts > 0


def may_be_over(manager: ManagerAssessment) -> bool:
    """Whether the likely load is at most 100 %, but its range reaches beyond."""
    return not is_over(manager) and not manager.firm


def fullness(manager: ManagerAssessment) -> float:
    """The likely load; without end where there are accounts and no capacity for them."""
    return float("inf") if manager.verdict == "no-capacity" and manager.accounts else manager.load.likely or 0.0


def foremost(managers: Sequence[ManagerAssessment]) -> ManagerAssessment:
    """The fullest of those who are over the line; where nobody is, of all. Raises ValueError where there are none."""
    return max(filter(is_over, managers), key=fullness, default=None) or max(managers, key=fullness)


def _is_alone(judged: Judgements) -> bool:
    return len(judged.managers) == 1 and judged.portfolio.managers == 1 and not judged.team.unassigned_accounts


def _managers(judged: Judgements) -> str:
    managers = judged.managers
    over = sorted(filter(is_over, managers), key=fullness, reverse=True)
    if len(managers) == 1:
        return _one(managers[0], judged.team)
    may = sum(map(may_be_over, managers))
    if over:
        whose = listed([_named(manager) for manager in over])
        verb = "is" if len(over) == 1 else "are"
        more = f"; {may:,} more may be" if may else ""
        return f"{len(over):,} of {counted(len(managers), 'manager')} {verb} over the line: {whose}{more}."
    fullest = max(managers, key=fullness)
    if _left_over(judged.team):
        return f"{_left(judged.team, fullest)}."
    though = f", though {may:,} may be" if may else ""
    return f"No manager is over the line{though}; the fullest is {_named(fullest)}."


def _one(manager: ManagerAssessment, team: TeamAssessment) -> str:
    if is_over(manager):
        return f"Over the line{'' if manager.firm else ', but maybe not'}: {_named(manager)}."
    if _left_over(team):
        return f"{_left(team, manager)}."
    if not manager.accounts:
        return f"{manager.name} has no accounts."
    maybe = "" if manager.firm else ", but maybe over"
    if manager.verdict == "underloaded":
        return f"Far below the line{maybe}: {_named(manager)}."
    return f"Within the line{maybe}: {_named(manager)}."


def _left_over(team: TeamAssessment) -> bool:
    """Whether it is what nobody has that puts the team over the line."""
    return bool(team.unassigned_accounts) and team.verdict in OVER


def _left(team: TeamAssessment, fullest: ManagerAssessment) -> str:
    return f"No manager for {counted(team.unassigned_accounts, 'account')}; the fullest manager is {_named(fullest)}"


def _named(manager: ManagerAssessment) -> str:
    if manager.load.likely is None:
        return f"{manager.name} (no capacity)"
    return f"{manager.name} ({_at(manager.load.likely)}{'' if manager.firm else MAYBE})"


def _at(load: float) -> str:
    return percent(load) if load < BEYOND_COUNTING else percent_of(load, "capacity")


def _team(team: TeamAssessment) -> str:
    if team.load.likely is None:
        return f" The team has no capacity and needs {_more_managers(team)}."
    state = f" The team is at {_at(team.load.likely)}{ranged(team.load)}"
    if not team.hires_to_plan:
        return f"{state}; no hire is needed."
    if team.verdict in OVER:
        return f"{state} and needs {_more_managers(team)}."
    return f"{state}, {_short(team)}."


def _alone(team: TeamAssessment) -> str:
    return f" That is {_short(team)}." if team.verdict in OVER and team.hires_to_plan else ""


def _short(team: TeamAssessment) -> str:
    return f"{managers_short(team.shortfall)} short of the planned {percent(team.target_load)}"


def _hires(team: TeamAssessment) -> str:
    """'2 hires (0-4) to 100%, 3 to 90%', the planned load."""
    likely, low, high = team.hires
    ends = f" ({low:,}-{high:,})" if low < high else ""
    line = f"{counted(likely, 'hire')}{ends} to 100%"
    return line if team.target_load == 1 else f"{line}, {team.hires_to_plan:,} to {percent(team.target_load)}"


def _managers_of(team: TeamAssessment) -> str:
    return counted(team.hires_to_plan, "manager")


def _more_managers(team: TeamAssessment) -> str:
    return counted(team.hires_to_plan, "more manager")


def _open_book(managers: Sequence[ManagerAssessment]) -> str:
    room = sum(whole(manager.recommended_accounts.likely or 0) for manager in managers)
    if not managers:
        return "add managers and accounts to the file"
    return f"{counted(len(managers), 'manager')} can carry about {room:,} of which nothing is known yet"
