"""The packaged rule book holds the numbers of the design, typed here by hand from its tables."""

import pytest

from amcap.model.factor_table import ACCOUNT_FACTORS
from amcap.reading.rulebook import load_rulebook

BOOK = load_rulebook()

# 3.1: accounts per manager by size x complexity: likely (low-high), and the heuristic that the cell is a case of
STARTING_POINTS = {
    "small-low": (20, 17, 23, "fifteen-to-twenty"),
    "small-medium": (17.5, 15, 20, "fifteen-to-twenty"),
    "small-high": (10, 8, 12, "ten"),
    "medium-low": (17.5, 15, 20, "fifteen-to-twenty"),
    "medium-medium": (15, 13, 17, "fifteen-to-twenty"),
    "medium-high": (10, 8, 12, "ten"),
    "large-low": (10, 8, 12, "ten"),
    "large-medium": (10, 8, 12, "ten"),
    "large-high": (5, 4, 6, "five"),
    "key": (5, 4, 6, "five"),
    "dedicated": (1, 1, 1, "dedicated"),
    # what is unknown takes the middle of what is open
    "small-unknown": (14, 10, 20, None),
    "medium-unknown": (13, 10, 17.5, None),
    "large-unknown": (7.5, 5, 12, None),
    "unknown-low": (14, 10, 20, None),
    "unknown-medium": (13, 10, 17.5, None),
    "unknown-high": (7.5, 5, 12, None),
    "unknown-unknown": (10, 5, 20, None),
}
SEGMENTS = {"pooled": (144, 100, 200), "tech-touch": (1000, 500, 2000)}
# 1 and 3.1: the rules of thumb themselves; 15 to 20 is a range of the documents, the others are amcap's
HEURISTICS = {"five": (5, 4, 6), "ten": (10, 8, 12), "fifteen-to-twenty": (17.5, 15, 20), "dedicated": (1, 1, 1)}
# 3.2 and 3.3: factor.level: likely (low-high); a bare 1 is exact
FACTORS = {
    "industry.regulated": (1.20, 1.05, 1.40), "industry.high-tech": (1.15, 1.00, 1.35),
    "industry.conversational": (0.85, 0.75, 1.00), "industry.other": (1, 1, 1),
    "contact.daily": (1.50, 1.25, 1.80), "contact.weekly": (1.20, 1.10, 1.35), "contact.biweekly": (1.10, 1.00, 1.20),
    "contact.monthly": (1, 1, 1), "contact.quarterly": (0.85, 0.70, 0.95),
    "service.light": (0.70, 0.50, 0.90), "service.standard": (1, 1, 1), "service.premium": (1.25, 1.10, 1.50),
    "objective.growth": (1.20, 1.05, 1.40), "objective.balanced": (1, 1, 1), "objective.maintain": (0.85, 0.75, 0.95),
    "geography.local": (0.95, 0.90, 1.00), "geography.remote": (1, 1, 1), "geography.dispersed": (1.15, 1.00, 1.30),
    "fit.strong": (0.90, 0.80, 1.00), "fit.fair": (1, 1, 1), "fit.poor": (1.20, 1.05, 1.40),
    "stage.onboarding": (1.40, 1.15, 1.80), "stage.steady": (1, 1, 1), "stage.renewal": (1.20, 1.05, 1.50),
    "stage.at-risk": (1.30, 1.10, 1.70),
    "expertise.match": (0.95, 0.90, 1.00), "expertise.mismatch": (1.15, 1.05, 1.30), "expertise.none": (1, 1, 1),
    "experience.junior": (0.70, 0.55, 0.85), "experience.established": (1, 1, 1),
    "experience.senior": (1.15, 1.05, 1.30), "experience.expert": (1.25, 1.10, 1.45),
    "ramp.first-month": (0.50, 0.35, 0.65), "ramp.second-month": (0.70, 0.55, 0.85),
    "ramp.third-month": (0.85, 0.75, 0.95), "ramp.done": (1, 1, 1),
    "support.none": (0.85, 0.70, 0.95), "support.shared": (1, 1, 1), "support.strong": (1.15, 1.05, 1.30),
    "automation.manual": (0.90, 0.80, 1.00), "automation.basic": (1, 1, 1), "automation.robust": (1.15, 1.05, 1.30),
    "scope.local": (1, 1, 1), "scope.national": (0.95, 0.85, 1.00), "scope.global": (0.85, 0.70, 0.95),
    "assistants.none": (1, 1, 1), "assistants.one": (1.35, 1.10, 1.65), "assistants.two-or-more": (1.6, 1.20, 2.1),
    "performance.developing": (0.90, 0.80, 1.00), "performance.typical": (1, 1, 1),
    "performance.top": (1.10, 1.00, 1.20),
    "industry.unknown": (1.0, 0.85, 1.25), "contact.unknown": (1.0, 0.82, 1.25), "service.unknown": (1.0, 0.72, 1.35),
    "objective.unknown": (1.0, 0.85, 1.2), "geography.unknown": (1.0, 0.92, 1.1), "fit.unknown": (1.0, 0.88, 1.15),
    "stage.unknown": (1.0, 0.87, 1.2), "expertise.unknown": (1.03, 0.93, 1.15),
    "experience.unknown": (1.0, 0.75, 1.3), "support.unknown": (1.0, 0.85, 1.18),
    "automation.unknown": (1.0, 0.88, 1.15),
}  # fmt: skip
# 1, 3.4 and 5: exact numbers; 4: the client share of a month, the uncertainty of measured accounts
OTHERS = {
    "month.hours-per-week": (40, 40, 40), "month.weeks-per-year": (52, 52, 52),
    "month.client-share": (0.75, 0.65, 0.88),
    "bound.account-low": (0.5, 0.5, 0.5), "bound.account-high": (2.0, 2.0, 2.0),
    "bound.manager-low": (0.35, 0.35, 0.35), "bound.manager-high": (1.75, 1.75, 1.75),
    "band.underloaded-below": (0.70, 0.70, 0.70), "band.healthy-to": (1.00, 1.00, 1.00),
    "band.stretched-to": (1.15, 1.15, 1.15), "plan.target-small": (1, 1, 1),
    "plan.target-medium": (0.90, 0.90, 0.90), "plan.target-large": (0.85, 0.85, 0.85),
    "threshold.key-accounts": (5, 5, 5), "threshold.costly-share": (0.25, 0.25, 0.25),
    "threshold.concentration-share": (0.40, 0.40, 0.40), "threshold.review-days": (90, 90, 90),
    "threshold.findings-listed": (10, 10, 10), "threshold.renewal-days": (90, 90, 90),
    "threshold.concentration-accounts": (4, 4, 4),
    "unknown.shared": (0.5, 0.5, 0.5),
    "measured.monthly-variation": (0.9, 0.9, 0.9), "measured.months-assumed": (12, 12, 12),
    "guard.load-low": (0.35, 0.35, 0.35), "guard.load-high": (1.5, 1.5, 1.5), "guard.managers-share": (0.5, 0.5, 0.5),
    "cost.base-salary": (70028, 70028, 70028), "cost.commission": (18000, 18000, 18000),
}  # fmt: skip
# facts: the level of one that nobody tells; every other factor has a rule for what is unknown
ABSENT = {"ramp": "done", "scope": "local", "assistants": "none"}
INDUSTRIES = {
    "regulated": "healthcare pharmaceuticals biotechnology banking finance insurance government",
    "high-tech": "software technology information-technology telecommunications electronics",
    "conversational": "retail hospitality apparel consumer-goods food-and-beverage",
    "other": "",
}
# 5: the level of each finding
LEVELS = {
    "overloaded": "error", "stretched": "warning", "underloaded": "note", "no-capacity": "error",
    "team-over-capacity": "warning", "unassigned-account": "warning", "too-many-key-accounts": "warning",
    "dedicated-manager-shared": "warning", "new-manager-key-account": "warning", "revenue-below-target": "warning",
    "expertise-mismatch": "note", "costly-account": "note", "concentration": "note", "review-overdue": "note",
    "factors-bounded": "note", "not-started": "note", "rulebook-in-doubt": "warning",
    "revenue-over-ceiling": "warning", "over-max-accounts": "warning", "empty-manager": "note",
    "industry-not-understood": "note", "waiver-expired": "note", "waiver-unused": "note",
}  # fmt: skip
NUMBERS = {
    **{f"starting-point.{cell}": numbers[:3] for cell, numbers in STARTING_POINTS.items()},
    **{f"heuristic.{name}": numbers for name, numbers in HEURISTICS.items()},
    **{f"segment.{name}": numbers for name, numbers in SEGMENTS.items()},
    **FACTORS,
    **OTHERS,
}


