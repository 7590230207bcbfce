"""What an overlay changed, and the rule book as a document in Markdown."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from amcap.engine.catalogue import catalogue, selected
from amcap.model.catalogue import Catalogue, Numbers
from amcap.model.rulebook import RuleBook
from amcap.reading.rulebook import load_rulebook
from amcap.rendering.parts.look import Look
from amcap.rendering.rulebook.markdown import render_rules_markdown
from amcap.rendering.rulebook.table import basis_text, numbers_text, render_rules, render_selected, source_text
from tests.cli.test_explain_names import harmless
from tests.conftest import Run
from tests.engine.build import BOOK
from tests.rendering.assessment.hostile import NAMES
from tests.rendering.rulebook.test_rules import WHOLE, plain, rules_of, shown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NO_SPACE = "\u200b"

RULES = """\
rules:
  service.premium:
    value: 1.40
    low: 1.25
    high: 1.60
    claim: Our clients pay for being called back.
    source: {document: ours, section: page 3}
    basis: assumed
  contact.monthly:
    value: 1
    claim: As we agreed.
    source: {document: ours, section: page 4}
    basis: assumed
"""
FINDINGS = """\
findings:
  stretched:
    level: error
    claim: We do not stretch anybody.
    source: {document: ours, section: page 5}
"""
FACTORS = """\
factors:
  scope:
    subject: manager
    absent: national
    claim: Our managers travel all over the country.
    source: {document: ours, section: page 6}
