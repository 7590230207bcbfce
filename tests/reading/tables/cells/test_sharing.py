"""Where one owner of a cell ends and another begins."""

import pytest

from amcap.reading.tables.cells.sharing import pairs, parted_by_sign


@pytest.mark.parametrize(
    "owner",
    [
        "Ann; Bob",
        "Ann / Bob",
        "Ann & Bob",
        "Ann\nBob",
        "Ann and Bob",
        "Ann AND Bob",
        "Ann und Bob",
        "Ann и Bob",
        "Ann|Bob",
    ],
)
def test_two_owners_are_parted_by_signs_and_words(owner: str) -> None:
    assert pairs(owner) == [("Ann", "Bob")]


@pytest.mark.parametrize("owner", ["Ann", "Lee, Ann", "Juan E Paz", "Ann-Marie Lee", "Andy Band", "; Ann", ""])
def test_one_owner_is_not_parted(owner: str) -> None:
    assert pairs(owner) == []


def test_signs_alone_show_that_there_are_several() -> None:
    assert parted_by_sign("Ann; Bob / Cy") == ["Ann", "Bob", "Cy"]
    assert parted_by_sign("Ann and Bob") == ["Ann and Bob"]
