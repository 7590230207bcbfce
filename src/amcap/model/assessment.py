"""The result: plain frozen data, in the shape and order of the JSON contract.

Workload and capacity are shares of one standard manager (0.20 = a fifth); hours are hours of client work
a month; loads are ratios (1.0 = 100 %, the documented limit). Ranges are 80 %: low = P10, high = P90.
"""

from datetime import date
from typing import NamedTuple

from amcap.model import vocabulary as words

SCHEMA_VERSION = "1.0"


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
    accounts: int


class Range(NamedTuple):
    """A figure with its 80 % range; all three are None where the figure does not exist."""

    likely: float | None
    low: float | None
    high: float | None


class TeamAssessment(NamedTuple):
    workload: float
    capacity: float
    load: Range
    probability_over: float
    verdict: words.Verdict
    hires_needed: int
    unassigned_accounts: int
    unassigned_workload: float


class HeadroomAccounts(NamedTuple):
    """How many more whole accounts still fit at 5 (key), 10 (close) and 17.5 (standard) a manager."""

    key: int
    close: int
    standard: int


class Headroom(NamedTuple):
    """What is left of the capacity; negative where the manager is over it."""

    workload: float
    hours: float
    accounts: HeadroomAccounts


class Driver(NamedTuple):
    """A parameter and its share (0 to 1) of the variance of a load."""

    parameter: str
    share_of_variance: float


class ManagerAssessment(NamedTuple):
    name: str
    accounts: int
    workload: float
    workload_hours: float
    capacity: float
    capacity_hours: float
    load: Range
    probability_over: float
    verdict: words.Verdict
    recommended_accounts: Range
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
    """One entry; workload is that of one account of the entry."""

    name: str
    manager: str | None
    count: int  # type: ignore[assignment]  # the contract's word, though tuples have a method of that name
    workload: float
    workload_hours: float
    basis: words.WorkloadBasis
    heuristic: words.Heuristic | None
    accounts_per_manager: float
    factors: tuple[FactorEffect, ...]
    bounded: bool


class Assumption(NamedTuple):
    """An input that was not given: what was taken for it, and for how many subjects."""

    factor: str
    subject_kind: words.SubjectKind
    value: str
    count: int  # type: ignore[assignment]


class Subject(NamedTuple):
    kind: words.SubjectKind
    name: str | None


class Citation(NamedTuple):
    document: str
    section: str


class Finding(NamedTuple):
    id: str
    level: words.Level
    subject: Subject
    message: str
    source: Citation
    line: int | None


class Gate(NamedTuple):
    fail_on: tuple[str, ...]
    tripped: bool


class Assessment(NamedTuple):
    """The contract: the whole answer for one portfolio, one rule book and one day."""

    schema_version: str
    tool: Tool
    rulebook: RuleBookId
    as_of: date
    standard_month_hours: float
    portfolio: PortfolioSummary
    team: TeamAssessment
    managers: tuple[ManagerAssessment, ...]
    accounts: tuple[AccountAssessment, ...]
    assumptions: tuple[Assumption, ...]
    findings: tuple[Finding, ...]
    gate: Gate
