"""The rule book: every number of the model, each with what is claimed, by whom, and on what basis."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from amcap.model import vocabulary as words
from amcap.model.loc import Loc
from amcap.model.portfolio import Model, Name

MONTHS_PER_YEAR = 12

Positive = Annotated[float, Field(gt=0, le=1e9)]


class Source(Model):
    """Where a claim can be checked: a section of a document, or an outside address."""

    document: Name
    section: Name


class Document(Model):
    """A source document; `file` is absent for what is amcap's own."""

    title: Name
    file: Name | None = None
    address: Name | None = None


class Rule(Model):
    """One number of the model: its likely value and, where it is uncertain, its 80 % range (P10 to P90)."""

    value: Positive
    low: Positive | None = None
    high: Positive | None = None
    claim: Name
    source: Source
    basis: words.Basis
    reading: Name | None = None
    heuristic: words.Heuristic | None = None
    industries: Annotated[tuple[Name, ...], Field(strict=False)] = ()
    under_months: int | None = Field(None, ge=1)
    currency: Name | None = None

    @property
    def span(self) -> tuple[float, float]:
        """The 80 % range; both ends are the value itself where the rule is exact."""
        return (self.low or self.value, self.high or self.value)

    @model_validator(mode="after")
    def _range_holds_value(self) -> Self:
        low, high = self.span
        if not low <= self.value <= high:
            raise PydanticCustomError("range", "should have low <= value <= high")
        return self


class Factor(Model):
    """How a factor is used: on whom, and which level stands in when nothing is said."""

    subject: Literal["account", "manager"]
    missing: Name
    wide: bool = False
    claim: Name
    source: Source


class FindingRule(Model):
    """How grave a finding is, and why it matters."""

    level: words.Level
    claim: Name
    source: Source


class RuleBook(Model):
    """A set of rules, by their ids. Complete and consistent only where `rulebook_problems` finds nothing."""

    id: Name
    revision: Name
    documents: dict[str, Document]
    factors: dict[str, Factor]
    rules: dict[str, Rule]
    findings: dict[str, FindingRule]

    def number(self, rule_id: str) -> float:
        """The likely value of a rule."""
        return self.rules[rule_id].value

    @cached_property
    def standard_month_hours(self) -> float:
        """Hours of client work in a standard month: week x weeks a year / 12 x client share."""
        weeks = self.number("month.weeks-per-year") / MONTHS_PER_YEAR
        return self.number("month.hours-per-week") * weeks * self.number("month.client-share")

    @cached_property
    def _industry_levels(self) -> dict[str, str]:
        levels = words.ACCOUNT_FACTORS["industry"]
        return {fold_industry(name): level for level in levels for name in self.rules[f"industry.{level}"].industries}

    def industry_level(self, industry: str) -> str:
        """The level of an industry, found without regard to case and punctuation; unlisted ones are 'other'."""
        return self._industry_levels.get(fold_industry(industry), "other")


def fold_industry(name: str) -> str:
    """An industry's name without case, accents, spaces and punctuation, with '&' read as 'and'."""
    text = unicodedata.normalize("NFKD", name.replace("&", " and ")).casefold()
    return re.sub(r"[\W_]+", "", text)


def required_rules() -> Iterator[str]:
    """The ids of all rules that the engine reads."""
    for factors in (words.ACCOUNT_FACTORS, words.MANAGER_FACTORS):
        for factor, levels in factors.items():
            yield from (f"{factor}.{level}" for level in levels)
    yield from (f"heuristic.{name}" for name in words.HEURISTICS)
    yield from (f"starting-point.{size}-{complexity}" for size in words.SIZES for complexity in words.COMPLEXITIES)
    yield from ("starting-point.key", "starting-point.dedicated")
    yield from OTHER_RULES


OTHER_RULES = (
    "month.hours-per-week", "month.weeks-per-year", "month.client-share",
    "bound.account-low", "bound.account-high", "bound.manager-low", "bound.manager-high",
    "band.underloaded-below", "band.healthy-to", "band.stretched-to", "plan.target-load",
    "threshold.key-accounts", "threshold.costly-share", "threshold.concentration-share", "threshold.review-days",
    "cost.base-salary", "cost.commission",
)  # fmt: skip

FINDINGS = (
    "no-capacity", "overloaded", "stretched", "underloaded", "team-over-capacity", "unassigned-account",
    "too-many-key-accounts", "dedicated-manager-shared", "new-manager-key-account", "revenue-below-target",
    "expertise-mismatch", "costly-account", "concentration", "review-overdue", "starts-later", "factors-bounded",
)  # fmt: skip

_ASCENDING = (
    ("bound.account-low", "bound.account-high"),
    ("bound.manager-low", "bound.manager-high"),
    ("band.underloaded-below", "band.healthy-to"),
    ("band.healthy-to", "band.stretched-to"),
)


def rulebook_problems(book: RuleBook) -> Iterator[tuple[Loc, str]]:
    """What is wrong with a rule book as a whole: ids missing or unknown, sources that do not resolve, bad order."""
    factors = {**words.ACCOUNT_FACTORS, **words.MANAGER_FACTORS}
    yield from _id_problems("rules", book.rules, tuple(required_rules()))
    yield from _id_problems("factors", book.factors, tuple(factors))
    yield from _id_problems("findings", book.findings, FINDINGS)
    for name, factor in book.factors.items():
        if name in factors and factor.missing not in factors[name]:
            choices = ", ".join(factors[name])
            yield ("factors", name, "missing"), f"{factor.missing!r} is not a level of {name}: {choices}"
    for section in ("rules", "factors", "findings"):
        for key, entry in getattr(book, section).items():
            if entry.source.document not in book.documents:
                yield (section, key, "source", "document"), f"no document is called {entry.source.document!r}"
    for key, rule in book.rules.items():
        if key.startswith("starting-point.") and rule.heuristic is None:
            yield ("rules", key), "needs the heuristic it is a case of"
    for level in ("first-month", "second-month", "third-month"):
        ramp = book.rules.get(f"ramp.{level}")
        if ramp is not None and ramp.under_months is None:
            yield ("rules", f"ramp.{level}"), "needs under_months: the months in the role that it holds for"
    for lower, upper in _ASCENDING:
        if lower in book.rules and upper in book.rules and book.number(lower) >= book.number(upper):
            yield ("rules", upper, "value"), f"should be above {lower}, which is {book.number(lower):g}"


def _id_problems(section: str, given: Collection[str], required: tuple[str, ...]) -> Iterator[tuple[Loc, str]]:
    for key in given:
        if key not in required:
            yield (section, key), f"unknown id {key!r}"
    for key in required:
        if key not in given:
            yield (section,), f"{key!r} is missing"
