"""The rule book laid out: every id, what an overlay changed, and the examples in hours."""

import json
from pathlib import Path
from typing import Any

import pytest

from amcap.engine.catalogue import catalogue, ids, selected
from amcap.model.catalogue import Catalogue, RuleEntry
from amcap.model.ids import FINDINGS, is_free, required_rules
from amcap.model.rulebook import RuleBook
from amcap.rendering.parts.look import Look
from amcap.rendering.rulebook.table import basis_text, render_rules, render_selected
from tests.cli.process import Ran
from tests.conftest import Golden, Run
from tests.engine.build import BOOK
from tests.engine.explanation.told import written_out

WHOLE = catalogue(BOOK, BOOK)
WIDE = Look(width=2000)


def rules_of(part: Catalogue) -> dict[str, RuleEntry]:
    return {rule.id: rule for group in part.groups for rule in group.rules}


def shown(ran: Ran) -> str:
    assert (ran.code, ran.stderr) == (0, "")
    return ran.stdout


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("file", "arguments"),
    [
        ("list.txt", ()),
        ("heuristic.txt", ("heuristic",)),
        ("contact-daily.txt", ("contact.daily",)),
        ("book.md", ("--format", "markdown")),
    ],
)
def test_the_default_rule_book_as_people_see_it(
    call: Run, golden: Golden, file: str, arguments: tuple[str, ...]
) -> None:
    golden(f"rules/{file}", shown(call("rules", *arguments)))


def test_a_process_says_the_same(run: Run, call: Run) -> None:
    assert run("rules", "contact") == call("rules", "contact")


def test_the_catalogue_holds_the_whole_book_once() -> None:
    listed = [rule.id for group in WHOLE.groups for rule in group.rules]
    assert sorted(listed) == sorted(BOOK.rules)
    assert sorted(rule for rule in listed if not is_free(rule)) == sorted(required_rules())
    assert len(set(listed)) == len(listed)
    assert sorted(finding.id for finding in WHOLE.findings) == sorted(FINDINGS)
    assert {group.id for group in WHOLE.groups} >= set(BOOK.factors)
    for rule_id, entry in rules_of(WHOLE).items():
        rule = BOOK.rules[rule_id]
        assert (entry.numbers.value, entry.numbers.low, entry.numbers.high) == (rule.value, *rule.span)
        assert (entry.claim, entry.basis, entry.reading) == (rule.claim, rule.basis, rule.reading)
        assert tuple(entry.source) == (rule.source.document, rule.source.section)
        assert (entry.changed, entry.replaces) == (False, None)


@pytest.mark.parametrize("wanted", list(ids(WHOLE)))
def test_every_id_can_be_asked_for(wanted: str) -> None:
    part = selected(WHOLE, wanted)
    assert part is not None
    text = render_selected(part, WIDE)
    found = rules_of(part)
    assert found or [finding.id for finding in part.findings] == [wanted]
    assert all(rule_id == wanted or rule_id.startswith(f"{wanted}.") for rule_id in found)
    for entry in found.values():
        source = entry.source.section.rstrip(":?")
        for fact in (entry.id, written_out(entry), entry.claim, entry.example or "", entry.reading or ""):
            assert fact in text
        assert f"Basis: {basis_text(entry)}. Source: {entry.source.document}, {source}." in text
        assert all(industry in text for industry in entry.industries)
    for finding in part.findings:
        assert f"Finding {finding.id}: {finding.level}" in text
        assert finding.claim in text


def test_a_group_shows_all_of_its_levels(call: Run) -> None:
    text = shown(call("rules", "contact"))
    assert "Where nothing is said" not in text
    titles = [line.split()[0] for line in text.splitlines() if line.startswith("contact.")]
    assert titles == [
        f"contact.{level}" for level in ("daily", "weekly", "biweekly", "monthly", "quarterly", "unknown")
    ]


@pytest.mark.parametrize(("factor", "level"), [("ramp", "done"), ("scope", "local"), ("performance", "no effect")])
def test_a_fact_says_what_counts_where_nothing_is_said(call: Run, factor: str, level: str) -> None:
    assert f"Where nothing is said: {level}." in shown(call("rules", factor))


def test_a_finding_can_be_asked_for(call: Run) -> None:
    text = shown(call("rules", "overloaded"))
    assert text.startswith("Finding overloaded: error\n")
    assert BOOK.findings["overloaded"].claim in plain(text)


def test_only_the_documents_that_are_cited_are_named(call: Run) -> None:
    places = shown(call("rules", "contact.daily")).partition("Documents\n")[2].splitlines()
    assert [line.split()[0] for line in places if line.startswith("  ") and line[2] != " "] == ["id", "S0"]


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("contact.dayly", "contact.daily"),
        ("Contact.Daily", "contact.daily"),
        ("heuristics", "heuristic"),
        ("overload", "overloaded"),
        ("experince", "experience"),
    ],
)
def test_a_misspelt_id_is_met_with_a_suggestion(call: Run, wanted: str, near: str) -> None:
    ran = call("rules", wanted)
    assert (ran.code, ran.stdout) == (2, "")
    assert f"'{wanted}' is no rule, factor or finding. Did you mean '{near}'?" in plain(ran.stderr)


@pytest.mark.parametrize("wanted", ["xyzzy", "", "\x1b[31m", "S0"])
def test_an_id_that_is_like_no_other_is_refused(call: Run, wanted: str) -> None:
    ran = call("rules", wanted)
    assert (ran.code, ran.stdout) == (2, "")
    assert "`amcap rules` lists them all." in plain(ran.stderr)
    assert "\x1b" not in ran.stderr


