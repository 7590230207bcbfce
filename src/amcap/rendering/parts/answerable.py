"""Who answers for a finding, or for a reason why the gate trips: each belongs to exactly one row of a report."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from amcap.model.assessment import Trip
from amcap.model.finding import Finding
from amcap.model.vocabulary import SubjectKind

ItemT = TypeVar("ItemT", Finding, Trip)


class Owner(NamedTuple):
    kind: SubjectKind
    name: str | None


UNASSIGNED = Owner("account", None)
TEAM = Owner("team", None)
PORTFOLIO = Owner("portfolio", None)


def by_owner(items: Iterable[ItemT]) -> dict[Owner, list[ItemT]]:
    """The items by who answers for them: a manager for the whole book, else the team or the portfolio."""
    owned: dict[Owner, list[ItemT]] = {}
    for item in items:
        owned.setdefault(_owner(item), []).append(item)
    return owned


def _owner(item: Finding | Trip) -> Owner:
    if item.manager is not None:
        return Owner("manager", item.manager)
    return {"account": UNASSIGNED, "team": TEAM}.get(item.subject.kind, PORTFOLIO)
