"""A manager's load explained: the figure, its parts, what moves it, and what can be done."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from amcap.characters import visible
from amcap.model.explanation import BookEntry, ManagerExplanation
from amcap.quantities import (
    PLACES,
    counted,
    ends_of_times,
    hours,
    in_words,
    recommended,
    rule_of,
    times,
    whole,
)
from amcap.rendering.explanation.answers import tell_drivers, tell_levers, tell_room, tell_unknowns
from amcap.rendering.explanation.parts import (
    ENTRIES_SHOWN,
    at_pace,
    figures_column,
    fitted,
    left_out,
    load_words,
    place_of,
    tell_load,
)
from amcap.rendering.explanation.steps import (
    bounded_text,
    detail,
    figure,
    full,
    heading,
    product_text,
    share_of_month,
    step_lines,
    time_lines,
    title,
)
from amcap.rendering.parts import assumed
from amcap.rendering.parts.columns import Column, Layout, plain
from amcap.rendering.parts.look import Look


def manager_page(told: ManagerExplanation, look: Look) -> Iterator[RenderableType]:
    """The explanation of a manager."""
    result, month = told.result, told.standard_month_hours
    yield title(f"{told.subject.name}: {load_words(result)}", place_of(told))
    yield from tell_load(result, told.drivers)
    yield from _compared(told)
    worth = f"{hours(result.capacity * month)} a month of a standard manager"
    yield from heading(f"Capacity: {figure(result.capacity)} standard managers, worth {worth}")
    yield from time_lines(told.time, month, told.portfolio)
    yield from step_lines(told.capacity.steps, told.portfolio)
    yield detail(f"= {product_text(share_of_month(told.time, month), told.capacity)} = {figure(result.capacity)}")
    takes = f"{hours(result.workload * month)} a month of a standard manager"
    yield from heading(f"Book: {figure(result.workload)} standard managers, {takes}")
    yield from _book(told.book, month, look)
    yield from _not_told(told)
    yield from tell_drivers(told.drivers)
    yield from tell_unknowns(told.unknowns)
    yield from _facts(told)
    yield from tell_levers("What would bring this to 100%", told.levers)
    yield from tell_room(told.room)


def _compared(told: ManagerExplanation) -> Iterator[RenderableType]:
    """The fair share, and what rests on no rule of thumb."""
    share = told.fair_share
    alone = round(share.low or 0, PLACES) == round(share.high or 0, PLACES)
    if share.likely is not None and not alone:
        yield Text(f"{times(share.likely)} the fair share{ends_of_times(share)}: the load / that of all assigned work.")
    if told.hours_per_account is not None and told.time.value > 0:
        accounts = sum(entry.accounts for entry in told.book)
        there = f"{full(told.time.fte)} x {full(told.standard_month_hours)} h"
        if told.time.other_duties_hours:
            there = f"({there} - {full(told.time.other_duties_hours)} h)"
        each = f"{there} / {counted(accounts, 'account')} = {hours(told.hours_per_account)} a month of the person"
        best = told.recommended_accounts
        verb = "is" if whole(best.likely or 0) == 1 else "are"
        yield Text(f"Hours there are for each account: {each}; {recommended(best)} {verb} recommended.")


def _not_told(told: ManagerExplanation) -> Iterator[RenderableType]:
    """What is not known of how many accounts; each of these widens the range."""
    unknown = [
        f"{assumed.assumed_cells(item)[0]} ({item.count:,})"
        for item in told.assumptions
        if item.kind == "judgement" and item.subject_kind == "account"
    ]
    if unknown:
        yield detail(f"Unknown, of so many accounts: {', '.join(unknown)}.")


def _facts(told: ManagerExplanation) -> Iterator[RenderableType]:
    facts = [item for item in assumed.facts(told.assumptions) if item.example is not None]
    if facts:
        yield from heading("Facts that nobody told (they count as none; what one would do)")
        for item in facts:
            yield detail(f"{assumed.assumed_words(item)}; {assumed.would(item)}")


def _book(book: Sequence[BookEntry], month: float, look: Look) -> Iterator[RenderableType]:
    if not book:
        yield Text("  No accounts.")
        return
    shown = book if look.everything else book[:ENTRIES_SHOWN]
    columns = (
        Column("Account", plain(visible(entry.name) for entry in shown), folds=True),
        figures_column("n", (f"{entry.accounts:,}" for entry in shown)),
        figures_column("each", (figure(entry.workload) for entry in shown)),
        figures_column("total", (figure(entry.total) for entry in shown)),
    )
    how = Column("how", plain(visible(_how(entry, month)) for entry in shown), folds=True, sentences=True)
    yield fitted(look, Layout((*columns, how)), Layout(columns, (how,)))
    yield from left_out(len(book) - ENTRIES_SHOWN, "account", look)


def _how(entry: BookEntry, month: float) -> str:
    if entry.hours is not None:
        return f"measured {full(entry.hours)} h / {full(month)} h{at_pace(entry.product)}"
    moving = (each for each in entry.factors if each.effect != 1)
    effects = [f"{full(effect)} {in_words(factor)} {in_words(level)}" for factor, level, effect in moving]
    start = f"1 / {full(entry.accounts_per_manager)}" + (f" ({rule_of(entry.heuristic)})" if entry.heuristic else "")
    return bounded_text(start, effects, entry.unbounded, entry.product)
