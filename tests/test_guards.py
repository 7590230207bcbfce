"""Marks in the cells of a table: nothing is obeyed, and everything comes back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amcap.guards import guarded, unguarded

PIECES = st.sampled_from(
    ["'", "''", "=", "+1", "-", "@", "＝", ";", "|", "\t", " ", '"', "a", "#", "##vso[", "[", "::"]
)
CELLS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join))
OBEYED = re.compile(r'(^|[;|\t])[\s"]*([=+\-@＝＋－＠]|::)|##\w*\[|travis_fold:\w|section_start:\w')


@given(CELLS)
def test_a_cell_comes_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(CELLS)
def test_no_cell_is_a_formula_or_a_command_wherever_it_is_parted(text: str) -> None:
    assert OBEYED.search(guarded(text)) is None


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("'=1", "''=1"),
        ("a;=1+1", "a;'=1+1"),
        ("a\t=1", "a\t'=1"),
        ('a| "=1', "a| \"'=1"),
        ("::error::x", "'::error::x"),
        ("x ##vso[task]", "x #'#vso[task]"),
        ("x #'#vso[task]", "x #''#vso[task]"),
        ("travis_fold:start:x", "travis_fold:'start:x"),
        ("A - B; c+d, e=f | g", "A - B; c+d, e=f | g"),
        ("'quoted'", "'quoted'"),
        ("C# [x] ##", "C# [x] ##"),
    ],
)
def test_a_mark_stands_where_it_is_needed_only(text: str, cell: str) -> None:
    assert guarded(text) == cell
