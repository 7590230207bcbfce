"""Whether the rule book fits the team."""

from collections.abc import Iterable

import pytest

from amcap.engine.assess import assess
from amcap.model.portfolio import Account, Manager
from amcap.model.rulebook import RuleBook
from amcap.reading.rulebook import packs
from tests.engine.build import (
    AS_OF,
    BOOK,
    a_manager,
    a_portfolio,
    an_account,
    assert_tells,
    assessed,
    found,
    measured,
    the_finding,
    with_numbers,
)


def book_of(name: str, accounts: int) -> Account:
    return an_account(f"{name}'s", manager=name, count=accounts)


# An ordinary account takes 1/15: 23 are 153 %, 22 are 147 %; 5 are 33 %, 6 are 40 %.
@pytest.mark.parametrize(
    ("books", "doubted"),
    [
        ({"Ada": 23}, True),
        ({"Ada": 22}, False),
        ({"Ada": 5}, True),
        ({"Ada": 6}, False),
        ({"Ada": 23, "Bob": 15}, True),
        ({"Ada": 23, "Bob": 15, "Cid": 15}, False),
        # One in four each way.
        ({"Ada": 23, "Bob": 5, "Cid": 15, "Dan": 15}, False),
        ({"Ada": 5, "Bob": 0}, True),
        # Half each way is one doubt.
        ({"Ada": 23, "Bob": 5}, True),
    ],
    ids=str,
)
def test_a_book_is_doubted_where_half_of_the_managers_are_far_from_the_line(
    books: dict[str, int], doubted: bool
) -> None:
    managers = [a_manager(name) for name in books]
    accounts = [book_of(name, number) for name, number in books.items() if number]
    assert len(found(assessed(managers, accounts), "rulebook-in-doubt")) == doubted


def test_measured_books_say_nothing_against_rules_of_thumb() -> None:
    assert found(assessed([a_manager()], [measured(share=2)]), "rulebook-in-doubt") == []


def read_never() -> Iterable[RuleBook]:
    raise AssertionError("the packs were read")


def message(managers: list[Manager], accounts: list[Account]) -> str:
    assessment = assess(a_portfolio(managers, accounts), BOOK, AS_OF, packs=packs)
    finding = the_finding(assessment, "rulebook-in-doubt")
    assert (finding.level, finding.subject.kind) == ("warning", "team")
    return finding.message


def test_it_tells_the_team_s_load_under_every_pack() -> None:
    managers, accounts = [a_manager()], [book_of("Ada", 30)]
    told = message(managers, accounts)
    assert_tells(told, "200%", "Fair shares hold")
    for book in packs():
        load = assess(a_portfolio(managers, accounts), book, AS_OF).team.load.likely
        assert load is not None
        assert f"{load * 100:.0f}% under {book.id}" in told


def test_a_pack_without_the_accounts_segment_is_left_out() -> None:
    accounts = [an_account("Pool", segment="pooled", count=30, tier=None)]
    told = message([a_manager()], accounts)
    for book in packs():
        assert (f"under {book.id}" in told) == ("pooled" in book.segments)


def test_packs_are_not_read_where_nothing_is_doubted() -> None:
    assess(a_portfolio([a_manager()], [book_of("Ada", 15)]), with_numbers({}), AS_OF, packs=read_never)