@pytest.mark.parametrize(("rule_id", "numbers"), NUMBERS.items(), ids=NUMBERS)
def test_a_rule_has_the_numbers_of_the_design(rule_id: str, numbers: tuple[float, float, float]) -> None:
    rule = BOOK.rules[rule_id]
    assert (rule.value, *rule.span) == numbers


def test_the_rule_book_has_no_number_that_the_design_does_not_have() -> None:
    # The size bands are not the design's: they are the European Union's, for tables that tell employees or turnover.
    bands = {"small-employees": 50, "medium-employees": 250, "small-turnover": 10e6, "medium-turnover": 50e6}
    assert {f"size-band.{band}": value for band, value in bands.items()} == {
        name: rule.value for name, rule in BOOK.rules.items() if name not in NUMBERS
    }


def test_every_starting_point_names_its_rule_of_thumb() -> None:
    told = {cell: BOOK.rules[f"starting-point.{cell}"].heuristic for cell in STARTING_POINTS}
    assert told == {cell: numbers[3] for cell, numbers in STARTING_POINTS.items()}


def test_a_fact_that_nobody_tells_is_taken_as_the_design_says() -> None:
    assert {name: factor.absent for name, factor in BOOK.factors.items() if factor.absent} == ABSENT


def test_only_the_starting_point_of_key_accounts_is_key_and_it_holds_what_makes_it_so() -> None:
    assert {name for name, rule in BOOK.rules.items() if rule.key} == {"starting-point.key"}
    assert BOOK.rules["starting-point.key"].contains == ("contact", "service", "objective")


