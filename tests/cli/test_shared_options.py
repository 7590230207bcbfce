"""What several commands share: forms, where they are written, and what contradicts itself."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run

AGENCY = "examples/agency.yaml"
COMMANDS = {
    "assess": ["assess", AGENCY],
    "explain": ["explain", AGENCY, "team"],
    "estimate": ["estimate", "--size", "large"],
    "rules": ["rules", "contact"],
    "validate": ["validate", AGENCY],
}
every_command = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)


@every_command
def test_json_is_asked_for_in_two_ways_and_written_to_a_file(call: Run, tmp_path: Path, command: list[str]) -> None:
    flag, form = call(*command, "--json"), call(*command, "-f", "json")
    assert (flag.code, form.code) == (0, 0)
    assert flag.out == form.out == call(*command, "--json", "--format", "json").out
    json.loads(flag.stdout)
    written = call(*command, "--json", "-o", tmp_path / "it.json")
    assert (written.code, written.out, written.err) == (0, b"", b"")
    assert (tmp_path / "it.json").read_bytes() == flag.out


@every_command
def test_the_table_is_the_default_and_can_be_asked_for(call: Run, command: list[str]) -> None:
    assert call(*command).out == call(*command, "--format", "table").out


@every_command
def test_json_and_another_form_contradict_each_other(call: Run, command: list[str]) -> None:
    ran = call(*command, "--json", "-f", "table")
    assert (ran.code, ran.out) == (2, b"")
    assert "--json: contradicts --format table" in ran.stderr


@every_command
def test_an_unknown_form_is_refused(call: Run, command: list[str]) -> None:
    ran = call(*command, "-f", "xml")
    assert (ran.code, ran.out) == (2, b"")
    assert "json" in ran.stderr


@every_command
def test_no_command_writes_over_its_rule_book(call: Run, tmp_path: Path, command: list[str]) -> None:
    book = tmp_path / "ours.yaml"
    book.write_text("extends: default\nid: ours\nrevision: '1'\n")
    ran = call(*command, "--rulebook", book, "-o", book)
    assert (ran.code, ran.out) == (2, b"")
    assert "is read from" in ran.stderr
    assert book.read_text().startswith("extends")
