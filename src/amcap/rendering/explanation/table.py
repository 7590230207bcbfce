"""An explanation for a person: the figure first, then its steps, then what moves it and what can be done."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from amcap.characters import visible
from amcap.model.explanation import (
    AccountExplanation,
    BookEntry,
    Explanation,
    Judged,
    ManagerExplanation,
    TeamExplanation,
)
from amcap.quantities import (
    counted,
    hours,
    in_a_cell,
    load_of_capacity,
    percent,
    percent_of,
    rule_of,
    worded,
)
from amcap.rendering.explanation.answers import tell_drivers, tell_lever, tell_levers, tell_unknowns
from amcap.rendering.explanation.steps import (
    bounded_text,
    cited,
    claim,
    figure,
    full,
    heading,
    product_text,
    quotient,
    share_of_month,
    step_lines,
    time_lines,
    title,
)
from amcap.rendering.parts import figures
from amcap.rendering.parts.look import Look
from amcap.rendering.parts.page import draw

ENTRIES_SHOWN = 25


def render_explanation(explanation: Explanation, look: Look) -> str:
    """The explanation for a person at a terminal, `look.width` columns wide."""
    if isinstance(explanation, ManagerExplanation):
        return draw(_manager(explanation, look), look)
    if isinstance(explanation, AccountExplanation):
        return draw(_account(explanation, look), look)
    return draw(_team(explanation, look), look)


def _manager(told: ManagerExplanation, look: Look) -> Iterator[RenderableType]:
    result, month = told.result, told.standard_month_hours
    yield title(f"{told.subject.name}: {_load(result)}", _place(told))
    if result.load.likely is not None:
        odds = f"{percent(result.probability_over)} likely to be over 100%"
        sum_ = f"{quotient(result.workload, result.capacity)} = {percent(result.load.likely)}"
        yield Text(f"workload / capacity: {sum_}; {odds}.")
    yield from heading(
        f"Capacity: {figure(result.capacity)} standard managers, {hours(result.capacity * month)} a month"
    )
    yield from time_lines(told.time, month, told.portfolio)
    yield from step_lines(told.capacity.steps, told.portfolio)
    yield Text(f"  = {product_text(share_of_month(told.time, month), told.capacity)} = {figure(result.capacity)}")
    yield from heading(f"Book: {figure(result.workload)} standard managers, {hours(result.workload * month)} a month")
    yield from _book(told.book, month, look)
    yield from tell_drivers(told.drivers)
    yield from tell_unknowns(told.unknowns)
    yield from tell_levers("What would bring this to 100%", told.levers)


def _account(told: AccountExplanation, look: Look) -> Iterator[RenderableType]:
    month = told.standard_month_hours
    each = "" if told.accounts == 1 else f", each of {told.accounts:,}"
    takes = f"{figure(told.workload)} of a standard manager, {hours(told.workload * month)} a month"
    yield title(f"{told.subject.name}{each}: {takes}", _place(told))
    yield Text(f"Served by {visible(told.manager or 'nobody yet')}; {worded(told.basis)}.")
    thumb = told.factors.value / told.start.accounts
    yield from heading(f"Rule of thumb: {figure(thumb)} of a standard manager, {hours(thumb * month)} a month")
    start = told.start
    range_ = f" ({full(start.low)}{_dash(look)}{full(start.high)})" if start.low < start.high else ""
    assumed = f"; assumed: {', '.join(map(worded, start.assumed))}" if start.assumed else ""
    yield Text(f"  start: 1 / {full(start.accounts)} accounts a manager{range_}, {rule_of(start.heuristic)}{assumed}")
    yield claim(cited(start))
    if start.reading:
        yield claim(start.reading)
    yield from step_lines(told.factors.steps, told.portfolio)
    yield Text(f"  = {product_text(f'1 / {full(start.accounts)}', told.factors)} = {figure(thumb)}")
    if told.comparison:
        yield from _comparison(told)
    yield from _takers(told)


def _comparison(told: AccountExplanation) -> Iterator[RenderableType]:
    compared = told.comparison
    assert compared is not None
    yield from heading(f"Measured: {figure(compared.measured_workload)} of a standard manager")
    month = told.standard_month_hours
    yield Text(f"  {full(compared.measured_hours)} h a month / {full(month)} h = {figure(compared.measured_workload)}")
    more, thumb = compared.measured_hours - compared.rule_of_thumb_hours, hours(compared.rule_of_thumb_hours)
    if percent(compared.ratio) == "100%":
        yield Text(f"  That agrees with the rule of thumb's {thumb}; the measured hours count.")
        return
    side = "more" if more > 0 else "less"
    amount = hours(more) if abs(more) >= 0.05 else f"{full(float(f'{abs(more):.1g}'))} h"
    yield Text(
        f"  {amount} a month {side} than the rule of thumb's {thumb} "
        f"({percent_of(compared.ratio, 'that')}); the measured hours count."
    )


def _team(told: TeamExplanation, look: Look) -> Iterator[RenderableType]:
    result = told.result
    name = f"The team of {told.subject.name}" if told.subject.name else "The team"
    yield title(f"{name}: {_load(result)}")
    if result.load.likely is not None:
        sum_ = f"{quotient(result.workload, result.capacity)} = {percent(result.load.likely)}"
        yield Text(f"workload / capacity: {sum_}; {percent(result.probability_over)} likely to be over 100%.")
    yield from heading("Sums")
    table = _grid("Manager", "accounts", "workload", "capacity", "load")
    for member in told.members if look.everything else told.members[:ENTRIES_SHOWN]:
        load = in_a_cell(member.load)
        name = visible(member.manager or "(unassigned)")
        table.add_row(Text(f"  {name}"), f"{member.accounts:,}", figure(member.workload), figure(member.capacity), load)
    yield table
    yield from _left_out(len(told.members) - ENTRIES_SHOWN, "row", look)
    yield Text(f"  = {figure(result.workload)} / {figure(result.capacity)}")
    yield from heading(f"Hires to bring it to {percent(told.target_load)}: {told.hires_needed:,}")
    yield Text(
        f"  One hire, established, full-time and ramped up, adds {figure(told.hire_capacity)} standard managers."
    )
    for lever in told.levers:
        yield tell_lever(lever)
    yield from tell_drivers(told.drivers)
    yield from tell_unknowns(told.unknowns)


def _load(result: Judged) -> str:
    if result.load.likely is None:
        return "no capacity"
    if not result.load.likely:
        return "an empty book"
    return f"{load_of_capacity(result.load)}, {result.verdict}"


def _book(book: Sequence[BookEntry], month: float, look: Look) -> Iterator[RenderableType]:
    if not book:
        yield Text("  No accounts.")
        return
    table = _grid("Account", "n", "each", "total", "how")
    for entry in book if look.everything else book[:ENTRIES_SHOWN]:
        how = Text(visible(_how(entry, month)))
        table.add_row(
            Text(f"  {visible(entry.name)}"), f"{entry.accounts:,}", figure(entry.workload), figure(entry.total), how
        )
    yield table
    yield from _left_out(len(book) - ENTRIES_SHOWN, "account", look)


def _how(entry: BookEntry, month: float) -> str:
    if entry.basis == "measured":
        return f"measured {full(entry.workload * month)} h"
    moving = (each for each in entry.factors if each.effect != 1)
    effects = [f"{full(effect)} {worded(factor)} {worded(level)}" for factor, level, effect in moving]
    start = f"1 / {full(entry.accounts_per_manager)}" + (f" ({rule_of(entry.heuristic)})" if entry.heuristic else "")
    return bounded_text(start, effects, entry.unbounded, entry.product)


def _left_out(number: int, noun: str, look: Look) -> Iterator[RenderableType]:
    if number > 0 and not look.everything:
        yield Text(f"  ... and {counted(number, noun)} more; --all shows them.", style="dim")


def _takers(told: AccountExplanation) -> Iterator[RenderableType]:
    if not told.takers:
        return
    yield from heading("Who could carry it")
    table = _grid("Manager", "without", "with", "verdict", "expertise")
    for taker in told.takers:
        now = " (now)" if taker.current else ""
        table.add_row(
            Text(f"  {visible(taker.manager)}{now}"),
            in_a_cell(taker.load_without),
            in_a_cell(taker.load_with),
            taker.verdict_with,
            taker.expertise,
        )
    yield table


def _grid(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(f"  {first}", overflow="fold")
    for name in others:
        right = name in ("accounts", "n", "each", "total", "workload", "capacity", "load", "without", "with")
        table.add_column(name, justify="right" if right else "left", no_wrap=right, overflow="fold")
    return table


def _place(told: ManagerExplanation | AccountExplanation) -> str:
    return figures.place(told.file, told.line, told.portfolio)


def _dash(look: Look) -> str:
    return "–" if look.unicode else "-"
