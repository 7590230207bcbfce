"""What exports do to a table, and amcap reads all the same: encodings, delimiters, headers, footers, blanks."""

from typing import Any

import pytest

from amcap.messages import worded
from tests.reading.tables.build import Row, opened, read, report_of, rows_of

PLAIN = "Account Name,Account Owner,Industry\nCafé,Anna Berg,Retail\nBeta,Ben Ode,\n"
RUSSIAN = "Название компании,Ответственный\nКафе «Ёлка»,Анна Берг\nРога и копыта,Пётр\n"
EXPECTED = [
    Row("Café", "Anna Berg", {"industry": "Retail"}, 1, None, 2),
    Row("Beta", "Ben Ode", {}, 1, None, 3),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_in_every_encoding_that_says_which_it_is(encoding: str) -> None:
    bom = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    table = opened((bom + PLAIN).encode(encoding))
    assert rows_of(table) == EXPECTED
    assert not [note for note in table.report.notes if "UTF-8" in worded(note)]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_windows_text_is_read_with_a_note(encoding: str) -> None:
    table = opened(PLAIN.encode(encoding))
    assert rows_of(table) == EXPECTED
    assert worded(table.report.notes[0]).startswith("not UTF-8 (line 2), so read as windows-1252")


def test_russian_windows_text_is_told_from_western_by_its_runs_of_letters() -> None:
    table = opened(RUSSIAN.encode("cp1251"))
    assert [(row.name, row.manager) for row in rows_of(table)] == [
        ("Кафе «Ёлка»", "Анна Берг"),
        ("Рога и копыта", "Пётр"),
    ]


def test_an_encoding_can_be_named() -> None:
    assert [row.name for row in read("name,manager\nŁódź,\n".encode("cp1250"), encoding="windows-1250")] == ["Łódź"]


def test_the_first_letter_outside_ascii_may_stand_far_down() -> None:
    lines = "".join(f"A{number},\n" for number in range(200_000))
    rows = read(f"name,manager\n{lines}Café,\n".encode("cp1252"))
    assert rows[-1].name == "Café"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    assert read(PLAIN.replace(",", delimiter)) == EXPECTED


def test_the_delimiter_is_found_among_others_inside_quotes_and_cells() -> None:
    text = '"Name, full";Manager;"A;B"\n"Acme, Inc.; Bonn";Anna, the first;1,5\nBeta;Ben;2,5\n'
    rows = read(text, columns={"name": "Name, full"})
    assert [(row.name, row.manager) for row in rows] == [("Acme, Inc.; Bonn", "Anna, the first"), ("Beta", "Ben")]


def test_a_spreadsheets_line_with_the_delimiter_is_obeyed_and_counted() -> None:
    (row,) = read("sep=|\r\nname|manager\r\nA;B,C|Anna\r\n")
    assert (row.name, row.line) == ("A;B,C", 3)


def test_a_delimiter_can_be_named() -> None:
    assert [row.name for row in read("name,x|manager\nA|B\n", delimiter="|", columns={"name": "name,x"})] == ["A"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    rows = read(PLAIN.replace("\n", end))
    assert rows == EXPECTED


def test_old_macintosh_lines_may_hold_new_line_breaks_in_quotes() -> None:
    rows = read('Account Name,Account Owner,Note\rA,Anna,"two\nlines"\rB,Ben,\r')
    assert [(row.name, row.manager) for row in rows] == [("A", "Anna"), ("B", "Ben")]


def test_a_line_break_in_a_quoted_cell_moves_the_lines_below() -> None:
    rows = read('name,manager,Note\nA,Anna,"one\ntwo\nthree"\nB,Ben,\n')
    assert [(row.name, row.line) for row in rows] == [("A", 2), ("B", 5)]


def test_delimiters_at_the_ends_of_lines_add_no_columns() -> None:
    assert read("Account Name;Account Owner;Industry;\nCafé;Anna Berg;Retail;\nBeta;Ben Ode;;\n") == EXPECTED
    assert read("Account Name;Account Owner;Industry\nCafé;Anna Berg;Retail;;;\nBeta;Ben Ode;\n") == EXPECTED


def test_missing_cells_at_the_end_of_a_row_are_empty() -> None:
    assert read("Account Name,Account Owner,Industry\nCafé,Anna Berg,Retail\nBeta,Ben Ode\n") == EXPECTED


def test_blank_lines_are_no_rows_before_the_header_or_after_it() -> None:
    rows = read("\n,,\nAccount Name,Account Owner,Industry\n\nCafé,Anna Berg,Retail\n , ,\n,,\nBeta,Ben Ode,\n\n")
    assert [row._replace(line=0) for row in rows] == [row._replace(line=0) for row in EXPECTED]
    assert [row.line for row in rows] == [5, 8]


@pytest.mark.parametrize(
    "header",
    [
        "ACCOUNT NAME,ACCOUNT OWNER,INDUSTRY",
        "account_name,account_owner,industry",
        "AccountName,Account-Owner,industry ",
        '"Account Name ",Account  Owner,Industry.',
        "Account Name,Account Owner,Industry__c",
        "Àccount Nâme,Account Owner,Ïndustry",
    ],
)
def test_headers_are_found_without_regard_to_case_punctuation_and_accents(header: str) -> None:
    assert read(f"{header}\nCafé,Anna Berg,Retail\nBeta,Ben Ode,\n") == EXPECTED


def test_a_plain_header_goes_before_an_organisations_own_field_of_that_name() -> None:
    rows = read("Industry__c,Account Name,Account Owner,Industry\nMining,Café,Anna Berg,Retail\n,Beta,Ben Ode,\n")
    assert rows == EXPECTED


def test_a_currency_in_a_header_does_not_matter() -> None:
    (row,) = read("Account Name,Account Owner,Annual Revenue (EUR)\nA,Anna,60000000\n")
    assert row.profile == {"size": "large"}


def test_an_unnamed_first_column_is_passed_over() -> None:
    assert read(",Account Name,Account Owner,Industry\n0,Café,Anna Berg,Retail\n1,Beta,Ben Ode,\n") == EXPECTED


FOOTER = (
    "\n\nMy accounts\n"
    '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n'
    '"Confidential Information - Do Not Distribute"\n'
    '"Generated By:  Anna Berg  11/1/2026"\nExample Ltd\n'
)


def test_the_lines_around_a_footer_are_no_accounts() -> None:
    report = report_of(PLAIN + FOOTER)
    assert (report.accounts, report.left_out) == (2, {"footer": 3, "beside the footer": 2})


def test_a_short_row_after_a_blank_line_is_an_account_where_no_footer_follows() -> None:
    rows = read(PLAIN + "\nGamma\n")
    assert [(row.name, row.manager, row.line) for row in rows[2:]] == [("Gamma", None, 5)]


@pytest.mark.parametrize(
    "total", ["Total,,", "Total", "Grand Totals (2 records),,", "TOTALS:,,", "Итого,,12", ",Total,", "Sum,1200.50,3 "]
)
def test_totals_are_no_accounts(total: str) -> None:
    report = report_of(f"Account Name,Account Owner,Industry\nA,Anna,\nB,Anna,\n{total}\n", from_="generic")
    assert (report.accounts, report.left_out) == (2, {"total": 1})


@pytest.mark.parametrize("name", ["TotalEnergies", "Total Access Ltd", "Summit", "Copyright Clearance Center"])
def test_companies_named_like_totals_are_accounts(name: str) -> None:
    rows = read(f"Account Name,Account Owner,Industry\n{name},Anna,\n{name},,\n")
    assert [(row.name, row.manager) for row in rows] == [(name, "Anna"), (name, None)]
    assert [row.name for row in read("Account Name,Account Owner\nTotal,Anna\n")] == ["Total"]


def test_the_header_once_more_is_no_account() -> None:
    report = report_of(PLAIN + PLAIN, one_row_per="row")
    assert (report.accounts, report.left_out) == (4, {"header once more": 1})


def test_rows_without_a_name_take_their_id_or_are_left_out_and_counted() -> None:
    text = "Record ID,Company name,Company owner\n7,,Anna\n,,Ben\n,  ,Ben\n8,Acme,\n"
    table = opened(text)
    assert [row.name for row in rows_of(table)] == ["(no name, id 7)", "Acme"]
    assert table.report.left_out == {"no name": 2}


@pytest.mark.parametrize("owner", ["", " ", "-", "Unassigned", "no owner", "N/A", "Не назначен"])
def test_nobody_owns_an_account_whose_owner_is_blank(owner: str) -> None:
    (row,) = read(f"Account Name,Account Owner,Industry\nA,{owner},Retail\n", ("Anna Berg",))
    assert row.manager is None


def test_rows_are_kept_and_left_out_by_their_cells() -> None:
    text = "name,manager,Status,Test\nA,,Active,\nB,,inactive,\nC,,Active,yes\nD,,,\nE,,Trial,no\n"

    def names(**where: Any) -> list[str]:
        return [row.name for row in read(text, where=where)]

    assert names(Status="active") == ["A", "C"]
    assert names(Status=["Active", "Trial"]) == ["A", "C", "E"]
    assert names(Status="!Inactive") == ["A", "C", "D", "E"]
    assert names(Status=["!Inactive", "!Trial"], Test="!yes") == ["A", "D"]
    assert names(status="!") == ["A", "B", "C", "E"]
    report = report_of(text, where={"Status": "!Inactive", "Test": "!yes"})
    assert report.left_out == {"where Status: !Inactive": 1, "where Test: !yes": 1}
    assert (report.rows, report.accounts) == (5, 3)


def test_headers_that_several_systems_use_tell_none_and_need_no_settling() -> None:
    header = "Account ID,Account Name,Account Owner,Industry,Annual Revenue,Employees,ARR,Tier\n"
    table = opened(f"{header}1,A,Anna,Retail,,,9,key\n")
    (row,) = rows_of(table)
    assert table.preset == "generic"
    assert (row.revenue, row.profile["tier"]) == (9, "key")
    assert not [note for note in table.report.notes if "`from" in worded(note)]


def test_columns_that_are_not_read_are_listed() -> None:
    assert report_of(PLAIN.replace("Industry", "Shoe size")).unused == ("Shoe size",)
