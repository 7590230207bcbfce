"""The numbers of rule book 2027-01, typed by hand: likely, low (P10), high (P90). A bare likely is exact."""

from math import log, sqrt
from typing import NamedTuple

P10_TO_P90 = 2.5632
"""Standard deviations of a normal distribution between its tenth and its ninetieth percentile."""
ONE_END = 1.2816
"""Half of it: from the middle to either end."""


class Spread(NamedTuple):
    """An uncertain number: its likely value, and the ends between which it lies four times in five."""

    likely: float
    low: float
    high: float

    @property
    def sigma(self) -> float:
        """Standard deviation of its logarithm."""
        return log(self.high / self.low) / P10_TO_P90

    @property
    def shift(self) -> float:
        """Its middle, half-way between the ends in logarithms, as a multiple of the likely value."""
        return sqrt(self.low * self.high) / self.likely


EXACTLY_ONE = Spread(1, 1, 1)

# Accounts per manager by size and complexity; None is not known.
STARTING_POINTS = {
    ("small", "low"): Spread(20, 17, 23),
    ("small", "medium"): Spread(17.5, 15, 20),
    ("small", "high"): Spread(10, 8, 12),
    ("small", None): Spread(14, 10, 20),
    ("medium", "low"): Spread(17.5, 15, 20),
    ("medium", "medium"): Spread(15, 13, 17),
    ("medium", "high"): Spread(10, 8, 12),
    ("medium", None): Spread(13, 10, 17.5),
    ("large", "low"): Spread(10, 8, 12),
    ("large", "medium"): Spread(10, 8, 12),
    ("large", "high"): Spread(5, 4, 6),
    ("large", None): Spread(7.5, 5, 12),
    (None, "low"): Spread(14, 10, 20),
    (None, "medium"): Spread(13, 10, 17.5),
    (None, "high"): Spread(7.5, 5, 12),
    (None, None): Spread(10, 5, 20),
}
HEURISTICS = {
    ("small", "low"): "fifteen-to-twenty",
    ("small", "medium"): "fifteen-to-twenty",
    ("small", "high"): "ten",
    ("medium", "low"): "fifteen-to-twenty",
    ("medium", "medium"): "fifteen-to-twenty",
    ("medium", "high"): "ten",
    ("large", "low"): "ten",
    ("large", "medium"): "ten",
    ("large", "high"): "five",
}
KEY = Spread(5, 4, 6)
KEY_HEURISTIC = "five"
KEY_CONTAINS = {"contact", "service", "objective"}
SEGMENTS = {"pooled": Spread(144, 100, 200), "tech-touch": Spread(1000, 500, 2000)}

