"""What the pages of explanations share: columns, places, and what is told of a load."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from amcap.headline import MAYBE
from amcap.model.assessment import Driver
from amcap.model.explanation import AccountExplanation, Judged, ManagerExplanation
from amcap.model.factor_table import ACCOUNT_INPUTS
from amcap.model.vocabulary import UNKNOWN
from amcap.quantities import PLACES, counted, load_of_capacity, percent
from amcap.rendering.explanation.steps import full, quotient
from amcap.rendering.parts import figures
from amcap.rendering.parts.columns import Column, Columns, Layout, fitting, plain
from amcap.rendering.parts.look import Look

ENTRIES_SHOWN = 25


def load_words(result: Judged) -> str:
    """'104% of capacity (range 85 to 152%), stretched?'."""
    if result.load.likely is None:
        return "not started yet" if result.verdict == "not-started" else "no capacity"
    if not result.load.likely:
        return "an empty book"
    return f"{load_of_capacity(result.load)}, {result.verdict}{'' if result.firm else MAYBE}"


def tell_load(result: Judged, drivers: Sequence[Driver]) -> Iterator[RenderableType]:
    """The quotient, how likely it is over 100 %, where the middle of the range lies, and what a range is."""
    if result.load.likely is None:
        return
    sum_ = f"{quotient(result.workload, result.capacity)} = {percent(result.load.likely)}"
    yield Text(f"workload / capacity: {sum_}; {percent(result.probability_over)} likely to be over 100%.")
    if result.load.low == result.load.high:
        return
    yield Text(f"{_middle(result, drivers)}{figures.RANGES}")


def _middle(result: Judged, drivers: Sequence[Driver]) -> str:
    """Why the middle of the range is not the likely load; nothing where they print alike."""
    centre, likely = result.centre, result.load.likely
    if centre is None or likely is None or percent(centre) == percent(likely):
        return ""
    if centre < likely:
        return f"The middle of the range lies lower, at {percent(centre)}, because it reaches further down than up. "
    unknown = {f"{each.field}:{UNKNOWN}" for each in ACCOUNT_INPUTS}
    heavy = any(driver.parameter in unknown for driver in drivers)
    why = "a few of the unknown accounts will be heavy ones" if heavy else "it reaches further up than down"
    return f"The middle of the range lies higher, at {percent(centre)}, because {why}. "


def at_pace(pace: float) -> str:
    """What turns hours of the manager who spent them into those of a standard one."""
    return "" if round(pace, PLACES) == 1 else f" x {full(pace)} (the pace of who spent them)"


def left_out(number: int, noun: str, look: Look) -> Iterator[RenderableType]:
    """How many rows more there are, where not all are shown."""
    if number > 0 and not look.everything:
        yield Text(f"  ... and {counted(number, noun)} more; --all shows them.", style="dim")


def figures_column(heading: str, cells: Iterable[str]) -> Column:
    """A column of figures, which stand right."""
    return Column(heading, plain(cells), right=True)


def fitted(look: Look, *layouts: Layout) -> Columns:
    """The first of the layouts that fits, a little further in."""
    return Columns(fitting(layouts, look.width, indent=2, gap=2), look.width, indent=2, gap=2)


def place_of(told: ManagerExplanation | AccountExplanation) -> str:
    """Where what is explained stands."""
    return figures.place(told.file, told.line, told.portfolio)


def dash(look: Look) -> str:
    """What stands between the ends of a range."""
    return "–" if look.unicode else "-"
