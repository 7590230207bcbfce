"""What `estimate`, `explain` and `rules` write as JSON is what their schemas say, on every run."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from amcap.engine.catalogue import catalogue, ids, selected
from amcap.engine.evaluation.gathering import evaluate
from amcap.engine.explanation import explain_manager, explain_team
from amcap.model.assessment import SCHEMA_VERSION
from amcap.model.factor_table import FACTOR
from amcap.model.portfolio import Portfolio
from amcap.reading.rulebook import load_rulebook
from amcap.rendering.parts.json_text import render_json
from amcap.schemas import SchemaName
from tests.cli.process import ROOT
from tests.conftest import Run
from tests.schemas.schemas import accepts, changed, complaints, objects, schema
from tests.strategies import portfolios

BOOK = load_rulebook()
AS_OF = date(2026, 11, 1)
TABLE = "name,manager,size,hours_per_month\nAcme,Ada,large,\nBolt,Ada,,12\nNut,,small,\n"
POINTER = "managers: [{name: Ada}]\naccounts: {file: accounts.csv}\n"
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))

ESTIMATES: list[list[str]] = [
    [],
    ["--tier", "key"],
    ["--tier", "dedicated", "--role", "dedicated"],
    ["--hours-per-month", "9.5"],
    ["--fte", "0.5", "--other-duties-hours", "200"],
    ["--size", "large", "--industry", "banking", "--expertise", "banking"],
    *(["--contact", level] for level in FACTOR["contact"].levels),
]


def answer(call: Run, *arguments: str | Path, cwd: Path = ROOT) -> Any:
    ran = call(*arguments, "--json", cwd=cwd)
    assert ran.code == 0, ran.stderr
    return json.loads(ran.stdout)


def written(result: Any) -> Any:
    return json.loads(render_json(result))


@pytest.mark.parametrize("options", ESTIMATES, ids=" ".join)
def test_every_estimate_is_valid(call: Run, options: list[str]) -> None:
    found = answer(call, "estimate", *options)
    assert complaints("estimate", found) == []
    assert list(found) == list(schema("estimate")["properties"])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_explanation_of_everybody_in_an_example_is_valid(call: Run, example: Path) -> None:
    report = answer(call, "assess", example, "--fail-on", "never")
    names = [f"{kind}:{one['name']}" for kind in ("manager", "account") for one in report[f"{kind}s"]]
    for name in ["team", *names]:
        assert complaints("explanation", answer(call, "explain", example, name)) == [], name


@pytest.mark.parametrize("name", ["Ada", "Acme", "Bolt", "Nut", "team"])
def test_the_explanation_of_what_stands_in_a_table_is_valid(call: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "accounts.csv").write_text(TABLE, "utf-8")
    (tmp_path / "portfolio.yaml").write_text(POINTER, "utf-8")
    assert complaints("explanation", answer(call, "explain", "portfolio.yaml", name, cwd=tmp_path)) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(portfolios())
def test_every_explanation_of_every_portfolio_is_valid(portfolio: Portfolio) -> None:
    evaluation = evaluate(portfolio, BOOK, AS_OF)
    explanations: list[Any] = [explain_team(evaluation)]
    explanations += [explain_manager(evaluation, post) for post in evaluation.posts.values()]
    for found in explanations:
        assert complaints("explanation", written(found)) == []


def test_the_whole_rule_book_and_every_part_of_it_are_valid(call: Run) -> None:
    assert complaints("rules", answer(call, "rules")) == []
    whole = catalogue(BOOK, BOOK)
    for name in ids(whole):
        assert complaints("rules", written(selected(whole, name))) == [], name


def test_a_rule_book_with_changes_is_valid(call: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(
        """extends: default
id: ours
revision: "1"
documents: {ours: {title: Time sheets}}
rules:
  contact.daily: {value: 2, low: 1.5, high: 3, claim: c, source: {document: ours, section: s}, basis: assumed}
factors:
  scope: {subject: manager, absent: national, claim: c, source: {document: ours, section: s}}
findings:
  overloaded: {level: note, claim: c, source: {document: ours, section: s}}
""",
        "utf-8",
    )
    found = answer(call, "rules", "--rulebook", "ours.yaml", cwd=tmp_path)
    assert complaints("rules", found) == []
    assert [group["replaces"] for group in found["groups"] if group["id"] == "scope"] == ["local"]


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("estimate", ["estimate"]),
        ("rules", ["rules"]),
        ("packs", ["rules", "--packs"]),
        ("explanation", ["explain", "examples/agency.yaml", "team"]),
        ("explanation", ["explain", "examples/software.yaml", "account:Grupo Almadena"]),
    ],
    ids=str,
)
def test_what_no_answer_holds_is_refused(call: Run, name: SchemaName, command: list[str]) -> None:
    found = answer(call, *command)
    assert accepts(name, found)
    for place, value in ((("schema_version",), "1.0"), (("extra",), 1), (("tool", "version"), 2), (("tool",), None)):
        assert not accepts(name, changed(found, place, value))
    for key in found:
        assert not accepts(name, {other: value for other, value in found.items() if other != key}), key


@pytest.mark.parametrize("name", ["assessment", "estimate", "explanation", "rules", "packs", "validation"])
def test_every_answer_is_of_one_version_and_all_its_keys_are_required(name: SchemaName) -> None:
    versions = [
        found["properties"]["schema_version"]["const"]
        for found in objects(name).values()
        if "schema_version" in found["properties"]
    ]
    assert set(versions) == {SCHEMA_VERSION}
    assert [key for key, found in objects(name).items() if set(found["properties"]) != set(found["required"])] == []


def test_an_explanation_of_one_kind_is_none_of_another(call: Run) -> None:
    team = answer(call, "explain", "examples/agency.yaml", "team")
    for kind in ("manager", "account", "company"):
        assert not accepts("explanation", changed(team, ("subject", "kind"), kind))


@pytest.mark.parametrize("text", ["{}", "managers: Ann", "accounts: [{name: a, count: 0}, {name: b, count: 0}]", ""])
def test_every_validation_is_valid(call: Run, text: str) -> None:
    ran = call("validate", "-", "nowhere.yaml", "--json", stdin=text)
    assert ran.code == 2
    assert complaints("validation", json.loads(ran.stdout)) == []
