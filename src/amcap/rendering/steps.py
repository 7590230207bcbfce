"""The steps of a product as lines of text: each factor with its rule, and the arithmetic that they multiply out to."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from amcap.characters import visible
from amcap.model.explanation import Input, Product, Start, Step, Time


def figure(value: float) -> str:
    """A share of a standard manager, as it stands at the end of a line of arithmetic: four decimals."""
    return f"{value:.4f}"


def time_lines(time: Time, month: float) -> Iterator[RenderableType]:
    duties = f"{time.other_duties_hours:g} h of other duties{_origin(time.other_duties_input)}"
    yield Text(f"  time: {time.fte:g} fte{_origin(time.fte_input)}, {duties}")
    if time.other_duties_hours:
        yield Text(f"    {share_of_month(time, month)} = {figure(max(time.value, 0))} of a month")


def share_of_month(time: Time, month: float) -> str:
    if not time.other_duties_hours:
        return f"{time.fte:g}"
    share = f"{time.fte:g} - {time.other_duties_hours:g} / {month:g}"
    return f"({share})" if time.value >= 0 else f"max(0, {share})"


def title(text: str, line: int | None) -> Text:
    title = Text(visible(text), style="bold")
    return title.append(f" [line {line}]", style="dim") if line else title


def heading(text: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(visible(text), style="bold")


def step_lines(steps: Sequence[Step]) -> Iterator[RenderableType]:
    for step in steps:
        range_ = f" ({step.low:g} to {step.high:g})" if step.low < step.high else ""
        yield Text(f"  {step.factor}: {step.level}, x {step.effect:g}{range_}{_origin(step.input)}")
        yield claim(cited(step))


def cited(told: Step | Start) -> str:
    section = told.source.section.rstrip(":?")
    return f"{told.claim} [{told.rule}: {told.basis}; {told.source.document}, {section}]"


def claim(text: str) -> RenderableType:
    return Padding(Text(text, style="dim"), (0, 0, 0, 4))


def _origin(found: Input) -> str:
    if found.origin == "assumed":
        return " (assumed)"
    place = f", line {found.line}" if found.line else ""
    return f" ({'given' if found.origin == 'given' else 'the company'}{place})"


def product_text(first: str, product: Product) -> str:
    """The product as arithmetic that multiplies out: neutral effects are left out, a bound is named."""
    effects = [f"{step.effect:g}" for step in product.steps if step.effect != 1]
    if product.value != product.unbounded:
        return f"{first} x {product.value:g} (the bound for {' x '.join(effects)})"
    return " x ".join([first, *effects])
