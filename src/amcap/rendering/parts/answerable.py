"""Who answers for a finding, or for a reason why the gate trips: each belongs to exactly one row of a report."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from amcap.gate import Trip
from amcap.model.assessment import Assessment, Finding, Subject
from amcap.model.vocabulary import SubjectKind

ItemT = TypeVar("ItemT", Finding, Trip)


class Owner(NamedTuple):
    kind: SubjectKind
    name: str | None


UNASSIGNED = Owner("account", None)
TEAM = Owner("team", None)
PORTFOLIO = Owner("portfolio", None)


def by_owner(assessment: Assessment, items: Iterable[ItemT]) -> dict[Owner, list[ItemT]]:
    """The items by who answers for them: a manager for the whole book, else the team or the portfolio.

    Where the list of accounts was left out of the assessment, the portfolio answers for them.
    """
    managers = {account.name: account.manager for account in assessment.accounts}
    owned: dict[Owner, list[ItemT]] = {}
    for item in items:
        owned.setdefault(_owner(item.subject, managers), []).append(item)
    return owned


def _owner(subject: Subject, managers: dict[str, str | None]) -> Owner:
    if subject.kind == "account" and subject.name in managers:
        manager = managers[subject.name]
        return UNASSIGNED if manager is None else Owner("manager", manager)
    if subject.kind == "manager":
        return Owner("manager", subject.name)
    return TEAM if subject.kind == "team" else PORTFOLIO
