"""Findings: what to do about the numbers. One function a finding, called as the finding is."""

from collections.abc import Collection
from typing import NamedTuple

from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.findings import accounts, doubt, industries, loads, people, portfolio, sums, waivers
from amcap.engine.findings.case import Case, Hit, Packs, no_packs
from amcap.engine.findings.placements import Placements
from amcap.model.assessment import ManagerAssessment, TeamAssessment
from amcap.model.finding import Citation, Finding, Subject
from amcap.model.ids import FINDINGS
from amcap.model.loc import Place
from amcap.model.vocabulary import LEVELS

_HOMES = (portfolio, loads, people, accounts, sums, industries, doubt, waivers)
CHECKS = tuple(
    check for finding in FINDINGS for home in _HOMES if (check := vars(home).get(finding.replace("-", "_"))) is not None
)
"""Every check, called as what it finds; in the order of the ids, in which findings on one subject are told.

The last are on waivers, which look at all that was found.
"""


def find(
    evaluation: Evaluation,
    managers: tuple[ManagerAssessment, ...],
    team: TeamAssessment,
    only: Collection[str] | None = None,
    packs: Packs = no_packs,
) -> tuple[Finding, ...]:
    """All findings, by level and then in the order of the file; `only` keeps those on some managers and their books."""
    case = Case(evaluation, managers, team, Placements(evaluation, managers), packs)
    for check in CHECKS:
        case = case._replace(found=(*case.found, *check(case)))
    chosen = [hit for hit in case.found if only is None or hit.manager in only]
    told = [(_finding(hit, case), _rank(hit, evaluation)) for hit in chosen]
    told.sort(key=lambda pair: (LEVELS.index(pair[0].level), pair[1].part, pair[0].line or 0, pair[1]))
    return tuple(finding for finding, _ in told)


class _Rank(NamedTuple):
    """Where a finding stands among those of one line, or of a portfolio that no file holds.

    What stands in tables comes after all that the portfolio itself holds, sums of several accounts last.
    """

    part: int
    kind: int
    position: int


def _rank(hit: Hit, evaluation: Evaluation) -> _Rank:
    kind = ("portfolio", "company", "team", "manager", "account").index(hit.kind)
    own = hit.entry is None or hit.entry.line is None
    if hit.accounts is not None and hit.entry is None:
        part = 3
    elif not own:
        part = 2
    else:
        part = int(hit.loc is not None and _place(hit, evaluation).file != evaluation.place_of(()).file)
    return _Rank(part, kind, _position(hit) or 0)


def _position(hit: Hit) -> int | None:
    if hit.entry is not None:
        return hit.entry.position
    return int(hit.loc[1]) if hit.loc is not None and hit.loc[0] == "managers" else None


def _place(hit: Hit, evaluation: Evaluation) -> Place:
    if hit.entry is not None:
        return evaluation.place_of_entry(hit.entry)
    return Place(None, None) if hit.loc is None else evaluation.place_of(hit.loc)


def _finding(hit: Hit, case: Case) -> Finding:
    evaluation = case.evaluation
    rule, place = evaluation.rulebook.findings[hit.id], _place(hit, evaluation)
    return Finding(
        id=hit.id,
        level=hit.level or rule.level,
        subject=Subject(kind=hit.kind, name=hit.name),
        manager=hit.manager,
        position=_position(hit),
        accounts=hit.accounts,
        message=hit.message,
        advice=hit.advice,
        accepted=waivers.acceptance(hit, case),
        source=Citation(rule.source.document, rule.source.section),
        file=place.file,
        line=place.line,
    )
