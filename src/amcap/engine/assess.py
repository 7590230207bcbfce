"""assess: the pure function from portfolio, rule book and day to an assessment."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from amcap import __version__
from amcap.engine.book import merged
from amcap.engine.capacity import new_hire_capacity
from amcap.engine.evaluation import Entry, Evaluation, LineOf, Post, evaluate, no_lines
from amcap.engine.findings import find
from amcap.engine.judgement import (
    Judgement,
    hires_needed,
    judge,
    manager_terms,
    recommended_accounts,
    room_for,
)
from amcap.engine.uncertainty import drivers, weighted_terms
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
from amcap.model.portfolio import Portfolio
from amcap.model.rulebook import RuleBook
from amcap.model.vocabulary import SubjectKind


def assess(
    portfolio: Portfolio,
    rulebook: RuleBook,
    as_of: date,
    *,
    source: str = "-",
    line_of: LineOf = no_lines,
    only: Collection[str] | None = None,
) -> Assessment:
    """Judge every manager and the team. Same input, same answer: no file, clock or screen is touched.

    `source` names the portfolio in the answer; `line_of` tells where in its file a value stands. `only` names
    the managers to report on, with their accounts, assumptions and findings; the team is always the whole team.
    """
    return summarise(evaluate(portfolio, rulebook, as_of, line_of), source, only)


def summarise(evaluation: Evaluation, source: str, only: Collection[str] | None = None) -> Assessment:
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
        portfolio=PortfolioSummary(evaluation.portfolio.name, source, len(managers), evaluation.team_book.accounts),
        team=team,
        managers=tuple(manager for manager in managers if only is None or manager.name in only),
        accounts=tuple(_account(entry, book) for entry in evaluation.entries if only is None or entry.manager in only),
        assumptions=_assumptions(evaluation, only),
        findings=find(evaluation, managers, team, only),
        gate=Gate((), False),
    )


def judge_post(post: Post, book: RuleBook) -> Judgement:
    """The judgement of one manager's book against the manager's capacity."""
    terms = {**post.book.terms(), **manager_terms(post.capacity)}
    return judge(post.book.workload, post.book.accounts, post.capacity.value, terms, book)


def _manager(post: Post, evaluation: Evaluation) -> ManagerAssessment:
    book, capacity, accounts = evaluation.rulebook, post.capacity.value, post.book.accounts
    month = book.standard_month_hours
    workload = post.book.workload
    judgement = judge_post(post, book)
    room = capacity - workload
    return ManagerAssessment(
        name=post.name,
        accounts=accounts,
        workload=workload,
        workload_hours=workload * month,
        capacity=capacity,
        capacity_hours=capacity * month,
        load=judgement.load,
        probability_over=judgement.probability_over,
        verdict=judgement.verdict,
        recommended_accounts=recommended_accounts(judgement, accounts, post.capacity, book, dedicated=post.dedicated),
        headroom=Headroom(room, room * month, room_for(room, accounts, book, dedicated=post.dedicated)),
        revenue=post.book.revenue,
        revenue_target=post.manager.revenue_target,
        drivers=drivers(judgement.terms),
    )


def _team(evaluation: Evaluation) -> TeamAssessment:
    book, team, capacity = evaluation.rulebook, evaluation.team_book, evaluation.team_capacity
    posts = evaluation.posts.values()
    terms = team.terms()
    if capacity:
        parts = ((post.capacity.value, post.capacity.product.sigmas) for post in posts)
        terms |= weighted_terms(parts, capacity)
    judgement = judge(team.workload, team.accounts, capacity, terms, book)
    hire = new_hire_capacity(evaluation.portfolio.company, book, evaluation.as_of)
    return TeamAssessment(
        workload=team.workload,
        capacity=capacity,
        load=judgement.load,
        probability_over=judgement.probability_over,
        verdict=judgement.verdict,
        hires_needed=hires_needed(team.workload, capacity, hire, book),
        unassigned_accounts=evaluation.unassigned.accounts,
        unassigned_workload=evaluation.unassigned.workload,
    )


def _account(entry: Entry, book: RuleBook) -> AccountAssessment:
    workload = entry.workload
    return AccountAssessment(
        name=entry.name,
        manager=entry.manager,
        count=entry.accounts,
        workload=workload.share,
        workload_hours=workload.share * book.standard_month_hours,
        basis=workload.basis,
        heuristic=workload.start.heuristic if workload.start else None,
        accounts_per_manager=workload.start.accounts if workload.start else 1 / workload.share,
        factors=workload.factors,
        bounded=workload.bounded,
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
        cost = evaluation.yearly_cost(post)
        if post.manager.cost_per_year is None and post.book.revenues and cost is not None:
            found["manager", "cost-per-year", f"{cost:.0f}"] += 1
    whole = evaluation.team_book if only is None else merged(post.book for post in posts)
    for workload, count in whole.weights.items():
        for factor, value in workload.assumed:
            found["account", factor, value] += count
    listed = [Assumption(factor, kind, value, count) for (kind, factor, value), count in found.items()]
    return tuple(sorted(listed, key=lambda item: (_KINDS.index(item.subject_kind), -item.count, item.factor)))
