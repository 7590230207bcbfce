"""An explanation for a person: the figure first, then its steps, then what moves it and what can be done."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from amcap.characters import visible
from amcap.model.explanation import (
    AccountExplanation,
    BookEntry,
    Explanation,
    Judged,
    ManagerExplanation,
    Taker,
    TeamExplanation,
)
from amcap.quantities import (
    PLACES,
    counted,
    hours,
    in_a_cell,
    in_words,
    load_of_capacity,
    percent,
    percent_of,
    rule_of,
)
from amcap.rendering.explanation.answers import tell_drivers, tell_lever, tell_levers, tell_unknowns
from amcap.rendering.explanation.steps import (
    bounded_text,
    cited,
    claim,
    detail,
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
from amcap.rendering.parts.columns import Column, Columns, Layout, fitting, plain
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
    yield detail(f"= {product_text(share_of_month(told.time, month), told.capacity)} = {figure(result.capacity)}")
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
    yield Text(f"Served by {visible(told.manager or 'nobody yet')}; {in_words(told.basis)}.")
    thumb = told.factors.value / told.start.accounts
    yield from heading(f"Rule of thumb: {figure(thumb)} of a standard manager, {hours(thumb * month)} a month")
    start = told.start
    range_ = f" ({full(start.low)}{_dash(look)}{full(start.high)})" if start.low < start.high else ""
    assumed = f"; assumed: {', '.join(map(in_words, start.assumed))}" if start.assumed else ""
    begins = f"1 / {full(start.accounts)} {_noun(start.accounts)} a manager"
    rule = f", {rule_of(start.heuristic)}" if start.heuristic else ""
    yield detail(f"start: {begins}{range_}{rule}{assumed}")
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
    share = f"{full(compared.measured_hours)} h a month / {full(month)} h{_at_pace(compared.pace)}"
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


def _team(told: TeamExplanation, look: Look) -> Iterator[RenderableType]:
    result = told.result
    name = f"The team of {told.subject.name}" if told.subject.name else "The team"
    yield title(f"{name}: {_load(result)}")
    if result.load.likely is not None:
        sum_ = f"{quotient(result.workload, result.capacity)} = {percent(result.load.likely)}"
        yield Text(f"workload / capacity: {sum_}; {percent(result.probability_over)} likely to be over 100%.")
    yield from heading("Sums")
    shown = told.members if look.everything else told.members[:ENTRIES_SHOWN]
    names = Column("Manager", plain(visible(each.manager or "(unassigned)") for each in shown), folds=True)
    accounts = _figures("accounts", (f"{each.accounts:,}" for each in shown))
    workloads = _figures("workload", (figure(each.workload) for each in shown))
    capacities = _figures("capacity", (figure(each.capacity) for each in shown))
    loads = _figures("load", (in_a_cell(each.load) for each in shown))
    yield _columns(look, Layout((names, accounts, workloads, capacities, loads)), Layout((names, accounts, loads)))
    yield from _left_out(len(told.members) - ENTRIES_SHOWN, "row", look)
    yield detail(f"= {figure(result.workload)} / {figure(result.capacity)}")
    number = f"{told.hires_to_plan:,}" if told.hires_to_plan else "none needed"
    yield from heading(f"Hires to bring it to {percent(told.target_load)}: {number}")
    yield detail(
        f"One hire, established, full-time and ramped up, adds {figure(told.hire_capacity)} standard managers."
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
    shown = book if look.everything else book[:ENTRIES_SHOWN]
    columns = (
        Column("Account", plain(visible(entry.name) for entry in shown), folds=True),
        _figures("n", (f"{entry.accounts:,}" for entry in shown)),
        _figures("each", (figure(entry.workload) for entry in shown)),
        _figures("total", (figure(entry.total) for entry in shown)),
    )
    how = Column("how", plain(visible(_how(entry, month)) for entry in shown), folds=True, sentences=True)
    yield _columns(look, Layout((*columns, how)), Layout(columns, (how,)))
    yield from _left_out(len(book) - ENTRIES_SHOWN, "account", look)


def _how(entry: BookEntry, month: float) -> str:
    if entry.hours is not None:
        return f"measured {full(entry.hours)} h / {full(month)} h{_at_pace(entry.product)}"
    moving = (each for each in entry.factors if each.effect != 1)
    effects = [f"{full(effect)} {in_words(factor)} {in_words(level)}" for factor, level, effect in moving]
    start = f"1 / {full(entry.accounts_per_manager)}" + (f" ({rule_of(entry.heuristic)})" if entry.heuristic else "")
    return bounded_text(start, effects, entry.unbounded, entry.product)


def _at_pace(pace: float) -> str:
    """What turns hours of the manager who spent them into those of a standard one."""
    return "" if round(pace, PLACES) == 1 else f" x {full(pace)} (the pace of who spent them)"


def _left_out(number: int, noun: str, look: Look) -> Iterator[RenderableType]:
    if number > 0 and not look.everything:
        yield Text(f"  ... and {counted(number, noun)} more; --all shows them.", style="dim")


def _takers(told: AccountExplanation, look: Look) -> Iterator[RenderableType]:
    if not told.takers:
        return
    yield from heading("Who could carry it")
    names = Column("Manager", plain(f"{visible(each.manager)}{_now(each)}" for each in told.takers), folds=True)
    without = _figures("without", (in_a_cell(each.load_without) for each in told.takers))
    with_ = _figures("with", (in_a_cell(each.load_with) for each in told.takers))
    verdict = Column("verdict", plain(each.verdict_with for each in told.takers))
    expertise = Column("expertise", plain(each.expertise for each in told.takers))
    yield _columns(
        look,
        Layout((names, without, with_, verdict, expertise)),
        Layout((names, without, with_, verdict)),
        Layout((names, with_, verdict)),
    )


def _now(taker: Taker) -> str:
    return " (now)" if taker.current else ""


def _noun(accounts: float) -> str:
    return "account" if accounts == 1 else "accounts"


def _figures(heading: str, cells: Iterable[str]) -> Column:
    return Column(heading, plain(cells), right=True)


def _columns(look: Look, *layouts: Layout) -> Columns:
    return Columns(fitting(layouts, look.width, indent=2, gap=2), look.width, indent=2, gap=2)


def _place(told: ManagerExplanation | AccountExplanation) -> str:
    return figures.place(told.file, told.line, told.portfolio)


def _dash(look: Look) -> str:
    return "–" if look.unicode else "-"
