"""What holds of every portfolio."""

from random import Random
from typing import Any

import pytest

from tests.reference.arithmetic import Figures, Reference, assess, weigh
from tests.reference.portfolios import TODAY, portfolio
from tests.reference.sums import likely_sum

SEEDS = range(1000, 1040)
FACTOR_ONE = {
    "industry": "manufacturing",
    "contact": "monthly",
    "service": "standard",
    "objective": "balanced",
    "geography": "remote",
    "fit": "fair",
    "stage": "steady",
}
"""The level of each factor that multiplies by exactly 1."""
EASY_TO_HARD = {
    "complexity": ["low", "medium", "high"],
    "size": ["small", "medium", "large"],
    "contact": ["quarterly", "monthly", "biweekly", "weekly", "daily"],
    "service": ["light", "standard", "premium"],
    "objective": ["maintain", "balanced", "growth"],
    "geography": ["local", "remote", "dispersed"],
    "fit": ["strong", "fair", "poor"],
    "stage": ["steady", "renewal", "at-risk", "onboarding"],
    "tier": ["standard", "key"],
}


def flat(reference: Reference) -> dict[str, float]:
    """Every number of it, by name."""
    numbers: dict[str, float] = {}

    def gather(name: str, value: Any) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                gather(f"{name}.{key}", inner)
        elif isinstance(value, tuple):
            for place, inner in enumerate(value):
                gather(f"{name}.{place}", inner)
        elif isinstance(value, int | float):
            numbers[name] = float(value)

    for name, figures in {**reference.managers, "team": reference.team}.items():
        gather(name, figures)
    return numbers


def one_by_one(fields: dict[str, Any]) -> dict[str, Any]:
    accounts = [
        {key: value for key, value in account.items() if key != "count"} | {"name": f"{account['name']}, {number}"}
        for account in fields["accounts"]
        for number in range(account.get("count", 1))
    ]
    return fields | {"accounts": accounts}


def in_another_order(fields: dict[str, Any], seed: int) -> dict[str, Any]:
    chance = Random(seed)
    return fields | {
        "managers": chance.sample(fields["managers"], len(fields["managers"])),
        "accounts": chance.sample(fields["accounts"], len(fields["accounts"])),
    }


def without_expertise(fields: dict[str, Any]) -> dict[str, Any]:
    managers = [{key: value for key, value in manager.items() if key != "expertise"} for manager in fields["managers"]]
    return fields | {"managers": managers}


def widths(figures: Figures) -> dict[str, float]:
    ranges = {"load": figures.load, "recommended": figures.recommended}
    return {name: found.high / found.low for name, found in ranges.items() if found is not None and found.low > 0}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_count_is_as_many_entries(seed):
    fields = portfolio(seed)
    assert flat(assess(one_by_one(fields), TODAY)) == pytest.approx(flat(assess(fields, TODAY)), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_order_does_not_matter(seed):
    fields = portfolio(seed)
    shuffled = in_another_order(fields, seed)
    assert flat(assess(shuffled, TODAY)) == pytest.approx(flat(assess(fields, TODAY)), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("factor", FACTOR_ONE)
def test_telling_a_level_of_factor_one_never_widens_a_range_by_more_than_one_per_cent(factor):
    for seed in SEEDS:
        fields = portfolio(seed)
        if factor == "industry":
            fields = without_expertise(fields)  # else an industry that is told is a mismatch, no level of factor 1
        if factor in fields["company"]:
            continue  # then no account lacks it
        told = fields | {"accounts": [{factor: FACTOR_ONE[factor]} | account for account in fields["accounts"]]}
        before, after = assess(fields, TODAY), assess(told, TODAY)
        for name, figures in {**before.managers, "team": before.team}.items():
            wider = widths({**after.managers, "team": after.team}[name])
            for figure, width in widths(figures).items():
                assert wider[figure] <= width * 1.01, (seed, name, figure)


@pytest.mark.parametrize("field", EASY_TO_HARD)
def test_a_harder_account_never_lowers_a_load(field):
    for seed in SEEDS:
        fields = portfolio(seed)
        for place, account in enumerate(fields["accounts"][:3]):
            loads = []
            for level in EASY_TO_HARD[field]:
                accounts = list(fields["accounts"])
                accounts[place] = account | {field: level}
                loads.append(likely_sum(weigh(fields | {"accounts": accounts}, TODAY).work))
            assert loads == sorted(loads) or max(loads) - min(loads) < 1e-12, (seed, account)
