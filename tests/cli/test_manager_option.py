"""--manager finds people as explain does."""

import json
from pathlib import Path

import pytest

from tests.cli.portfolios import manager, portfolio, written
from tests.conftest import Run

PEOPLE = portfolio([manager("Jess Park"), manager("Jess Pool"), manager("Bo"), manager("Siobhán O'Connor")], [])


def reported(call: Run, folder: Path, *names: str) -> list[str]:
    flags = [word for name in names for word in ("--manager", name)]
    ran = call("assess", written(PEOPLE, folder), "--json", *flags)
    assert (ran.code, ran.stderr) == (0, "")
    return [each["name"] for each in json.loads(ran.stdout)["managers"]]


@pytest.mark.parametrize(
    ("given", "found"),
    [("Jess Park", "Jess Park"), ("JESS PARK", "Jess Park"), ("pool", "Jess Pool"), ("o'c", "Siobhán O'Connor")],
)
def test_a_manager_is_found_in_any_case_and_by_a_part(call: Run, tmp_path: Path, given: str, found: str) -> None:
    assert reported(call, tmp_path, given) == [found]


def test_two_names_for_one_manager_are_one_manager(call: Run, tmp_path: Path) -> None:
    assert reported(call, tmp_path, "bo", "Bo") == ["Bo"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Jess", '\'Jess\' may be "Jess Park" or "Jess Pool"; say which'),
        ("siobhan", 'Did you mean "Siobhán O\'Connor"?'),
        ("xyzzy", "no manager is called 'xyzzy'."),
        ("", "no manager is called ''."),
    ],
)
def test_a_name_that_is_not_clear_is_refused_with_the_choices(call: Run, tmp_path: Path, given: str, said: str) -> None:
    ran = call("assess", written(PEOPLE, tmp_path), "--manager", given)
    assert (ran.code, ran.stdout) == (2, "")
    assert said in " ".join(ran.stderr.split())
