"""What moves a load, what to find out about it, and what can be done."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from amcap.characters import visible
from amcap.model.assessment import Driver
from amcap.model.explanation import Lever, Unknown
from amcap.quantities import ends_or_one, in_words, listed, percent, rule_of
from amcap.rendering.explanation.steps import detail, heading
from amcap.rendering.parts.assumed import WORTH_TELLING
from amcap.rendering.parts.columns import Hanging

DRIVERS_SHOWN = 8


def tell_drivers(drivers: Sequence[Driver]) -> Iterator[RenderableType]:
    chosen = [driver for driver in drivers[:DRIVERS_SHOWN] if driver.share_of_variance >= WORTH_TELLING]
    if chosen:
        yield from heading("What moves this most (share of the range)")
        for driver in chosen:
            name, _, level = driver.parameter.partition(":")
            share = f"  {percent(driver.share_of_variance):>4}  "
            told = rule_of(level) if name == "starting-point" else in_words(level)
            yield Hanging(share, Text(f"{in_words(name)}: {told}"))


def tell_unknowns(unknowns: Sequence[Unknown]) -> Iterator[RenderableType]:
    if unknowns:
        yield from heading("What to find out (the range that would be left if it is as usual)")
        for unknown in unknowns:
            yield detail(f"{in_words(unknown.input)}: {ends_or_one(unknown.load_if_known)}")


def tell_levers(title: str, levers: Sequence[Lever]) -> Iterator[RenderableType]:
    if levers:
        yield from heading(title)
        for lever in levers:
            yield tell_lever(lever)


def tell_room(levers: Sequence[Lever]) -> Iterator[RenderableType]:
    """What would still fit, each for itself."""
    if levers:
        yield from heading("What could be taken on (each for itself, and the load then)")
        for lever in levers:
            assert lever.load is not None
            yield Hanging("  - ", Text(visible(f"{lever.action}: {percent(lever.load)}, {lever.verdict}")))


def tell_lever(lever: Lever) -> RenderableType:
    outcome = "no capacity" if lever.load is None else f"{percent(lever.load)}, {lever.verdict}"
    mark = "enough" if lever.enough else "not enough alone"
    return Hanging("  - ", Text(visible(f"{_action(lever)}: {outcome} ({mark})")))


def _action(lever: Lever) -> str:
    """What is to be done; of the accounts that are handed over, the first few."""
    if not lever.accounts:
        return lever.action
    names = [each.name if each.accounts == 1 else f"{each.accounts} of {each.name}" for each in lever.accounts]
    return f"{lever.action} ({listed(names)})"
