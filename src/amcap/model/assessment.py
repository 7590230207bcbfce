"""The result: plain frozen data, in the shape and order of the JSON contract.

Workload and capacity are shares of one standard manager (0.20 = a fifth); hours are hours of client work
a month; loads are ratios (1.0 = 100 %, the documented limit). Ranges are 80 %: low = P10, high = P90.
"""

from datetime import date
from typing import NamedTuple

from amcap.model import vocabulary as words
from amcap.model.finding import Finding, Subject

SCHEMA_VERSION = "2.0"


class Tool(NamedTuple):
    name: str
    version: str


class RuleBookId(NamedTuple):
    id: str
    revision: str


class PortfolioSummary(NamedTuple):
    name: str | None
    source: str
    managers: int
    accounts: float


class Range(NamedTuple):
    """A figure with its 80 % range; all three are None where the figure does not exist."""

    likely: float | None
    low: float | None
    high: float | None


class Hires(NamedTuple):
    """Whole people to hire for a load of 100 %: at the likely load, and at each end of its range for itself."""

    likely: int
    low: int
    high: int


class Driver(NamedTuple):
    """A parameter, its share (0 to 1) of the variance of a load, and the signed deviation of ln(load) it causes."""

    parameter: str
    share_of_variance: float
    term: float


class TeamAssessment(NamedTuple):
    """All work against all capacity.

    `target_load` is the load that the team is planned to; `shortfall` is what is lacking for it, in standard managers.
    """

    workload: float
    capacity: float
    load: Range
    probability_over: float
    firm: bool
    verdict: words.Verdict
    hires: Hires
    target_load: float
    hires_to_plan: int
    shortfall: float
    unassigned_accounts: float
    unassigned_workload: float
    drivers: tuple[Driver, ...]


class HeadroomAccounts(NamedTuple):
    """How many more whole accounts still fit by one rule of thumb: so many a standard manager."""

    heuristic: str
    accounts_per_manager: float
    accounts: float


class Headroom(NamedTuple):
    """What is left of the capacity; negative where the manager is over it."""

    workload: float
    hours: float
    accounts: tuple[HeadroomAccounts, ...]


class ManagerAssessment(NamedTuple):
    """One manager. `fair_share` is the load / that of all assigned work; none where the role is dedicated.

    `hours_per_account` are the hours a month that the manager has, shared out over the accounts: no factor is in them.
    """

    name: str
    accounts: float
    workload: float
    workload_hours: float
    capacity: float
    capacity_hours: float
    load: Range
    probability_over: float
    firm: bool
    verdict: words.Verdict
    fair_share: Range
    recommended_accounts: Range
    hours_per_account: float | None
    headroom: Headroom
    revenue: float | None
    revenue_target: float | None
    drivers: tuple[Driver, ...]


class FactorEffect(NamedTuple):
    """A factor as it was used: the level, what it multiplies by, and whether the level was assumed."""

    factor: str
    level: str
    effect: float
    assumed: bool


class AccountAssessment(NamedTuple):
    """One entry; workload is that of one account of the entry. Names may repeat in tables, positions do not."""

    name: str
    manager: str | None
    count: float  # type: ignore[assignment]  # the contract's word, though tuples have a method of that name
    workload: float
    workload_hours: float
    basis: words.WorkloadBasis
    heuristic: words.Heuristic | None
    accounts_per_manager: float
    factors: tuple[FactorEffect, ...]
    bounded: bool
    segment: str | None
    tier: words.Tier | None
    size: words.Size | None
    complexity: words.Complexity | None
    revenue: float | None
    position: int
    file: str | None
    line: int | None


class Assumption(NamedTuple):
    """An input that was not given: what was taken for it, and for how many subjects.

    A missing judgement is allowed for in the range; a missing fact counts as none. `example` is what might be told
    instead, and `effect` what that would multiply a load by; None where it would move none, or no one figure tells.
    """

    factor: str
    subject_kind: words.SubjectKind
    kind: words.AssumptionKind
    value: str
    count: float  # type: ignore[assignment]
    example: str | None
    effect: float | None


class Trip(NamedTuple):
    """One reason why a gate trips: the condition, whom it concerns, what is the case.

    `finding` counts from 0 in the assessment's findings; None where a figure meets the condition.
    """

    condition: str
    subject: Subject
    manager: str | None
    message: str
    finding: int | None


class Gate(NamedTuple):
    fail_on: tuple[str, ...]
    tripped: bool
    reasons: tuple[Trip, ...]


class Assessment(NamedTuple):
    """The contract: the whole answer for one portfolio, one rule book and one day."""

    schema_version: str
    tool: Tool
    rulebook: RuleBookId
    as_of: date
    standard_month_hours: float
    portfolio: PortfolioSummary
    headline: str
    team: TeamAssessment
    managers: tuple[ManagerAssessment, ...]
    accounts: tuple[AccountAssessment, ...]
    assumptions: tuple[Assumption, ...]
    findings: tuple[Finding, ...]
    gate: Gate
