"""Why an account's workload is what it is, and who could carry it."""

from collections.abc import Iterator
from functools import partial

from amcap.engine.arithmetic.factors import Product
from amcap.engine.arithmetic.starting_point import StartingPoint
from amcap.engine.arithmetic.workload import Workload, pairing_of
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Entry, Post
from amcap.engine.evaluation.workloads import NOBODY
from amcap.engine.explanation.steps import citation, product_of
from amcap.engine.what_if.loads import with_more
from amcap.engine.what_if.prospect import what_if
from amcap.model.assessment import SCHEMA_VERSION, RuleBookId, Tool
from amcap.model.changes import Move
from amcap.model.derivation import Start
from amcap.model.explanation import AccountExplanation, Comparison, Taker
from amcap.model.finding import Subject
from amcap.version import __version__


def explain_account(evaluation: Evaluation, entry: Entry) -> AccountExplanation:
    """The rule of thumb for the account, measured hours beside it where there are any, and each manager with it."""
    book, place = evaluation.rulebook, evaluation.place_of_entry(entry)
    thumb = _rule_of_thumb(evaluation, entry)
    assert thumb.start is not None
    product = thumb.product or Product(thumb.share, thumb.share, (), thumb.spread)
    return AccountExplanation(
        schema_version=SCHEMA_VERSION,
        tool=Tool("amcap", __version__),
        rulebook=RuleBookId(book.id, book.revision),
        as_of=evaluation.as_of,
        standard_month_hours=evaluation.month,
        portfolio=evaluation.place_of(()).file,
        subject=Subject("account", entry.name),
        file=place.file,
        line=place.line,
        manager=entry.manager,
        accounts=entry.accounts,
        workload=entry.workload.share,
        basis=entry.workload.basis,
        start=_start(evaluation, thumb.start),
        factors=product_of(evaluation, product, partial(evaluation.place_of_entry, entry), entry.own),
        comparison=_comparison(entry, thumb, evaluation.month),
        takers=tuple(sorted(_takers(evaluation, entry), key=_by_fit)),
    )


def _rule_of_thumb(evaluation: Evaluation, entry: Entry) -> Workload:
    carrier = NOBODY if entry.manager is None else evaluation.posts[entry.manager].carrier
    return evaluation.workloads.of(entry.profile._replace(hours_per_month=None), carrier)


def _start(evaluation: Evaluation, start: StartingPoint) -> Start:
    rule = evaluation.rulebook.rules[start.rule_id]
    heuristic = evaluation.rulebook.rules.get(f"heuristic.{start.heuristic}")
    return Start(
        heuristic=start.heuristic,
        accounts=start.accounts,
        low=start.low,
        high=start.high,
        assumed=tuple(factor for factor, _ in start.assumed),
        rule=start.rule_id,
        claim=rule.claim,
        basis=rule.basis,
        source=citation(evaluation, start.rule_id),
        reading=None if heuristic is None else heuristic.reading,
    )


def _comparison(entry: Entry, thumb: Workload, month: float) -> Comparison | None:
    measured = entry.hours
    if measured is None:
        return None
    share = entry.workload.share
    return Comparison(
        measured_workload=share,
        measured_hours=measured,
        pace=share * month / measured,
        rule_of_thumb_workload=thumb.share,
        rule_of_thumb_hours=thumb.share * month,
        ratio=share / thumb.share,
    )


def _takers(evaluation: Evaluation, entry: Entry) -> Iterator[Taker]:
    """Each manager who could take the accounts of the entry: all but those dedicated to another account."""
    for post in evaluation.posts.values():
        current = post.name == entry.manager
        if post.dedicated and not current and post.book.accounts + entry.accounts > 1:
            continue
        yield _taker(evaluation, post, entry, current=current)


def _taker(evaluation: Evaluation, post: Post, entry: Entry, *, current: bool) -> Taker:
    moved = what_if(evaluation, [Move(entry.position, None if current else post.name)]).outcome(post.name)
    now = with_more(post, 0.0, 0)
    without, having = (moved, now) if current else (now, moved)
    pairing = pairing_of(entry.industry, post.expertise, evaluation.rulebook)
    return Taker(
        manager=post.name,
        current=current,
        expertise=pairing,
        load_without=without.load,
        load_with=having.load,
        verdict_with=having.verdict(evaluation.rulebook),
    )


def _by_fit(taker: Taker) -> tuple[bool, float]:
    """The manager who has the account first, then the others from the least loaded with it."""
    return (not taker.current, float("inf") if taker.load_with is None else taker.load_with)
