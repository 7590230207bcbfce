"""Whether the rule book fits this team at all."""

from collections.abc import Iterator
from math import inf, log

from amcap.engine.evaluation.other_book import kinds_of, team_load_under
from amcap.engine.evaluation.posts import Post
from amcap.engine.findings.case import Case, Hit
from amcap.model.assessment import ManagerAssessment
from amcap.quantities import PLACES, counted, percent


def rulebook_in_doubt(case: Case) -> Iterator[Hit]:
    judged = [manager for post, manager in case.posts() if _by_thumb(post, manager)]
    low, high = case.number("guard.load-low"), case.number("guard.load-high")
    loads = [round(manager.load.likely or 0.0, PLACES) for manager in judged]
    for number, side in ((sum(load > high for load in loads), "over"), (sum(load < low for load in loads), "under")):
        if number and number >= case.number("guard.managers-share") * len(loads):
            limit = percent(high if side == "over" else low)
            whose = "The only manager" if len(loads) == 1 else f"{number:,} of {counted(len(loads), 'manager')}"
            is_ = "is" if number == 1 else "are"
            message = (
                f"{whose} judged by rule of thumb {is_} {side} {limit}: the rule book {case.evaluation.rulebook.id} "
                f"may not fit this work. {_others(case)}Fair shares hold whatever the rule book."
            )
            yield Hit("rulebook-in-doubt", "team", case.evaluation.portfolio.name, message)
            return


def _by_thumb(post: Post, manager: ManagerAssessment) -> bool:
    """Whether a manager has a load that rests mostly on rules of thumb; a dedicated account is no such rule."""
    if manager.load.likely is None or not manager.accounts or post.dedicated:
        return False
    thumb = sum(
        group.workload.share * group.accounts for group in post.holding.groups if not group.measured and not group.whole
    )
    return thumb > manager.workload / 2


def _others(case: Case) -> str:
    """The team's load under each book that comes with amcap, and which is the nearest to the line."""
    kinds, loads = kinds_of(case.evaluation), dict[str, float]()
    for book in case.packs():
        load = team_load_under(case.evaluation, kinds, book) if book.id != case.evaluation.rulebook.id else None
        if load is not None:
            loads[book.id] = load
    if not loads:
        return ""
    now = case.team.load.likely
    here = "" if now is None else f"The team is at {percent(now)}, and would be at "
    told = ", ".join(f"{percent(load)} under {name}" for name, load in loads.items())
    nearest = min(loads, key=lambda name: abs(log(loads[name])) if loads[name] else inf)
    return f"{here}{told}; the nearest to {percent(1.0)} is --rulebook {nearest}. "
