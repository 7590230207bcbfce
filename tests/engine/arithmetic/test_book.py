"""A book's sums: exact for measured hours, in whatever order and however they are spread over books."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amcap.engine.arithmetic.book import Book, measured_alike, merged
from amcap.engine.arithmetic.workload import Workload, of_measured_hour, profile_of
from amcap.model.portfolio import Account, Company
from tests.engine.build import BOOK, MONTH


def hourly(tier: str | None = None) -> Workload:
    profile = profile_of(Account.model_validate({"name": "Acme", "hours_per_month": 1, "tier": tier}))
    return of_measured_hour(profile, None, Company(), BOOK)


HOURLY, KEY, DEDICATED, STANDARD = map(hourly, (None, "key", "dedicated", "standard"))
ENTRIES = st.lists(st.tuples(st.floats(1e-9, 1e5, exclude_min=True), st.integers(1, 10_000_000)), min_size=1)


def book_of(entries: list[tuple[float, int]], workload: Workload = HOURLY) -> Book:
    book = Book()
    for hours, count in entries:
        book.add_measured(workload, measured_alike(hours, count))
    return book


@given(ENTRIES)
def test_measured_hours_are_summed_exactly(entries: list[tuple[float, int]]) -> None:
    exact = sum(Fraction(hours) * count for hours, count in entries)
    assert book_of(entries).workload == float(exact) * HOURLY.share
    assert book_of(entries[::-1]).workload == book_of(entries).workload
    halves = [book_of(entries[:1]), book_of(entries[1:])]
    assert merged(halves).workload == book_of(entries).workload
    assert merged(halves).accounts == sum(count for _, count in entries)
    # what each account has of its own goes by the squares, exact as well
    assert merged(halves).work == book_of(entries).work


def test_one_measured_account_is_its_hours_over_the_month() -> None:
    # 11.5 h of 130 h
    assert book_of([(11.5, 1)]).workload == pytest.approx(11.5 / MONTH)


def test_a_merged_book_has_the_revenue_of_all_and_counts_who_tells_none() -> None:
    told, other, untold = (book_of([(13.0, accounts)]) for accounts in (3, 1, 4))
    told.revenue_millionths, other.revenue_millionths = 2_500_000, 500_000
    told.without_revenue, untold.without_revenue = 1, 4
    whole = merged([told, other, untold])
    assert (whole.accounts, whole.revenue, whole.without_revenue) == (8, 3.0, 5)
    assert (told.tells_revenue, untold.tells_revenue, untold.revenue, Book().revenue) == (True, False, None, 0.0)


def test_key_accounts_count_when_their_hours_were_measured() -> None:
    books = [book_of([(13.0, 3)]), book_of([(26.0, 2)], KEY)]
    assert merged(books).key_accounts == 2
    # Only what is called key is.
    assert merged([*books, book_of([(1.0, 4)], DEDICATED), book_of([(99.0, 5)], STANDARD)]).key_accounts == 2
    # 3 x 13 + 2 x 26 = 91 h of 130 h
    assert merged(books).workload == pytest.approx(0.7)


def test_what_is_taken_out_again_leaves_the_book_as_it_was() -> None:
    book = book_of([(13.0, 3), (2.5, 1)])
    before = book.work
    book.add_measured(HOURLY, measured_alike(7.25, 2))
    assert book.work != before
    book.add_measured(HOURLY, measured_alike(7.25, -2))
    assert (book.work, book.accounts) == (before, 4)
