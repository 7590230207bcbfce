"""An explanation: how a figure came about, what it rests on, and what would change it. Plain data, as the assessment.

Effects multiply; workloads and capacities are shares of a standard manager; loads are ratios (1.0 = 100 %).
"""

from datetime import date
from typing import NamedTuple

from amcap.model import vocabulary as words
from amcap.model.assessment import Assumption, Driver, Hires, Range, RuleBookId, Tool
from amcap.model.derivation import Product, Start, Time
from amcap.model.finding import Subject


class UsedFactor(NamedTuple):
    """A factor as it was used: its level, and what it multiplies by."""

    factor: str
    level: str
    effect: float


class BookEntry(NamedTuple):
    """An entry of a book: `workload` is that of one account, `total` that of the entry.

    `workload` is `product` / `accounts_per_manager`; `product` is that of the factors, and differs from `unbounded`
    where a bound of the rule book bit. Of measured `hours`, both are how many of a standard manager's one is worth.
    """

    name: str
    accounts: float
    workload: float
    total: float
    basis: words.WorkloadBasis
    heuristic: words.Heuristic | None
    accounts_per_manager: float
    factors: tuple[UsedFactor, ...]
    unbounded: float
    product: float
    hours: float | None
    position: int
    file: str | None
    line: int | None


class Unknown(NamedTuple):
    """An input that nobody told, and the range that the load would have if it were known to be as it is taken."""

    input: str
    share_of_variance: float
    load_if_known: Range


class HandedOver(NamedTuple):
    """Accounts of an entry that would change hands: how many, and the workload of one of them."""

    name: str
    position: int
    accounts: float
    workload: float


class Lever(NamedTuple):
    """Something that can be done, and the load that the engine works out once it is done.

    `accounts` are all that would go from one manager to another, where that is what is done.
    """

    action: str
    load: float | None
    verdict: words.Verdict
    enough: bool
    accounts: tuple[HandedOver, ...] = ()


class Taker(NamedTuple):
    """A manager who could carry an account: the load without it and with it."""

    manager: str
    current: bool
    expertise: words.Meeting
    load_without: float | None
    load_with: float | None
    verdict_with: words.Verdict


class Comparison(NamedTuple):
    """Measured hours beside the rule of thumb for the same account; `ratio` is measured / rule of thumb.

    `pace` is how many of a standard manager's hours one measured hour is worth.
    """

    measured_workload: float
    measured_hours: float
    pace: float
    rule_of_thumb_workload: float
    rule_of_thumb_hours: float
    ratio: float


class Judged(NamedTuple):
    """A load and its verdict. Half of all cases lie below its `centre`, which is the middle of its range."""

    workload: float
    capacity: float
    load: Range
    centre: float | None
    probability_over: float
    firm: bool
    verdict: words.Verdict


class ManagerExplanation(NamedTuple):
    """A manager: capacity as a product, the book as a sum, the load as their quotient."""

    schema_version: str
    tool: Tool
    rulebook: RuleBookId
    as_of: date
    standard_month_hours: float
    portfolio: str | None
    subject: Subject
    file: str | None
    line: int | None
    time: Time
    capacity: Product
    book: tuple[BookEntry, ...]
    result: Judged
    fair_share: Range
    recommended_accounts: Range
    hours_per_account: float | None
    assumptions: tuple[Assumption, ...]
    drivers: tuple[Driver, ...]
    unknowns: tuple[Unknown, ...]
    levers: tuple[Lever, ...]
    room: tuple[Lever, ...]


class AccountExplanation(NamedTuple):
    """An account: its workload as a quotient of start and factors, or as measured hours, and who could carry it."""

    schema_version: str
    tool: Tool
    rulebook: RuleBookId
    as_of: date
    standard_month_hours: float
    portfolio: str | None
    subject: Subject
    file: str | None
    line: int | None
    manager: str | None
    accounts: float
    workload: float
    basis: words.WorkloadBasis
    start: Start
    factors: Product
    comparison: Comparison | None
    takers: tuple[Taker, ...]


class TeamMember(NamedTuple):
    """A manager's part in the team; None for the accounts that nobody has."""

    manager: str | None
    accounts: float
    workload: float
    capacity: float
    load: float | None


class TeamExplanation(NamedTuple):
    """The team: the sum of workloads over the sum of capacities, and the hires that bring it to the planned load."""

    schema_version: str
    tool: Tool
    rulebook: RuleBookId
    as_of: date
    standard_month_hours: float
    portfolio: str | None
    subject: Subject
    file: str | None
    line: int | None
    members: tuple[TeamMember, ...]
    result: Judged
    target_load: float
    hire_capacity: float
    hires: Hires
    hires_to_plan: int
    shortfall: float
    drivers: tuple[Driver, ...]
    unknowns: tuple[Unknown, ...]
    levers: tuple[Lever, ...]


Explanation = ManagerExplanation | AccountExplanation | TeamExplanation
