"""The rule book as a Markdown document that can be handed to a manager."""

from collections.abc import Iterator

from amcap.model.catalogue import Catalogue, FindingEntry, Group, RuleEntry
from amcap.rendering.assessment.markdown import escape
from amcap.rendering.parts.look import Look
from amcap.rendering.rulebook.table import (
    basis_text,
    changed_factor_text,
    contains_text,
    numbers_text,
    place_text,
    source_text,
    unsaid_text,
)

_PLAIN = Look()


def render_rules_markdown(catalogue: Catalogue) -> str:
    """The catalogue as Markdown: a section a group, a table row a rule with its claim, basis and source."""
    return "\n".join(_lines(catalogue)) + "\n"


def _lines(catalogue: Catalogue) -> Iterator[str]:
    book = catalogue.rulebook
    yield f"# Rule book {escape(book.id)}, revision {escape(book.revision)}"
    yield ""
    if catalogue.title:
        yield f"{escape(catalogue.title)}."
        yield ""
    yield (
        f"A standard month has {catalogue.standard_month_hours:g} h of client work. Ranges hold with 80 % probability. "
        "*Documented*: the number stands in the source. *Direction*: the source says which way, the size is assumed. "
        "*Published*: from an outside source, graded A (peer-reviewed), B (a method is shown), C (a practitioner's "
        "figure) or D (no method shown); C and D are conventions. *Measured*: from data of one's own. "
        "*Assumed*: amcap's own."
    )
    if any(rule.changed for group in catalogue.groups for rule in group.rules):
        yield ""
        yield "**Bold** ids are not as in the default rule book; what that says follows the number."
    for group in catalogue.groups:
        yield ""
        yield from _group(group)
    if catalogue.findings:
        yield ""
        yield "## Findings"
        yield ""
        yield _row("id", "level", "why it matters", "source")
        yield "|---|---|---|---|"
        for finding in catalogue.findings:
            level = f"{finding.level}, default {finding.replaces}" if finding.replaces else finding.level
            yield _line(_id(finding), *map(escape, (level, finding.claim, source_text(finding.source))))
    yield ""
    yield "## Documents"
    yield ""
    for document in catalogue.documents:
        place = place_text(document)
        yield f"- **{escape(document.id)}**: {escape(document.title)}" + (f" ({escape(place)})" if place else "")


def _group(group: Group) -> Iterator[str]:
    yield f"## {escape(group.title)}"
    yield ""
    if group.claim and group.source:
        yield f"{escape(group.claim)} ({escape(source_text(group.source))})"
        yield ""
    if unsaid := unsaid_text(group):
        yield f"Where nothing is said: {escape(unsaid)}."
        yield ""
    if group.changed:
        yield escape(changed_factor_text(group))
        yield ""
    yield _row("id", "value (range)", "in hours or accounts", "claim", "basis", "source")
    yield "|---|---|---|---|---|---|"
    for rule in group.rules:
        yield _rule(rule)
    for rule in group.rules:
        if rule.reading:
            yield ""
            yield f"**{escape(rule.id)}**: {escape(rule.reading)}"


def _rule(rule: RuleEntry) -> str:
    numbers = numbers_text(rule.numbers, _PLAIN)
    if rule.replaces:
        numbers += f", default {numbers_text(rule.replaces, _PLAIN)}"
    industries = f" Industries: {', '.join(rule.industries)}." if rule.industries else ""
    contains = f" {contains_text(rule)}" if rule.contains else ""
    claim = f"{rule.claim}{contains}{industries}"
    cells = (numbers, rule.example or "", claim, basis_text(rule), source_text(rule.source))
    return _line(_id(rule), *map(escape, cells))


def _id(entry: RuleEntry | FindingEntry) -> str:
    return f"**{escape(entry.id)}**" if entry.changed else escape(entry.id)


def _row(*cells: str) -> str:
    return _line(*map(escape, cells))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
