"""The answer to the quick question: how many accounts of one kind a manager of one kind can carry."""

from datetime import date
from typing import NamedTuple

from amcap.model import vocabulary as words
from amcap.model.assessment import Assumption, Driver, FactorEffect, Range, RuleBookId, Tool


class AccountKind(NamedTuple):
    """One account: workload as a share of a standard manager, and what it was made from."""

    workload: float
    workload_hours: float
    basis: words.WorkloadBasis
    heuristic: words.Heuristic | None
    accounts_per_manager: float
    factors: tuple[FactorEffect, ...]
    bounded: bool


class ManagerKind(NamedTuple):
    """One manager: capacity in standard managers, the share of a month there is, and what multiplies it."""

    capacity: float
    capacity_hours: float
    time: float
    factors: tuple[FactorEffect, ...]
    bounded: bool


class Estimate(NamedTuple):
    """The recommended number of accounts of this kind for such a manager, with its 80 % range and its parts."""

    schema_version: str
    tool: Tool
    rulebook: RuleBookId
    as_of: date
    standard_month_hours: float
    recommended_accounts: Range
    account: AccountKind
    manager: ManagerKind
    drivers: tuple[Driver, ...]
    assumptions: tuple[Assumption, ...]
