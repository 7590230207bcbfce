"""The rule book: every number of the model, each with what is claimed, by whom, and on what basis."""

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from amcap.industries import known_as, understood
from amcap.model import vocabulary as words
from amcap.model.factor_table import FACTOR
from amcap.model.fields import SMALLEST, Model, Name, Text, Texts, placed

MONTHS_PER_YEAR = 12

Positive = Annotated[float, Field(gt=SMALLEST, le=1e9)]


class Source(Model):
    """Where a claim can be checked: a section of a document, or an outside address."""

    document: Name = Field(description="Id of a document, one of the keys under documents.")
    section: Text = Field(
        description="Heading of the section in that document; opening: the text before the first heading."
    )


class Document(Model):
    """A source document; there is no address for what is amcap's own."""

    title: Text = Field(description="The document's title.")
    publisher: Text | None = Field(None, description="Who published it.")
    file: Text | None = Field(None, description="Name of the file that holds it, where it is one of yours.")
    address: Text | None = Field(
        None, description="Address under which it is published, or words that say where it can be read."
    )


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
        "assumed; published: the number comes from an outside source; measured: it comes from data of your own; "
        "assumed: yours alone."
    )
    grade: words.Grade | None = Field(
        None,
        description="How far a published number can be trusted: A peer-reviewed, B a vendor or consultancy that shows "
        "its method, C a practitioner's figure, D no method shown. C and D are shown as a convention.",
    )
    reading: Text | None = Field(None, description="How a rule of thumb is read as a workload, for explanations.")
    heuristic: Name | None = Field(
        None,
        description="The rule of thumb that a starting point is a case of: ten, where the book has a rule "
        "heuristic.ten. Needed by every starting point whose size and complexity are known.",
    )
    key: bool = Field(
        False, description="Whether accounts of this starting point are key accounts. For starting points only."
    )
    contains: Texts = Field(
        (),
        description="Factors of accounts that the count of a starting point or segment holds already, such as "
        "[contact, service]; they are not applied to it.",
    )
    industries: Texts = Field(
        (),
        description="Industries that count as this level, whatever amcap's own list says, each under any of its names; "
        "names that amcap does not know are understood, too. For industry rules only.",
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
    """How a factor is used: on whom, and what stands in when nobody tells a fact."""

    subject: Literal["account", "manager"] = Field(
        description="Whom the factor describes: an account (it multiplies the workload) or a manager (the capacity)."
    )
    absent: Text | None = Field(
        None,
        description="For the facts ramp, scope, assistants and performance: the level that counts where the portfolio "
        "does not say. Absent: no factor then. What is unknown of any other factor has a rule, such as "
        "contact.unknown.",
    )
    claim: Text = Field(description="Why the factor matters, in one sentence of your own words.")
    source: Source

    @classmethod
    def key_instead(cls, _key: str, _entry: str) -> str | None:
        factor = FACTOR.get(_entry)
        if _key not in ("missing", "wide") or factor is None:
            return None
        if factor.fact:
            return f"is no key any more; absent names the level of {_entry} where nothing is said"
        return f"is no key any more; the rule {_entry}.{words.UNKNOWN} has the number and range where nothing is said"


class FindingRule(Model):
    """How grave a finding is, and why it matters."""

    level: words.Level = Field(description="How grave the finding is: error, warning or note.")
    claim: Text = Field(description="Why it matters, in one sentence of your own words.")
    source: Source


class RuleBook(Model):
    """A set of rules, by their ids. Complete and consistent only where `rulebook_problems` finds nothing."""

    id: Name = Field(description="Name of this rule book, as reports show it.")
    revision: Name = Field(description='Which state of it this is; text, so put numbers in quotes: "2027-01".')
    title: Text | None = Field(None, description="In a line, what work the book is for.")
    documents: dict[str, Document] = Field(description="The documents that sources refer to, by a short id.")
    factors: dict[str, Factor] = Field(description="How each factor is used, by its id.")
    rules: dict[str, Rule] = Field(description="The numbers, by their ids, such as contact.daily.")
    findings: dict[str, FindingRule] = Field(description="How grave each finding is, by its id.")

    def number(self, rule_id: str) -> float:
        """The likely value of a rule."""
        return self.rules[rule_id].value

    def span(self, rule_id: str) -> tuple[float, float]:
        """The 80 % range of a rule; both ends are the likely value where it is exact."""
        return self.rules[rule_id].span

    @cached_property
    def segments(self) -> dict[str, Rule]:
        """The rules of the segments that accounts may be of, by the name of the segment."""
        return self._named("segment.")

    @cached_property
    def heuristics(self) -> tuple[str, ...]:
        """The names of the rules of thumb, in the order of the book."""
        return tuple(self._named("heuristic."))

    def _named(self, prefix: str) -> dict[str, Rule]:
        return {key.removeprefix(prefix): rule for key, rule in self.rules.items() if key.startswith(prefix)}

    @cached_property
    def standard_month_hours(self) -> float:
        """Hours of client work in a standard month: week x weeks a year / 12 x client share."""
        weeks = self.number("month.weeks-per-year") / MONTHS_PER_YEAR
        return self.number("month.hours-per-week") * weeks * self.number("month.client-share")

    @cached_property
    def _own_levels(self) -> dict[str | None, str]:
        levels = FACTOR["industry"].levels
        return {known_as(name): level for level in levels for name in self.rules[f"industry.{level}"].industries}

    def level_of_industry(self, industry: str) -> str | None:
        """The level that an industry counts as, by this book's own lists before amcap's.

        None where the word says that nothing is known, or is not understood.
        """
        known = known_as(industry)
        if known is None:
            return None
        found = understood(industry)
        return self._own_levels.get(known, found and found.level)
