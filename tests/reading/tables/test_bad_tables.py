"""Tables that cannot be read: every problem with its line and, where there is one, its column; never a traceback."""

import gzip
import tracemalloc
from pathlib import Path

import pytest

from amcap.model.table import TableFile
from amcap.reading.problems import InputError
from amcap.reading.tables import open_accounts
from tests.reading.tables.build import BOOK, opened, problems_of, read, the_problem

HEADER = "name,manager,Note\n"


@pytest.mark.parametrize("content", ["", "\n\n", " \n", ",,,\n,,\n", "\ufeff", "\ufeff\n"])
def test_an_empty_table_is_refused(content: str) -> None:
    assert the_problem(content) == "accounts.csv: is empty"


def test_a_header_alone_is_refused_as_most_likely_a_failed_export() -> None:
    assert the_problem(HEADER) == "accounts.csv:1:1: there is a header, but no account below it"
    assert the_problem("\n" + HEADER + "\n,,\n") == "accounts.csv:2:1: there is a header, but no account below it"


def test_a_table_of_which_nothing_is_kept_is_no_mistake() -> None:
    assert read(HEADER + "A,,x\n", where={"Note": "y"}) == []


def test_a_missing_column_of_names_tells_what_there_is_and_the_way_out() -> None:
    told = problems_of("Konto,Industry\nA,B\n", from_="salesforce")
    assert told == [
        "accounts.csv:1:1: no column holds the account's name (looked for 'Account Name', 'Name', 'Company Name', "
        "'Customer Name'). The file has: "
        "'Konto', 'Industry'. Name the column with `columns: {name: ...}`",
    ]


def test_rows_with_too_many_cells_are_problems_with_their_lines() -> None:
    assert problems_of(HEADER + "A,,x,y\nB,,\nC,,x,,,z\n") == [
        "accounts.csv:2:1: has 4 cells, 1 more than the header; put a cell that holds the delimiter in quotes",
        "accounts.csv:4:1: has 6 cells, 3 more than the header; put a cell that holds the delimiter in quotes",
    ]


def test_two_headers_alike_are_a_problem_only_where_one_is_read() -> None:
    told = the_problem("name,manager,size,SIZE\nA,,small,large\n")
    assert told == (
        "accounts.csv:1:4: column 'SIZE': column 4 is headed like column 3 ('size'); rename or delete one of them"
    )
    assert [row.name for row in read("name,manager,Note,NOTE,,\nA,,x,y,,\n")] == ["A"]
    # The user who wants one of two says so by its exact spelling.
    assert read("name,manager,size,SIZE\nA,,small,large\n", columns={"size": "SIZE"})[0].profile == {"size": "large"}


def test_a_quote_that_is_never_closed_does_not_swallow_the_file() -> None:
    rows = "".join(f"A{number},,x\n" for number in range(1000))
    told = the_problem(HEADER + 'B,,x\nC,,"open\n' + rows)
    assert told == "accounts.csv:3:1: a quote is opened in the row that begins here and never closed"
    told = the_problem(HEADER + 'B,,x\nC,,"open\n' + rows * 200)
    assert told == "accounts.csv:3:1: a cell of the row that begins here is over 1 MiB; is a quote never closed?"


def test_text_after_a_closing_quote_is_a_problem() -> None:
    told = the_problem(HEADER + 'A,,"x" y\n')
    assert told.startswith("accounts.csv:2:1: text follows the quote that ends a cell")


def test_problems_before_the_place_where_reading_ends_are_told_too() -> None:
    told = problems_of(HEADER + 'A,,x,y\nB,,"open\n')
    assert [line.partition(": ")[0] for line in told] == ["accounts.csv:2:1", "accounts.csv:3:1"]


def test_a_long_cell_is_read_and_one_over_a_mebibyte_refused() -> None:
    assert [row.name for row in read(HEADER + f"A,,{'x' * 1_000_000}\n")] == ["A"]
    told = the_problem(HEADER + f"A,,x\nB,,{'x' * 1_100_000}\n")
    assert told == "accounts.csv:3:1: a cell of the row that begins here is over 1 MiB; is a quote never closed?"


