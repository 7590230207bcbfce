"""The steps of a product as lines of text: each factor with its rule, and the arithmetic that they multiply out to."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.console import RenderableType
from rich.text import Text

from amcap.characters import visible
from amcap.model.derivation import Input, Product, Start, Step, Time
from amcap.quantities import in_words, percent
from amcap.rendering.parts import figures
from amcap.rendering.parts.columns import Hanging

_MOST_PLACES = 20


def figure(value: float) -> str:
    """A share of a standard manager, as it stands at the end of a line of arithmetic: four decimals."""
    return f"{value:.4f}"


def full(value: float) -> str:
    """A number as it was given, without an exponent: six decimals, or two digits of what is smaller than those."""
    short = f"{value:.6f}" if round(value, 6) or not value else f"{Decimal(f'{value:.1e}'):f}"
    return short.rstrip("0").rstrip(".") if "." in short else short


def quotient(workload: float, capacity: float) -> str:
    """'a / b' of a load, to four decimals or to as many as it takes for the printed figures to come to its percent."""
    for places in range(4, _MOST_PLACES):
        above, below = f"{workload:.{places}f}", f"{capacity:.{places}f}"
        if float(below) and percent(float(above) / float(below)) == percent(workload / capacity):
            break
    return f"{above} / {below}"


def time_lines(time: Time, month: float, portfolio: str | None) -> Iterator[RenderableType]:
    duties = f"{full(time.other_duties_hours)} h of other duties{_origin(time.other_duties_input, portfolio)}"
    yield detail(f"time: {full(time.fte)} fte{_origin(time.fte_input, portfolio)}, {duties}")
    if time.other_duties_hours:
        yield Hanging("    ", Text(f"{share_of_month(time, month)} = {figure(max(time.value, 0))} of a month"))


def share_of_month(time: Time, month: float) -> str:
    if not time.value:
        # Before the first day there is none, whatever there will be.
        return "0"
    if not time.other_duties_hours:
        return full(time.fte)
    share = f"{full(time.fte)} - {full(time.other_duties_hours)} / {full(month)}"
    return f"({share})" if time.value >= 0 else f"max(0, {share})"


def title(text: str, place: str = "") -> Text:
    title = Text(visible(text), style="bold")
    return title.append(visible(f" [{place}]"), style="dim") if place else title


def heading(text: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(visible(text), style="bold")


def step_lines(steps: Sequence[Step], portfolio: str | None) -> Iterator[RenderableType]:
    for step in steps:
        range_ = f" ({full(step.low)} to {full(step.high)})" if step.low < step.high else ""
        level, origin = f"{in_words(step.factor)}: {in_words(step.level)}", _origin(step.input, portfolio)
        yield detail(f"{level}, x {full(step.effect)}{range_}{origin}")
        yield claim(cited(step))


def cited(told: Step | Start) -> str:
    section = told.source.section.rstrip(":?")
    return f"{told.claim} [{told.rule}: {told.basis}; {told.source.document}, {section}]"


def claim(text: str) -> RenderableType:
    return Hanging("    ", Text(visible(text), style="dim"))


def detail(text: str) -> RenderableType:
    """A line under a heading; what does not fit on it goes on further in."""
    return Hanging("  ", Text(visible(text)), more="    ")


def _origin(found: Input, portfolio: str | None) -> str:
    if found.origin == "assumed":
        return " (not told)"
    place = visible(figures.place(found.file, found.line, portfolio))
    return f" ({'given' if found.origin == 'given' else 'the company'}{place and f', {place}'})"


def product_text(first: str, product: Product) -> str:
    """The product as arithmetic that multiplies out: neutral effects are left out, a bound is named."""
    effects = [full(step.effect) for step in product.steps if step.effect != 1]
    if not product.steps and product.value != 1:
        effects = [f"{full(product.value)} (all of the manager)"]
    return bounded_text(first, effects, product.unbounded, product.value)


def bounded_text(first: str, effects: Sequence[str], unbounded: float, value: float) -> str:
    """'1 / 10 x 1.2 x 1.5'; '1 / 10 x 2 (the bound for 1.5 x 1.5)' where a bound bit."""
    if value != unbounded:
        return f"{first} x {full(value)} (the bound for {' x '.join(effects)})"
    return " x ".join([first, *effects])
