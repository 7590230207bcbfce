"""The team's load explained: the sums, their quotient, and what hires would do to it."""

from collections.abc import Iterator

from rich.console import RenderableType

from amcap.characters import visible
from amcap.model.explanation import TeamExplanation
from amcap.quantities import in_a_cell, managers_short, percent
from amcap.rendering.explanation.answers import tell_drivers, tell_lever, tell_unknowns
from amcap.rendering.explanation.parts import (
    ENTRIES_SHOWN,
    figures_column,
    fitted,
    left_out,
    load_words,
    tell_load,
)
from amcap.rendering.explanation.steps import detail, figure, heading, title
from amcap.rendering.parts.columns import Column, Layout, plain
from amcap.rendering.parts.look import Look


def team_page(told: TeamExplanation, look: Look) -> Iterator[RenderableType]:
    """The explanation of a team."""
    result = told.result
    name = f"The team of {told.subject.name}" if told.subject.name else "The team"
    yield title(f"{name}: {load_words(result)}")
    yield from tell_load(result, told.drivers)
    yield from heading("Sums")
    shown = told.members if look.everything else told.members[:ENTRIES_SHOWN]
    names = Column("Manager", plain(visible(each.manager or "(unassigned)") for each in shown), folds=True)
    accounts = figures_column("accounts", (f"{each.accounts:,}" for each in shown))
    workloads = figures_column("workload", (figure(each.workload) for each in shown))
    capacities = figures_column("capacity", (figure(each.capacity) for each in shown))
    loads = figures_column("load", (in_a_cell(each.load) for each in shown))
    yield fitted(look, Layout((names, accounts, workloads, capacities, loads)), Layout((names, accounts, loads)))
    yield from left_out(len(told.members) - ENTRIES_SHOWN, "row", look)
    yield detail(f"= {figure(result.workload)} / {figure(result.capacity)}")
    likely, low, high = told.hires
    line = f"{likely:,}" + (f" (range {low:,} to {high:,})" if low < high else "")
    planned = f"the planned {percent(told.target_load)}"
    yield from heading(f"Hires: {line} to come to 100%, {told.hires_to_plan:,} to come to {planned}")
    if told.shortfall:
        yield detail(f"The team is {managers_short(told.shortfall)} short of {planned}.")
    yield detail(
        f"One hire, established, full-time and ramped up, adds {figure(told.hire_capacity)} standard managers."
    )
    for lever in told.levers:
        yield tell_lever(lever)
    yield from tell_drivers(told.drivers)
    yield from tell_unknowns(told.unknowns)
