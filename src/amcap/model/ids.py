"""The ids that a rule book may hold: those of rules and findings. Public, never reused, and free of pydantic."""

from collections.abc import Iterator

from amcap.model import vocabulary as words
from amcap.model.factor_table import FACTORS


def required_rules() -> Iterator[str]:
    """The ids of all rules that the engine reads."""
    for factor in FACTORS:
        yield from (f"{factor.id}.{level}" for level in factor.levels)
    yield from (f"heuristic.{name}" for name in words.HEURISTICS)
    yield from (f"starting-point.{size}-{complexity}" for size in words.SIZES for complexity in words.COMPLEXITIES)
    yield from ("starting-point.key", "starting-point.dedicated")
    yield from OTHER_RULES


OTHER_RULES = (
    "month.hours-per-week", "month.weeks-per-year", "month.client-share",
    "bound.account-low", "bound.account-high", "bound.manager-low", "bound.manager-high",
    "band.underloaded-below", "band.healthy-to", "band.stretched-to", "plan.target-load",
    "threshold.key-accounts", "threshold.costly-share", "threshold.concentration-share", "threshold.review-days",
    "threshold.findings-listed",
    "cost.base-salary", "cost.commission",
    "size-band.small-employees", "size-band.medium-employees", "size-band.small-turnover", "size-band.medium-turnover",
)  # fmt: skip

FINDINGS = (
    "no-capacity", "overloaded", "stretched", "underloaded", "team-over-capacity", "unassigned-account",
    "too-many-key-accounts", "dedicated-manager-shared", "new-manager-key-account", "revenue-below-target",
    "expertise-mismatch", "costly-account", "concentration", "review-overdue", "starts-later", "factors-bounded",
)  # fmt: skip
