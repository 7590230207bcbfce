"""Accounts kept in a table have no line in the portfolio, and none is made up for them."""

from pathlib import Path

from amcap.reading.loaded import load
from amcap.reading.rulebook import load_rulebook

EXAMPLE = Path(__file__).parents[3] / "examples" / "crm" / "portfolio.yaml"


def test_an_account_in_a_table_has_no_line_in_the_portfolio() -> None:
    loaded = load(str(EXAMPLE), load_rulebook())
    assert loaded.line_of(("accounts", 3)) is None
    assert loaded.line_of(("accounts", 3, "tier")) is None
    assert loaded.line_of(("managers", 0)) == 18