UNKNOWN = "unknown"
ACCOUNT_FACTORS = {
    "industry": {
        "regulated": Spread(1.20, 1.05, 1.40),
        "high-tech": Spread(1.15, 1.00, 1.35),
        "conversational": Spread(0.85, 0.75, 1.00),
        "other": EXACTLY_ONE,
        UNKNOWN: Spread(1.0, 0.85, 1.25),
    },
    "contact": {
        "daily": Spread(1.50, 1.25, 1.80),
        "weekly": Spread(1.20, 1.10, 1.35),
        "biweekly": Spread(1.10, 1.00, 1.20),
        "monthly": EXACTLY_ONE,
        "quarterly": Spread(0.85, 0.70, 0.95),
        UNKNOWN: Spread(1.0, 0.82, 1.25),
    },
    "service": {
        "light": Spread(0.70, 0.50, 0.90),
        "standard": EXACTLY_ONE,
        "premium": Spread(1.25, 1.10, 1.50),
        UNKNOWN: Spread(1.0, 0.72, 1.35),
    },
    "objective": {
        "growth": Spread(1.20, 1.05, 1.40),
        "balanced": EXACTLY_ONE,
        "maintain": Spread(0.85, 0.75, 0.95),
        UNKNOWN: Spread(1.0, 0.85, 1.2),
    },
    "geography": {
        "local": Spread(0.95, 0.90, 1.00),
        "remote": EXACTLY_ONE,
        "dispersed": Spread(1.15, 1.00, 1.30),
        UNKNOWN: Spread(1.0, 0.92, 1.1),
    },
    "fit": {
        "strong": Spread(0.90, 0.80, 1.00),
        "fair": EXACTLY_ONE,
        "poor": Spread(1.20, 1.05, 1.40),
        UNKNOWN: Spread(1.0, 0.88, 1.15),
    },
    "stage": {
        "onboarding": Spread(1.40, 1.15, 1.80),
        "steady": EXACTLY_ONE,
        "renewal": Spread(1.20, 1.05, 1.50),
        "at-risk": Spread(1.30, 1.10, 1.70),
        UNKNOWN: Spread(1.0, 0.87, 1.2),
    },
    "expertise": {
        "match": Spread(0.95, 0.90, 1.00),
        "mismatch": Spread(1.15, 1.05, 1.30),
        UNKNOWN: Spread(1.03, 0.93, 1.15),
    },
}
INDUSTRIES_BY_LEVEL = {
    "regulated": "healthcare, pharmaceuticals, biotechnology, banking, finance, insurance, government",
    "high-tech": "software, technology, information technology, telecommunications, electronics",
    "conversational": "retail, hospitality, apparel, consumer goods, food and beverage",
    "other": (
        "manufacturing, education, energy, real estate, culture, events, transport, logistics, sports, paper, metals, "
        "glass, automotive"
    ),
}
INDUSTRIES = {word: level for level, words in INDUSTRIES_BY_LEVEL.items() for word in words.split(", ")}
CALLED = {
    "Financial services": "finance",
    "FINANCE": "finance",
    "Finanzwesen": "finance",
    "HOSPITAL_HEALTH_CARE": "healthcare",
    "SaaS": "software",
    "Einzelhandel": "retail",
}
"""Other names of industries."""
SAYS_NOTHING = ("n/a", "-", "Unknown")
NOT_UNDERSTOOD = ("Zorbing", "Widgetry")

MANAGER_FACTORS = {
    "experience": {
        "junior": Spread(0.70, 0.55, 0.85),
        "established": EXACTLY_ONE,
        "senior": Spread(1.15, 1.05, 1.30),
        "expert": Spread(1.25, 1.10, 1.45),
        UNKNOWN: Spread(1.0, 0.75, 1.3),
    },
    "ramp": {
        "first-month": Spread(0.50, 0.35, 0.65),
        "second-month": Spread(0.70, 0.55, 0.85),
        "third-month": Spread(0.85, 0.75, 0.95),
        "done": EXACTLY_ONE,
    },
    "support": {
        "none": Spread(0.85, 0.70, 0.95),
        "shared": EXACTLY_ONE,
        "strong": Spread(1.15, 1.05, 1.30),
        UNKNOWN: Spread(1.0, 0.85, 1.18),
    },
    "automation": {
        "manual": Spread(0.90, 0.80, 1.00),
        "basic": EXACTLY_ONE,
        "robust": Spread(1.15, 1.05, 1.30),
        UNKNOWN: Spread(1.0, 0.88, 1.15),
    },
    "scope": {
        "local": EXACTLY_ONE,
        "national": Spread(0.95, 0.85, 1.00),
        "global": Spread(0.85, 0.70, 0.95),
    },
    "assistants": {
        "none": EXACTLY_ONE,
        "one": Spread(1.35, 1.10, 1.65),
        "two-or-more": Spread(1.6, 1.20, 2.1),
    },
    "performance": {
        "developing": Spread(0.90, 0.80, 1.00),
        "typical": EXACTLY_ONE,
        "top": Spread(1.10, 1.00, 1.20),
    },
}

ACCOUNT_BOUNDS = (0.5, 2.0)
MANAGER_BOUNDS = (0.35, 1.75)

CLIENT_SHARE = Spread(0.75, 0.65, 0.88)
WORKING_HOURS = 40 * 52 / 12
"""A full-timer's month; CLIENT_SHARE of it, 130 hours, is for clients."""
SHARED_PART = 0.5
"""The share of an unknown's variance that all accounts, or all managers, have in common."""
MONTHLY_VARIATION = 0.9
BARE_HOURS_MONTHS = 12
PLANNING_TARGETS = {"small": 1.0, "medium": 0.9, "large": 0.85, None: 0.9}

UNDERLOADED_BELOW = 0.70
HEALTHY_TO = 1.00
STRETCHED_TO = 1.15
