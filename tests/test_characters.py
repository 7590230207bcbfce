"""What is refused in names because it forges or hides, and what stays because scripts need it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amcap.characters import character_name, unsafe_in, visible
from amcap.model.fields import MAX_NAME, clean_name
from tests.reading.tables.build import problems_of, read, the_problem

Call = Callable[..., Any]

KEPT = [
    "Zoë", "李小龍", "O’Brien – Söhne", "علی\u200cرضا", "مي\u200cخواهم", "क्\u200dष", "ന്\u200d", "ශ්\u200dරී",
    "👩\u200d💻", "👨\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈", "👩🏽\u200d🚀", "❤\ufe0f", "1\ufe0f\u20e3", "©\ufe0f",
    "葛\U000e0100城", "ᠠ\u180b",
]  # fmt: skip
REFUSED = [
    "Ann\u200b", "A\u00adnn", "A\u200dnn", "Ann\u200c", "Ann\u2060", "Ann\u034f", "\u3164", "Ann\u115f", "Ann\uffa0",
    "Ann\u180e", "Ann\ufe0f", "李\ufe0f", "Ann\ufe00", "Ann\U000e0100", "Ann\U000e0041", "Ann\u2800", "Ann\u206f",
    "\ufeffAnn", "\u202eAnn", "Ann\u200f", "Ann\x1b", "Ann\ufff9", "❤\ufe0f\ufe0f",
]  # fmt: skip


@pytest.mark.parametrize("name", KEPT, ids=ascii)
def test_what_a_script_or_an_emoji_needs_stays(name: str, call: Call, tmp_path: Path) -> None:
    assert unsafe_in(name) is None
    assert visible(name) == name
    assert [row.name for row in read(f"name,manager\n{name},\n")] == [name]
    portfolio = tmp_path / "p.yaml"
    portfolio.write_text(f"managers:\n  - name: {name}\n", "utf-8")
    assert call("validate", portfolio).code == 0


@pytest.mark.parametrize("name", REFUSED, ids=ascii)
def test_what_cannot_be_seen_is_refused_at_every_door_with_its_place_and_name(
    name: str, call: Call, tmp_path: Path
) -> None:
    char = unsafe_in(name)
    assert char is not None
    told = f"holds the {character_name(char)}; "
    assert visible(name).isprintable()
    assert unsafe_in(visible(name)) is None
    if name.strip() == name:
        # Outside spaces do not count, and to Python some controls are such.
        assert told in the_problem(f"name,manager\n{name},\n")
        assert told in the_problem(f"name,manager\nA,{name}\n")
    for suffix, written in (
        ("yaml", f'managers:\n- name: "{name}"\n'),
        ("json", f'{{"managers": [{{"name": "{name}"}}]}}'),
    ):
        path = tmp_path / f"p.{suffix}"
        path.write_text(written, "utf-8")
        done = call("validate", path)
        assert done.code == 2
        assert f"holds the {character_name(char)}" in done.stderr
    done = call("import", "a.csv", "--columns", f"name={name}")
    assert done.code == 2
    assert f"holds the {character_name(char)}" in " ".join(done.stderr.split())


@given(st.text())
def test_what_is_made_visible_has_nothing_hidden_left(text: str) -> None:
    shown = visible(text)
    assert unsafe_in(shown) is None
    if unsafe_in(text) is None:
        assert shown == text


@pytest.mark.parametrize("space", list("\u00a0\u202f\u2007\u3000"), ids=ascii)
def test_any_space_is_a_space(space: str, call: Call, tmp_path: Path) -> None:
    assert clean_name(f"{space}Ann{space}Berg{space}") == "Ann Berg"
    (tmp_path / "a.csv").write_text(f"name,manager\nA,Ann{space}Berg\n", "utf-8")
    (tmp_path / "p.yaml").write_text("managers: [{name: Ann Berg}]\naccounts: {file: a.csv}\n", "utf-8")
    assert call("assess", tmp_path / "p.yaml").code == 0
    twice = f"managers:\n- name: Ann Berg\n- name: Ann{space}Berg\n"
    assert "'Ann Berg' is already the name" in call("validate", "-", stdin=twice).stderr


def test_a_name_has_a_greatest_length_at_every_door(call: Call) -> None:
    longest, longer = "x" * MAX_NAME, "é" * (MAX_NAME + 1)
    told = "has 201 characters; a name has at most 200"
    assert [row.name for row in read(f"name,manager,industry\n{longest},{longest},{longest}\n")] == [longest]
    for line in (f"{longer},,", f"A,{longer},", f"A,,{longer}", f"{'x' * 201},,"):
        assert told in the_problem(f"name,manager,industry\n{line}\n")
    portfolio = f"name: {longer}\nmanagers:\n- name: {longer}\n  expertise: [{longer}]\naccounts:\n- name: {longer}\n"
    done = call("validate", "-", stdin=portfolio)
    assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == [
        "<stdin>:1:7", "<stdin>:3:9", "<stdin>:4:15", "<stdin>:6:9",
    ]  # fmt: skip
    assert done.stderr.count(told) == 4


def test_the_names_of_managers_in_a_table_are_kept_to_the_same_rule(call: Call, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("name\nAnn\nAnn\u200b\n", "utf-8")
    (tmp_path / "p.yaml").write_text("managers: {file: m.csv}\n", "utf-8")
    done = call("validate", "p.yaml", cwd=tmp_path)
    assert done.code == 2
    assert done.stderr.startswith(
        "m.csv:3:1: column 'name': 'Ann\\\\u200b' holds the invisible formatting character U+200B"
    )


def test_two_owners_that_only_look_alike_never_become_two_managers() -> None:
    assert len(problems_of("name,manager\nA,Ann\nB,Ann\u200b\n")) == 1
