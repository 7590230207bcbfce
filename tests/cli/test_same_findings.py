"""What is found never depends on how it is reported: the same findings in every format and through both doors."""

import csv
import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml

from amcap.rendering.assessment.to_do import TOLD_BY_ROWS
from tests.conftest import Run

MANAGERS = """\
managers:
  - {name: Ada, experience: junior, expertise: [software]}
  - {name: Bea, role: dedicated}
  - {name: Cai, expertise: [retail], fte: 1.5}
"""
# Ada: 14 costly accounts, 12 of them shops that Cai knows; Bea: two, though dedicated; 13 that nobody has.
ROWS: list[dict[str, Any]] = [
    *({"name": f"Shop {n}", "manager": "Ada", "industry": "retail", "revenue": 900 + n} for n in range(12)),
    *({"name": f"Key {n}", "manager": "Ada", "tier": "key", "revenue": 5000} for n in range(2)),
    *({"name": f"Twin {n}", "manager": "Bea", "hours_per_month": 10 + n / 4} for n in range(2)),
    *({"name": f"Lost {n}", "hours_per_month": 2 + n / 3, "count": 1 + n % 2} for n in range(13)),
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    with (tmp_path / "accounts.csv").open("w", encoding="utf-8", newline="") as file:
        fields = ["name", "manager", "tier", "industry", "count", "revenue", "hours_per_month"]
        writer = csv.DictWriter(file, fields)
        writer.writeheader()
        writer.writerows(ROWS)
    path = tmp_path / "table.yaml"
    path.write_text(f"{MANAGERS}accounts: {{file: accounts.csv}}\n", "utf-8")
    return path


@pytest.fixture
def inline(tmp_path: Path) -> Path:
    path = tmp_path / "inline.yaml"
    accounts = "".join(f"  - {json.dumps(row)}\n" for row in ROWS)
    path.write_text(f"{MANAGERS}accounts:\n{accounts}", "utf-8")
    return path


def findings(text: str) -> list[tuple[str, ...]]:
    """What a report in JSON found, without the places and in an order that does not rest on them."""
    keys = ("id", "level", "message", "manager", "position", "accounts")
    return sorted(tuple(str(each[key]) for key in keys) for each in json.loads(text)["findings"])


def test_both_doors_find_the_same(call: Run, table: Path, inline: Path) -> None:
    found = findings(call("assess", table, "--json").stdout)
    assert found == findings(call("assess", inline, "--json").stdout)
    assert len([each for each in found if each[0] == "costly-account"]) == 11
    assert "4" in next(each[-1] for each in found if each[0] == "costly-account" and each[-2] == "None")


@pytest.mark.parametrize("door", ["table", "inline"])
def test_every_format_and_option_finds_the_same(
    call: Run, door: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    path = request.getfixturevalue(door)
    told = json.loads(call("assess", path, "--json").stdout)["findings"]
    rows = csv.DictReader(StringIO(call("assess", path, "-f", "csv", "--rows", "findings").stdout))
    assert [(row["id"], row["message"]) for row in rows] == [(each["id"], each["message"]) for each in told]
    assert json.loads(call("assess", path, "--json", "--no-accounts").stdout)["findings"] == told

    levels = {level: sum(each["level"] == level for each in told) for level in ("error", "warning", "note")}
    for more in ((), ("--report", f"json={tmp_path / 'more.json'}"), ("--report", f"csv={tmp_path / 'more.csv'}")):
        for form, heading in (("table", r"^{}s \(({})\)$"), ("markdown", r"^#### {}s \(({})\)$")):
            text = call("assess", path, "-f", form, "--all", *more).stdout
            for level, number in levels.items():
                number -= form == "table" and sum(each["level"] == level for each in told if each["id"] in TOLD_BY_ROWS)
                assert not number or re.search(heading.format(level.capitalize(), number), text, re.MULTILINE), (
                    form,
                    level,
                )
    (suite,) = JUnitXml.fromstring(call("assess", path, "-f", "junit").stdout.encode())
    lines = [line for case in suite for line in case.system_out.splitlines()]
    assert sorted(each["message"] for each in told) == sorted(
        line.partition(": ")[2] for line in lines if re.match(r"(error|warning|note) ", line)
    )


def test_the_gate_trips_on_what_is_only_summed_up(call: Run, table: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.yaml"
    rule = "{value: 0.5, claim: None., source: {document: amcap, section: assumption}, basis: assumed}"
    book.write_text(
        f"extends: default\nid: none\nrevision: '1'\nrules:\n  threshold.findings-listed: {rule}\n", "utf-8"
    )
    ran = call("assess", table, "-f", "junit", "--rulebook", book, "--fail-on", "expertise-mismatch")
    (suite,) = JUnitXml.fromstring(ran.stdout.encode())
    assert ran.code == 1
    assert [case.name for case in suite if case.result] == ["Ada"]
