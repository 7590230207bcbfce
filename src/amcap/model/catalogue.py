"""The rule book in force, laid out to be read: every rule beside the default it replaces. Plain data."""

from typing import NamedTuple

from amcap.model import vocabulary as words
from amcap.model.assessment import Citation, RuleBookId


class DocumentEntry(NamedTuple):
    """A source document, or amcap itself."""

    id: str
    title: str
    file: str | None
    address: str | None


class Numbers(NamedTuple):
    """The numbers of a rule: its likely value and its 80 % range, both ends the value where it is exact."""

    value: float
    low: float
    high: float


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
    heuristic: str | None
    industries: tuple[str, ...]
    example: str | None


class Group(NamedTuple):
    """Rules that belong together: a factor with its levels, or a part of the model."""

    id: str
    title: str
    claim: str | None
    source: Citation | None
    missing: str | None
    wide: bool
    rules: tuple[RuleEntry, ...]


class FindingEntry(NamedTuple):
    """A finding: how grave it is and why it matters."""

    id: str
    level: words.Level
    claim: str
    source: Citation
    changed: bool


class Catalogue(NamedTuple):
    """All of a rule book."""

    rulebook: RuleBookId
    standard_month_hours: float
    documents: tuple[DocumentEntry, ...]
    groups: tuple[Group, ...]
    findings: tuple[FindingEntry, ...]
