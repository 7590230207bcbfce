"""assess: the pure function from portfolio, rule book and day to an assessment."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from amcap.engine.arithmetic.book import merged
from amcap.engine.arithmetic.capacity import new_hire_capacity
from amcap.engine.arithmetic.judgement import (
    Judgement,
    hires_needed,
    judge,
    recommended_accounts,
    room_for,
)
from amcap.engine.arithmetic.uncertainty import drivers
from amcap.engine.evaluation.costs import yearly_cost
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.gathering import evaluate
from amcap.engine.evaluation.posts import Entry, Post
from amcap.engine.findings import find
from amcap.model.assessment import (
    SCHEMA_VERSION,
    AccountAssessment,
    Assessment,
    Assumption,
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
from amcap.model.vocabulary import SubjectKind
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
) -> Assessment:
    """Judge every manager and the team. Same input, same answer: no file, clock or screen is touched.

    `source` names the portfolio in the answer; `place_of` tells in which file and line a value stands. `only` names
    the managers to report on, with their accounts, assumptions and findings; the team is always the whole team.
    `records` are the accounts where they are not in the portfolio itself. Without accounts in the answer, memory
    does not grow with their number; what is found is the same.
    """
    evaluation = evaluate(portfolio, rulebook, as_of, place_of, records, keep=with_accounts)
    return summarise(evaluation, source, only, with_accounts=with_accounts)


def summarise(
    evaluation: Evaluation, source: str, only: Collection[str] | None = None, *, with_accounts: bool = True
) -> Assessment:
    """The assessment of an evaluation, with nothing gated yet; parameters as for `assess`."""
    book = evaluation.rulebook
    managers = tuple(_manager(post, evaluation) for post in evaluation.posts.values())
    team = _team(evaluation)
    return Assessment(
        schema_version=SCHEMA_VERSION,
        tool=Tool("amcap", __version__),
        rulebook=RuleBookId(book.id, book.revision),
        as_of=evaluation.as_of,
        standard_month_hours=book.standard_month_hours,
        portfolio=PortfolioSummary(
            name=evaluation.portfolio.name,
            source=source,
            managers=len(managers),
            accounts=evaluation.team_book.accounts,
        ),
        team=team,
        managers=tuple(manager for manager in managers if only is None or manager.name in only),
        accounts=tuple(
            _account(entry, evaluation)
            for entry in (evaluation.entries if with_accounts else ())
            if only is None or entry.manager in only
        ),
        assumptions=_assumptions(evaluation, only),
        findings=find(evaluation, managers, team, only),
        gate=Gate(fail_on=(), tripped=False, reasons=()),
    )


def _manager(post: Post, evaluation: Evaluation) -> ManagerAssessment:
    book, month = evaluation.rulebook, evaluation.rulebook.standard_month_hours
    judgement = judge([post.book], [post.capacity], book)
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
        verdict=judgement.verdict,
        recommended_accounts=recommended_accounts(judgement, book, dedicated=post.dedicated),
        headroom=Headroom(
            workload=room,
            hours=room * month,
            accounts=room_for(room, judgement.accounts, book, dedicated=post.dedicated),
        ),
        revenue=post.book.revenue,
        revenue_target=post.manager.revenue_target,
        drivers=drivers(judgement.terms),
    )


def judge_team(evaluation: Evaluation) -> Judgement:
    """The judgement of all books, the unassigned accounts included, against all capacities."""
    capacities = [post.capacity for post in evaluation.posts.values()]
    return judge([evaluation.team_book], capacities, evaluation.rulebook)


def _team(evaluation: Evaluation) -> TeamAssessment:
    team = judge_team(evaluation)
    hire = new_hire_capacity(evaluation.portfolio.company, evaluation.rulebook, evaluation.as_of)
    return TeamAssessment(
        workload=team.workload,
        capacity=team.capacity,
        load=team.load,
        probability_over=team.probability_over,
        verdict=team.verdict,
        hires_needed=hires_needed(team.workload, team.capacity, hire, evaluation.rulebook),
        unassigned_accounts=evaluation.unassigned.book.accounts,
        unassigned_workload=evaluation.unassigned.book.workload,
    )


def _account(entry: Entry, evaluation: Evaluation) -> AccountAssessment:
    workload, place = entry.workload, evaluation.place_of_entry(entry)
    return AccountAssessment(
        name=entry.name,
        manager=entry.manager,
        count=entry.accounts,
        workload=workload.share,
        workload_hours=workload.share * evaluation.rulebook.standard_month_hours,
        basis=workload.basis,
        heuristic=workload.start.heuristic if workload.start else None,
        accounts_per_manager=workload.start.accounts if workload.start else 1 / workload.share,
        factors=workload.factors,
        bounded=workload.bounded,
        position=entry.position,
        file=place.file,
        line=place.line,
    )


_KINDS: tuple[SubjectKind, ...] = ("company", "manager", "account")


def _assumptions(evaluation: Evaluation, only: Collection[str] | None) -> tuple[Assumption, ...]:
    """Everything that was not given: company first, then managers, then accounts, the most frequent first."""
    found: Counter[tuple[SubjectKind, str, str]] = Counter()
    if evaluation.portfolio.company.size is None and evaluation.posts:
        found["company", "company-size", evaluation.rulebook.factors["company-size"].missing] = 1
    posts = [post for post in evaluation.posts.values() if only is None or post.name in only]
    for post in posts:
        found.update(("manager", factor, value) for factor, value in post.capacity.assumed)
        cost = yearly_cost(post.manager, evaluation.portfolio.currency, evaluation.rulebook)
        if post.manager.cost_per_year is None and post.book.tells_revenue and cost is not None:
            found["manager", "cost-per-year", f"{cost:.0f}"] += 1
    whole = evaluation.team_book if only is None else merged(post.book for post in posts)
    for workload, count in whole.weights.items():
        for factor, value in workload.assumed:
            found["account", factor, value] += count
    listed = [
        Assumption(factor=factor, subject_kind=kind, value=value, count=count)
        for (kind, factor, value), count in found.items()
    ]
    return tuple(sorted(listed, key=lambda item: (_KINDS.index(item.subject_kind), -item.count, item.factor)))
