"""The ids that a rule book may hold: those of rules and findings. Public, never reused, and free of pydantic."""

import re
from collections.abc import Iterator

from amcap.model import vocabulary as words
from amcap.model.factor_table import FACTORS

CELLS = tuple(
    f"{size}-{complexity}"
    for size in (*words.SIZES, words.UNKNOWN)
    for complexity in (*words.COMPLEXITIES, words.UNKNOWN)
)
"""The starting points of accounts by their size, then their complexity, each of which may be unknown."""

FREE_GROUPS = ("heuristic", "segment")
"""Groups of rules that a book fills as it likes: with rules of thumb and segments of its own."""

FREE_ID = rf"({'|'.join(FREE_GROUPS)})\.[a-z0-9]+(-[a-z0-9]+)*"
"""The pattern of ids in these groups."""


def required_rules() -> Iterator[str]:
    """The ids of all rules that every book has."""
    for factor in FACTORS:
        yield from factor.rules
    yield from (f"starting-point.{cell}" for cell in (*CELLS, "key", "dedicated"))
    yield from OTHER_RULES


def is_free(rule_id: str) -> bool:
    """Whether an id is one that a book may use or not: a rule of thumb's or a segment's."""
    return re.fullmatch(FREE_ID, rule_id) is not None


OTHER_RULES = (
    "month.hours-per-week", "month.weeks-per-year", "month.client-share",
    "bound.account-low", "bound.account-high", "bound.manager-low", "bound.manager-high",
    "unknown.shared", "measured.monthly-variation", "measured.months-assumed",
    "band.underloaded-below", "band.healthy-to", "band.stretched-to",
    "plan.target-small", "plan.target-medium", "plan.target-large",
    "guard.load-low", "guard.load-high", "guard.managers-share",
    "threshold.key-accounts", "threshold.costly-share", "threshold.concentration-share",
    "threshold.concentration-accounts", "threshold.review-days", "threshold.findings-listed",
    "threshold.renewal-days",
    "cost.base-salary", "cost.commission",
    "size-band.small-employees", "size-band.medium-employees", "size-band.small-turnover", "size-band.medium-turnover",
)  # fmt: skip

FINDINGS = (
    "no-capacity", "not-started", "overloaded", "stretched", "underloaded", "rulebook-in-doubt", "team-over-capacity",
    "unassigned-account", "too-many-key-accounts", "dedicated-manager-shared", "new-manager-key-account",
    "revenue-below-target", "revenue-over-ceiling", "over-max-accounts", "expertise-mismatch", "costly-account",
    "concentration", "empty-manager", "industry-not-understood", "review-overdue", "factors-bounded",
    "waiver-expired", "waiver-unused",
)  # fmt: skip

WAIVABLE = FINDINGS[:-2]
"""The findings that a portfolio can accept for a while: all but those on such an acceptance itself."""

SUCCESSORS = {
    **{f"company-size.{size}": f"plan.target-{size}" for size in words.SIZES},
    "plan.target-load": ", ".join(f"plan.target-{size}" for size in words.SIZES),
    "starts-later": "not-started",
}
"""Ids of an earlier revision, and those to write instead."""