"""


def overlay(folder: Path, *changes: str) -> Path:
    path = folder / "ours.yaml"
    documents = "documents:\n  ours: {title: Our way of working}\n"
    path.write_text(f"extends: default\nid: ours\nrevision: '2027-01'\n{documents}{''.join(changes)}", "utf-8")
    return path


def test_what_an_overlay_changed_is_marked_in_the_list(call: Run, tmp_path: Path) -> None:
    path = overlay(tmp_path, RULES)
    lines = [plain(line) for line in shown(call("rules", "--rulebook", path, env={"COLUMNS": "200"})).splitlines()]
    assert lines[0].startswith("Rule book ours 2027-01; ")
    assert "service.premium * 1.4 (1.25–1.6) [1.25 (1.1–1.5)] assumed ours, page 3" in lines
    # Its number is the same, and all else is not.
    assert "contact.monthly * 1 [1] assumed ours, page 4" in lines
    assert [line.split()[0] for line in lines if " * " in line] == ["contact.monthly", "service.premium"]
    assert any(line.startswith("* changed against the default rule book") for line in lines)


def test_one_changed_rule_says_what_the_default_is(call: Run, tmp_path: Path) -> None:
    text = plain(shown(call("rules", "service.premium", "--rulebook", overlay(tmp_path, RULES))))
    assert "service.premium 1.4 (1.25–1.6) 8.7 h a month become 12 h" in text
    assert "Changed by this rule book; the default is 1.25 (1.1–1.5)." in text
    assert "Our clients pay for being called back." in text


def test_the_rule_book_may_come_from_the_environment(call: Run, tmp_path: Path) -> None:
    path = overlay(tmp_path, RULES)
    asked = call("rules", "service", "--rulebook", path)
    assert call("rules", "service", env={"AMCAP_RULEBOOK": str(path)}) == asked


def test_json_tells_what_was_changed(call: Run, tmp_path: Path) -> None:
    data = json.loads(shown(call("rules", "--json", "--rulebook", overlay(tmp_path, RULES, FINDINGS))))
    rules = [rule for group in data["groups"] for rule in group["rules"] if rule["changed"]]
    assert {rule["id"]: rule["replaces"] for rule in rules} == {
        "service.premium": {"value": 1.25, "low": 1.1, "high": 1.5, "currency": None},
        "contact.monthly": {"value": 1.0, "low": 1.0, "high": 1.0, "currency": None},
    }
    assert all(rule["replaces"] is None for group in data["groups"] for rule in group["rules"] if not rule["changed"])
    assert [finding["id"] for finding in data["findings"] if finding["changed"]] == ["stretched"]


def test_the_mark_of_a_changed_finding_is_explained(call: Run, tmp_path: Path) -> None:
    text = shown(call("rules", "--rulebook", overlay(tmp_path, FINDINGS)))
    assert any(line.split()[:3] == ["stretched", "*", "error"] for line in text.splitlines())
    assert "stretched * error [warning] ours, page 5" in [plain(line) for line in text.splitlines()]
    assert "* changed against the default rule book" in text


def test_one_changed_finding_says_that_it_was_changed(call: Run, tmp_path: Path) -> None:
    text = plain(shown(call("rules", "stretched", "--rulebook", overlay(tmp_path, FINDINGS))))
    assert "Finding stretched: error" in text
    assert "Changed by this rule book; the default is warning." in text
    ours = catalogue(load_rulebook(str(overlay(tmp_path, FINDINGS))), BOOK)
    assert ["stretched", "error, default warning"] in [row[:2] for row in table_of(ours)]
    assert {one.id: one.replaces for one in ours.findings if one.changed} == {"stretched": "warning"}


def test_a_factor_that_was_changed_is_marked(call: Run, tmp_path: Path) -> None:
    path = overlay(tmp_path, FACTORS)
    text = plain(shown(call("rules", "scope", "--rulebook", path)))
    assert "Where nothing is said: national." in text
    changed = "Changed by this rule book; where nothing is said the default has local."
    assert changed in text
    assert changed in shown(call("rules", "scope", "--rulebook", path, "--format", "markdown"))
    lines = [plain(line) for line in shown(call("rules", "--rulebook", path, env={"COLUMNS": "200"})).splitlines()]
    assert "Scope: multiplies the capacity of a manager *" in lines
    assert "not said: national [local]" in lines
    assert any(line.startswith("* changed against the default rule book") for line in lines)
    groups = json.loads(shown(call("rules", "--json", "--rulebook", path)))["groups"]
    assert {group["id"]: group["replaces"] for group in groups if group["changed"]} == {"scope": "local"}


def cells(tokens: list[Token]) -> Iterator[list[str]]:
    """The rows of all tables, each as the text of its cells as a person sees it."""
    row: list[str] = []
    for before, token in pairwise(tokens):
        if token.type == "tr_open":
            row = []
        if before.type in ("td_open", "th_open") and token.type == "inline":
            row.append("".join(each.content for each in token.children or ()).replace(NO_SPACE, ""))
        if token.type == "tr_close":
            yield row


def table_of(part: Catalogue) -> list[list[str]]:
    return list(cells(READER.parse(render_rules_markdown(part))))


def expected(part: Catalogue) -> Iterator[list[str]]:
    for group in part.groups:
        yield ["id", "value (range)", "in hours or accounts", "claim", "basis", "source"]
        for rule in group.rules:
            numbers = numbers_text(rule.numbers, Look())
            numbers += f", default {numbers_text(rule.replaces, Look())}" if rule.replaces else ""
            claim = rule.claim + (f" Holds {', '.join(rule.contains)} already." if rule.contains else "")
            claim += f" Industries: {', '.join(rule.industries)}." if rule.industries else ""
            yield [rule.id, numbers, rule.example or "", claim, basis_text(rule), source_text(rule.source)]
    if part.findings:
        yield ["id", "level", "why it matters", "source"]
        for finding in part.findings:
            yield [finding.id, finding.level, finding.claim, source_text(finding.source)]


def test_the_cells_of_the_markdown_are_those_of_the_catalogue() -> None:
    assert table_of(WHOLE) == list(expected(WHOLE))


def test_the_markdown_has_a_section_for_every_group_and_every_reading() -> None:
    tokens = READER.parse(render_rules_markdown(WHOLE))
    headings = [after.content for before, after in pairwise(tokens) if before.type == "heading_open"]
    assert headings == [
        "Rule book default, revision 2027-01", *(group.title for group in WHOLE.groups), "Findings", "Documents",
    ]  # fmt: skip
    text = "\n".join("".join(each.content for each in token.children or ()) for token in tokens if token.children)
    readings = [rule.reading for rule in rules_of(WHOLE).values() if rule.reading]
    assert len(readings) == 4
    assert all(reading in text for reading in readings)
    assert all(document.title in text for document in WHOLE.documents)


def test_the_markdown_names_the_defaults_numbers(tmp_path: Path) -> None:
    ours = catalogue(load_rulebook(str(overlay(tmp_path, RULES))), BOOK)
    rows = {row[0]: row[1] for row in table_of(ours)}
    assert rows["service.premium"] == "1.4 (1.25–1.6), default 1.25 (1.1–1.5)"
    assert table_of(ours) == list(expected(ours))


def hostile_book(text: str) -> RuleBook:
    """A rule book with a text wherever it can have one of its own."""
    source = {"document": text, "section": text}
    rule = BOOK.rules["contact.daily"]
    ours = rule.model_copy(
        update={"claim": text, "reading": text, "source": rule.source.model_copy(update=source), "industries": (text,)}
    )
    documents = {
        **BOOK.documents,
        text: BOOK.documents["S0"].model_copy(update={"title": text, "publisher": text, "address": text}),
    }
    return BOOK.model_copy(
        update={
            "id": text,
            "revision": text,
            "title": text,
            "documents": documents,
            "rules": {**BOOK.rules, "contact.daily": ours},
        }
    )


@pytest.mark.parametrize("text", NAMES, ids=lambda text: ascii(text)[:30])
def test_what_a_rule_book_says_is_no_markup(text: str) -> None:
    parsed = READER.parse(render_rules_markdown(catalogue(hostile_book(text), BOOK)))
    kinds = {token.type for token in parsed} | {each.type for token in parsed for each in token.children or ()}
    assert not kinds & {
        "html_block",
        "fence",
        "code_block",
        "code_inline",
        "link_open",
        "image",
        "hr",
        "blockquote_open",
    }
    inner = [each.content for token in parsed for each in token.children or () if each.type == "html_inline"]
    assert set(inner) <= {"<span>", "</span>"}
    rows = list(cells(parsed))
    assert {len(row) for row in rows} == {6, 4}
    assert len(rows) == len(list(expected(WHOLE)))


@pytest.mark.parametrize("text", NAMES, ids=lambda text: ascii(text)[:30])
def test_what_a_rule_book_says_is_shown_as_text(text: str) -> None:
    whole = catalogue(hostile_book(text), BOOK)
    part = selected(whole, "contact.daily")
    assert part is not None
    harmless(render_rules(whole, Look()))
    harmless(render_selected(part, Look()))


def test_numbers_are_shown_short() -> None:
    assert numbers_text(Numbers(1.5, 1.25, 1.8), Look(unicode=False)) == "1.5 (1.25-1.8)"
    assert numbers_text(Numbers(1.0, 1.0, 1.0), Look()) == "1"
    # A turnover of ten million
    assert rules_of(WHOLE)["size-band.small-turnover"].numbers.value == 1e7


def test_large_numbers_are_written_out(call: Run) -> None:
    text = shown(call("rules", "size-band"))
    assert "size-band.small-turnover  10,000,000 EUR" in text
    assert numbers_text(Numbers(12345.25, 1e-7, 2e6, "EUR"), Look()) == "12,345.25 EUR (0.0000001–2,000,000)"
    assert "1e+07" not in text
