"""The result: plain frozen data, in the shape and order of the JSON contract.

Workload and capacity are shares of one standard manager (0.20 = a fifth); hours are hours of client work
a month; loads are ratios (1.0 = 100 %, the documented limit). Ranges are 80 %: low = P10, high = P90.
"""

from dataclasses import dataclass
from datetime import date

from amcap.model import vocabulary as words

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class RuleBookId:
    id: str
    revision: str


@dataclass(frozen=True, slots=True)
class PortfolioSummary:
    name: str | None
    source: str
    managers: int
    accounts: int


@dataclass(frozen=True, slots=True)
class Range:
    """A figure with its 80 % range; all three are None where the figure does not exist."""

    likely: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class TeamAssessment:
    workload: float
    capacity: float
    load: Range
    probability_over: float
    verdict: words.Verdict
    hires_needed: int
    unassigned_accounts: int
    unassigned_workload: float


@dataclass(frozen=True, slots=True)
class HeadroomAccounts:
    """How many more whole accounts still fit at 5 (key), 10 (close) and 17.5 (standard) a manager."""

    key: int
    close: int
    standard: int


@dataclass(frozen=True, slots=True)
class Headroom:
    """What is left of the capacity; negative where the manager is over it."""

    workload: float
    hours: float
    accounts: HeadroomAccounts


@dataclass(frozen=True, slots=True)
class Driver:
    """A parameter and its share (0 to 1) of the variance of a load."""

    parameter: str
    share_of_variance: float


@dataclass(frozen=True, slots=True)
class ManagerAssessment:
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


@dataclass(frozen=True, slots=True)
class FactorEffect:
    """A factor as it was used: the level, what it multiplies by, and whether the level was assumed."""

    factor: str
    level: str
    effect: float
    assumed: bool


@dataclass(frozen=True, slots=True)
class AccountAssessment:
    """One entry; workload is that of one account of the entry."""

    name: str
    manager: str | None
    count: int
    workload: float
    workload_hours: float
    basis: words.WorkloadBasis
    heuristic: words.Heuristic | None
    accounts_per_manager: float
    factors: tuple[FactorEffect, ...]
    bounded: bool


@dataclass(frozen=True, slots=True)
class Assumption:
    """An input that was not given: what was taken for it, and for how many subjects."""

    factor: str
    subject_kind: words.SubjectKind
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Subject:
    kind: words.SubjectKind
    name: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    document: str
    section: str


@dataclass(frozen=True, slots=True)
class Finding:
    id: str
    level: words.Level
    subject: Subject
    message: str
    source: Citation
    line: int | None


@dataclass(frozen=True, slots=True)
class Gate:
    fail_on: tuple[str, ...]
    tripped: bool


@dataclass(frozen=True, slots=True)
class Assessment:
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
