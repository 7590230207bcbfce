"""A book's sums: exact for measured hours, in whatever order and however they are spread over books."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from amcap.engine.arithmetic.book import HOUR, Book, Measured, merged
from amcap.engine.arithmetic.workload import Profile, Workload, workload_of
from tests.engine.build import BOOK, MONTH

HOURLY = workload_of(Profile(*[None] * 10, 1.0), "none", BOOK)  # type: ignore[arg-type]
KEY, DEDICATED, STANDARD = (
    workload_of(Profile(tier, *[None] * 9, 1.0), "none", BOOK)  # type: ignore[arg-type]
    for tier in ("key", "dedicated", "standard")
)
ENTRIES = st.lists(st.tuples(st.floats(1e-9, 1e5, exclude_min=True), st.integers(1, 10_000_000)), min_size=1)


def book_of(entries: list[tuple[float, int]], workload: Workload = HOURLY) -> Book:
    book = Book()
    for hours, count in entries:
        book.add_measured(workload, Measured(count, int(hours * HOUR) * count, MONTH))
    return book


@given(ENTRIES)
def test_measured_hours_are_summed_exactly(entries: list[tuple[float, int]]) -> None:
    exact = sum(Fraction(hours) * count for hours, count in entries)
    assert book_of(entries).workload == float(exact) / MONTH
    assert book_of(entries[::-1]).workload == book_of(entries).workload
    halves = [book_of(entries[:1]), book_of(entries[1:])]
    assert merged(halves).workload == book_of(entries).workload
    assert merged(halves).accounts == sum(count for _, count in entries)


def test_one_measured_account_is_its_hours_over_the_month() -> None:
    # 11.5 h of 130 h
    assert book_of([(11.5, 1)]).workload == 11.5 / 130


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
    # One that takes a manager's whole time is as demanding, whatever was measured; a standard one is not.
    assert merged([*books, book_of([(1.0, 4)], DEDICATED), book_of([(99.0, 5)], STANDARD)]).key_accounts == 6
    # 3 x 13 + 2 x 26 = 91 h of 130 h
    assert merged(books).workload == 0.7
