"""One vocabulary of industries at every door: a word means the same wherever it is told."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

WORDS = [
    ("Financial services", "regulated"),
    ("HOSPITAL_HEALTH_CARE", "regulated"),
    ("SaaS", "high-tech"),
    ("Einzelhandel", "conversational"),
    ("Производство", "other"),
    ("Other", "other"),
    ("Zorbing", "unknown"),
    ("Helthcare", "unknown"),
    ("n/a", "unknown"),
    ("Unbekannt", "unknown"),
]

Door = Callable[[Run, Path, str, str], dict[str, str]]
"""Tells an account's industry and what its manager knows, and gives the levels of the two factors."""


def levels(account: dict[str, Any]) -> dict[str, str]:
    return {each["factor"]: each["level"] for each in account["factors"] if each["factor"] in ("industry", "expertise")}


def assessed(call: Run, file: Path) -> dict[str, str]:
    ran = call("assess", str(file), "--json")
    assert ran.code == 0, ran.stderr
    (account,) = json.loads(ran.stdout)["accounts"]
    return levels(account)


def in_yaml(call: Run, folder: Path, industry: str, expertise: str) -> dict[str, str]:
    file = folder / "team.yaml"
    manager, account = (
        f"{{name: Ann, expertise: ['{expertise}']}}",
        f"{{name: A, manager: Ann, industry: '{industry}'}}",
    )
    text = f"managers: [{manager}]\naccounts: [{account}]\n"
    file.write_text(text, "utf-8")
    return assessed(call, file)


def in_json(call: Run, folder: Path, industry: str, expertise: str) -> dict[str, str]:
    file = folder / "team.json"
    managers = [{"name": "Ann", "expertise": [expertise]}]
    accounts = [{"name": "A", "manager": "Ann", "industry": industry}]
    file.write_text(json.dumps({"managers": managers, "accounts": accounts}), "utf-8")
    return assessed(call, file)


def in_tables(call: Run, folder: Path, industry: str, expertise: str) -> dict[str, str]:
    (folder / "a.csv").write_text(f"Account Name,Account Owner,Industry\nA,Ann,{industry}\n", "utf-8")
    (folder / "m.csv").write_text(f"name,expertise\nAnn,{expertise}\n", "utf-8")
    file = folder / "team.yaml"
    file.write_text("managers: {file: m.csv}\naccounts: {file: a.csv}\n", "utf-8")
    return assessed(call, file)


def in_options(call: Run, _: Path, industry: str, expertise: str) -> dict[str, str]:
    ran = call("estimate", "--industry", industry, "--expertise", expertise, "--json")
    assert ran.code == 0, ran.stderr
    return levels(json.loads(ran.stdout)["account"])


@pytest.mark.parametrize("door", [in_yaml, in_json, in_tables, in_options])
@pytest.mark.parametrize(("word", "level"), WORDS)
def test_a_word_means_the_same_at_every_door(call: Run, tmp_path: Path, door: Door, word: str, level: str) -> None:
    found = door(call, tmp_path, word, "banking")
    assert found["industry"] == level
    assert found["expertise"] == ("unknown" if level == "unknown" else "mismatch")


@pytest.mark.parametrize("door", [in_yaml, in_json, in_tables, in_options])
@pytest.mark.parametrize(
    ("industry", "expertise", "level"),
    [
        ("Financial services", "finance", "match"),
        ("finance", "FINANCIAL_SERVICES", "match"),
        ("ZOR-BING", "Zorbing", "match"),
        ("finance", "retail", "mismatch"),
        ("finance", "n/a", None),
    ],
)
def test_industry_and_expertise_meet_by_what_they_mean(
    call: Run, tmp_path: Path, door: Door, industry: str, expertise: str, level: str | None
) -> None:
    assert door(call, tmp_path, industry, expertise).get("expertise") == level


def test_the_quick_question_tells_what_it_does_not_understand(call: Run) -> None:
    ran = call("estimate", "--industry", "Helthcare", "--expertise", "Zorbing", "--expertise", "finance")
    assert ran.stderr.splitlines() == [
        "amcap: the industry 'Helthcare' is not understood and counts as unknown. Did you mean 'Healthcare'?",
        "amcap: the industry 'Zorbing' is not understood and counts as unknown.",
    ]
    assert call("estimate", "--industry", "n/a", "--expertise", "finance").stderr == ""


def test_what_is_not_understood_is_a_finding(call: Run, tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    file.write_text("accounts: [{name: A, industry: Helthcare}]\n", "utf-8")
    findings = json.loads(call("assess", str(file), "--json").stdout)["findings"]
    told = [each["message"] for each in findings if each["id"] == "industry-not-understood"]
    assert told == [
        "The industry of 1 account is not understood and counts as unknown: 'Helthcare' (did you mean 'Healthcare'?)."
    ]
