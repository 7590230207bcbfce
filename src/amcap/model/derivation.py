"""The steps by which a figure came about. Plain data, as the assessment; effects multiply."""

from typing import Literal, NamedTuple

from amcap.model import vocabulary as words
from amcap.model.finding import Citation

Origin = Literal["given", "company", "assumed"]


class Input(NamedTuple):
    """Where an input came from: the entry itself, the company, or an assumption; and its file and line."""

    origin: Origin
    file: str | None
    line: int | None


class Step(NamedTuple):
    """One factor of a product, with the rule it was taken from. The range is that of the effect (80 %)."""

    factor: str
    level: str
    effect: float
    low: float
    high: float
    input: Input
    rule: str
    claim: str
    basis: words.Basis
    source: Citation


class Start(NamedTuple):
    """The starting heuristic: accounts per manager before factors."""

    heuristic: words.Heuristic | None
    accounts: float
    low: float
    high: float
    assumed: tuple[str, ...]
    rule: str
    claim: str
    basis: words.Basis
    source: Citation
    reading: str | None


class Product(NamedTuple):
    """Steps multiplied; `value` differs from `unbounded` where a bound of the rule book bit."""

    steps: tuple[Step, ...]
    unbounded: float
    value: float


class Time(NamedTuple):
    """The share of a month that is there for accounts: fte - other duties / hours of a standard month.

    Before the first day it is 0.
    """

    fte: float
    fte_input: Input
    other_duties_hours: float
    other_duties_input: Input
    value: float
