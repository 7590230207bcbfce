"""assess: the pure function from portfolio, rule book and day to an assessment."""

from collections.abc import Collection, Iterable
from datetime import date

from amcap.engine.arithmetic.capacity import new_hire_capacity
from amcap.engine.arithmetic.judgement import hires_to_line, people, room_for, shortfall
from amcap.engine.arithmetic.sums import total
from amcap.engine.assumptions import assumptions
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.gathering import evaluate
from amcap.engine.evaluation.judging import (
    Comparisons,
    hours_per_account,
    judge_manager,
    judge_team,
    planned_load,
)
from amcap.engine.evaluation.posts import Entry, Post
from amcap.engine.findings import find
from amcap.engine.findings.case import Packs, no_packs
from amcap.headline import Judgements, headline
from amcap.model.assessment import (
    SCHEMA_VERSION,
    AccountAssessment,
    Assessment,
    Gate,
    Headroom,
    ManagerAssessment,
    PortfolioSummary,
    RuleBookId,
    TeamAssessment,
    Tool,
)
from amcap.model.loc import PlaceOf, nowhere
from amcap.model.portfolio import PortfolioHead
from amcap.model.record import Record
from amcap.model.rulebook import RuleBook
from amcap.version import __version__


def assess(
    portfolio: PortfolioHead,
    rulebook: RuleBook,
    as_of: date,
    *,
    source: str = "-",
    place_of: PlaceOf = nowhere,
    only: Collection[str] | None = None,
    records: Iterable[Record] | None = None,
    with_accounts: bool = True,
    packs: Packs = no_packs,
) -> Assessment:
    """Judge every manager and the team. Same input, same answer: no file, clock or screen is touched.

    `source` names the portfolio in the answer; `place_of` tells in which file and line a value stands. `only` names
    the managers to report on, with their accounts, assumptions and findings; the team is always the whole team.
    `records` are the accounts where they are not in the portfolio itself. Without accounts in the answer, memory
    does not grow with their number; what is found is the same. `packs` reads other rule books to judge the team by
    where this one is in doubt.
    """
    evaluation = evaluate(portfolio, rulebook, as_of, place_of, records, keep=with_accounts)
    return summarise(evaluation, source, only, with_accounts=with_accounts, packs=packs)


def summarise(
    evaluation: Evaluation,
    source: str,
    only: Collection[str] | None = None,
    *,
    with_accounts: bool = True,
    packs: Packs = no_packs,
) -> Assessment:
    """The assessment of an evaluation, with nothing gated yet; parameters as for `assess`."""
    book = evaluation.rulebook
    compared = Comparisons(evaluation)
    managers = tuple(_manager(post, evaluation, compared) for post in evaluation.posts.values())
    told = tuple(manager for manager in managers if only is None or manager.name in only)
    team = _team(evaluation)
    portfolio = PortfolioSummary(
        name=evaluation.portfolio.name, source=source, managers=len(managers), accounts=evaluation.accounts
    )
    return Assessment(
        schema_version=SCHEMA_VERSION,
        tool=Tool("amcap", __version__),
        rulebook=RuleBookId(book.id, book.revision),
        as_of=evaluation.as_of,
        standard_month_hours=evaluation.month,
        portfolio=portfolio,
        headline=headline(Judgements(portfolio, told, team)),
        team=team,
        managers=told,
        accounts=tuple(
            _account(entry, evaluation)
            for entry in (evaluation.entries if with_accounts else ())
            if only is None or entry.manager in only
        ),
        assumptions=assumptions(evaluation, only),
        findings=find(evaluation, managers, team, only, packs),
        gate=Gate(fail_on=(), tripped=False, reasons=()),
    )


def _manager(post: Post, evaluation: Evaluation, compared: Comparisons) -> ManagerAssessment:
    book, month = evaluation.rulebook, evaluation.month
    judgement = judge_manager(post.book, post.capacity, book)
    room = judgement.capacity - judgement.workload
    return ManagerAssessment(
        name=post.name,
        accounts=judgement.accounts,
        workload=judgement.workload,
        workload_hours=judgement.workload * month,
        capacity=judgement.capacity,
        capacity_hours=judgement.capacity * month,
        load=judgement.load,
        probability_over=judgement.probability_over,
        firm=judgement.firm,
        verdict=judgement.verdict,
        fair_share=compared.fair_share(post),
        recommended_accounts=compared.recommended(post, judgement),
        hours_per_account=hours_per_account(post.capacity, month, judgement.accounts),
        headroom=Headroom(
            workload=room,
            hours=room * month,
            accounts=room_for(room, judgement.accounts, book, dedicated=post.dedicated),
        ),
        revenue=post.book.revenue,
        revenue_target=post.manager.revenue_target,
        drivers=judgement.drivers,
    )


def _team(evaluation: Evaluation) -> TeamAssessment:
    team, book = judge_team(evaluation), evaluation.rulebook
    hire = new_hire_capacity(evaluation.portfolio.company, book, evaluation.as_of)
    short = shortfall(team, planned_load(evaluation))
    return TeamAssessment(
        workload=team.workload,
        capacity=team.capacity,
        load=team.load,
        probability_over=team.probability_over,
        firm=team.firm,
        verdict=team.verdict,
        hires=hires_to_line(team, total(each.work for each in evaluation.books()), hire),
        target_load=planned_load(evaluation),
        hires_to_plan=people(short, hire),
        shortfall=short,
        unassigned_accounts=evaluation.unassigned.book.accounts,
        unassigned_workload=evaluation.unassigned.book.workload,
        drivers=team.drivers,
    )


def _account(entry: Entry, evaluation: Evaluation) -> AccountAssessment:
    workload, place, own = entry.workload, evaluation.place_of_entry(entry), entry.group.own
    return AccountAssessment(
        name=entry.name,
        manager=entry.manager,
        count=entry.accounts,
        workload=workload.share,
        workload_hours=workload.share * evaluation.month,
        basis=workload.basis,
        heuristic=workload.start.heuristic if workload.start else None,
        accounts_per_manager=workload.start.accounts if workload.start else 1 / workload.share,
        factors=workload.factors,
        bounded=workload.bounded,
        segment=own.segment,
        tier=own.tier,
        size=own.size,
        complexity=own.complexity,
        revenue=entry.revenue,
        position=entry.position,
        file=place.file,
        line=place.line,
    )
