"""The workload of one account: a starting point and factors, measured hours, or the whole of its manager."""

from collections import namedtuple
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Self

from amcap.engine.arithmetic.capacity import Capacity
from amcap.engine.arithmetic.factors import Effect, Product, effect_of, multiply
from amcap.engine.arithmetic.starting_point import StartingPoint, of_cell, of_rule
from amcap.engine.arithmetic.uncertainty import CERTAIN, Spread, between, given, mean_of_months, of_product
from amcap.industries import known_as
from amcap.model import vocabulary as words
from amcap.model.assessment import FactorEffect
from amcap.model.factor_table import ACCOUNT_FACTORS, Factor
from amcap.model.hours import Hours
from amcap.model.measured_hours import MeasuredMean
from amcap.model.portfolio import Account, Company
from amcap.model.rulebook import RuleBook
from amcap.model.table_words import PROFILE

_fields_of = attrgetter(*PROFILE[:-1])

CLIENT_SHARE = "month.client-share"
MEASURED = "measured:hours"
"""What measured accounts rest on, each for itself."""


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

    segment: str | None
    tier: words.Tier | None
    size: words.Size | None
    complexity: words.Complexity | None
    industry: str | None
    service: words.Service | None
    contact: words.Contact | None
    stage: words.Stage | None
    hours_per_month: Hours | None

    @property
    def wants_whole_manager(self) -> bool:
        """Whether it is dedicated; a segment goes before that."""
        return self.tier == "dedicated" and self.segment is None


def profile_of(account: Account) -> Profile:
    """An account's own profile."""
    return Profile(*_fields_of(account), hours_told(account.hours_per_month))


def hours_told(told: MeasuredMean | None) -> Hours | None:
    """Measured hours as a file tells them."""
    return None if told is None else Hours(value=told.value, months=told.months, low=told.low, high=told.high)


def under_company(profile: Profile, company: Company) -> Profile:
    """The profile with what the company tells where the account does not."""
    told = {
        factor.field: getattr(company, factor.company)
        for factor in ACCOUNT_FACTORS
        if factor.field and factor.company and getattr(profile, factor.field) is None
    }
    return profile._replace(**told)


@dataclass(frozen=True, slots=True, eq=False)
class Workload:
    """What one account takes, as a share of a standard manager, and everything that it was made from."""

    share: float
    spread: Spread
    skew: float
    basis: words.WorkloadBasis
    start: StartingPoint | None = None
    product: Product | None = None
    assumed: tuple[tuple[str, str], ...] = ()
    factors: tuple[FactorEffect, ...] = ()
    key: bool = False

    @property
    def bounded(self) -> bool:
        return self.product is not None and self.product.bounded


def by_rule_of_thumb(profile: Profile, pairing: words.Meeting, book: RuleBook) -> Workload:
    """The workload of an account with this profile under a manager with this pairing of expertise.

    1 / accounts per manager x bounded factors. A key account takes no less than it would without its tier.
    """
    if profile.segment is not None:
        return _from(of_rule(f"segment.{profile.segment}", book), profile, pairing, book)
    start = of_cell(profile.size, profile.complexity, book)
    if profile.tier is None:
        start = start._replace(assumed=(*start.assumed, ("tier", "standard")))
    usual = _from(start, profile, pairing, book)
    if profile.tier != "key":
        return usual
    key = _from(of_rule("starting-point.key", book), profile, pairing, book)
    return usual if usual.share > key.share * (1 + _HAIR) else key


_HAIR = 1e-12
"""What rounding may make of two equal workloads."""


def _from(start: StartingPoint, profile: Profile, pairing: words.Meeting, book: RuleBook) -> Workload:
    product = multiply(book, "account", _effects(profile, pairing, start.contains, book))
    spread = of_product((start.spread.inverse, product.spread))
    return Workload(
        share=product.value / start.accounts,
        spread=spread,
        skew=spread.skew,
        basis="rule-of-thumb",
        start=start,
        product=product,
        assumed=(*start.assumed, *_missing(product)),
        factors=tuple(effect.as_data() for effect in product.effects),
        key=is_key(profile, book),
    )