@pytest.mark.parametrize(
    ("heuristic", "example"),
    [
        # 130 h / 5
        ("five", "26 h a month for an account"),
        # 130 h / 10
        ("ten", "13 h a month for an account"),
        # 130 h / 17.5 = 7.43 h
        ("fifteen-to-twenty", "7.4 h a month for an account"),
        # 130 h / 1
        ("dedicated", "130 h a month for an account"),
    ],
)
def test_every_heuristic_reads_in_hours(call: Run, heuristic: str, example: str) -> None:
    text = plain(shown(call("rules", f"heuristic.{heuristic}")))
    assert example in text
    # How the document is read, and how that fits with the other rules of thumb.
    reading = BOOK.rules[f"heuristic.{heuristic}"].reading
    assert reading is not None
    assert f"Reading: {reading}" in text
    assert "130 hours of client work" in reading


@pytest.mark.parametrize(
    ("rule_id", "example"),
    [
        # 130 / 15 = 8.67 h; x 1.5 = 13 h
        ("contact.daily", "8.7 h a month become 13 h"),
        # x 0.85 = 7.37 h
        ("contact.quarterly", "8.7 h a month become 7.4 h"),
        # 15 x 1.25
        ("experience.expert", "15 accounts become 18.8"),
        # 15 x 0.5
        ("ramp.first-month", "15 accounts become 7.5"),
        # 130 / 15 = 8.67 h
        ("starting-point.medium-medium", "8.7 h a month for an account"),
        ("contact.monthly", None),
        ("band.healthy-to", None),
    ],
)
def test_the_examples_of_a_rule(rule_id: str, example: str | None) -> None:
    assert rules_of(WHOLE)[rule_id].example == example


def test_the_list_has_a_line_for_every_rule() -> None:
    lines = render_rules(WHOLE, WIDE).splitlines()
    for entry in rules_of(WHOLE).values():
        (line,) = [line for line in lines if line.split()[:1] == [entry.id]]
        numbers = entry.numbers
        range_ = f" ({numbers.low:,g}–{numbers.high:,g})" if numbers.low < numbers.high else ""
        source = f"{entry.source.document}, {entry.source.section.rstrip(':?')}"
        assert plain(line) == f"{entry.id} {written_out(entry)}{range_} {basis_text(entry)} {source}"
    for finding in WHOLE.findings:
        assert any(line.split()[:2] == [finding.id, finding.level] for line in lines)


def test_the_list_names_every_document() -> None:
    text = render_rules(WHOLE, WIDE)
    assert all(document.title in text for document in BOOK.documents.values())


KEYS = ["schema_version", "tool", "rulebook", "title", "standard_month_hours", "documents", "groups", "findings"]
GROUP = ["id", "title", "claim", "source", "absent", "rules", "changed", "replaces"]
RULE = [
    "id", "numbers", "replaces", "changed", "basis", "grade", "claim", "source", "reading", "heuristic", "key",
    "contains", "industries", "example",
]  # fmt: skip


@pytest.mark.parametrize("arguments", [(), ("contact.daily",), ("heuristic",), ("overloaded",)])
def test_the_keys_of_the_json_are_always_the_same(call: Run, arguments: tuple[str, ...]) -> None:
    data = json.loads(shown(call("rules", *arguments, "--json")))
    # Fields may be added in time; these stay.
    assert list(data)[: len(KEYS)] == KEYS
    for group in data["groups"]:
        assert list(group)[: len(GROUP)] == GROUP
        for rule in group["rules"]:
            assert list(rule)[: len(RULE)] == RULE
            assert list(rule["numbers"]) == ["value", "low", "high", "currency"]
    for finding in data["findings"]:
        assert list(finding) == ["id", "level", "claim", "source", "changed", "replaces"]


def test_the_json_holds_the_book(call: Run) -> None:
    text = shown(call("rules", "--json"))
    assert text == shown(call("rules", "-f", "json"))
    data: Any = json.loads(text)
    rules = {rule["id"]: rule for group in data["groups"] for rule in group["rules"]}
    assert {rule_id: rule["numbers"]["value"] for rule_id, rule in rules.items()} == {
        rule_id: round(rule.value, 6) for rule_id, rule in BOOK.rules.items()
    }
    assert data["standard_month_hours"] == 130


def test_a_file_gets_what_the_screen_would(call: Run, tmp_path: Path) -> None:
    for form in ("table", "json", "markdown"):
        path = tmp_path / form
        assert shown(call("rules", "-f", form, "-o", path)) == ""
        assert path.read_text("utf-8") == shown(call("rules", "-f", form))


def other_hours(book: RuleBook, hours: float) -> RuleBook:
    changed = book.rules["month.hours-per-week"].model_copy(update={"value": hours})
    # Made anew: a copy would keep the hours that were worked out before.
    fields = {name: getattr(book, name) for name in RuleBook.model_fields}
    return RuleBook(**{**fields, "rules": {**book.rules, "month.hours-per-week": changed}})


def test_the_examples_follow_the_standard_month() -> None:
    # 20 hours a week are 65 a month; / 5 = 13
    short = catalogue(other_hours(BOOK, 20), BOOK)
    assert rules_of(short)["heuristic.five"].example == "13 h a month for an account"


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    look = Look(width=width)
    parts = [selected(WHOLE, wanted) for wanted in ids(WHOLE)]
    pages = [render_rules(WHOLE, look), *(render_selected(part, look) for part in parts if part)]
    assert [line for page in pages for line in page.splitlines() if len(line) > width] == []
