"""Random portfolios, by seed: every field that moves a figure, in all its ways of being known and unknown."""

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.reference.tables import (
    ACCOUNT_FACTORS,
    CALLED,
    MANAGER_FACTORS,
    NOT_UNDERSTOOD,
    SAYS_NOTHING,
    SEGMENTS,
    UNKNOWN,
)

TODAY = date(2027, 3, 15)
INDUSTRIES = ["healthcare", "banking", "software", "retail", "manufacturing", "education"]
Fields = dict[str, Any]


def levels(factors: dict[str, dict[str, Any]], factor: str) -> list[str]:
    return [level for level in factors[factor] if level != UNKNOWN]


def _maybe(chance: Random, probability: float, entry: Fields, field: str, choices: list[Any]) -> None:
    """Tells the field of the entry, with that probability."""
    if chance.random() < probability:
        entry[field] = chance.choice(choices)


def _company(chance: Random) -> Fields:
    company: Fields = {}
    _maybe(chance, 0.6, company, "size", ["small", "medium", "large"])
    _maybe(chance, 0.25, company, "client_hours", [100, 120, 130, 141.5])
    for factor in ("objective", "service", "contact"):
        _maybe(chance, 0.25, company, factor, levels(ACCOUNT_FACTORS, factor))
    for factor in ("support", "automation"):
        _maybe(chance, 0.4, company, factor, levels(MANAGER_FACTORS, factor))
    return company


def _started(chance: Random) -> date:
    """From a year ago to two months ahead, today and whole months ago more often than by chance."""
    if chance.random() < 0.3:
        return chance.choice([TODAY, date(2027, 2, 15), date(2027, 1, 15), date(2026, 12, 15), date(2027, 3, 16)])
    return TODAY + timedelta(days=chance.randint(-200, 60))


def _manager(chance: Random, number: int, knowledge: float) -> Fields:
    manager: Fields = {"name": f"Manager {number}"}
    _maybe(chance, knowledge, manager, "experience", levels(MANAGER_FACTORS, "experience"))
    if chance.random() < 0.35:
        manager["started"] = _started(chance)
    _maybe(chance, 0.4, manager, "fte", [0.3, 0.5, 0.8, 1, 1.2, 1.5])
    _maybe(chance, 0.25, manager, "other_duties_hours", [4, 12.5, 30])
    if chance.random() < 0.05:
        manager["other_duties_hours"] = 300
    _maybe(chance, 0.15, manager, "role", ["dedicated", "dedicated", "portfolio"])
    _maybe(chance, 0.4, manager, "scope", levels(MANAGER_FACTORS, "scope"))
    _maybe(chance, 0.4, manager, "assistants", [0, 1, 2, 5])
    _maybe(chance, 0.3, manager, "support", levels(MANAGER_FACTORS, "support"))
    _maybe(chance, 0.3, manager, "automation", levels(MANAGER_FACTORS, "automation"))
    _maybe(chance, 0.3, manager, "performance", levels(MANAGER_FACTORS, "performance"))
    if chance.random() < 0.5:
        manager["expertise"] = sorted(chance.sample(INDUSTRIES, chance.randint(1, 3)))
    return manager


def _measured(chance: Random) -> float | Fields:
    hours = round(chance.uniform(1, 40), 1)
    kind = chance.choice(["bare", "months", "ends"])
    if kind == "bare":
        return hours
    if kind == "months":
        return {"value": hours, "months": chance.choice([3, 6, 12, 24])}
    return {
        "value": hours,
        "low": round(hours * chance.uniform(0.6, 0.95), 2),
        "high": round(hours * chance.uniform(1.05, 1.6), 2),
    }


def _account(chance: Random, number: int, managers: list[str], knowledge: float) -> Fields:
    account: Fields = {"name": f"Account {number}"}
    if managers and chance.random() < 0.92:
        account["manager"] = chance.choice(managers)
    _maybe(chance, 0.5, account, "count", [1, 2, 3, 4, 5, 6])
    _maybe(chance, 0.06, account, "segment", list(SEGMENTS))
    _maybe(chance, 0.25, account, "tier", ["key", "key", "key", "standard", "standard", "dedicated"])
    _maybe(chance, knowledge, account, "size", ["small", "medium", "large"])
    _maybe(chance, knowledge, account, "complexity", ["low", "medium", "high"])
    _maybe(chance, knowledge, account, "industry", INDUSTRIES)
    for factor in ("contact", "service", "objective", "geography", "fit", "stage"):
        _maybe(chance, knowledge, account, factor, levels(ACCOUNT_FACTORS, factor))
    if chance.random() < 0.15:
        account["hours_per_month"] = _measured(chance)
    return account


def portfolio(seed: int) -> Fields:
    """The portfolio of that seed: 1 to 8 managers, some perhaps without accounts or capacity, and up to 30 entries.

    How much is known is drawn for each portfolio: nearly nothing in some, nearly everything in others.
    """
    chance = Random(seed)
    knowledge = chance.choice([0.1, 0.4, 0.7, 0.95])
    managers = [_manager(chance, number, knowledge) for number in range(1, chance.randint(1, 8) + 1)]
    # the last one more often than by chance has an empty book
    busy = [manager["name"] for manager in managers[: -1 if len(managers) > 1 and chance.random() < 0.4 else None]]
    entries = 0 if chance.random() < 0.04 else chance.choice([1, 2, 4, 8, 12, 20, 30])
    accounts = [_account(chance, number, busy, knowledge) for number in range(1, entries + 1)]
    return {"version": 1, "company": _company(chance), "managers": managers, "accounts": accounts}


def in_other_words(fields: Fields, seed: int) -> Fields:
    """The portfolio with half of its industries under other names, or as words that say nothing or nobody understands.

    Drawn apart, so that everything else is what it is without.
    """
    chance = Random(f"words {seed}")
    others = [*CALLED, *NOT_UNDERSTOOD, *SAYS_NOTHING]

    def said(word: str) -> str:
        return chance.choice(others) if chance.random() < 0.5 else word

    accounts = [
        each | {"industry": said(each["industry"])} if "industry" in each else each for each in fields["accounts"]
    ]
    managers = [
        each | {"expertise": [said(word) for word in each["expertise"]]} if "expertise" in each else each
        for each in fields["managers"]
    ]
    return fields | {"accounts": accounts, "managers": managers}
