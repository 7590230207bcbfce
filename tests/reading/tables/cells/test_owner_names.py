"""Two ways to write one owner are one; two people are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amcap.reading.tables.cells.owner_names import owner_key, short_id

SHORT = st.text("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=14, max_size=14)


def checksum(short: str) -> str:
    """As the question on what ids are composed of has it: capitals of each five, the first the lowest bit."""
    groups = (short[start : start + 5] for start in (0, 5, 10))
    bits = (sum(1 << place for place, char in enumerate(group) if char.isupper()) for group in groups)
    return "".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"[each] for each in bits)


@given(SHORT)
def test_an_id_and_the_same_with_its_checksum_are_one_in_any_case(tail: str) -> None:
    short = f"0{tail}"
    long = short + checksum(short)
    assert short_id(short) == short_id(long) == short_id(long.lower()) == short_id(long.upper()) == short


def test_ids_that_differ_in_case_are_two() -> None:
    assert owner_key("005A0000001abcD") != owner_key("005A0000001ABCD")


@pytest.mark.parametrize(
    "text", ["", "Ann Lee", "005A0000001abc", "005A0000001abcDIA!", "MargaretThatcher", "005A0000001abcDZZZ"]
)
def test_what_is_no_id_has_none(text: str) -> None:
    assert short_id(text) is None


def test_names_are_one_without_case_and_in_either_order() -> None:
    assert owner_key("Lee, Ann") == owner_key("ann  LEE") == owner_key("Ann Lee")
    assert owner_key("Ann Lee") != owner_key("Lee Ann")
