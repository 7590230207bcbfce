"""Findings on the portfolio and the team as a whole."""

from collections.abc import Iterator

from amcap.engine.evaluation.judging import planned_load
from amcap.engine.findings.case import Case, Hit
from amcap.model.assessment import Hires
from amcap.model.vocabulary import Level
from amcap.quantities import PLACES, counted, load_of_capacity, percent


def review_overdue(case: Case) -> Iterator[Hit]:
    portfolio, limit = case.evaluation.portfolio, case.number("threshold.review-days")
    if portfolio.reviewed is None:
        return
    days = (case.evaluation.as_of - portfolio.reviewed).days
    if days > limit:
        message = (
            f"The accounts were last reviewed on {portfolio.reviewed}, {days:,} days before "
            f"{case.evaluation.as_of}; {limit:g} days is the longest between two reviews."
        )
        yield Hit("review-overdue", "portfolio", portfolio.name, message, loc=("reviewed",))


def team_over_capacity(case: Case) -> Iterator[Hit]:
    team, load = case.team, case.team.load.likely
    if team.verdict == "no-capacity":
        if not case.evaluation.accounts:
            return
        state = f"There is no capacity for the work of {team.workload:.2f} standard managers"
    elif load is not None and round(load, PLACES) > case.number("band.healthy-to"):
        work = f"the work of {team.workload:.2f} standard managers for {team.capacity:.2f}"
        state = f"The team is at {load_of_capacity(team.load)}: {work}"
    else:
        return
    plan, target = counted(team.hires_to_plan, "manager"), percent(planned_load(case.evaluation))
    message = (
        f"{state}; {_hires(team.hires)} (established, full-time, ramped up) to bring it to 100%, "
        f"and {plan} to the planned {target}."
    )
    # Without capacity there is no doubt, and no load.
    far_over = load is None or round(load, PLACES) > case.number("band.stretched-to")
    grave = far_over and team.firm and case.level("team-over-capacity") == "warning"
    level: Level | None = "error" if grave else None
    yield Hit("team-over-capacity", "team", case.evaluation.portfolio.name, message, level=level)


def _hires(hires: Hires) -> str:
    """'it takes 2 more managers (1 to 4)'."""
    ends = "" if hires.low == hires.high else f" ({hires.low:,} to {hires.high:,})"
    return f"it takes {counted(hires.likely, 'more manager')}{ends}"
