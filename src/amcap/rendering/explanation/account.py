"""An account's workload explained: by rule of thumb, as it was measured, and who could carry it."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from amcap.characters import visible
from amcap.model.explanation import AccountExplanation, Taker
from amcap.quantities import hours, hours_in_a_cell, in_a_cell, in_words, percent, percent_of, rule_of
from amcap.rendering.explanation.parts import at_pace, dash, figures_column, fitted, place_of
from amcap.rendering.explanation.steps import (
    cited,
    claim,
    detail,
    figure,
    full,
    heading,
    product_text,
    step_lines,
    title,
)
from amcap.rendering.parts.columns import Column, Layout, plain
from amcap.rendering.parts.look import Look


def account_page(told: AccountExplanation, look: Look) -> Iterator[RenderableType]:
    """The explanation of an account."""
    month = told.standard_month_hours
    each = "" if told.accounts == 1 else f", each of {told.accounts:,}"
    takes = f"{figure(told.workload)} of a standard manager, {_of_month(told.workload, month)}"
    yield title(f"{told.subject.name}{each}: {takes}", place_of(told))
    yield Text(f"Served by {visible(told.manager or 'nobody yet')}; {in_words(told.basis)}.")
    thumb = told.factors.value / told.start.accounts
    yield from heading(f"Rule of thumb: {figure(thumb)} of a standard manager, {_of_month(thumb, month)}")
    start = told.start
    range_ = f" ({full(start.low)}{dash(look)}{full(start.high)})" if start.low < start.high else ""
    not_told = f"; not told: {', '.join(map(in_words, start.assumed))}" if start.assumed else ""
    begins = f"1 / {full(start.accounts)} {_noun(start.accounts)} a manager"
    rule = f", {rule_of(start.heuristic)}" if start.heuristic else ""
    yield detail(f"start: {begins}{range_}{rule}{not_told}")
    yield claim(cited(start))
    if start.reading:
        yield claim(start.reading)
    yield from step_lines(told.factors.steps, told.portfolio)
    yield detail(f"= {product_text(f'1 / {full(start.accounts)}', told.factors)} = {figure(thumb)}")
    if told.comparison:
        yield from _comparison(told)
    yield from _takers(told, look)


def _comparison(told: AccountExplanation) -> Iterator[RenderableType]:
    compared = told.comparison
    assert compared is not None
    yield from heading(f"Measured: {figure(compared.measured_workload)} of a standard manager")
    month = told.standard_month_hours
    share = f"{full(compared.measured_hours)} h a month / {full(month)} h{at_pace(compared.pace)}"
    yield detail(f"{share} = {figure(compared.measured_workload)}")
    more = compared.measured_hours * compared.pace - compared.rule_of_thumb_hours
    thumb = hours(compared.rule_of_thumb_hours)
    if percent(compared.ratio) == "100%":
        yield detail(f"That agrees with the rule of thumb's {thumb}; the measured hours count.")
        return
    side = "more" if more > 0 else "less"
    amount = hours(more) if abs(more) >= 0.05 else f"{full(float(f'{abs(more):.1g}'))} h"
    yield detail(
        f"{amount} a month {side} than the rule of thumb's {thumb} "
        f"({percent_of(compared.ratio, 'that')}); the measured hours count."
    )


def _takers(told: AccountExplanation, look: Look) -> Iterator[RenderableType]:
    if not told.takers:
        return
    yield from heading("Who could carry it")
    names = Column("Manager", plain(f"{visible(each.manager)}{_now(each)}" for each in told.takers), folds=True)
    without = figures_column("without", (in_a_cell(each.load_without) for each in told.takers))
    with_ = figures_column("with", (in_a_cell(each.load_with) for each in told.takers))
    verdict = Column("verdict", plain(each.verdict_with for each in told.takers))
    expertise = Column("expertise", plain(each.expertise for each in told.takers))
    yield fitted(
        look,
        Layout((names, without, with_, verdict, expertise)),
        Layout((names, without, with_, verdict)),
        Layout((names, with_, verdict)),
    )


def _now(taker: Taker) -> str:
    return " (now)" if taker.current else ""


def _of_month(share: float, month: float) -> str:
    """'9.5 of 130 h a month', of a standard manager."""
    return f"{hours_in_a_cell(share * month)} of {full(month)} h a month"


def _noun(accounts: float) -> str:
    return "account" if accounts == 1 else "accounts"
