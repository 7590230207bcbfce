"""The list of packs, and a pack as a document."""

import json
from typing import Any

import pytest
from markdown_it import MarkdownIt

from amcap import api
from amcap.engine.catalogue import catalogue
from amcap.reading.packaged import PACKS
from amcap.reading.rulebook import load_rulebook
from amcap.rendering.parts.look import Look
from amcap.rendering.rulebook.packs import render_packs, render_packs_markdown
from amcap.rendering.rulebook.table import basis_text, render_rules
from tests.cli.process import Ran
from tests.conftest import Golden, Run
from tests.engine.build import BOOK
from tests.rendering.rulebook.test_rules import rules_of


def shown(ran: Ran) -> str:
    assert (ran.code, ran.stderr) == (0, "")
    return ran.stdout


@pytest.mark.parametrize(("file", "form"), [("packs.txt", "table"), ("packs.md", "markdown")])
def test_the_packs_as_people_see_them(call: Run, golden: Golden, file: str, form: str) -> None:
    golden(f"rules/{file}", shown(call("rules", "--packs", "-f", form)))


def test_a_pack_is_a_document_that_one_can_hand_over(call: Run, golden: Golden) -> None:
    golden("rules/saas-csm.md", shown(call("rules", "--rulebook", "saas-csm", "--format", "markdown")))


def test_every_pack_has_one_line_on_a_screen() -> None:
    lines = render_packs(api.packs(), Look(width=80)).splitlines()
    for name in PACKS:
        (line,) = [line for line in lines if line.split()[:1] == [name]]
        assert line.endswith(load_rulebook(name).title or "?")


def test_the_markdown_has_a_row_with_the_counts_of_every_pack() -> None:
    text = render_packs_markdown(api.packs(), Look())
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + len(PACKS)
    assert rows[-1].startswith("| saas-csm | ")
    assert rows[-1].endswith(" | key 8.5, large 20, medium 45, small 130 |")
    assert MarkdownIt("commonmark").enable("table").parse(text)[3].type == "table_open"


def test_json_tells_the_counts_with_their_ranges_and_grades(call: Run) -> None:
    data: Any = json.loads(shown(call("rules", "--packs", "--json")))
    assert [pack["rulebook"]["id"] for pack in data["packs"]] == list(PACKS)
    for pack in data["packs"]:
        book = load_rulebook(pack["rulebook"]["id"])
        for count in pack["counts"]:
            rule = book.rules[f"starting-point.{count['starting_point']}"]
            assert (count["numbers"]["value"], count["numbers"]["low"]) == (rule.value, rule.low)
            assert (count["heuristic"], count["grade"]) == (rule.heuristic, rule.grade)


def test_a_list_of_packs_is_no_answer_about_one_id(call: Run) -> None:
    ran = call("rules", "contact", "--packs")
    assert (ran.code, ran.stdout) == (2, "")
    assert "lists packs, not 'contact'" in " ".join(ran.stderr.split())


def test_the_list_needs_no_rule_book_in_the_environment(call: Run) -> None:
    assert call("rules", "--packs", env={"AMCAP_RULEBOOK": "nowhere.yaml"}) == call("rules", "--packs")


@pytest.mark.parametrize("name", PACKS)
def test_conventions_are_called_so_and_what_the_default_says_stands_beside(name: str) -> None:
    whole = catalogue(load_rulebook(name), BOOK)
    rules = rules_of(whole)
    graded = {rule.id: basis_text(rule) for rule in rules.values() if rule.grade}
    assert graded
    for rule_id, text in graded.items():
        assert text.endswith(": convention") == (rules[rule_id].grade in ("C", "D")), rule_id
        assert text.startswith(f"published, {rules[rule_id].grade}"), rule_id
    lines = render_rules(whole, Look(width=300)).splitlines()
    (cell,) = [line for line in lines if line.split()[:1] == ["starting-point.large-medium"]]
    # Before its own number a mark, after it the default's.
    assert cell.split()[1] == "*"
    assert "[10 (8–12)]" in cell
    assert lines[1] == whole.title
