"""From the plain fields of a portfolio to parts: what each manager can carry and what each account takes."""

from datetime import date
from typing import Any, NamedTuple

from tests.reference.parts import (
    NOTHING,
    Part,
    account_level,
    given,
    inverse,
    manager_level,
    measured_hours,
    standard_month,
    starting_point,
    times,
    within,
)
from tests.reference.tables import (
    ACCOUNT_BOUNDS,
    ACCOUNT_FACTORS,
    CALLED,
    INDUSTRIES,
    KEY,
    KEY_CONTAINS,
    KEY_HEURISTIC,
    MANAGER_BOUNDS,
    SAYS_NOTHING,
    SEGMENTS,
    UNKNOWN,
)

Fields = dict[str, Any]

FROM_THE_COMPANY = {"service", "contact", "objective"}
A_STANDARD_MANAGER = NOTHING


class Carrier(NamedTuple):
    """A manager with what follows from the fields: `factors` are bounded, `capacity` is None where there is none."""

    fields: Fields
    hours: float
    """Hours a month for clients, without any factor; 0 before the first day."""
    present: bool
    factors: Part
    capacity: Part | None

    @property
    def dedicated(self) -> bool:
        return self.fields.get("role") == "dedicated"


def day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def whole_months(start: date, today: date) -> int:
    """Months that are over; negative before the start."""
    if today < start:
        return -1
    return (today.year - start.year) * 12 + today.month - start.month - (today.day < start.day)


def manager_factors(manager: Fields, company: Fields, today: date) -> Part:
    """Every manager factor, bounded; only for a manager who has started."""
    name = manager["name"]
    months = whole_months(day(manager["started"]), today) if "started" in manager else 3
    helpers = manager.get("assistants", 0)
    levels = {
        "experience": manager.get("experience", UNKNOWN),
        "ramp": ["first-month", "second-month", "third-month", "done"][min(months, 3)],
        "support": manager.get("support", company.get("support", UNKNOWN)),
        "automation": manager.get("automation", company.get("automation", UNKNOWN)),
        "scope": manager.get("scope", "local"),
        "assistants": ["none", "one", "two-or-more"][min(helpers, 2)],
        "performance": manager.get("performance", "typical"),
    }
    return within(times(*(manager_level(factor, level, name) for factor, level in levels.items())), MANAGER_BOUNDS)


def carrier(manager: Fields, company: Fields, today: date) -> Carrier:
    month = standard_month(company.get("client_hours")).likely
    present = "started" not in manager or day(manager["started"]) <= today
    if not present:
        return Carrier(manager, 0.0, False, NOTHING, None)
    hours = max(0.0, manager.get("fte", 1) * month - manager.get("other_duties_hours", 0))
    if hours < 1e-9:
        return Carrier(manager, 0.0, True, NOTHING, None)
    factors = manager_factors(manager, company, today)
    return Carrier(manager, hours, True, factors, times(Part(hours / month, 1, {}), factors))


def expertise_level(account: Fields, carried_by: Carrier | None) -> str | None:
    """None where nothing is compared."""
    listed = carried_by.fields.get("expertise", []) if carried_by else []
    known = {CALLED.get(word, word) for word in listed if word not in SAYS_NOTHING}
    if not known:
        return None
    industry = industry_of(account)
    if industry in known:
        return "match"
    return "mismatch" if industry in INDUSTRIES else UNKNOWN


def industry_of(account: Fields) -> str | None:
    """The industry by its own name, or the word that is not understood; None where nothing is known."""
    word = account.get("industry")
    return None if word in SAYS_NOTHING else CALLED.get(word, word)


def account_factors(
    account: Fields, company: Fields, carried_by: Carrier | None, contained: set[str], owner: str
) -> Part:
    """Every account factor that the starting point does not contain, bounded."""
    parts = []
    for factor in ACCOUNT_FACTORS:
        level: str | None
        if factor == "expertise":
            level = expertise_level(account, carried_by)
        elif factor == "industry":
            level = INDUSTRIES.get(industry_of(account), UNKNOWN)
        else:
            default = company.get(factor, UNKNOWN) if factor in FROM_THE_COMPANY else UNKNOWN
            level = account.get(factor, default)
        if level is not None and factor not in contained:
            parts.append(account_level(factor, level, owner))
    return within(times(*parts), ACCOUNT_BOUNDS)


def by_rule_of_thumb(account: Fields, company: Fields, carried_by: Carrier | None, owner: str) -> Part:
    """By segment, tier, or size and complexity."""
    if "segment" in account:
        name = account["segment"]
        return inverse(given(f"segment:{name}", SEGMENTS[name]))
    if account.get("tier") == "dedicated":
        return whole_capacity(carried_by)
    start = starting_point(account.get("size"), account.get("complexity"), owner)
    usual = times(inverse(start), account_factors(account, company, carried_by, set(), owner))
    if account.get("tier") != "key":
        return usual
    key_start = given(f"starting-point:{KEY_HEURISTIC}", KEY)
    key = times(inverse(key_start), account_factors(account, company, carried_by, KEY_CONTAINS, owner))
    return usual if usual.likely > key.likely * (1 + 1e-12) else key


def whole_capacity(carried_by: Carrier | None) -> Part:
    """All that its manager can carry, whatever that is: the same parameters, so that the load is 1 without a range."""
    if carried_by is None or carried_by.capacity is None:
        return A_STANDARD_MANAGER
    return carried_by.capacity


def workload(
    account: Fields, company: Fields, carried_by: Carrier | None, spent_by: Carrier | None, owner: str
) -> Part:
    """What one account takes of a standard manager.

    `carried_by` is whose account it is or would be; `spent_by` is who spent its measured hours.
    """
    if "hours_per_month" in account:
        hours = measured_hours(account["hours_per_month"], owner)
        month = standard_month(company.get("client_hours"))
        return times(hours, inverse(month), spent_by.factors if spent_by else NOTHING)
    if carried_by is not None and carried_by.dedicated:
        return whole_capacity(carried_by)
    return by_rule_of_thumb(account, company, carried_by, owner)
