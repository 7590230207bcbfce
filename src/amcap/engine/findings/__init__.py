"""Findings: what to do about the numbers. One function a finding, one table of them all."""

from collections.abc import Collection
from typing import NamedTuple

from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.findings import accounts, loads, people, portfolio
from amcap.engine.findings.case import Case, Hit
from amcap.engine.findings.rest import rest
from amcap.model.assessment import Citation, Finding, ManagerAssessment, Subject, TeamAssessment
from amcap.model.vocabulary import LEVELS

CHECKS = (
    portfolio.review_overdue,
    portfolio.team_over_capacity,
    loads.no_capacity,
    loads.overloaded,
    loads.stretched,
    loads.underloaded,
    people.too_many_key_accounts,
    people.dedicated_manager_shared,
    people.new_manager_key_account,
    people.revenue_below_target,
    people.starts_later,
    people.factors_bounded,
    accounts.unassigned_account,
    accounts.expertise_mismatch,
    accounts.costly_account,
    accounts.concentration,
    accounts.factors_bounded,
    rest,
)
"""Every check, in the order in which findings on one subject are told."""


def find(
    evaluation: Evaluation,
    managers: tuple[ManagerAssessment, ...],
    team: TeamAssessment,
    only: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """All findings, by level and then in the order of the file; `only` keeps those on some managers and their books."""
    case = Case(evaluation, managers, team)
    hits = (hit for check in CHECKS for hit in check(case))
    chosen = [hit for hit in hits if only is None or hit.manager in only]
    told = [(_finding(hit, evaluation), _place(hit)) for hit in chosen]
    told.sort(key=lambda pair: (LEVELS.index(pair[0].level), pair[1].part, pair[0].line or 0, pair[1]))
    return tuple(finding for finding, _ in told)


class _Place(NamedTuple):
    """Where a finding stands among those of one line, or of a portfolio that no file holds.

    Accounts kept in a table come after all that the portfolio itself holds, counts of the rest last.
    """

    part: int
    kind: int
    entry: int


def _place(hit: Hit) -> _Place:
    index = hit.loc[1] if hit.loc is not None and len(hit.loc) > 1 else 0
    kind = ("portfolio", "company", "team", "manager", "account").index(hit.kind)
    part = 2 if hit.kind == "portfolio" and hit.loc is None else int(not hit.in_portfolio)
    return _Place(part, kind, int(index))


def _finding(hit: Hit, evaluation: Evaluation) -> Finding:
    rule = evaluation.rulebook.findings[hit.id]
    return Finding(
        id=hit.id,
        level=rule.level,
        subject=Subject(hit.kind, hit.name),
        message=hit.message,
        source=Citation(rule.source.document, rule.source.section),
        line=evaluation.line_of(hit.loc) if hit.loc is not None and hit.in_portfolio else None,
    )
