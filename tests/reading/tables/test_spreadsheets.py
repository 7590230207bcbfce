"""Spreadsheets, through the optional extra; without it, a message that says what to install."""

import sys
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest

from tests.reading.tables.build import opened, read, rows_of, the_problem

CELLS: list[list[object]] = [
    ["Record ID", "Company name", "Company owner", "Industry", "Number of Employees", "ARR"],
    [1, "Acme", "Anna Berg", "RETAIL", 38, 1.234],
    [2, "Café & Söhne", "Ben Ode", "Cheese", 250, 1200],
    [3, "Gamma", "", "", "51-200", ""],
]


def workbook(cells: list[list[object]]) -> bytes:
    """The least that is a spreadsheet."""

    def cell(value: object) -> str:
        if isinstance(value, str):
            return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        return f"<c><v>{value}</v></c>"

    return workbook_of("".join(f"<row>{''.join(map(cell, row))}</row>" for row in cells))


def workbook_of(rows: str) -> bytes:
    """A spreadsheet with some XML for its rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{content}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{content}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Accounts" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return packed.getvalue()


def test_a_spreadsheet_reads_as_its_csv_would() -> None:
    pytest.importorskip("python_calamine")
    table = opened(workbook(CELLS), columns={"revenue": "ARR"})
    assert table.report.columns["name"] == "Company name"
    acme, cafe, gamma = rows_of(table)
    # A number of the sheet is 1.234 whatever the column holds: nothing to ask about.
    assert (acme.name, acme.manager, acme.revenue, acme.line) == ("Acme", "Anna Berg", 1.234, 2)
    assert (cafe.name, cafe.revenue, cafe.profile) == ("Café & Söhne", 1200, {"size": "large", "industry": "Cheese"})
    assert (gamma.manager, gamma.profile, gamma.line) == (None, {"size": "medium"}, 4)


def test_problems_name_the_row_and_column_of_the_sheet() -> None:
    pytest.importorskip("python_calamine")
    told = the_problem(workbook([["name", "manager", "size"], ["A", "", "small"], ["B", "", "larg"]]))
    assert told.startswith("accounts.csv:3:3: column 'size': 'larg' is not one of")


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    told = the_problem(workbook(CELLS))
    assert told == (
        "accounts.csv: is a spreadsheet, and what reads it is not installed: pip install python-calamine; "
        "or save the sheet as CSV (UTF-8)"
    )


def test_archives_that_are_no_spreadsheets_are_told_apart() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("accounts.csv", "name,manager\n")
    assert the_problem(packed.getvalue()) == "accounts.csv: is an archive (zip); unpack it and name the file in it"


def test_a_damaged_spreadsheet_is_a_problem() -> None:
    pytest.importorskip("python_calamine")
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<nothing")
    assert "cannot be read as a spreadsheet" in the_problem(packed.getvalue())
    assert the_problem(workbook(CELLS)[:300]) == "accounts.csv: is a damaged spreadsheet or archive; export it again"
    assert "cannot be read as a spreadsheet" in the_problem(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_an_empty_sheet_is_empty() -> None:
    pytest.importorskip("python_calamine")
    assert the_problem(workbook([])) == "accounts.csv: is empty"


def test_a_sheet_keeps_blank_rows_above_the_header_in_its_line_numbers() -> None:
    pytest.importorskip("python_calamine")
    (row,) = read(workbook([["", ""], ["name", "manager"], ["A", ""]]))
    assert row.line == 3


def test_a_sheet_keeps_empty_columns_before_its_first_cell() -> None:
    pytest.importorskip("python_calamine")
    rows = [["name", "manager"], ["A", "Anna"]]
    cells = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{column}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for column, cell in zip("CE", row, strict=True)
        )
        + "</row>"
        for number, row in enumerate(rows, 3)
    )
    (row,) = read(workbook_of(cells))
    assert (row.name, row.manager, row.line) == ("A", "Anna", 4)
    told = the_problem(workbook_of(cells), columns={"tier": "Class"})
    assert "The file has: 'name', 'manager'." in told


def test_a_sheet_is_read_as_often_as_wanted() -> None:
    pytest.importorskip("python_calamine")
    table = opened(workbook(CELLS), columns={"revenue": "ARR"})
    assert rows_of(table) == rows_of(table)
