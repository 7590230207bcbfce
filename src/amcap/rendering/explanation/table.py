"""An explanation for a person: the figure first, then its steps, then what moves it and what can be done."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from amcap.characters import visible
from amcap.model.assessment import Driver
from amcap.model.explanation import (
    AccountExplanation,
    BookEntry,
    Explanation,
    Judged,
    Lever,
    ManagerExplanation,
    TeamExplanation,
    Unknown,
)
from amcap.quantities import counted, hours, percent, percent_range
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
DRIVERS_SHOWN = 8


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
    yield from _drivers(told.drivers)
    yield from _unknowns(told.unknowns)
    yield from _levers("What would bring this to 100%", told.levers)


def _account(told: AccountExplanation, look: Look) -> Iterator[RenderableType]:
    month = told.standard_month_hours
    each = "" if told.accounts == 1 else f", each of {told.accounts:,}"
    takes = f"{figure(told.workload)} of a standard manager, {hours(told.workload * month)} a month"
    yield title(f"{told.subject.name}{each}: {takes}", _place(told))
    yield Text(f"Served by {visible(told.manager or 'nobody yet')}; {told.basis.replace('-', ' ')}.")
    thumb = told.factors.value / told.start.accounts
    yield from heading(f"Rule of thumb: {figure(thumb)} of a standard manager, {hours(thumb * month)} a month")
    start = told.start
    range_ = f" ({full(start.low)}{_dash(look)}{full(start.high)})" if start.low < start.high else ""
    assumed = f"; assumed: {', '.join(start.assumed)}" if start.assumed else ""
    yield Text(f"  start: 1 / {full(start.accounts)} accounts a manager{range_}, heuristic {start.heuristic}{assumed}")
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
        f"({percent(compared.ratio)} of it); the measured hours count."
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
        load = "" if member.load is None else percent(member.load)
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
        yield _lever(lever)
    yield from _drivers(told.drivers)
    yield from _unknowns(told.unknowns)


def _load(result: Judged) -> str:
    if result.load.likely is None:
        return "no capacity"
    if not result.load.likely:
        return "an empty book"
    return f"{percent(result.load.likely)} of capacity (range {percent_range(result.load)}), {result.verdict}"


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
    effects = [f"{full(effect)} {factor} {level}" for factor, level, effect in entry.factors if effect != 1]
    start = f"1 / {full(entry.accounts_per_manager)} ({entry.heuristic})"
    return bounded_text(start, effects, entry.unbounded, entry.product)


def _left_out(number: int, noun: str, look: Look) -> Iterator[RenderableType]:
    if number > 0 and not look.everything:
        yield Text(f"  ... and {counted(number, noun)} more; --all shows them.", style="dim")


def _drivers(drivers: Sequence[Driver]) -> Iterator[RenderableType]:
    if drivers:
        yield from heading("What moves this most (share of the range)")
        for driver in drivers[:DRIVERS_SHOWN]:
            name, _, level = driver.parameter.partition(":")
            yield Text(f"  {percent(driver.share_of_variance):>4}  {name}: {level.replace('-', ' ')}")


def _unknowns(unknowns: Sequence[Unknown]) -> Iterator[RenderableType]:
    if unknowns:
        yield from heading("What to find out (the range that would be left)")
        for unknown in unknowns:
            left = percent_range(unknown.load_if_known)
            yield Text(f"  {unknown.input}, if it is {unknown.value} as assumed: {left}")


def _levers(title: str, levers: Sequence[Lever]) -> Iterator[RenderableType]:
    if levers:
        yield from heading(title)
        for lever in levers:
            yield _lever(lever)


def _lever(lever: Lever) -> RenderableType:
    outcome = "no capacity" if lever.load is None else f"{percent(lever.load)}, {lever.verdict}"
    mark = "enough" if lever.enough else "not enough alone"
    table = Table.grid(padding=0)
    table.add_column(width=4)
    table.add_column(overflow="fold")
    table.add_row("  - ", Text(visible(f"{lever.action}: {outcome} ({mark})")))
    return table


def _takers(told: AccountExplanation) -> Iterator[RenderableType]:
    if not told.takers:
        return
    yield from heading("Who could carry it")
    table = _grid("Manager", "without", "with", "verdict", "expertise")
    for taker in told.takers:
        now = " (now)" if taker.current else ""
        table.add_row(
            Text(f"  {visible(taker.manager)}{now}"),
            "" if taker.load_without is None else percent(taker.load_without),
            "" if taker.load_with is None else percent(taker.load_with),
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
