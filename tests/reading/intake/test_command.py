"""The command: where it writes, what it says, and what it refuses, with exit code 2."""

import sys
from pathlib import Path

import pytest

from amcap.reading import intake
from amcap.reading.problems import InputError
from tests.reading.intake.build import assessment, imported, portfolio_in, refused, table
from tests.test_architecture import modules_loaded_by


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    table(tmp_path / "a.csv", "Name,Owner,Phone,Employees", "Acme,Ann,1,320", "Beta,,2,")
    return tmp_path


def test_it_says_what_was_read_what_was_not_and_what_to_run_next(folder: Path) -> None:
    said = imported(folder, "a.csv").stderr
    assert said.startswith("a.csv: read as generic (the header is no known system's): 2 rows, 2 accounts\n")
    assert "  inferred: size from employees (1)\n" in said
    assert "  not read: 'Phone'\n" in said
    assert said.endswith("Wrote portfolio.yaml: 1 manager, 2 accounts. Next: amcap assess portfolio.yaml\n")


def test_the_next_command_can_be_run_as_it_stands(folder: Path) -> None:
    (folder / "rules.yaml").write_text('extends: default\nid: ours\nrevision: "1"\nrules: {}\n')
    said = imported(folder, "a.csv", "-o", "my team.yaml", "--rulebook", "rules.yaml").stderr
    assert said.endswith("Next: amcap assess 'my team.yaml' --rulebook rules.yaml\n")
    assert "amcap assess 'my team.yaml' --rulebook rules.yaml\n" in (folder / "my team.yaml").read_text("utf-8")
    assert assessment(folder, "my team.yaml", "--rulebook", "rules.yaml")["rulebook"]["id"] == "ours"


def test_to_standard_output_it_writes_the_portfolio_and_nothing_else(folder: Path) -> None:
    ran = imported(folder, "a.csv", "-o", "-")
    assert len(portfolio_in(ran.stdout).accounts) == 2
    assert "Next" not in ran.stderr
    assert not (folder / "portfolio.yaml").exists()


def test_the_same_file_gives_the_same_bytes(folder: Path) -> None:
    assert imported(folder, "a.csv", "-o", "-").out == imported(folder, "a.csv", "-o", "-").out


def test_it_overwrites_only_when_told_to(folder: Path) -> None:
    (folder / "portfolio.yaml").write_text("mine")
    assert "is there already; --force overwrites it" in refused(folder, "a.csv")
    assert (folder / "portfolio.yaml").read_text() == "mine"
    imported(folder, "a.csv", "--force")
    assert assessment(folder, "portfolio.yaml")["portfolio"]["accounts"] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.csv", "--from", "salesfroce"], "Did you mean 'salesforce'?"),
        (["a.csv", "--from", "qqq"], "'qqq' is not one of apptivo, bitrix24"),
        (["a.csv", "a.csv"], "a.csv is named twice"),
        (["-", "--keep-csv"], "standard input is no file"),
        (["a.csv", "-o", "p.json"], "the portfolio is written as YAML"),
        (["a.csv", "-o", "a.csv", "--force"], "a.csv is read from"),
        (["a.csv", "--columns", "revnue=ARR"], "Did you mean 'revenue'?"),
        (["a.csv", "--columns", "experience=ARR"], "'experience' is not a field here; known here: name, manager"),
        (["a.csv", "--columns", "revenue"], "has no '='"),
        (["a.csv", "--columns", "revenue="], "says nothing after the '='"),
        (["a.csv", "--columns", "size=A", "--columns", "size=B"], "size is given twice"),
        (["a.csv", "--columns", "size=Phon"], "there is no column 'Phon'. Did you mean 'Phone'?"),
        (["a.csv", "--where", "Statsu=x"], "there is no column 'Statsu'"),
        (["a.csv", "--where", "=x"], "has no '=' with a name before it"),
        (["a.csv", "--where", "x\u202ey=x"], "U+202E"),
        (["a.csv", "--numbers", "12"], "numbers"),
        (["a.csv", "--encoding", "klingon"], "encoding"),
        (["gone.csv"], "gone.csv: there is no such file"),
        ([".", "--keep-csv"], ".: is a folder"),
        (["a.csv", "-o", "nowhere/p.yaml"], "cannot be written"),
        ([], "Missing argument"),
    ],
    ids=" ".join,
)
def test_it_refuses_what_could_not_work(folder: Path, arguments: list[str], said: str) -> None:
    assert said in refused(folder, *arguments)


