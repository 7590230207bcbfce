"""Amounts in several currencies: one where they can be one, else converted or refused."""

from math import isnan

import pytest

from amcap.messages import worded
from amcap.reading.tables.cells.money import Codes, Money, common_currency

DOLLARS = ("USD", "CAD")
RATES = {"EUR": 1.0, "USD": 0.5}


@pytest.mark.parametrize(
    ("several", "common"),
    [
        ([DOLLARS], "USD"),
        ([DOLLARS, ("CAD",)], "CAD"),
        ([("EUR",), ("EUR",), ()], "EUR"),
        ([("EUR",), DOLLARS], None),
    ],
)
def test_signs_that_can_be_one_currency_are_one(several: list[Codes], common: str | None) -> None:
    assert common_currency(several) == common


def trouble_of(money: Money, *met: Codes) -> str | None:
    for codes in met:
        money.factor(codes)
    told = money.trouble()
    return None if told is None else worded(told)


def test_one_currency_is_no_trouble_and_two_are_with_their_counts() -> None:
    assert trouble_of(Money("ARR", (), {}), ("EUR",), ()) is None
    assert trouble_of(Money("ARR", ("CAD",), {}), DOLLARS) is None
    told = trouble_of(Money("ARR", (), {}), ("EUR",), ("EUR",), DOLLARS)
    assert told is not None
    assert "several currencies: EUR (2), USD (1)" in told


def test_a_header_and_a_cell_that_differ_are_trouble() -> None:
    told = trouble_of(Money("ARR", ("GBP",), {}), ("EUR",))
    assert told is not None
    assert "EUR (1), all others in GBP" in told


def test_another_currency_than_the_portfolios_is_trouble() -> None:
    told = trouble_of(Money("ARR", (), {}, "EUR"), ("GBP",))
    assert told is not None
    assert "amounts in GBP, and the portfolio's are in EUR" in told
    assert trouble_of(Money("ARR", (), {}, "CAD"), DOLLARS) is None


def test_rates_turn_amounts_into_the_wanted_currency() -> None:
    assert Money("ARR", (), RATES, "EUR").factor(DOLLARS) == 0.5
    assert Money("ARR", (), RATES, "USD").factor(("EUR",)) == 2
    assert Money("ARR", ("USD",), RATES, "EUR").factor(()) == 0.5
    assert Money("ARR", (), RATES, "EUR").of_cell("usd") == 0.5


def test_a_currency_without_a_rate_is_no_number_and_told() -> None:
    money = Money("ARR", (), RATES, "EUR")
    assert isnan(money.factor(("GBP",)))
    told = money.trouble()
    assert told is not None
    assert "GBP (1), of which `rates:` tells nothing" in worded(told)


def test_what_was_met_is_forgotten_when_the_table_is_read_again() -> None:
    money = Money("ARR", (), {})
    assert trouble_of(money, ("EUR",), ("GBP",)) is not None
    money.start()
    assert trouble_of(money, ("EUR",)) is None
