"""The page and the JSON of an explanation: the same facts, always the same keys, and the examples kept as files."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from amcap.model.explanation import AccountExplanation, ManagerExplanation, TeamExplanation
from amcap.quantities import (
    ends_or_one,
    in_words,
)
from tests.cli.portfolios import account, manager, portfolio, written
from tests.conftest import Golden, Run
from tests.engine.explanation.told import all_of, example

from .facts import facts_of_account, facts_of_manager, facts_of_team, steps_of

AS_OF = ("--as-of", "2026-11-22")
ONE_OF_EACH = {
    "agency": ("Siobhán O'Connor", "Ridgeway Payroll"),
    "key-accounts": ("Eleanor Whitmore", "Pellucid Pharma"),
    "one-person": ("Marisol Ferreira", "Harbour Kayak Club"),
    "software": ("Lars Öberg", "Grupo Almadena"),
}
EVERYTHING = [(stem, name) for stem, names in ONE_OF_EACH.items() for name in (*names, "team")]

each = pytest.mark.parametrize(("stem", "name"), EVERYTHING)


def file_of(stem: str) -> str:
    return f"examples/{stem}.yaml"


def text_of(call: Run, stem: str, name: str, *options: str, columns: int = 80) -> str:
    ran = call("explain", file_of(stem), name, *AS_OF, *options, env={"COLUMNS": str(columns)})
    assert (ran.code, ran.stderr) == (0, "")
    return ran.stdout


def json_of(call: Run, stem: str, name: str) -> Any:
    return json.loads(text_of(call, stem, name, "--json"))


@pytest.mark.parametrize("stem", ONE_OF_EACH)
@pytest.mark.parametrize("kind", ["manager", "account", "team"])
def test_the_explanation_of_an_example(call: Run, golden: Golden, stem: str, kind: str) -> None:
    name = dict(zip(("manager", "account", "team"), (*ONE_OF_EACH[stem], "team"), strict=True))[kind]
    golden(f"{stem}/explain-{kind}.txt", text_of(call, stem, name))


def test_a_process_says_the_same(run: Run, call: Run) -> None:
    command = ("explain", file_of("agency"), "Priya", *AS_OF)
    assert run(*command) == call(*command)


COMMON = ["schema_version", "tool", "rulebook", "as_of", "standard_month_hours", "portfolio", "subject", "file", "line"]
KEYS = {
    "manager": [
        *COMMON, "time", "capacity", "book", "result", "fair_share", "recommended_accounts", "hours_per_account",
        "assumptions", "drivers", "unknowns", "levers", "room",
    ],
    "account": [*COMMON, "manager", "accounts", "workload", "basis", "start", "factors", "comparison", "takers"],
    "team": [
        *COMMON, "members", "result", "target_load", "hire_capacity", "hires", "hires_to_plan", "shortfall",
        "drivers", "unknowns", "levers",
    ],
}  # fmt: skip
INNER = {
    "result": ["workload", "capacity", "load", "centre", "probability_over", "firm", "verdict"],
    "time": ["fte", "fte_input", "other_duties_hours", "other_duties_input", "value"],
    "capacity": ["steps", "unbounded", "value"],
    "factors": ["steps", "unbounded", "value"],
    "book": ["name", "accounts", "workload", "total", "basis", "heuristic", "accounts_per_manager", "factors",
        "unbounded", "product", "hours", "position", "file", "line"],
    "assumptions": ["factor", "subject_kind", "kind", "value", "count", "example", "effect"],
    "drivers": ["parameter", "share_of_variance", "term"],
    "unknowns": ["input", "share_of_variance", "load_if_known"],
    "levers": ["action", "load", "verdict", "enough", "accounts"],
    "room": ["action", "load", "verdict", "enough", "accounts"],
    "takers": ["manager", "current", "expertise", "load_without", "load_with", "verdict_with"],
    "members": ["manager", "accounts", "workload", "capacity", "load"],
}  # fmt: skip
STEP = ["factor", "level", "effect", "low", "high", "input", "rule", "claim", "basis", "source"]


@each
def test_the_keys_are_always_the_same(call: Run, stem: str, name: str) -> None:
    data = json_of(call, stem, name)
    assert list(data) == KEYS[data["subject"]["kind"]]
    for key, keys in INNER.items():
        if key not in data or (key == "capacity" and not isinstance(data[key], dict)):
            continue
        for item in data[key] if isinstance(data[key], list) else [data[key]]:
            assert list(item) == keys, key
    for key in ("capacity", "factors"):
        for step in data[key]["steps"] if key in data else ():
            assert list(step) == STEP
            assert list(step["input"]) == ["origin", "file", "line"]
            assert list(step["source"]) == ["document", "section"]


def test_an_empty_portfolio_has_the_same_keys(call: Run, tmp_path: Path) -> None:
    path = written(portfolio([manager("Ada")], []), tmp_path)
    ran = call("explain", path, "Ada", "--json")
    data = json.loads(ran.stdout)
    assert list(data) == KEYS["manager"]
    assert (data["book"], data["levers"], data["result"]["verdict"]) == ([], [], "empty")
    assert "an empty book" in call("explain", path, "Ada").stdout
    data = json.loads(call("explain", path, "team", "--json").stdout)
    assert list(data) == KEYS["team"]


def test_a_team_without_managers_has_no_capacity(call: Run, tmp_path: Path) -> None:
    path = written(portfolio([], [account("Acme", None, 130)]), tmp_path)
    data = json.loads(call("explain", path, "team", "--json").stdout)
    assert data["result"]["load"] == {"likely": None, "low": None, "high": None}
    # 1 / 0.9 = 1.11 managers are needed, each worth one
    assert [(lever["action"], lever["load"], lever["enough"]) for lever in data["levers"]] == [
        ("1 hire", 1.0, False),
        ("2 hires", 0.5, True),
    ]
    assert call("explain", path, "team").stdout.startswith("The team: no capacity\n")


@each
def test_the_page_and_the_json_tell_the_same(call: Run, stem: str, name: str) -> None:
    # What is printed on one unbroken page, to the places that are printed.
    text, data = text_of(call, stem, name, "--all", columns=5000), json_of(call, stem, name)
    shown = text.splitlines()
    kind = data["subject"]["kind"]
    facts = {"manager": facts_of_manager, "account": facts_of_account, "team": facts_of_team}[kind](data)
    plain = [" ".join(line.split()) for line in shown]
    assert [fact for fact in facts if not any(" ".join(fact.split()) in line for line in plain)] == []
    if data["line"]:
        assert shown[0].endswith(f" [line {data['line']}]")
    assert sum("factor" in step for step in steps_of(data)) == sum(": " in line and ", x " in line for line in shown)


def test_the_page_names_a_few_of_the_accounts_to_hand_over_and_the_json_all(call: Run, tmp_path: Path) -> None:
    # 16 x 13 = 208 of 130 hours: without six of them the load is 100 %
    path = written(portfolio([manager("Ada")], [account(f"A{n}", "Ada", 13) for n in range(16)]), tmp_path)
    lever = json.loads(call("explain", path, "Ada", "--json").stdout)["levers"][0]
    assert lever["action"] == "hand over 6 accounts"
    assert [(one["name"], one["position"], one["accounts"]) for one in lever["accounts"]] == [
        (f"A{n}", n, 1) for n in range(6)
    ]
    page = " ".join(call("explain", path, "Ada").stdout.split())
    assert "- hand over 6 accounts (A0, A1, A2 and 3 more): 100%, healthy (enough)" in page


@pytest.mark.parametrize("stem", ONE_OF_EACH)
def test_what_one_hire_adds_is_printed_as_it_is_in_json(call: Run, stem: str) -> None:
    (adds,) = re.findall(r" adds ([0-9.]+) standard managers", " ".join(text_of(call, stem, "team").split()))
    assert float(adds) == pytest.approx(json_of(call, stem, "team")["hire_capacity"], abs=0.51e-4)


@pytest.mark.parametrize("stem", ONE_OF_EACH)
def test_everything_in_an_example_can_be_asked_for(call: Run, stem: str) -> None:
    for told in all_of(example(stem)):
        name = "team" if isinstance(told, TeamExplanation) else f"{told.subject.kind}:{told.subject.name}"
        data = json_of(call, stem, name)
        assert data["subject"] == {"kind": told.subject.kind, "name": told.subject.name}
        if isinstance(told, AccountExplanation):
            assert data["workload"] == round(told.workload, 6)
        else:
            assert data["result"]["capacity"] == round(told.result.capacity, 6)


def test_a_remaining_range_is_printed_as_it_is_in_json(call: Run) -> None:
    told = next(one for one in all_of(example("software")) if isinstance(one, ManagerExplanation))
    text = text_of(call, "software", told.subject.name or "")
    for unknown in told.unknowns:
        assert f"  {in_words(unknown.input)}: {ends_or_one(unknown.load_if_known)}\n" in text


def test_a_long_book_is_cut_with_a_note(call: Run, tmp_path: Path) -> None:
    path = written(portfolio([manager("Ada")], [account(f"Acme {number}", "Ada", 1) for number in range(30)]), tmp_path)
    short, whole = call("explain", path, "Ada").stdout, call("explain", path, "Ada", "--all").stdout
    assert short.count("  Acme ") == 25
    assert "  ... and 5 accounts more; --all shows them." in short
    assert whole.count("  Acme ") == 30
    assert "--all" not in whole
    assert len(json.loads(call("explain", path, "Ada", "--json").stdout)["book"]) == 30


def test_a_portfolio_may_come_from_standard_input(call: Run) -> None:
    data = json.dumps(portfolio([manager("Ada")], [account("Acme", "Ada", 65)]))
    ran = call("explain", "-", "Ada", stdin=data)
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Ada: 50% of capacity")


def test_another_rule_book_is_followed(call: Run, tmp_path: Path) -> None:
    ours = tmp_path / "ours.yaml"
    ours.write_text(
        "extends: default\nid: ours\nrevision: '1'\nrules:\n  experience.senior: {value: 1.5, claim: Ours., "
        "source: {document: amcap, section: assumption}, basis: assumed}\n",
        "utf-8",
    )
    text = text_of(call, "software", "Inês", "--rulebook", str(ours))
    assert "  experience: senior, x 1.5 (given, line 13)\n    Ours. [experience.senior: assumed; amcap," in text
    assert "  = 1 x 1.5 = 1.5000\n" in text


@pytest.mark.parametrize("arguments", [(), ("examples/agency.yaml",), ("missing.yaml", "Ada")])
def test_without_a_file_and_a_name_there_is_no_answer(call: Run, arguments: tuple[str, ...]) -> None:
    ran = call("explain", *arguments)
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr
