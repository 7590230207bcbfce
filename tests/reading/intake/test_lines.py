"""Accounts kept in a table stand in its rows: no line of the portfolio is made up for them."""

from pathlib import Path

from amcap.model.loc import Place
from amcap.reading.loaded import load
from amcap.reading.rulebook import load_rulebook

EXAMPLE = Path(__file__).parents[3] / "examples" / "crm" / "portfolio.yaml"


def test_an_account_in_a_table_has_the_tables_file_and_no_line_in_the_portfolio() -> None:
    loaded = load(str(EXAMPLE), load_rulebook())
    table = str(EXAMPLE.with_name("accounts.csv"))
    assert loaded.place_of(("accounts", 3)) == Place(table, None)
    assert loaded.place_of(("accounts", 3, "tier")) == Place(table, None)
    assert loaded.place_of(("managers", 0)) == Place(str(EXAMPLE), 18)
