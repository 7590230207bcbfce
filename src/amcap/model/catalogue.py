"""The rule book in force, laid out to be read: every rule beside the default it replaces. Plain data."""

from typing import NamedTuple

from amcap.model import vocabulary as words
from amcap.model.assessment import RuleBookId, Tool
from amcap.model.finding import Citation


class DocumentEntry(NamedTuple):
    """A source document, or amcap itself."""

    id: str
    title: str
    publisher: str | None
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


class RuleEntry(NamedTuple):
    """A rule; `replaces` holds the default's numbers where an overlay changed them, `example` what it does in hours."""

    id: str
    numbers: Numbers
    replaces: Numbers | None
    changed: bool
    basis: words.Basis
    grade: words.Grade | None
    claim: str
    source: Citation
    reading: str | None
    heuristic: words.Heuristic | None
    key: bool
    contains: tuple[str, ...]
    industries: tuple[str, ...]
    example: str | None


class Group(NamedTuple):
    """Rules that belong together: a factor with its levels, or a part of the model.

    `absent` is the level of a fact that nobody tells. `changed` tells of the factor itself, not of its rules;
    `replaces` is the level that the default has for it then.
    """

    id: str
    title: str
    claim: str | None
    source: Citation | None
    absent: str | None
    rules: tuple[RuleEntry, ...]
    changed: bool
    replaces: str | None


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
    title: str | None
    standard_month_hours: float
    documents: tuple[DocumentEntry, ...]
    groups: tuple[Group, ...]
    findings: tuple[FindingEntry, ...]


class PackCount(NamedTuple):
    """Accounts a manager at one starting point of a pack, and the rule of thumb that it is a case of."""

    starting_point: str
    heuristic: words.Heuristic | None
    numbers: Numbers
    grade: words.Grade | None


class Pack(NamedTuple):
    """A rule book for one line of work, and the counts that it begins with."""

    rulebook: RuleBookId
    title: str | None
    counts: tuple[PackCount, ...]


class PackList(NamedTuple):
    """The rule books for lines of work that come with amcap."""

    schema_version: str
    tool: Tool
    packs: tuple[Pack, ...]
