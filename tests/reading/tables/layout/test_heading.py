"""Where a table begins: its header among titles, and its sheet among others."""

import pytest

from amcap.messages import worded
from amcap.model.table import TableFile
from amcap.reading.tables.file.grid import Grid, Sheet, csv_grid
from amcap.reading.tables.file.source import Source
from amcap.reading.tables.layout.heading import heading_in
from amcap.reading.tables.layout.known import Knows
from tests.reading.tables.build import opened, read, the_problem
from tests.reading.tables.workbook import workbook

SETTINGS = TableFile(file="a.csv")
KNOWS = Knows("accounts", SETTINGS)
TABLE = "Company,Account Manager,ARR\nAlder,Ann,1\nBirch,Ben,2\n"


def titles(number: int) -> str:
    return "".join(f"Title {line}\n" for line in range(number))


@pytest.mark.parametrize("above", [0, 1, 2, 40, 99])
def test_a_header_is_found_below_any_titles_and_its_rows_keep_their_lines(above: int) -> None:
    table = opened(titles(above) + TABLE)
    rows = list(table.records())
    assert [(name, line) for _, name, *_, line in rows] == [("Alder", above + 2), ("Birch", above + 3)]
    told = [worded(note) for note in table.report.notes if "the header is" in worded(note)]
    rest = "row above it is" if above == 1 else "rows above it are"
    assert told == ([f"the header is line {above + 1}; {above} {rest} not read"] if above else [])


def test_a_header_line_that_is_named_is_taken_whatever_stands_on_it() -> None:
    text = "Company,Account Manager\nx,y\nM,N\nAlder,Ann\n"
    (row,) = read(text, header_row=3, columns={"name": "M", "manager": "N"})
    assert (row.name, row.manager, row.line) == ("Alder", "Ann", 4)


@pytest.mark.parametrize(
    ("line", "told"), [(9, "is not there, the last one is 3"), (2, "is blank")], ids=["beyond the end", "blank"]
)
def test_a_header_line_that_holds_none_is_told(line: int, told: str) -> None:
    assert the_problem("Company,Owner\n\nAlder,Ann\n", header_row=line).endswith(told)


def test_a_word_of_the_table_in_a_title_makes_no_header() -> None:
    assert [row.name for row in read("Owner,Ann\nStatus,final\n" + TABLE)] == ["Alder", "Birch"]


def test_the_sheet_with_the_most_known_columns_is_read_and_of_equal_ones_the_first() -> None:
    pytest.importorskip("python_calamine")
    poor, rich = [["Name", "Owner"], ["No", "Ann"]], [["Company", "Owner", "ARR"], ["Alder", "Ann", "1"]]
    for sheets, name in (({"A": poor, "B": rich}, "Alder"), ({"A": rich, "B": rich}, "Alder"), ({"A": poor}, "No")):
        assert [row.name for row in read(workbook(sheets), file="accounts.xlsx")] == [name]


def test_a_sheet_whose_name_is_a_number_goes_before_the_sheet_of_that_number() -> None:
    pytest.importorskip("python_calamine")
    sheets = {"2": [["Company", "Owner"], ["Alder", "Ann"]], "1": [["Company", "Owner"], ["Birch", "Ben"]]}
    assert [row.name for row in read(workbook(sheets), file="accounts.xlsx", sheet=2)] == ["Alder"]


def test_a_sheet_that_holds_nothing_is_told_as_empty() -> None:
    pytest.importorskip("python_calamine")
    assert the_problem(workbook({"A": []}), file="accounts.xlsx").endswith("is empty")


def test_a_hidden_sheet_is_read_only_where_no_other_one_is_a_table() -> None:
    def grid(number: int, text: str, *, hidden: bool) -> Grid:
        sheet = Sheet(number, 2, f"S{number}", hidden)
        return csv_grid(Source("a", text.encode()), SETTINGS, KNOWS)._replace(sheet=sheet)

    shown, hidden = "Company,Owner\nAlder,Ann\n", "Company,Owner,ARR\nBirch,Ben,1\n"
    for first, found in ((shown, "S1"), ("Notes,x\n", "S2")):
        heading = heading_in([grid(1, first, hidden=False), grid(2, hidden, hidden=True)], SETTINGS, KNOWS)
        assert heading.grid.sheet is not None
        assert heading.grid.sheet.title == found
