"""Why the team's load is what it is."""

from collections.abc import Iterator

from amcap.engine.arithmetic.capacity import new_hire_capacity
from amcap.engine.arithmetic.judgement import Judgement, hires_to_line, load_of, people, shortfall
from amcap.engine.arithmetic.sums import total
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.judging import judge_team, planned_load
from amcap.engine.explanation.levers import lever
from amcap.engine.explanation.manager import judged
from amcap.engine.explanation.unknowns import unknowns_of
from amcap.engine.what_if.loads import Outcome
from amcap.engine.what_if.prospect import Prospect
from amcap.model.assessment import SCHEMA_VERSION, RuleBookId, Tool
from amcap.model.explanation import Lever, TeamExplanation, TeamMember
from amcap.model.finding import Subject
from amcap.quantities import counted
from amcap.version import __version__

_HIRES_TRIED = 5


def explain_team(evaluation: Evaluation) -> TeamExplanation:
    """The sums of workload and capacity, manager by manager, their quotient, and what hires would do to it."""
    book = evaluation.rulebook
    judgement = judge_team(evaluation)
    hire = new_hire_capacity(evaluation.portfolio.company, book, evaluation.as_of)
    short = shortfall(judgement, planned_load(evaluation))
    hires = people(short, hire)
    return TeamExplanation(
        schema_version=SCHEMA_VERSION,
        tool=Tool("amcap", __version__),
        rulebook=RuleBookId(book.id, book.revision),
        as_of=evaluation.as_of,
        standard_month_hours=evaluation.month,
        portfolio=evaluation.place_of(()).file,
        subject=Subject("team", evaluation.portfolio.name),
        file=None,
        line=None,
        members=tuple(_members(evaluation)),
        result=judged(judgement),
        target_load=planned_load(evaluation),
        hire_capacity=hire,
        hires=hires_to_line(judgement, total(each.work for each in evaluation.books()), hire),
        hires_to_plan=hires,
        shortfall=short,
        drivers=judgement.drivers,
        unknowns=unknowns_of(evaluation, judgement, Prospect.judge_team),
        levers=tuple(_hires(evaluation, judgement, hire, hires)),
    )


def _members(evaluation: Evaluation) -> Iterator[TeamMember]:
    for post in evaluation.posts.values():
        workload, capacity = post.book.workload, post.capacity.value
        yield TeamMember(
            manager=post.name,
            accounts=post.book.accounts,
            workload=workload,
            capacity=capacity,
            load=load_of(workload, capacity),
        )
    if evaluation.unassigned.book.accounts:
        yield TeamMember(
            manager=None,
            accounts=evaluation.unassigned.book.accounts,
            workload=evaluation.unassigned.book.workload,
            capacity=0.0,
            load=None,
        )


def _hires(evaluation: Evaluation, judgement: Judgement, hire: float, needed: int) -> Iterator[Lever]:
    """What each hire up to the number needed would do; for a large number, the last one only."""
    numbers = range(1, needed + 1) if needed <= _HIRES_TRIED else (needed,)
    target = planned_load(evaluation)
    for number in numbers:
        # Hires are all alike, so that any number of them is that many times one.
        outcome = Outcome(judgement.accounts, judgement.workload, judgement.capacity + number * hire)
        if outcome.load is not None:
            yield lever(counted(number, "hire"), outcome, target, evaluation.rulebook)
