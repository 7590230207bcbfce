"""The rule book: every number of the model, each with what is claimed, by whom, and on what basis."""

import re
from collections.abc import Collection, Iterator
from functools import cached_property, lru_cache
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from amcap.characters import normal
from amcap.messages import shown
from amcap.model import vocabulary as words
from amcap.model.factor_table import FACTOR
from amcap.model.fields import SMALLEST, Model, Name, Text, Texts, placed
from amcap.model.ids import FINDINGS, required_rules
from amcap.model.loc import Loc

MONTHS_PER_YEAR = 12

Positive = Annotated[float, Field(gt=SMALLEST, le=1e9)]


class Source(Model):
    """Where a claim can be checked: a section of a document, or an outside address."""

    document: Name = Field(description="Id of a document, one of the keys under documents.")
    section: Text = Field(
        description="Heading of the section in that document; opening: the text before the first heading."
    )


class Document(Model):
    """A source document; `file` is absent for what is amcap's own."""

    title: Text = Field(description="The document's title.")
    file: Text | None = Field(None, description="Name of the file that holds it.")
    address: Text | None = Field(None, description="Address under which it is published.")


class Rule(Model):
    """One number of the model: its likely value and, where it is uncertain, its 80 % range (P10 to P90)."""

    value: Positive = Field(
        description="The likely value, above 0. A factor: what it multiplies by. A starting point or heuristic: "
        "accounts a manager. A band, bound or share: a ratio (1 is 100 %)."
    )
    low: Positive | None = Field(None, description="Low end of the 80 % range (P10). Absent: the value itself.")
    high: Positive | None = Field(None, description="High end of the 80 % range (P90). Absent: the value itself.")
    claim: Text = Field(description="What is claimed, in one sentence of your own words.")
    source: Source
    basis: words.Basis = Field(
        description="documented: the number stands in the source; direction: the source says which way, the size is "
        "assumed; published: the number comes from an outside source; assumed: yours alone."
    )
    reading: Text | None = Field(None, description="How a rule of thumb is read as a workload, for explanations.")
    heuristic: words.Heuristic | None = Field(
        None,
        description="The rule of thumb that a starting point is a case of: five, ten, fifteen-to-twenty or dedicated. "
        "Needed by every starting-point rule.",
    )
    industries: Texts = Field(
        (), description="Industries of this level; case and punctuation do not matter. For industry rules only."
    )
    under_months: int | None = Field(
        None, ge=1, description="Whole months in the role below which the rule holds. Needed by ramp rules."
    )
    currency: Name | None = Field(None, description="Currency of an amount of money, such as USD. For costs only.")

    @property
    def span(self) -> tuple[float, float]:
        """The 80 % range; both ends are the value itself where the rule is exact."""
        return (self.low or self.value, self.high or self.value)

    @model_validator(mode="after")
    def _range_holds_value(self) -> Self:
        low, high = self.span
        ends = {"low": f"{low:.15g}", "value": f"{self.value:.15g}", "high": f"{high:.15g}"}
        wrong = []
        if low > self.value:
            above = "{low} is above value, which is {value}; make low {value} or less, or value {low} or more"
            wrong.append((("low",), PydanticCustomError("range", above, ends)))
        if high < self.value:
            below = "{high} is below value, which is {value}; make high {value} or more, or value {high} or less"
            wrong.append((("high",), PydanticCustomError("range", below, ends)))
        placed(wrong)
        return self


class Factor(Model):
    """How a factor is used: on whom, and which level stands in when nothing is said."""

    subject: Literal["account", "manager"] = Field(
        description="Whom the factor describes: an account (it multiplies the workload) or a manager (the capacity)."
    )
    missing: Text = Field(
        description="The level that is assumed where the portfolio does not say; one of the factor's."
    )
    wide: bool = Field(
        False, description="Whether the range of a missing input runs over all levels of the factor. Absent: false."
    )
    claim: Text = Field(description="Why the factor matters, in one sentence of your own words.")
    source: Source


class FindingRule(Model):
    """How grave a finding is, and why it matters."""

    level: words.Level = Field(description="How grave the finding is: error, warning or note.")
    claim: Text = Field(description="Why it matters, in one sentence of your own words.")
    source: Source


