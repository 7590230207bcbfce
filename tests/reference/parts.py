"""Parts of a sum: an account's workload or a manager's capacity, and every parameter that moves it.

A parameter is a standard normal number z with an id. A part follows it with a signed strength: it is multiplied by
e^(strength × z). The same id in two parts is the same z.
"""

from math import exp, log, sqrt
from typing import NamedTuple

from tests.reference.tables import (
    ACCOUNT_FACTORS,
    BARE_HOURS_MONTHS,
    CLIENT_SHARE,
    HEURISTICS,
    MANAGER_FACTORS,
    MONTHLY_VARIATION,
    SHARED_PART,
    STARTING_POINTS,
    UNKNOWN,
    WORKING_HOURS,
    Spread,
)

OWN = "/own:"
"""Between an id's driver and the account or manager whose own part it is."""


class Part(NamedTuple):
    """One account's workload or one manager's capacity, in standard managers."""

    likely: float
    shift: float
    """Middle ÷ likely: the product of c ÷ ℓ over its parameters."""
    strengths: dict[str, float]
    """Parameter id → signed standard deviation of the part's logarithm that comes from it."""

    @property
    def middle(self) -> float:
        return self.likely * self.shift

    @property
    def variance(self) -> float:
        """Of the part's logarithm."""
        return sum(strength**2 for strength in self.strengths.values())


NOTHING: Part = Part(1, 1, {})


def driver(parameter: str) -> str:
    """The driver of a parameter: an unknown's shared part and everybody's own part of it have the same one."""
    return parameter.split(OWN)[0]


def times(*parts: Part) -> Part:
    """The product of several, each parameter's strengths added with their signs."""
    likely, shift, strengths = 1.0, 1.0, {}
    for part in parts:
        likely *= part.likely
        shift *= part.shift
        for parameter, strength in part.strengths.items():
            strengths[parameter] = strengths.get(parameter, 0.0) + strength
    return Part(likely, shift, strengths)


def inverse(part: Part) -> Part:
    return Part(
        1 / part.likely, 1 / part.shift, {parameter: -strength for parameter, strength in part.strengths.items()}
    )


def within(part: Part, bounds: tuple[float, float]) -> Part:
    """The likely value held within the bounds; middle and strengths stay in proportion."""
    low, high = bounds
    return part._replace(likely=min(max(part.likely, low), high))


def given(name: str, spread: Spread) -> Part:
    """A number that is one parameter for everybody it touches."""
    return Part(spread.likely, spread.shift, {name: spread.sigma} if spread.sigma else {})


def unknown(names: list[str], spread: Spread, owner: str) -> Part:
    """A number that is not known: some of its variance is everybody's, the rest its owner's own.

    With several names its variance is divided equally between them.
    """
    sigma = spread.sigma / sqrt(len(names))
    strengths = {}
    for name in names:
        strengths[name] = sigma * sqrt(SHARED_PART)
        strengths[f"{name}{OWN}{owner}"] = sigma * sqrt(1 - SHARED_PART)
    return Part(spread.likely, spread.shift, strengths)


def _level(factors: dict[str, dict[str, Spread]], factor: str, level: str, owner: str) -> Part:
    name = f"{factor}:{level}"
    spread = factors[factor][level]
    return unknown([name], spread, owner) if level == UNKNOWN else given(name, spread)


def account_level(factor: str, level: str, owner: str) -> Part:
    return _level(ACCOUNT_FACTORS, factor, level, owner)


def manager_level(factor: str, level: str, owner: str) -> Part:
    return _level(MANAGER_FACTORS, factor, level, owner)


def starting_point(size: str | None, complexity: str | None, owner: str) -> Part:
    """Accounts per manager by size and complexity; either may be None."""
    spread = STARTING_POINTS[size, complexity]
    not_known = [name for name, value in (("complexity:unknown", complexity), ("size:unknown", size)) if value is None]
    if not_known:
        return unknown(not_known, spread, owner)
    return given(f"starting-point:{HEURISTICS[size, complexity]}", spread)


def standard_month(client_hours: float | None) -> Part:
    """Hours a full-timer has for clients in a month; uncertain where the company does not tell them."""
    if client_hours is not None:
        return Part(client_hours, 1, {})
    return times(Part(WORKING_HOURS, 1, {}), given("month:client-share", CLIENT_SHARE))


def measured_hours(told: float | dict[str, float], owner: str) -> Part:
    """Measured hours a month of one account; they are a mean, so their middle lies a little below."""
    hours = told if isinstance(told, dict) else {"value": told}
    if "low" in hours:
        spread = Spread(hours["value"], hours["low"], hours["high"])
        sigma, shift = spread.sigma, spread.shift
    else:
        variance = log(1 + MONTHLY_VARIATION**2 / hours.get("months", BARE_HOURS_MONTHS))
        sigma, shift = sqrt(variance), exp(-variance / 2)
    return Part(hours["value"], shift, {f"measured:hours{OWN}{owner}": sigma})
