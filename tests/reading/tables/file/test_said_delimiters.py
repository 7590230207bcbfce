"""The first line by which spreadsheets name the delimiter, with every character that a file can hold there."""

import sys

import pytest

from amcap.reading.tables.file.delimiter import said_delimiter
from tests.reading.tables.build import read

ENDS = ("\n", "\r\n", "\r")
USUAL = [chr(code) for code in range(1, 0x180)] + ["\u2028", "；", "\U0001f600"]


@pytest.mark.parametrize("end", ENDS, ids=repr)
@pytest.mark.parametrize("quote", ["", '"'])
def test_a_delimiter_that_is_named_parts_the_cells(quote: str, end: str) -> None:
    for sign in USUAL:
        if sign in '"\r\n' or sign in "namemanager":
            continue
        lines = [f"{quote}sep={sign}{quote}", f"name{sign}manager", f'"A;B"{sign}"Anna"', ""]
        (row,) = read(end.join(lines))
        assert (row.name, row.manager, row.line) == ("A;B", "Anna", 3)


@pytest.mark.parametrize("end", ENDS, ids=repr)
@pytest.mark.parametrize("line", ['sep="', '"sep="', '"sep=""', "sep=", '"sep=', "SEP="])
def test_a_line_that_names_no_delimiter_is_passed_over(line: str, end: str) -> None:
    (row,) = read(end.join([line, "name;manager", "A;Anna", ""]))
    assert (row.name, row.manager, row.line) == ("A", "Anna", 3)


def test_no_character_at_all_is_more_than_a_delimiter_or_none() -> None:
    for code in range(sys.maxunicode + 1):
        sign = chr(code)
        assert said_delimiter(f"sep={sign}\n") == ("" if sign in '"\r\n' else sign)


@pytest.mark.parametrize("line", ["name,manager", "sep", "separator=;", "sep=;,", "asep=;", ""])
def test_other_lines_name_no_delimiter(line: str) -> None:
    assert said_delimiter(line) is None