def test_segments_hold_every_factor_of_accounts() -> None:
    every = tuple(factor.id for factor in ACCOUNT_FACTORS)
    holding = {name: rule.contains for name, rule in BOOK.rules.items() if rule.contains}
    del holding["starting-point.key"]
    assert holding == {f"segment.{name}": every for name in SEGMENTS}
    assert list(BOOK.segments) == list(SEGMENTS)


def test_the_book_knows_its_rules_of_thumb() -> None:
    assert BOOK.heuristics == tuple(HEURISTICS)


def test_the_ramp_ends_after_three_whole_months() -> None:
    months = [
        BOOK.rules[f"ramp.{level}"].under_months for level in ("first-month", "second-month", "third-month", "done")
    ]
    assert months == [1, 2, 3, None]


def test_the_industries_are_those_of_the_design() -> None:
    for level, names in INDUSTRIES.items():
        assert BOOK.rules[f"industry.{level}"].industries == ()
        assert {BOOK.level_of_industry(name) for name in names.split()} <= {level}


@pytest.mark.parametrize(
    ("written", "level"),
    [("Healthcare", "regulated"), (" HEALTH-CARE ", "regulated"), ("Food & Beverage", "conversational"),
     ("food and beverage", "conversational"), ("Information Technology", "high-tech"),
     ("information_technology", "high-tech"),
     ("Mining", "other"), ("здравоохранение", "regulated"), ("health", "regulated"), ("Cheese", None)],
)  # fmt: skip
def test_an_industry_is_known_without_regard_to_case_and_punctuation(written: str, level: str | None) -> None:
    assert BOOK.level_of_industry(written) == level


def test_every_finding_is_as_grave_as_in_the_design() -> None:
    assert {name: rule.level for name, rule in BOOK.findings.items()} == LEVELS


def test_a_standard_month_has_130_hours_of_client_work() -> None:
    # 40 h x 52 / 12 x 75 %
    assert BOOK.standard_month_hours == pytest.approx(130, abs=1e-9)


def test_costs_are_in_the_currency_of_their_source() -> None:
    assert BOOK.rules["cost.base-salary"].currency == BOOK.rules["cost.commission"].currency == "USD"
