"""A file of another kind than was asked for is called what it is, with what to do, wherever it is named."""

import bz2
import gzip
import json
import lzma
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from amcap.reading.kind import kind_of
from tests.reading.tables.file.test_hostile_spreadsheets import ods
from tests.reading.tables.test_spreadsheets import workbook

Call = Callable[..., Any]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TABLE = b"Account Name,Account Owner\nAcme,Ann\n"
HTML = b"<html><body><table><tr><td>Account Name</td></tr></table></body></html>"
SHEET_XML = (
    b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)
MAIL = b"Return-Path: <a@b.example>\nReceived: from c\n  by d\nSubject: accounts\n\nsee below\n"
LINES = b'{"name": "Acme", "manager": "Ann"}\n{"name": "Beta", "manager": "Ann"}\n'
PORTFOLIO = b"# ours\nname: Ours, Inc\nmanagers:\n  - name: Ann\naccounts:\n- name: Acme\n"


def zipped(*names: str) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


def ole(stream: str) -> bytes:
    return OLE + bytes(504) + stream.encode("utf-16-le") + bytes(2000)


NEITHER = [
    (b"%PDF-1.7\n%\xe2\xe3\n", "is a PDF"),
    (b"{\\rtf1\\ansi accounts}", "is a text document (RTF)"),
    (gzip.compress(TABLE, mtime=0), "is a compressed file (gzip)"),
    (bz2.compress(TABLE), "is a compressed file (bzip2)"),
    (lzma.compress(TABLE), "is a compressed file (xz)"),
    (b"Rar!\x1a\x07\x00xx", "is an archive (rar)"),
    (b"7z\xbc\xaf\x27\x1cxx", "is an archive (7z)"),
    (zipped("accounts.csv"), "is an archive (zip)"),
    (zipped(), "is an archive (zip) with nothing in it"),
    (zipped("[Content_Types].xml", "word/document.xml"), "is a Word document"),
    (zipped("[Content_Types].xml", "ppt/presentation.xml"), "is a presentation"),
    (zipped("Index/Document.iwa"), "is a document of Apple's Numbers"),
    (ole("EncryptedPackage"), "is a spreadsheet that a password protects"),
    (ole("WordDocument"), "is a Word document of the old kind (.doc)"),
    (ole("__substg1.0_001A001F"), "is an e-mail (Outlook)"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "is a picture (PNG)"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a picture (JPEG)"),
    (b"SQLite format 3\x00\x10", "is a database (SQLite)"),
    (b"PAR1\x15\x00", "is a Parquet file"),
    (HTML, "is a web page (HTML), whatever its name says"),
    (b"\xef\xbb\xbf\n<!DOCTYPE HTML>\n<title>x</title>", "is a web page (HTML)"),
    (HTML.decode().encode("utf-16"), "is a web page (HTML)"),
    (SHEET_XML, "is a spreadsheet in XML, whatever its name says"),
    (b"<?xml version='1.0'?><accounts><account/></accounts>", "is an XML file"),
    (MAIL, "is an e-mail or a saved web page"),
    (LINES, "is a file of JSON lines"),
]
TABLES = [
    TABLE,
    TABLE.replace(b",", b";"),
    TABLE.replace(b",", b"\t"),
    b'"Account Name","Owner: Name"\n"Acme","Ann"\n',
    TABLE.decode().encode("utf-16"),
    workbook([["Account Name", "Account Owner"], ["Acme", "Ann"]]),
]
BROKEN = [
    zipped("[Content_Types].xml", "xl/workbook.bin"),
    ole("Workbook"),
    ods("<x/>"),
]


@pytest.mark.parametrize(("data", "called"), NEITHER, ids=[called for _, called in NEITHER])
def test_what_is_neither_portfolio_nor_table_is_called_what_it_is_at_every_door(
    data: bytes, called: str, call: Call, tmp_path: Path
) -> None:
    path = tmp_path / "given.xls"
    path.write_bytes(data)
    portfolio = tmp_path / "p.yaml"
    portfolio.write_text("accounts: {file: given.xls}\n", "utf-8")
    for arguments in (("assess", path), ("import", path), ("assess", portfolio), ("assess", path, "--rulebook", path)):
        done = call(*arguments)
        assert done.code == 2
        assert done.stderr.startswith(f"{path}: {called}"), done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert "; " in call("import", path).stderr
    assert ", neither a portfolio nor a table; " in call("assess", path).stderr
    assert call("assess", "-", stdin=data).stderr.startswith(f"<stdin>: {called}")
    assert call("import", "-", stdin=data).stderr.startswith(f"<stdin>: {called}")


@pytest.mark.parametrize("data", TABLES, ids=range(len(TABLES)))
@pytest.mark.parametrize("name", ["given", "given.csv", "my file.xlsx", "p.yaml", "p.json"])
def test_a_table_in_the_place_of_a_portfolio_is_one_whatever_its_name_says(
    data: bytes, name: str, call: Call, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    done = call("validate", name, cwd=tmp_path)
    assert (done.code, done.stdout) == (0, f"{name}: ok, 1 manager, 1 account\n"), done.stderr
    assert call("assess", "-", stdin=data).stdout.startswith("Far below the line: Ann")


@pytest.mark.parametrize("data", BROKEN, ids=range(len(BROKEN)))
def test_what_only_begins_as_a_spreadsheet_does_is_refused_as_one(data: bytes, call: Call, tmp_path: Path) -> None:
    (tmp_path / "given").write_bytes(data)
    done = call("assess", "given", cwd=tmp_path)
    assert done.code == 2
    assert "spreadsheet" in done.stderr


@pytest.mark.parametrize(
    ("data", "called"),
    [
        (PORTFOLIO, "is a portfolio, not a table"),
        (b"version: 1\naccounts: []\n", "is a portfolio, not a table"),
        (json.dumps({"managers": [{"name": "Ann"}]}).encode(), "is JSON, not a table"),
        (json.dumps([{"name": "Acme"}], indent=1).encode(), "is JSON, not a table"),
    ],
)
def test_a_portfolio_given_as_a_table_is_called_what_it_is(
    data: bytes, called: str, call: Call, tmp_path: Path
) -> None:
    path = tmp_path / "given.csv"
    path.write_bytes(data)
    assert call("import", path).stderr.startswith(f"{path}: {called}")


@pytest.mark.parametrize(
    "text",
    [
        "Account Name\nAcme\n", "name: first,manager\nA,Ann\n", "[Name],[Owner]\nA,Ann\n", "From:,To:\nA,B\n",
        "name,accounts:\nA,Ann\n", "<Name>,<Owner>\nA,Ann\n", "- Name,Owner\nA,Ann\n",
    ],
)  # fmt: skip
def test_a_table_with_odd_headers_stays_a_table(text: str, call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, "utf-8")
    done = call("import", path, "-o", "-")
    assert done.code == 0 or "no column holds" in done.stderr


@pytest.mark.parametrize(
    "text",
    ["a, b\n", "name: A, B\nmanagers: C, D\n", "- a, b\n- c, d\n", "Dear team,\nplease see below, all of it, now\n"],
)
def test_a_text_with_commas_is_no_table(text: str, call: Call, tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(text, "utf-8")
    assert "table" not in call("assess", path).stderr


def test_nothing_has_no_kind() -> None:
    assert kind_of(b"") is None
    assert kind_of(b"name: x\n") is None
