"""The rule book in force, laid out to be read: every rule beside the default it replaces. Plain data."""

from typing import NamedTuple

from amcap.model import vocabulary as words
from amcap.model.assessment import Citation, RuleBookId, Tool


class DocumentEntry(NamedTuple):
    """A source document, or amcap itself."""

    id: str
    title: str
    file: str | None
    address: str | None


class Numbers(NamedTuple):
    """The numbers of a rule: its likely value and its 80 % range, both ends the value where it is exact.

    `currency` is that of an amount of money.
    """

    value: float
    low: float
    high: float
    currency: str | None = None


class Unsaid(NamedTuple):
    """What a factor takes where nothing is said: a level, with the range over all levels where it is wide."""

    missing: str
    wide: bool


class RuleEntry(NamedTuple):
    """A rule; `replaces` holds the default's numbers where an overlay changed them, `example` what it does in hours."""

    id: str
    numbers: Numbers
    replaces: Numbers | None
    changed: bool
    basis: words.Basis
    claim: str
    source: Citation
    reading: str | None
    heuristic: words.Heuristic | None
    industries: tuple[str, ...]
    example: str | None


class Group(NamedTuple):
    """Rules that belong together: a factor with its levels, or a part of the model.

    `changed` tells of the factor itself, not of its rules; `replaces` is what the default has for it then.
    """

    id: str
    title: str
    claim: str | None
    source: Citation | None
    missing: str | None
    wide: bool
    rules: tuple[RuleEntry, ...]
    changed: bool
    replaces: Unsaid | None


class FindingEntry(NamedTuple):
    """A finding: how grave it is and why it matters; `replaces` is the default's level where an overlay changed it."""

    id: str
    level: words.Level
    claim: str
    source: Citation
    changed: bool
    replaces: words.Level | None


class Catalogue(NamedTuple):
    """All of a rule book."""

    schema_version: str
    tool: Tool
    rulebook: RuleBookId
    standard_month_hours: float
    documents: tuple[DocumentEntry, ...]
    groups: tuple[Group, ...]
    findings: tuple[FindingEntry, ...]
