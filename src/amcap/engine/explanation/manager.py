"""Why a manager's load is what it is."""

from functools import partial

from amcap.engine.arithmetic.judgement import Judgement
from amcap.engine.assumptions import assumptions
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.judging import Comparisons, hours_per_account, judge_manager
from amcap.engine.evaluation.posts import Entry, Post
from amcap.engine.explanation.levers import levers_of
from amcap.engine.explanation.room import taken_on
from amcap.engine.explanation.steps import input_of, product_of
from amcap.engine.explanation.unknowns import unknowns_of
from amcap.model.assessment import SCHEMA_VERSION, RuleBookId, Tool
from amcap.model.derivation import Time
from amcap.model.explanation import BookEntry, Judged, ManagerExplanation, UsedFactor
from amcap.model.finding import Subject
from amcap.model.loc import Place
from amcap.version import __version__


def explain_manager(evaluation: Evaluation, post: Post) -> ManagerExplanation:
    """Capacity as a product, the book as a sum, and what moves, narrows and lowers their quotient, or fills it."""
    book, place = evaluation.rulebook, evaluation.place_of(("managers", post.index))
    place_of = partial(_place_of_field, evaluation, post)
    judgement = judge_manager(post.book, post.capacity, book)
    compared = Comparisons(evaluation)
    entries = sorted(evaluation.entries_of(post.name), key=lambda entry: (-_total(entry), entry.position))
    return ManagerExplanation(
        schema_version=SCHEMA_VERSION,
        tool=Tool("amcap", __version__),
        rulebook=RuleBookId(book.id, book.revision),
        as_of=evaluation.as_of,
        standard_month_hours=evaluation.month,
        portfolio=evaluation.place_of(()).file,
        subject=Subject("manager", post.name),
        file=place.file,
        line=place.line,
        time=_time(evaluation, post),
        capacity=product_of(evaluation, post.capacity.product, place_of, post.manager),
        book=tuple(_entry(evaluation, entry) for entry in entries),
        result=judged(judgement),
        fair_share=compared.fair_share(post),
        recommended_accounts=compared.recommended(post, judgement),
        hours_per_account=hours_per_account(post.capacity, evaluation.month, judgement.accounts),
        assumptions=assumptions(evaluation, [post.name]),
        drivers=judgement.drivers,
        unknowns=unknowns_of(evaluation, judgement, lambda prospect: prospect.judge(post.name)),
        levers=levers_of(evaluation, post),
        room=taken_on(evaluation, post),
    )


def judged(judgement: Judgement) -> Judged:
    """A judgement as data: workload and capacity in standard managers, load as a ratio."""
    return Judged(
        workload=judgement.workload,
        capacity=judgement.capacity,
        load=judgement.load,
        centre=None if judgement.ratio is None else judgement.ratio.centre,
        probability_over=judgement.probability_over,
        firm=judgement.firm,
        verdict=judgement.verdict,
    )


def _time(evaluation: Evaluation, post: Post) -> Time:
    manager, place_of = post.manager, partial(_place_of_field, evaluation, post)
    return Time(
        fte=1.0 if manager.fte is None else manager.fte,
        fte_input=input_of(evaluation, place_of, manager, "fte"),
        other_duties_hours=manager.other_duties_hours or 0.0,
        other_duties_input=input_of(evaluation, place_of, manager, "other_duties_hours"),
        value=post.capacity.time if post.capacity.started else 0.0,
    )


def _place_of_field(evaluation: Evaluation, post: Post, field: str) -> Place:
    return evaluation.place_of(("managers", post.index, field))


def _entry(evaluation: Evaluation, entry: Entry) -> BookEntry:
    workload, place = entry.workload, evaluation.place_of_entry(entry)
    unbounded, product = _multiplied(evaluation, entry)
    return BookEntry(
        name=entry.name,
        accounts=entry.accounts,
        workload=workload.share,
        total=_total(entry),
        basis=workload.basis,
        heuristic=workload.start.heuristic if workload.start else None,
        accounts_per_manager=workload.start.accounts if workload.start else product / workload.share,
        factors=tuple(
            UsedFactor(factor=factor.factor, level=factor.level, effect=factor.effect) for factor in workload.factors
        ),
        unbounded=unbounded,
        product=product,
        hours=entry.hours,
        position=entry.position,
        file=place.file,
        line=place.line,
    )


def _multiplied(evaluation: Evaluation, entry: Entry) -> tuple[float, float]:
    """What multiplies 1 / accounts per manager, or hours / those of a month: before the bounds, and held in them."""
    workload = entry.workload
    if workload.product is not None:
        return workload.product.unbounded, workload.product.value
    if entry.hours is None:
        return workload.share, workload.share
    pace = workload.share * evaluation.month / entry.hours
    return pace, pace


def _total(entry: Entry) -> float:
    return entry.workload.share * entry.accounts