def test_a_missing_owner_column_is_told_in_the_words_of_the_command(folder: Path) -> None:
    table(folder / "b.csv", "Name,Whose", "Acme,Ann")
    said = imported(folder, "b.csv").stderr
    assert "no column tells the account's manager, so that all accounts are unassigned" in said
    assert "--columns manager=HEADER names it" in said
    imported(folder, "b.csv", "--columns", "manager=Whose", "--force")


def test_what_a_file_leaves_open_is_asked_for_in_the_words_of_the_command(folder: Path) -> None:
    table(folder / "b.csv", "Name,Owner,ARR", 'Acme,Ann,"1,234"')
    assert "say --numbers 1,234.56 or --numbers 1.234,56" in refused(folder, "b.csv", "--columns", "revenue=ARR")


def test_all_problems_of_a_bad_row_stand_with_file_and_line(folder: Path) -> None:
    table(folder / "b.csv", "name,manager,size", "Acme,Ann,hug", "Beta,Ann,small,x")
    said = refused(folder, "b.csv")
    assert "b.csv:2:3: column 'size': 'hug' is not one of small, medium, large" in said
    assert "b.csv:3:1: has 4 cells" in said


def test_a_file_whose_name_a_portfolio_cannot_hold_is_refused_where_it_would_have_to(folder: Path) -> None:
    (folder / "a.csv").rename(folder / "b\n.csv")
    assert "line break U+000A in its path" in refused(folder, "b\n.csv", "--keep-csv")
    (folder / "b\n.csv").rename(folder / " a.csv")
    assert "rename it without spaces around it" in refused(folder, " a.csv", "--keep-csv")
    imported(folder, " a.csv")


def test_owners_that_are_ids_can_be_given_names_in_a_portfolio_that_keeps_the_file(folder: Path) -> None:
    table(folder / "b.csv", "Name,Owner", "Acme,ann@example.com", "Beta,Ben Ode")
    text = imported(folder, "b.csv", "--keep-csv", "-o", "-").stdout
    assert '  #   "ann@example.com": name of the manager\n' in text
    assert "Ben Ode: name" not in text


def test_a_portfolio_too_large_to_read_is_not_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MAX_BYTES", 1000)
    assert "with --keep-csv the accounts stay in their file" in refused(folder, "a.csv")


def test_a_text_within_the_limit_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MAX_BYTES", 8)
    intake.check_size("äöüß", "p.yaml")
    with pytest.raises(InputError):
        intake.check_size("äöüßx", "p.yaml")


def test_a_spreadsheet_is_read_where_the_extra_is_there_and_asked_for_where_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("python_calamine")
    sheet(folder / "a.xlsx", [["Name", "Owner", "Employees"], ["Acme", "Ann", 320], ["Beta", "Ben", 20]])
    imported(folder, "a.xlsx")
    imported(folder, "a.xlsx", "--keep-csv", "-o", "kept.yaml")
    inline, kept = assessment(folder, "portfolio.yaml"), assessment(folder, "kept.yaml")
    assert inline["team"] == kept["team"]
    assert [one["name"] for one in inline["accounts"]] == ["Acme", "Beta"]

    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert "pip install python-calamine" in refused(folder, "a.xlsx", "-o", "new.yaml")


def test_asking_for_help_loads_no_reader_and_no_terminal() -> None:
    # The keys of a table are told in the words of the model, so that the model is loaded.
    assert modules_loaded_by("import", "--help") & {"yaml", "rich"} == set()


@pytest.mark.slow
def test_a_hundred_thousand_rows_become_a_portfolio_that_can_be_read(tmp_path: Path) -> None:
    rows = (f"{i:015d},Owner {i % 200},Company {i % 90_000},{i % 900}" for i in range(100_000))
    table(tmp_path / "a.csv", "Account ID,Account Owner,Account Name,Employees", *rows)
    imported(tmp_path, "a.csv")
    read = portfolio_in((tmp_path / "portfolio.yaml").read_text("utf-8"))
    assert (len(read.managers), len(read.accounts)) == (200, 100_000)


def sheet(path: Path, rows: list[list[str | int]]) -> None:
    """The smallest spreadsheet there is: one sheet, its texts in their cells."""
    from zipfile import ZipFile

    def cell(value: str | int) -> str:
        if isinstance(value, int):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    body = "".join(f'<row r="{n}">{"".join(map(cell, row))}</row>' for n, row in enumerate(rows, 1))
    with ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
            "</workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>'
        )