def of_whole_manager(capacity: Capacity | None, book: RuleBook) -> Workload:
    """The workload of a dedicated account: all of its manager, whatever that is, so that it makes a load of exactly 1.

    Without a manager, or under one without capacity, it is one standard manager.
    """
    start = of_rule("starting-point.dedicated", book)
    whole = capacity if capacity is not None and capacity.value else None
    spread = CERTAIN if whole is None else whole.spread
    return Workload(
        share=1.0 if whole is None else whole.value,
        spread=spread,
        skew=spread.skew,
        basis="rule-of-thumb",
        start=start,
        factors=() if whole is None else (_whole_of(whole),),
        key=start.key,
    )


def _whole_of(capacity: Capacity) -> FactorEffect:
    return FactorEffect(factor="capacity", level="of-the-manager", effect=capacity.value, assumed=False)


def of_measured_hour(profile: Profile, capacity: Capacity | None, company: Company, book: RuleBook) -> Workload:
    """The workload of one measured hour a month, spent by a manager with this capacity; None: by a standard one.

    What makes a manager quick or slow makes the hour worth more or less, and so cancels in the manager's own load.
    """
    assert profile.hours_per_month is not None
    pace, spread = (1.0, CERTAIN) if capacity is None else (capacity.pace, capacity.spread)
    spreads = [_of_hours(profile.hours_per_month, book), spread]
    month, share = company.client_hours, book.rules[CLIENT_SHARE]
    if month is None:
        month = book.standard_month_hours
        spreads.append(given(CLIENT_SHARE.replace(".", ":"), share.value, *share.span).inverse)
    of_hour = of_product(spreads)
    return Workload(
        share=pace / month,
        spread=of_hour,
        skew=of_hour.skew,
        basis="measured",
        assumed=() if profile.hours_per_month.months or profile.hours_per_month.low else (_months_assumed(book),),
        key=is_key(profile, book),
    )


def _months_assumed(book: RuleBook) -> tuple[str, str]:
    return "months-measured", f"{book.number('measured.months-assumed'):g}"


def _of_hours(hours: Hours, book: RuleBook) -> Spread:
    if hours.low is not None and hours.high is not None:
        return between(MEASURED, hours.value, hours.low, hours.high)
    months = hours.months or book.number("measured.months-assumed")
    return mean_of_months(MEASURED, book.number("measured.monthly-variation"), months)


def is_key(profile: Profile, book: RuleBook) -> bool:
    """Whether an account is called key, or its starting point holds key accounts."""
    if profile.segment is not None:
        return book.rules[f"segment.{profile.segment}"].key
    if profile.tier == "dedicated":
        return book.rules["starting-point.dedicated"].key
    return profile.tier == "key" or of_cell(profile.size, profile.complexity, book).key


def _effects(profile: Profile, pairing: words.Meeting, contained: tuple[str, ...], book: RuleBook) -> list[Effect]:
    open_factors = [factor for factor in ACCOUNT_FACTORS if factor.id not in contained]
    levels = [(factor, _level(factor, profile, pairing, book)) for factor in open_factors]
    return [effect_of(book, factor.id, level) for factor, level in levels if level or factor.assumed]


def _level(factor: Factor, profile: Profile, pairing: words.Meeting, book: RuleBook) -> str | None:
    """The level of a factor, None where nothing tells it."""
    if factor.id == "industry":
        return None if profile.industry is None else book.level_of_industry(profile.industry)
    if factor.id == "expertise":
        return None if pairing == "none" else pairing
    level: str | None = getattr(profile, factor.field or "")
    return level


def _missing(product: Product) -> tuple[tuple[str, str], ...]:
    """Inputs that nobody told; an expertise that meets an unknown industry misses that industry only."""
    assumed = (effect for effect in product.effects if effect.assumed and effect.factor != "expertise")
    return tuple((effect.factor, effect.level) for effect in assumed)


def pairing_of(industry: str | None, expertise: frozenset[str], book: RuleBook) -> words.Meeting:
    """How an account's industry meets what a manager knows: 'none' where the manager lists no expertise.

    A word that nobody understands is a match where the manager has it, too.
    """
    if not expertise:
        return "none"
    if industry is None:
        return "unknown"
    if known_as(industry) in expertise:
        return "match"
    return "unknown" if book.level_of_industry(industry) is None else "mismatch"
