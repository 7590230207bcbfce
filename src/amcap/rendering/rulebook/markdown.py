"""The rule book as a Markdown document that can be handed to a manager."""

from collections.abc import Iterator

from amcap.model.catalogue import Catalogue, Group, RuleEntry
from amcap.rendering.assessment.markdown import escape
from amcap.rendering.parts.look import Look
from amcap.rendering.rulebook.table import OVER_ALL, numbers_text, source_text, unsaid_text

_PLAIN = Look()


def render_rules_markdown(catalogue: Catalogue, _: Look) -> str:
    """The catalogue as Markdown: a section a group, a table row a rule with its claim, basis and source."""
    return "\n".join(_lines(catalogue)) + "\n"


def _lines(catalogue: Catalogue) -> Iterator[str]:
    book = catalogue.rulebook
    yield f"# Rule book {escape(book.id)}, revision {escape(book.revision)}"
    yield ""
    yield (
        f"A standard month has {catalogue.standard_month_hours:g} h of client work. Ranges hold with 80 % probability. "
        "*Documented*: the number stands in the source. *Direction*: the source says which way, the size is assumed. "
        "*Published*: from an outside source. *Assumed*: amcap's own."
    )
    for group in catalogue.groups:
        yield ""
        yield from _group(group)
    if catalogue.findings:
        yield ""
        yield "## Findings"
        yield ""
        yield from _row("id", "level", "why it matters", "source")
        yield "|---|---|---|---|"
        for finding in catalogue.findings:
            level = f"{finding.level}, default {finding.replaces}" if finding.replaces else finding.level
            yield from _row(finding.id, level, finding.claim, source_text(finding.source))
    yield ""
    yield "## Documents"
    yield ""
    for document in catalogue.documents:
        place = document.file or document.address
        yield f"- **{escape(document.id)}**: {escape(document.title)}" + (f" ({escape(place)})" if place else "")


def _group(group: Group) -> Iterator[str]:
    yield f"## {escape(group.title)}"
    yield ""
    if group.claim and group.source:
        yield f"{escape(group.claim)} ({escape(source_text(group.source))})"
        yield ""
    if group.missing:
        yield f"Where nothing is said: {escape(unsaid_text(group, OVER_ALL))}."
        yield ""
    if group.replaces:
        yield f"Changed by this rule book; the default is {escape(unsaid_text(group.replaces, OVER_ALL))}."
        yield ""
    yield from _row("id", "value (range)", "in hours or accounts", "claim", "basis", "source")
    yield "|---|---|---|---|---|---|"
    for rule in group.rules:
        yield from _rule(rule)
    for rule in group.rules:
        if rule.reading:
            yield ""
            yield f"**{escape(rule.id)}**: {escape(rule.reading)}"


def _rule(rule: RuleEntry) -> Iterator[str]:
    numbers = numbers_text(rule.numbers, _PLAIN)
    if rule.replaces:
        numbers += f", default {numbers_text(rule.replaces, _PLAIN)}"
    industries = f" Industries: {', '.join(rule.industries)}." if rule.industries else ""
    claim = f"{rule.claim}{industries}"
    yield from _row(rule.id, numbers, rule.example or "", claim, rule.basis, source_text(rule.source))


def _row(*cells: str) -> Iterator[str]:
    yield f"| {' | '.join(map(escape, cells))} |"
