"""Good inputs of every kind, to be broken."""

import gzip
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import amcap
from tests.cli.process import ROOT
from tests.reading.tables.build import EXPORTS
from tests.reading.tables.test_spreadsheets import CELLS, workbook

PACKAGE = Path(amcap.__file__).parent

OVERLAY = """\
extends: default
id: ours
revision: "1"
rules:
  contact.daily:
    value: 1.8
    low: 1.5
    high: 2.1
    claim: In our time sheets accounts with daily calls took 80 % more hours.
    source: {document: amcap, section: assumption}
    basis: assumed
"""
POINTER = """\
version: 1
managers:
  - name: Anna Berg
  - {name: Ben Ode, started: 2026-10-01, expertise: [retail]}
accounts:
  file: accounts.csv
  from: generic
  columns: {revenue: ARR, tier: Tier}
  values: {tier: {Gold: key, Silver: standard}}
  where: {Status: "!Closed"}
  owners: {ab@example.com: Anna Berg}
  numbers: "1,234.56"
  dates: dmy
  units: {revenue: thousands}
  encoding: utf-8
  delimiter: ","
"""
TABLE = """\
Account Name,Owner,Status,Tier,ARR,Employees,Industry
Acme,Anna Berg,Open,Gold,"1,200.50",51-200,Retail
Bolt,ab@example.com,Open,Silver,12k,10000+,Software
Café,,Closed,,(3),< 50,

Total (3),,,,1215,,
"""
MANAGERS = """\
name,experience,started,fte,other_duties_hours,assistants,expertise
Anna Berg,senior,01.10.2026,0.8,10,1,"retail; software"
Ben Ode,,2026-03-02,,,,
"""


def portfolios() -> Iterator[bytes]:
    """Portfolios in YAML and in JSON."""
    for path in (*sorted((ROOT / "examples").glob("*.yaml")), PACKAGE / "starter.yaml"):
        yield path.read_bytes()
    yield b'{"version": 1, "managers": [{"name": "Ann"}], "accounts": [{"name": "Acme", "manager": "Ann", "count": 3}]}'


def pointers() -> Iterator[bytes]:
    """Portfolios that point at accounts.csv."""
    yield POINTER.encode()
    yield b"managers: {file: managers.csv}\naccounts: {file: accounts.csv, from: auto}\n"


def rule_books() -> Iterator[bytes]:
    """Rule books: a whole one, and changes laid over it."""
    yield OVERLAY.encode()
    yield (PACKAGE / "rules" / "default.yaml").read_bytes()


def tables() -> Iterator[bytes]:
    """Tables of accounts: text in several encodings, spreadsheets, and what is saved under a wrong name."""
    yield TABLE.encode()
    yield TABLE.replace(",", ";").encode("cp1252")
    yield TABLE.replace(",", "\t").encode("utf-16")
    yield f"sep=;\n{TABLE.replace(',', ';')}".encode()
    for path in sorted(EXPORTS.glob("*.csv")):
        yield path.read_bytes()
    yield workbook(CELLS)
    yield document_sheet()
    yield b"<html><table><tr><td>Name</td><td>Owner</td></tr><tr><td>A</td><td>B</td></tr></table></html>"
    yield b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
    yield gzip.compress(TABLE.encode(), mtime=0)


def manager_tables() -> Iterator[bytes]:
    """Tables of managers."""
    yield MANAGERS.encode()
    yield MANAGERS.replace(",", ";").encode("utf-16")


def document_sheet() -> bytes:
    """An OpenDocument spreadsheet, the least that is one."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in (("Name", "Owner"), ("Acme", "Anna Berg"))
    )
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
        f'xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return packed.getvalue()