class RuleBook(Model):
    """A set of rules, by their ids. Complete and consistent only where `rulebook_problems` finds nothing."""

    id: Name = Field(description="Name of this rule book, as reports show it.")
    revision: Name = Field(description='Which state of it this is; text, so put numbers in quotes: "2026-11".')
    documents: dict[str, Document] = Field(description="The documents that sources refer to, by a short id.")
    factors: dict[str, Factor] = Field(description="How each factor is used, by its id.")
    rules: dict[str, Rule] = Field(description="The numbers, by their ids, such as contact.daily.")
    findings: dict[str, FindingRule] = Field(description="How grave each finding is, by its id.")

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
        levels = FACTOR["industry"].levels
        return {fold_industry(name): level for level in levels for name in self.rules[f"industry.{level}"].industries}

    def industry_level(self, industry: str) -> str:
        """The level of an industry, found without regard to case and punctuation; unlisted ones are 'other'."""
        return self._industry_levels.get(fold_industry(industry), "other")


@lru_cache(maxsize=4096)
def fold_industry(name: str) -> str:
    """An industry's name without case, accents, spaces and punctuation, with '&' read as 'and'."""
    text = normal(name.replace("&", " and "), "NFKD").casefold()
    return re.sub(r"[\W_]+", "", text)


_ASCENDING = (
    ("bound.account-low", "bound.account-high"),
    ("bound.manager-low", "bound.manager-high"),
    ("band.underloaded-below", "band.healthy-to"),
    ("band.healthy-to", "band.stretched-to"),
    ("size-band.small-employees", "size-band.medium-employees"),
    ("size-band.small-turnover", "size-band.medium-turnover"),
)


def known_ids(section: str) -> tuple[str, ...]:
    """The ids that a section of a rule book may hold: those of rules, factors or findings."""
    return {"rules": tuple(required_rules()), "factors": tuple(FACTOR), "findings": FINDINGS}[section]


class BookProblem(NamedTuple):
    """Something that is wrong with a rule book as a whole."""

    loc: Loc
    message: str
    known: tuple[str, ...] = ()
    """The ids that there are, where the last key of the place is none of them."""


def rulebook_problems(book: RuleBook) -> Iterator[BookProblem]:
    """What is wrong with a rule book as a whole: ids missing or unknown, sources that do not resolve, bad order."""
    for section in ("rules", "factors", "findings"):
        yield from _id_problems(section, getattr(book, section), known_ids(section))
    for name, factor in book.factors.items():
        if name in FACTOR and factor.missing not in FACTOR[name].levels:
            choices = ", ".join(FACTOR[name].levels)
            message = f"{shown(factor.missing)!r} is not a level of {name}: {choices}"
            yield BookProblem(("factors", name, "missing"), message)
    for section in ("rules", "factors", "findings"):
        for key, entry in getattr(book, section).items():
            if entry.source.document not in book.documents:
                message = f"no document is called {shown(entry.source.document)!r}"
                yield BookProblem((section, key, "source", "document"), message)
    yield from _shape_problems(book)


def _shape_problems(book: RuleBook) -> Iterator[BookProblem]:
    for key, rule in book.rules.items():
        if key.startswith("starting-point.") and rule.heuristic is None:
            yield BookProblem(("rules", key), "needs the heuristic it is a case of")
    for level in ("first-month", "second-month", "third-month"):
        ramp = book.rules.get(f"ramp.{level}")
        if ramp is not None and ramp.under_months is None:
            message = "needs under_months: the months in the role that it holds for"
            yield BookProblem(("rules", f"ramp.{level}"), message)
    for lower, upper in _ASCENDING:
        if lower in book.rules and upper in book.rules and book.number(lower) >= book.number(upper):
            message = f"should be above {lower}, which is {book.number(lower):g}"
            yield BookProblem(("rules", upper, "value"), message)


def _id_problems(section: str, given: Collection[str], required: tuple[str, ...]) -> Iterator[BookProblem]:
    for key in given:
        if key not in required:
            yield BookProblem((section, key), f"unknown id {shown(key)!r}", required)
    for key in required:
        if key not in given:
            yield BookProblem((section,), f"{key!r} is missing")