def test_an_endless_line_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "endless.csv"
    with path.open("wb") as file:
        file.write(HEADER.encode() + b"A,,")
        for _ in range(64):
            file.write(b"x" * 1024 * 1024)
    tracemalloc.start()
    with pytest.raises(InputError) as caught:
        open_accounts(str(path), TableFile(file="x"), BOOK, None)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert str(caught.value).endswith("endless.csv:2:1: this line is longer than 4 MiB; a row of accounts never is")
    assert peak < 16 * 1024 * 1024


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (HEADER.encode() + b"A,,\x00\n", "accounts.csv:2:1: holds the byte 0"),
        (gzip.compress(HEADER.encode(), mtime=0), "accounts.csv: is a compressed file (gzip); unpack it"),
        (b"%PDF-1.7\n", "accounts.csv: is a PDF"),
        (b"PK\x03\x04 and so on", "accounts.csv: is a damaged spreadsheet or archive"),
        (HEADER.encode() + b"\x81\x8d\x98,,\n", "accounts.csv:2:1: is not UTF-8, and its encoding is not certain: "),
        (b"\xef\xbb\xbf" + HEADER.encode() + b"caf\xe9,,\n", "accounts.csv:2:1: is not UTF-8 text from here on"),
    ],
)
def test_what_is_no_text_table_is_refused(data: bytes, told: str) -> None:
    assert the_problem(data).startswith(told)


def test_text_that_is_not_in_the_named_encoding_is_refused() -> None:
    assert the_problem(HEADER.encode() + b"caf\xe9,,\n", encoding="utf-8").startswith("accounts.csv:2:1: is not UTF-8")
    odd = (HEADER + "A,,\n").encode("utf-16")[:-1]
    assert "is not text in this encoding" in the_problem(odd)


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("Red\x1b[31m", "the control character U+001B"),
        ("\u202eevil", "the invisible formatting character U+202E (right-to-left override)"),
    ],
)
@pytest.mark.parametrize("column", ["name", "manager", "industry"])
def test_characters_that_forge_lines_or_colours_are_refused(cell: str, what: str, column: str) -> None:
    cells = {"name": "A", "manager": "", "industry": "", column: cell}
    told = the_problem("name,manager,industry\n" + ",".join(cells.values()) + "\n")
    assert told.startswith(f"accounts.csv:2:{list(cells).index(column) + 1}: column {column!r}: ")
    assert f"holds {what}; keep to visible text on one line" in told
    assert told.isprintable()


def test_a_name_that_is_missing_is_a_problem_in_amcaps_own_format() -> None:
    told = the_problem("name,manager\n,Anna\n")
    assert told == "accounts.csv:2:1: column 'name': is missing; every account needs a name"


def test_a_header_that_is_nearly_a_field_is_a_problem_in_amcaps_own_format() -> None:
    told = the_problem("name,manager,sizee,Notes\nA,,small,x\n")
    assert told == "accounts.csv:1:3: column 'sizee': unknown column. Did you mean 'size'?"


def test_settings_that_lead_nowhere_are_problems() -> None:
    told = problems_of(
        "name,manager,size\nA,,small\n",
        columns={"tier": "Class", "experience": "size"},
        where={"Stats": "x"},
    )
    assert told == [
        "accounts.csv:1:1: columns: tier: there is no column 'Class'. The file has: 'name', 'manager', 'size'.",
        "accounts.csv:1:1: columns: 'experience' is not a field here: name, manager, segment, tier, size, complexity, "
        "industry, contact, service, objective, geography, fit, stage, hours_per_month, renewal, count, "
        "revenue, employees, turnover, id, currency, parent",
        "accounts.csv:1:1: where: there is no column 'Stats'. The file has: 'name', 'manager', 'size'.",
    ]


def test_every_problem_of_a_row_and_of_many_rows_is_told_up_to_a_thousand() -> None:
    told = problems_of("name,manager,size,tier\nA,,larg,kee\nB,,smal,\n")
    assert [line.partition(": '")[0] for line in told] == [
        "accounts.csv:2:3: column 'size'",
        "accounts.csv:2:4: column 'tier'",
        "accounts.csv:3:3: column 'size'",
    ]
    assert len(problems_of("name,manager,size\n" + "A,,larg\n" * 5000, one_row_per="row")) == 1000


@pytest.mark.parametrize("path", ["missing.csv", "."])
def test_a_file_that_cannot_be_opened_is_a_problem(path: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        open_accounts(str(tmp_path / path), TableFile(file=path), BOOK, None)
    assert "there is no such file" in str(caught.value) or "is a folder" in str(caught.value)


def test_records_stream_until_the_problem_and_it_is_raised_at_the_end() -> None:
    table = opened("name,manager,size\nA,,small\nB,,larg\nC,,large\n")
    records = table.records()
    seen = [next(records)[1], next(records)[1]]
    assert seen == ["A", "C"]
    with pytest.raises(InputError):
        next(records)
