"""The workload of one account: a starting heuristic and factors, or measured hours."""

from collections import namedtuple
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from amcap.engine.arithmetic.factors import ASSUMED, Effect, Product, effect_of, multiply
from amcap.engine.arithmetic.uncertainty import log_sigma
from amcap.model import vocabulary as words
from amcap.model.assessment import FactorEffect
from amcap.model.factor_table import ACCOUNT_FACTORS, Factor
from amcap.model.portfolio import Account, Company
from amcap.model.rulebook import RuleBook, fold_industry
from amcap.model.table_words import PROFILE

_fields_of = attrgetter(*PROFILE)


if TYPE_CHECKING:
    # No checker of types can know fields that are made of a table.
    class _Fields(tuple[Any, ...]):
        def __new__(cls, *fields: Any) -> Self: ...
        def _replace(self, **fields: Any) -> Self: ...

else:
    _Fields = namedtuple("_Fields", PROFILE)


class Profile(_Fields):
    """All that moves an account's workload; accounts with equal profiles have equal workloads.

    Declared are the fields that are read by name; the others tell factors, and are read as the table of these says.
    """

    __slots__ = ()

    tier: str | None
    size: str | None
    complexity: str | None
    industry: str | None
    hours_per_month: float | None


def profile_of(account: Account) -> Profile:
    """An account's own profile."""
    return Profile(*_fields_of(account))


def under_company(profile: Profile, company: Company) -> Profile:
    """The profile with what the company tells where the account does not."""
    told = {
        factor.field: getattr(company, factor.company)
        for factor in ACCOUNT_FACTORS
        if factor.field and factor.company and getattr(profile, factor.field) is None
    }
    return profile._replace(**told)


class StartingPoint(NamedTuple):
    """Accounts per manager before factors, with its 80 % range and the parameter that it rests on."""

    heuristic: words.Heuristic
    rule_id: str
    accounts: float
    low: float
    high: float
    parameter: str
    assumed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Workload:
    """What one account takes, as a share of a standard manager, and everything that it was made from."""

    share: float
    basis: words.WorkloadBasis
    start: StartingPoint | None
    product: Product | None
    sigmas: tuple[tuple[str, float], ...]
    assumed: tuple[tuple[str, str], ...]
    factors: tuple[FactorEffect, ...]
    key: bool
    bounded: bool


def workload_of(profile: Profile, pairing: str, book: RuleBook) -> Workload:
    """The workload of an account with this profile under a manager with this pairing of expertise.

    1 / accounts per manager x bounded factors; or hours a month / hours of a standard month where measured.
    `pairing` is 'match', 'mismatch' or 'none' (nothing to compare).
    """
    if profile.hours_per_month is not None:
        return _measured(profile, profile.hours_per_month, book)
    start = starting_point(profile, book)
    product = multiply(book, "account", _effects(profile, pairing, book))
    return Workload(
        share=product.value / start.accounts,
        basis="rule-of-thumb",
        start=start,
        product=product,
        sigmas=((start.parameter, log_sigma(start.low, start.high)), *product.sigmas)
        if start.low < start.high
        else product.sigmas,
        assumed=(*start.assumed, *((effect.factor, effect.level) for effect in product.effects if effect.assumed)),
        factors=tuple(effect.as_data() for effect in product.effects),
        key=start.heuristic in ("five", "dedicated"),
        bounded=product.bounded,
    )


def _measured(profile: Profile, hours: float, book: RuleBook) -> Workload:
    client_share = book.rules["month.client-share"]
    return Workload(
        share=hours / book.standard_month_hours,
        basis="measured",
        start=None,
        product=None,
        sigmas=(("month:client-share", log_sigma(*client_share.span)),),
        assumed=(),
        factors=(),
        key=profile.tier in ("key", "dedicated"),
        bounded=False,
    )


def starting_point(profile: Profile, book: RuleBook) -> StartingPoint:
    """Accounts per manager from tier, or from size and complexity; what is unknown widens the range."""
    no_tier = () if profile.tier else (("tier", "standard"),)
    if profile.tier in ("key", "dedicated"):
        return _cell(book, f"starting-point.{profile.tier}")
    if profile.size and profile.complexity:
        return _cell(book, f"starting-point.{profile.size}-{profile.complexity}", no_tier)
    open_cells = [
        book.number(f"starting-point.{size}-{complexity}")
        for size in words.SIZES
        for complexity in words.COMPLEXITIES
        if profile.size in (None, size) and profile.complexity in (None, complexity)
    ]
    if profile.size or profile.complexity:
        unknown = "complexity" if profile.size else "size"
        cell = _cell(book, f"starting-point.{profile.size or 'medium'}-{profile.complexity or 'medium'}")
        missing = ((unknown, "medium"), *no_tier)
    else:
        unknown = "size-and-complexity"
        cell = _cell(book, "heuristic.fifteen-to-twenty")
        missing = ((unknown, cell.heuristic), *no_tier)
    return StartingPoint(
        cell.heuristic,
        cell.rule_id,
        cell.accounts,
        min(open_cells),
        max(open_cells),
        f"{unknown}:{ASSUMED}",
        missing,
    )


def _cell(book: RuleBook, rule_id: str, assumed: tuple[tuple[str, str], ...] = ()) -> StartingPoint:
    rule = book.rules[rule_id]
    heuristic = rule.heuristic or "fifteen-to-twenty"
    return StartingPoint(heuristic, rule_id, rule.value, *rule.span, f"starting-point:{heuristic}", assumed)


def _effects(profile: Profile, pairing: str, book: RuleBook) -> list[Effect]:
    levels = {factor: _level(factor, profile, pairing, book) for factor in ACCOUNT_FACTORS}
    return [effect_of(book, factor.id, level) for factor, level in levels.items() if level or factor.assumed]


def _level(factor: Factor, profile: Profile, pairing: str, book: RuleBook) -> str | None:
    """The level of a factor, None where nothing tells it."""
    if factor.id == "industry":
        return None if profile.industry is None else book.industry_level(profile.industry)
    if factor.id == "expertise":
        return None if pairing == "none" else pairing
    level: str | None = getattr(profile, factor.field or "")
    return level


def pairing_of(industry: str | None, expertise: frozenset[str]) -> words.Pairing:
    """How an account's industry meets a manager's (folded) expertise; 'none' where either is unknown."""
    if industry is None or not expertise:
        return "none"
    return "match" if fold_industry(industry) in expertise else "mismatch"
