"""What stands beside digits and in headers of amounts: units, currencies, periods."""

import pytest

from amcap.reading.tables.cells.amount_text import amount_in
from amcap.reading.tables.cells.amount_words import Header, beside, currency_of, header_of, without_amounts


@pytest.mark.parametrize(
    ("cell", "amount", "currency"),
    [
        ("1,2 Mio €", 1_200_000, "EUR"), ("$1.2M", 1_200_000, "USD"), ("500 TEUR", 500_000, "EUR"),
        ("k€ 5", 5000, "EUR"), ("€5k", 5000, "EUR"), ("Rs.500", 500, "INR"), ("Fr. 500", 500, "CHF"),
        ("CHF 1'200.50", 1200.5, "CHF"), ("R$ 1.234,56", 1234.56, "BRL"), ("1.234,56-", -1234.56, None),
        ("3億円", 300_000_000, "JPY"), ("7 млрд руб.", 7_000_000_000, "RUB"), ("5 Mds €", 5_000_000_000, "EUR"),
        ("12 kr", 12, "SEK"), ("₹ 2 crore", 20_000_000, "INR"),
    ],
)  # fmt: skip
def test_an_amount_is_read_with_its_unit_and_its_currency(cell: str, amount: float, currency: str | None) -> None:
    found = amount_in(cell)
    assert amount in found.readings
    assert (found.codes[0] if found.codes else None) == currency


def test_a_sign_that_several_currencies_share_can_be_any_of_them() -> None:
    assert currency_of("$")[0] == "USD"
    assert {"CAD", "AUD"} < set(currency_of("$"))
    assert currency_of("CA$") == ("CAD",)
    assert (currency_of("usd"), currency_of("Usdx"), currency_of("")) == (("USD",), (), ())


@pytest.mark.parametrize("text", ["%", "ABC", "FTE", "kk", "x", "€ x"])
def test_what_is_neither_unit_nor_currency_is_told(text: str) -> None:
    assert beside(text) is None


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("ARR", Header()),
        ("ARR (k$)", Header(1e3, currency_of("$"))),
        ("Umsatz in TEUR", Header(1e3, ("EUR",))),
        ("CA (K€)", Header(1e3, ("EUR",))),
        ("Revenue ('000)", Header(1e3)),
        ("Revenue, in millions", Header(1e6)),
        ("Umsatz Mio. EUR", Header(1e6, ("EUR",))),
        ("ARR_USD", Header(1, ("USD",))),
        ("MRR", Header(periods=12)),
        ("Quarterly revenue", Header(periods=4)),
        # Words in capitals are not the codes of currencies that hardly anybody has.
        ("TOP REVENUE OF ALL ACCOUNTS", Header()),
    ],
)
def test_a_header_tells_of_the_amounts_below_it(header: str, told: Header) -> None:
    assert header_of(header) == told


@pytest.mark.parametrize(
    ("header", "bare"),
    [
        ("ARR (k$)", "ARR"),
        ("Umsatz in TEUR", "Umsatz"),
        ("ARR (EUR)", "ARR"),
        ("ARR (net)", "ARR (net)"),
        ("USD", "USD"),
    ],
)
def test_a_header_is_known_without_what_it_tells_of_amounts(header: str, bare: str) -> None:
    assert without_amounts(header) == bare
