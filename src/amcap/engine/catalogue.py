"""From a rule book to its catalogue: grouped, compared with the default, with an example for every number."""

from collections.abc import Iterable, Iterator

from amcap.industries import industries, understood
from amcap.model.assessment import SCHEMA_VERSION, RuleBookId, Tool
from amcap.model.catalogue import (
    Catalogue,
    DocumentEntry,
    FindingEntry,
    Group,
    Numbers,
    Pack,
    PackCount,
    PackList,
    RuleEntry,
)
from amcap.model.finding import Citation
from amcap.model.rulebook import Factor, FindingRule, Rule, RuleBook, Source
from amcap.quantities import hours
from amcap.version import __version__

_TITLES = {
    "heuristic": "The rules of thumb: accounts a manager",
    "starting-point": "Starting points: accounts a manager by size and complexity, or by tier",
    "segment": "Segments: accounts a manager, whatever their size",
    "month": "The standard month",
    "unknown": "What is not known",
    "measured": "Measured hours",
    "bound": "Bounds on the product of factors",
    "band": "Bands of load",
    "plan": "Planning",
    "guard": "Doubt in the rule book itself",
    "threshold": "Thresholds of findings",
    "cost": "Default cost of a manager",
    "size-band": "Size of an account by its employees and yearly sales",
}
_FIRST = ("heuristic", "starting-point", "segment")
_COMMON = "starting-point.medium-medium"
_PACK_COUNTS = ("key", "large-medium", "medium-medium", "small-medium")


def catalogue(book: RuleBook, default: RuleBook) -> Catalogue:
    """The catalogue of a rule book, with what it changed against the default one."""
    return Catalogue(
        schema_version=SCHEMA_VERSION,
        tool=Tool("amcap", __version__),
        rulebook=RuleBookId(book.id, book.revision),
        title=book.title,
        standard_month_hours=book.standard_month_hours,
        documents=tuple(
            DocumentEntry(
                id=key, title=document.title, publisher=document.publisher, file=document.file, address=document.address
            )
            for key, document in book.documents.items()
        ),
        groups=tuple(_groups(book, default)),
        findings=tuple(_finding(key, finding, default.findings.get(key)) for key, finding in book.findings.items()),
    )


def pack_list(books: Iterable[RuleBook]) -> PackList:
    """Rule books for lines of work, each with the counts of key accounts and of large, medium and small ones."""
    packs = (
        Pack(rulebook=RuleBookId(book.id, book.revision), title=book.title, counts=tuple(_pack_counts(book)))
        for book in books
    )
    return PackList(schema_version=SCHEMA_VERSION, tool=Tool("amcap", __version__), packs=tuple(packs))


def _pack_counts(book: RuleBook) -> Iterator[PackCount]:
    for name in _PACK_COUNTS:
        rule = book.rules[f"starting-point.{name}"]
        yield PackCount(starting_point=name, heuristic=rule.heuristic, numbers=_numbers(rule), grade=rule.grade)


def selected(whole: Catalogue, wanted: str) -> Catalogue | None:
    """The part of a catalogue that an id names: a rule, a whole group, or a finding; None where it names nothing."""
    groups = tuple(group for group in whole.groups if group.id == wanted)
    if not groups:
        groups = tuple(
            group._replace(rules=rules)
            for group in whole.groups
            if (rules := tuple(rule for rule in group.rules if rule.id == wanted))
        )
    findings = tuple(finding for finding in whole.findings if finding.id == wanted)
    return whole._replace(groups=groups, findings=findings) if groups or findings else None


def ids(whole: Catalogue) -> Iterator[str]:
    """Every id that names something in a catalogue."""
    for group in whole.groups:
        yield group.id
        yield from (rule.id for rule in group.rules)
    yield from (finding.id for finding in whole.findings)


def _groups(book: RuleBook, default: RuleBook) -> Iterator[Group]:
    names = dict.fromkeys(rule_id.partition(".")[0] for rule_id in book.rules)
    others = [name for name in names if name not in book.factors and name not in _FIRST]
    for name in (*_FIRST, *book.factors, *others):
        entries = tuple(
            _entry(rule_id, rule, book, default)
            for rule_id, rule in book.rules.items()
            if rule_id.partition(".")[0] == name
        )
        factor, before = book.factors.get(name), default.factors.get(name)
        changed = factor != before
        yield Group(
            id=name,
            title=_title(name, factor),
            claim=factor.claim if factor else None,
            source=_citation(factor.source) if factor else None,
            absent=factor.absent if factor else None,
            rules=entries,
            changed=changed,
            replaces=before.absent if changed and before else None,
        )


def _finding(key: str, finding: FindingRule, before: FindingRule | None) -> FindingEntry:
    changed = finding != before
    replaces = before.level if changed and before else None
    return FindingEntry(
        id=key,
        level=finding.level,
        claim=finding.claim,
        source=_citation(finding.source),
        changed=changed,
        replaces=replaces,
    )


def _title(name: str, factor: Factor | None) -> str:
    if factor is None:
        return _TITLES.get(name, name)
    what = "the workload of an account" if factor.subject == "account" else "the capacity of a manager"
    return f"{name.replace('-', ' ').capitalize()}: multiplies {what}"


def _entry(rule_id: str, rule: Rule, book: RuleBook, default: RuleBook) -> RuleEntry:
    before = default.rules.get(rule_id)
    changed = rule != before
    return RuleEntry(
        id=rule_id,
        numbers=_numbers(rule),
        replaces=_numbers(before) if changed and before is not None else None,
        changed=changed,
        basis=rule.basis,
        grade=rule.grade,
        claim=rule.claim,
        source=_citation(rule.source),
        reading=rule.reading,
        heuristic=rule.heuristic,
        key=rule.key,
        contains=rule.contains,
        industries=_industries(rule_id, rule, book),
        example=_example(rule_id, rule, book),
    )


def _industries(rule_id: str, rule: Rule, book: RuleBook) -> tuple[str, ...]:
    """All industries that a rule of the factor `industry` is for: those that amcap knows, then those of the book."""
    group, _, level = rule_id.partition(".")
    if group != "industry":
        return ()
    known = [each.label for each in industries() if book.level_of_industry(each.label) == level]
    return (*known, *(name for name in rule.industries if understood(name) is None))


def _numbers(rule: Rule) -> Numbers:
    low, high = rule.span
    return Numbers(value=rule.value, low=low, high=high, currency=rule.currency)


def _citation(source: Source) -> Citation:
    return Citation(source.document, source.section)


def _example(rule_id: str, rule: Rule, book: RuleBook) -> str | None:
    """What the number does to an account of medium size and complexity: in its hours, or in accounts a manager."""
    group = rule_id.partition(".")[0]
    month, common = book.standard_month_hours, book.number(_COMMON)
    if group in _FIRST:
        return f"{hours(month / rule.value)} a month for an account"
    factor = book.factors.get(group)
    if factor is None or rule.value == 1:
        return None
    if factor.subject == "account":
        return f"{hours(month / common)} a month become {hours(month / common * rule.value)}"
    return f"{common:g} accounts become {common * rule.value:.1f}"
