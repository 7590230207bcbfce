"""Accounts on several rows: asked about, told apart, or made one."""

import pytest

from amcap.messages import worded
from amcap.reading.tables.rows import sample
from tests.reading.tables.build import opened, read, report_of, rows_of, the_problem

DEALS = "Account ID,Account Name,Account Owner,ARR,Hours per month\n"


def test_most_rows_have_to_share_a_name_before_anything_is_asked() -> None:
    # Of 8 rows, 4 share a name; then 5 do.
    half = "".join(f"{number},Acme {max(number, 3)},Ann,1,\n" for number in range(8))
    assert len(read(DEALS + half)) == 8
    most = "".join(f"{number},Acme {max(number, 4)},Ann,1,\n" for number in range(8))
    assert "8 rows hold 4 different values of 'Account Name'" in the_problem(DEALS + most)


def test_rows_that_are_left_out_are_not_counted_among_those_that_share_a_name() -> None:
    text = "Account Name,Account Owner,Main\nA,Ann,yes\nA,Ann,no\nA,Ann,no\nB,Ann,yes\nB,Ann,no\n"
    assert "5 rows hold 2 different values of 'Account Name'" in the_problem(text)
    assert [row.name for row in read(text, where={"Main": "yes"})] == ["A", "B"]


def test_the_first_rows_alone_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "MOST", 4)
    assert "the first 4 rows hold 1 different value" in the_problem(DEALS + "1,A,Ann,1,\n" * 9)


def test_sums_of_rows_are_those_of_their_accounts() -> None:
    text = DEALS + "1,A,Ann,10,2\n1,A,Bob,30,1\n2,B,Ann,5,\n2,B,Ann,,4\n3,C,Ann,-5,\n"
    table = opened(text, one_row_per="account")
    rows = {row.name: row for row in rows_of(table)}
    assert {name: row.revenue for name, row in rows.items()} == {"A": 40, "B": 5, "C": None}
    assert [rows[name].profile.get("hours_per_month") for name in "ABC"] == [3, 4, None]
    # The row with the most revenue is Bob's.
    assert rows["A"].manager == "Bob"
    assert (table.report.rows, table.report.accounts) == (3, 3)
    told = worded(table.report.notes[-1])
    assert "5 rows read as 3 accounts" in told
    assert "1 account with a sum below 0" in told


def test_what_all_rows_of_an_account_say_is_the_accounts() -> None:
    text = DEALS + "1,A,Ann,10,2\n1,A,Ann,10,2\n2,B,Ann,5,3\n2,B,Ann,5,3\n3,C,Ann,7,1\n"
    rows = read(text, one_row_per="account")
    assert [(row.revenue, row.profile["hours_per_month"]) for row in rows] == [(10, 2), (5, 3), (7, 1)]


def test_a_table_is_read_again_with_the_same_result() -> None:
    table = opened(DEALS + "1,A,Ann,10,\n1,A,Ann,30,\n2,B,Ann,5,\n2,B,Ann,6,\n", one_row_per="account")
    assert rows_of(table) == rows_of(table)


def test_the_same_id_is_one_account_and_the_user_can_have_it_otherwise() -> None:
    text = DEALS + "1,A,Ann,10,\n2,B,Ann,5,\n1,A,Bob,10,\n3,C,Ann,5,\n"
    report = report_of(text)
    assert (report.accounts, report.left_out) == (3, {"same id again": 1})
    assert "line 4, 'A', is 'A' again" in worded(report.notes[-1])
    assert len(read(text, one_row_per="row")) == 4


def test_rows_without_an_id_are_accounts_of_their_own() -> None:
    assert len(read(DEALS + ",A,Ann,10,\n,B,Ann,5,\n,C,Bob,10,\n")) == 3
