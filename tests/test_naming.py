"""How a name is found among others, and how it is written for a command line."""

import shlex
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amcap.naming import matching, nearest, pasted

PEOPLE = ["Anna Lind", "Susanna Berg", "Bo", "Bolt & Sons", "Jess Park", "Jess Parker", "ЖАННА ИВАНОВА"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Anna Lind", ["Anna Lind"]),
        ("anna lind", ["Anna Lind"]),
        # All of a name goes before the beginning of another one, a beginning before a part.
        ("Jess Park", ["Jess Park"]),
        ("bo", ["Bo"]),
        ("ann", ["Anna Lind"]),
        ("usan", ["Susanna Berg"]),
        ("jess", ["Jess Park", "Jess Parker"]),
        ("иван", ["ЖАННА ИВАНОВА"]),
        (" Bo ", ["Bo"]),
        ("xyzzy", []),
        ("", []),
    ],
)
def test_a_name_is_found_whole_then_in_any_case_then_by_a_part(wanted: str, found: list[str]) -> None:
    assert [PEOPLE[place] for place in matching(wanted, PEOPLE)] == found


def test_two_of_one_name_are_both_found() -> None:
    assert matching("Alder", ["Alder", "Oak", "Alder"]) == [0, 2]


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("Ana Lind", "Anna Lind"),
        ("Jes Prk", "Jess Park"),
        ("жана иванова", "ЖАННА ИВАНОВА"),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_a_misspelt_name_has_a_nearest_one(wanted: str, near: str | None) -> None:
    assert nearest(wanted, PEOPLE) == near


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Bo", "Bo"), ("Jess Park", '"Jess Park"'), ("O'Brien", '"O\'Brien"'), ("A$AP", "'A$AP'"), ("Жанна", '"Жанна"')],
)
def test_a_name_to_paste_is_quoted_where_a_shell_wants_it(name: str, shown: str) -> None:
    assert pasted(name) == shown


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_what_is_pasted_is_the_name_again(name: str) -> None:
    assert shlex.split(pasted(name)) == [name]


@pytest.mark.parametrize("name", ["Jess Park", "O'Brien", "A$HOME", "a`id`b", 'The "Best"', "back\\slash", "hey!", "*"])
def test_a_shell_takes_what_is_pasted_for_the_name(name: str) -> None:
    done = subprocess.run(["sh", "-c", f"printf %s {pasted(name)}"], capture_output=True, text=True, check=True)
    assert done.stdout == name
