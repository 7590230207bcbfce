"""Tables that are grouped by owner are told from those in which nobody has an account."""

import pytest

from amcap.reading.tables.layout.grouped import is_grouped


def rows(text: str) -> list[list[str]]:
    """Owner, name and amount, a row a line."""
    return [line.split(",") for line in text.split("|")]


@pytest.mark.parametrize(
    "text",
    [
        "Ann,a,1|,b,1|Ben,c,1|,d,1",
        # Sums between groups
        "Ann,a,1|,b,1|Subtotal,,2|Ben,c,1|Subtotal,,1",
        # A heading for each group
        "Ann,,|,a,1|,b,1|Ben,,|,c,1",
        ",,|Ann,a,1|,b,1|,c,1|Ben,d,1",
    ],
)
def test_an_owner_on_top_of_each_group_shows_it(text: str) -> None:
    assert is_grouped(rows(text), 0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Ann,a,1|Ben,b,1|,c,1",
        "Ann,a,1|,b,1|Ann,c,1|,d,1",
        ",a,1|Ann,b,1|,c,1|Ben,d,1|,e,1",
        "Ann,a,1|Ann,b,1|Ben,c,1|Ben,d,1",
        # an account without a name is no sum
        "Ann,a,Bank|Ann,,Bank|,b,Bank|Ben,c,Bank",
        # one group and a sum at the end: accounts that nobody has, and a total
        "Ann,a,1|,b,1|Total,,2",
        ",a,1|,b,1",
        "",
    ],
)
def test_accounts_that_nobody_has_are_no_group(text: str) -> None:
    assert not is_grouped(rows(text), 0, 1)
