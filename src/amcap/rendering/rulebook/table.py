"""The rule book for a person: every number in a line, or one id with all there is to say about it."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from amcap.characters import visible
from amcap.model.catalogue import Catalogue, DocumentEntry, FindingEntry, Group, Numbers, RuleEntry
from amcap.model.finding import Citation
from amcap.model.vocabulary import UNKNOWN
from amcap.rendering.explanation.steps import full
from amcap.rendering.parts.columns import Column, Columns, Hanging, Layout, fitting, plain
from amcap.rendering.parts.look import Look
from amcap.rendering.parts.page import draw

CONVENTIONS = ("C", "D")
"""Grades of published numbers that are customs rather than findings."""
NO_EFFECT = "no effect"


def render_rules(catalogue: Catalogue, look: Look) -> str:
    """The whole catalogue, a line a rule."""
    return draw(_list(catalogue, look), look)


def render_selected(catalogue: Catalogue, look: Look) -> str:
    """A part of a catalogue, with claims, readings and examples."""
    return draw(_details(catalogue, look), look)


def numbers_text(numbers: Numbers, look: Look) -> str:
    """'1.2 (1.05-1.4)'; the value alone where it is exact; '10,000,000 EUR' for money."""
    dash = "–" if look.unicode else "-"
    value = _number(numbers.value) + (f" {numbers.currency}" if numbers.currency else "")
    exact = numbers.low == numbers.high
    return value if exact else f"{value} ({_number(numbers.low)}{dash}{_number(numbers.high)})"


def basis_text(rule: RuleEntry) -> str:
    """'assumed'; 'published, C: convention' where the grade of a published number says that it is one."""
    if rule.grade is None:
        return rule.basis
    return f"{rule.basis}, {rule.grade}{': convention' if rule.grade in CONVENTIONS else ''}"


def unsaid_text(group: Group) -> str | None:
    """The level of a fact that nobody tells, or that it then has no effect; None for what has a rule for that."""
    if group.absent:
        return group.absent
    is_factor = group.claim is not None
    has_rule = any(rule.id.endswith(f".{UNKNOWN}") for rule in group.rules)
    return NO_EFFECT if is_factor and not has_rule else None


def place_text(document: DocumentEntry) -> str:
    """Who published a document, and where it can be read."""
    return ", ".join(part for part in (document.publisher, document.address or document.file) if part)


def _number(value: float) -> str:
    whole, point, decimals = full(value).partition(".")
    return f"{int(whole):,}{point}{decimals}"


def source_text(source: Citation) -> str:
    return f"{source.document}, {source.section.rstrip(':?')}"


def _list(catalogue: Catalogue, look: Look) -> Iterator[RenderableType]:
    yield _title(catalogue)
    for group in catalogue.groups:
        yield Text()
        yield Text(visible(group.title), style="bold").append(" *" if group.changed else "")
        if unsaid := unsaid_text(group):
            before = f" [{group.replaces or NO_EFFECT}]" if group.changed else ""
            yield Text(f"  not said: {unsaid}{before}", style="dim")
        yield _rules(group, look)
    yield Text()
    yield Text("Findings", style="bold")
    findings = catalogue.findings
    yield columns_of(
        look,
        Column("id", plain(f"{each.id}{_mark(each)}" for each in findings)),
        Column("level", plain(f"{each.level}{f' [{each.replaces}]' if each.replaces else ''}" for each in findings)),
        Column("source", plain(visible(source_text(each.source)) for each in findings), folds=True, sentences=True),
    )
    yield from _documents(catalogue, look)
    if _changed(catalogue):
        yield Text()
        yield Text("* changed against the default rule book; what that says follows in brackets", style="dim")


def _changed(catalogue: Catalogue) -> bool:
    groups = any(group.changed or any(rule.changed for rule in group.rules) for group in catalogue.groups)
    return groups or any(finding.changed for finding in catalogue.findings)


def _title(catalogue: Catalogue) -> Text:
    book = catalogue.rulebook
    month = f"a standard month has {catalogue.standard_month_hours:g} h of client work"
    said = visible(f"Rule book {book.id} {book.revision}; {month}; ranges are 80%.")
    return Text(f"{said}\n{visible(catalogue.title)}" if catalogue.title else said, style="bold")


def _mark(entry: RuleEntry | FindingEntry) -> str:
    return " *" if entry.changed else ""


def _rules(group: Group, look: Look) -> RenderableType:
    before = (f" [{numbers_text(rule.replaces, look)}]" if rule.replaces else "" for rule in group.rules)
    numbers = (numbers_text(rule.numbers, look) for rule in group.rules)
    sources = plain(visible(source_text(rule.source)) for rule in group.rules)
    return columns_of(
        look,
        Column("id", plain(f"{rule.id}{_mark(rule)}" for rule in group.rules)),
        Column("value (range)", plain(visible(f"{now}{was}") for now, was in zip(numbers, before, strict=True))),
        Column("basis", plain(basis_text(rule) for rule in group.rules)),
        Column("source", sources, folds=True, sentences=True),
    )


def _documents(catalogue: Catalogue, look: Look) -> Iterator[RenderableType]:
    yield Text()
    yield Text("Documents", style="bold")
    documents = catalogue.documents
    places = plain(visible(place_text(each)) for each in documents)
    yield columns_of(
        look,
        Column("id", plain(visible(each.id) for each in documents)),
        Column("title", plain(visible(each.title) for each in documents), folds=True, sentences=True),
        Column("published by, at", places, folds=True, sentences=True),
    )


def _details(catalogue: Catalogue, look: Look) -> Iterator[RenderableType]:
    for group in catalogue.groups:
        yield Text(visible(group.title), style="bold")
        if group.claim and group.source:
            yield _indented(f"{group.claim} [{source_text(group.source)}]")
        if unsaid := unsaid_text(group):
            yield _indented(f"Where nothing is said: {unsaid}.")
        if group.changed:
            yield _indented(changed_factor_text(group))
        for rule in group.rules:
            yield Text()
            yield from _rule(rule, look)
    for finding in catalogue.findings:
        yield from _finding(finding)
    used = {rule.source.document for group in catalogue.groups for rule in group.rules}
    used |= {finding.source.document for finding in catalogue.findings}
    shown = tuple(document for document in catalogue.documents if document.id in used)
    yield from _documents(catalogue._replace(documents=shown), look)


def _rule(rule: RuleEntry, look: Look) -> Iterator[RenderableType]:
    title = Text(visible(f"{rule.id}  {numbers_text(rule.numbers, look)}"), style="bold")
    if rule.example:
        title.append(f"  {rule.example}", style="not bold")
    yield title
    if rule.changed:
        before = numbers_text(rule.replaces, look) if rule.replaces else None
        yield _indented(f"Changed by this rule book; {f'the default is {before}' if before else 'not in the default'}.")
    yield _indented(rule.claim)
    if rule.reading:
        yield _indented(f"Reading: {rule.reading}")
    if rule.heuristic:
        yield _indented(f"A case of heuristic.{rule.heuristic}.")
    if rule.key:
        yield _indented("Accounts that start here are key accounts.")
    if rule.contains:
        yield _indented(contains_text(rule))
    if rule.industries:
        yield _indented(f"Industries: {', '.join(rule.industries)}.")
    yield _indented(f"Basis: {basis_text(rule)}. Source: {source_text(rule.source)}.")


def contains_text(rule: RuleEntry) -> str:
    """What the count of a starting point holds already."""
    return f"Holds {', '.join(rule.contains)} already."


def changed_factor_text(group: Group) -> str:
    """What a rule book changed about a factor itself."""
    before = f"; where nothing is said the default has {group.replaces}" if group.replaces else ""
    return f"Changed by this rule book{before}."


def _finding(finding: FindingEntry) -> Iterator[RenderableType]:
    yield Text(f"Finding {finding.id}: {finding.level}", style="bold")
    if finding.changed:
        before = f"the default is {finding.replaces}" if finding.replaces else "not in the default"
        yield _indented(f"Changed by this rule book; {before}.")
    yield _indented(f"{finding.claim} [{source_text(finding.source)}]")


def _indented(text: str) -> RenderableType:
    return Hanging("  ", Text(visible(text)))


def columns_of(look: Look, *columns: Column) -> RenderableType:
    """The columns side by side; where they do not fit, the last ones under each row."""
    layouts = [Layout(columns[:number], columns[number:]) for number in range(len(columns), 0, -1)]
    return Columns(fitting(layouts, look.width, indent=2, gap=2), look.width, indent=2, gap=2)
