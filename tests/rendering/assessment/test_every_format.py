"""What holds for every format alike: hostile names, the gate, purity."""

import csv
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from amcap.characters import UNSAFE
from amcap.engine.gate import gated
from amcap.model.assessment import Assessment
from amcap.rendering.formats import FORMATS, render
from amcap.rendering.parts.look import Look
from tests.conftest import Run
from tests.engine.build import a_manager, assessed, measured
from tests.rendering.assessment.hostile import NAMES, names_everywhere
from tests.rendering.assessment.runner import obeyed

EVERY_FORMAT = pytest.mark.parametrize("form", FORMATS)
FOR_LOGS = [form for form in FORMATS if form not in ("json", "junit")]
"""Formats whose text a person may let run through the log of a build server; the others are for files."""

OURS = "\u200b"
"""What Markdown parts addresses with, so that they become no links: the one invisible character that a report has."""


def gate_in(form: str, text: str) -> str:
    """The state of the gate as a format tells it."""
    if form == "json":
        gate = json.loads(text)["gate"]
        return ("tripped" if gate["tripped"] else "passed") if gate["fail_on"] else "none"
    if form == "csv":
        return next(csv.DictReader(text.splitlines()))["gate"]
    if form == "junit":
        found = ET.fromstring(text).find(".//property[@name='gate']")
        assert found is not None
        return found.attrib["value"]
    said = re.search(r"Gate (passed|tripped): fails on \w+\.", text)
    return said[1] if said else "none"


@EVERY_FORMAT
@pytest.mark.parametrize(
    ("fail_on", "state"), [([], "none"), (["never"], "none"), (["stretched"], "passed"), (["overloaded"], "tripped")]
)
def test_the_state_of_the_gate_is_told(form: str, fail_on: list[str], state: str) -> None:
    result = gated(assessed([a_manager()], [measured(share=1.5)]), fail_on)
    assert gate_in(form, render(result, form, Look())) == state


@EVERY_FORMAT
def test_no_name_brings_a_control_character_or_a_mark_of_direction(form: str) -> None:
    for portfolio in NAMES:
        text = render(names_everywhere("note", portfolio=portfolio), form, Look(everything=True))
        if form == "json":
            # JSON keeps names as they are; what controls a terminal is escaped, as JSON demands.
            assert "\x1b" not in text
            assert json.loads(text)["portfolio"]["name"] == portfolio.strip()
        else:
            assert not re.search(UNSAFE, text.replace("\n", "").replace(OURS, ""))


@pytest.mark.parametrize("form", FOR_LOGS)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_name_gives_an_order_to_a_build_server(form: str, width: int) -> None:
    for portfolio in ("::error::forged", "##[error]forged", "a long name before ::error::forged "):
        result = names_everywhere("note", portfolio=portfolio)
        lines = render(result, form, Look(width=width, everything=True)).splitlines()
        obeyed_lines = [line for line in lines if obeyed(line) and not (form == "github" and line.startswith("::"))]
        if form == "csv":
            # A cell keeps its text; what stands in the middle of a row in the oldest grammar is not rewritten.
            obeyed_lines = [line for line in obeyed_lines if "##[" not in line]
        assert obeyed_lines == []


@EVERY_FORMAT
@pytest.mark.parametrize(
    "result",
    [assessed([], []), assessed([a_manager()], []), assessed([], [measured(manager=None, share=0.5)])],
    ids=["nothing", "no accounts", "no managers"],
)
def test_nothing_to_tell_is_told_too(form: str, result: Assessment) -> None:
    assert render(result, form, Look()).endswith("\n")


@EVERY_FORMAT
def test_the_same_assessment_gives_the_same_text(form: str) -> None:
    result = names_everywhere("error")
    assert render(result, form, Look()) == render(result, form, Look())


@pytest.mark.parametrize("form", ["table", "markdown", "github", "junit"])
def test_what_is_accepted_is_marked_in_every_format_for_people(call: Run, tmp_path: Path, form: str) -> None:
    text = """\
managers: [{name: Jess, max_accounts: 3}]
accept:
  - {finding: over-max-accounts, subject: Jess, until: 2027-03-01, reason: A colleague starts.}
accounts: [{name: Some, manager: Jess, count: 9}]
"""
    path = tmp_path / "portfolio.yaml"
    path.write_text(text, "utf-8")
    done = call("assess", str(path), "--as-of", "2026-11-22", "--all", "-f", form, "--fail-on", "over-max-accounts")
    assert done.code == 0
    assert "Accepted until 2027-03-01: A colleague starts." in " ".join(done.out.decode().split())
    later = call("assess", str(path), "--as-of", "2027-03-02", "--all", "-f", form, "--fail-on", "over-max-accounts")
    assert later.code == 1
    assert "Accepted until" not in later.out.decode()
