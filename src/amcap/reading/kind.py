"""What kind of file some bytes are, where they are not what was asked for, and what to do about it.

A portfolio is YAML or JSON, a table is CSV or a spreadsheet; people name each where the other belongs, and PDFs, web
pages and archives at both places. So one look at the first bytes serves both.
"""

import csv
import re
from collections import Counter
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of file: what people call it, and the way from it to a table that is read, if it is none itself."""

    called: str
    cure: str
    is_table: bool = False


EXPORT = "export the table in it as CSV"
UNPACK = "unpack it and name the file in it"
SAVE = "open it in a spreadsheet program and save it as CSV (UTF-8)"

CSV = Kind("a table (CSV)", "", is_table=True)
EXCEL = Kind("an Excel workbook", "", is_table=True)
OLD_EXCEL = Kind("an Excel workbook of the old kind (.xls)", "", is_table=True)
CALC = Kind("a spreadsheet (ODS)", "", is_table=True)
LOCKED = Kind("a spreadsheet that a password protects", "save it without the password, or the sheet as CSV")
ARCHIVE = Kind("an archive (zip)", UNPACK)
PORTFOLIO = Kind("a portfolio, not a table", "name the table, or assess it as it is: amcap assess PORTFOLIO")
JSON = Kind("JSON, not a table", "export the accounts as CSV")
JSON_LINES = Kind("a file of JSON lines", "export the accounts as CSV")
HTML = Kind("a web page (HTML), whatever its name says", SAVE)
SHEET_XML = Kind("a spreadsheet in XML, whatever its name says", SAVE)
XML = Kind("an XML file", EXPORT)
MAIL = Kind("an e-mail or a saved web page", "save the table that is attached to it, or in it, as CSV")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF", Kind("a PDF", EXPORT)),
    (b"{\\rtf", Kind("a text document (RTF)", EXPORT)),
    (b"\x1f\x8b", Kind("a compressed file (gzip)", UNPACK)),
    (b"BZh", Kind("a compressed file (bzip2)", UNPACK)),
    (b"\xfd7zXZ\x00", Kind("a compressed file (xz)", UNPACK)),
    (b"\x28\xb5\x2f\xfd", Kind("a compressed file (zstd)", UNPACK)),
    (b"Rar!\x1a", Kind("an archive (rar)", UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Kind("an archive (7z)", UNPACK)),
    (b"PK\x05\x06", Kind("an archive (zip) with nothing in it", "export the table once more")),
    (b"\x89PNG\r\n", Kind("a picture (PNG)", EXPORT)),
    (b"\xff\xd8\xff", Kind("a picture (JPEG)", EXPORT)),
    (b"GIF8", Kind("a picture (GIF)", EXPORT)),
    (b"II*\x00", Kind("a picture (TIFF)", EXPORT)),
    (b"MM\x00*", Kind("a picture (TIFF)", EXPORT)),
    (b"SQLite format 3\x00", Kind("a database (SQLite)", EXPORT)),
    (b"PAR1", Kind("a Parquet file", EXPORT)),
)
# What tells one office document from another, in a zip by the names in it, in the older format by those of streams.
_IN_ZIP: tuple[tuple[bytes, Kind], ...] = (
    (b"xl/workbook", EXCEL),
    (b"xl/worksheets", EXCEL),
    (b"opendocument.spreadsheet", CALC),
    (b"word/document", Kind("a Word document", EXPORT)),
    (b"ppt/presentation", Kind("a presentation", EXPORT)),
    (b"opendocument.text", Kind("a text document (ODT)", EXPORT)),
    (b"Index/Document.iwa", Kind("a document of Apple's Numbers, Pages or Keynote", EXPORT)),
    (b"content.xml", CALC),
)
_IN_OLE: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", LOCKED),
    ("EncryptionInfo", LOCKED),
    ("WordDocument", Kind("a Word document of the old kind (.doc)", EXPORT)),
    ("__substg1.0_", Kind("an e-mail (Outlook)", "save the table that is attached to it")),
    ("PowerPoint Document", Kind("a presentation of the old kind (.ppt)", EXPORT)),
    ("Workbook", OLD_EXCEL),
    ("Book", OLD_EXCEL),
)
_ENDS = 256 * 1024
"""Bytes at both ends of a zip in which the names of what is in it are looked for."""

_HTML = r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|meta|body|table|style|div)\b"
_XML = r"<(?:\?xml|[A-Za-z_][\w:.-]*(?:\s[^<>]*)?>\s*<)"
_SHEET_XML = r"urn:schemas-microsoft-com:office:spreadsheet|progid=\"Excel\.Sheet\""
_MAIL_FIELD = (
    r"(?:Return-Path|Received|Delivered-To|From|To|Cc|Message-ID|MIME-Version|Date|Subject|X-[\w-]+|Content-Type"
    r"|Content-Transfer-Encoding|Reply-To):"
)
_JSON = r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])"
_YAML_KEY = r"[\"']?[A-Za-z_$][\w $-]*[\"']?:(?:\s|$)"
_PORTFOLIO_KEY = r"(?:version|name|currency|rulebook|reviewed|company|managers|accounts|\$schema):(?:\s|$)"
HEAD, _LINES = 16 * 1024, 20
"""Characters and lines that tell what a text is."""
_TABLES, _DOCUMENTS = (".csv", ".tsv"), (".yaml", ".yml", ".json")


def kind_of(data: bytes) -> Kind | None:
    """The kind of a file that is no text, by its signature; None for all else."""
    if data.startswith(_ZIP):
        ends = data[:_ENDS] + data[-_ENDS:]
        return next((kind for name, kind in _IN_ZIP if name in ends), ARCHIVE)
    if data.startswith(_OLE):
        return next((kind for name, kind in _IN_OLE if name.encode("utf-16-le") in data), OLD_EXCEL)
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)


def is_spreadsheet(data: bytes) -> bool:
    """Whether a file begins as spreadsheets do; documents, archives and mails begin so, too."""
    return data.startswith((_ZIP, _OLE))


def markup_of(text: str) -> Kind | None:
    """The kind of a text that is meant for another program: a web page, XML, a mail; None for all else."""
    head = text[:HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        if re.search(_SHEET_XML, head):
            return SHEET_XML
        return HTML if re.match(_HTML, head, flags=re.I) else XML if re.match(_XML, head) else None
    # A field goes on in lines that are indented.
    fields = [line for line in head.splitlines() if line[:1] not in (" ", "\t")][:2]
    return MAIL if len(fields) == 2 and all(re.match(_MAIL_FIELD, field) for field in fields) else None


def other_than_a_table(text: str) -> Kind | None:
    """What a text is that stands where a table is expected; None where it may well be one."""
    if markup := markup_of(text):
        return markup
    lines = _first_lines(text)
    if _are_json_lines(lines):
        return JSON_LINES
    if re.match(_JSON, text):
        return JSON
    keys = [line for line in lines if re.match(_YAML_KEY, line)]
    rest = [line for line in lines if not re.match(_YAML_KEY, line)]
    if any(re.match(_PORTFOLIO_KEY, key) for key in keys) and all(
        line.startswith((" ", "- ", "#", "---")) for line in rest
    ):
        return PORTFOLIO
    return None


def other_than_a_document(text: str, suffix: str = "") -> Kind | None:
    """What a text is that stands where YAML or JSON is expected; None where it may well be that."""
    if markup := markup_of(text):
        return markup
    lines = _first_lines(text)
    if _are_json_lines(lines):
        return JSON_LINES
    return CSV if suffix in _TABLES or _are_rows(lines) else None


def begins_as_table(head: bytes, suffix: str) -> bool:
    """Whether the first bytes of a file are those of a table: a spreadsheet's, or rows, more readily where its name
    ends as those of tables do. What says no may turn out to be one.
    """
    kind = kind_of(head)
    if kind is not None or suffix in _DOCUMENTS:
        return kind is not None and kind.is_table
    text = head.decode("utf-8", "replace")
    return (
        other_than_a_table(text) is None
        if suffix in _TABLES
        else markup_of(text) is None and _are_rows(_first_lines(text))
    )


def _first_lines(text: str) -> list[str]:
    """The first lines that are not blank, without one that may be cut off."""
    head = text[:HEAD]
    lines = [line for line in head.splitlines() if line.strip()]
    return lines[:-1][:_LINES] if len(text) > HEAD else lines[:_LINES]


def _are_json_lines(lines: list[str]) -> bool:
    return len(lines) > 1 and all(line.lstrip().startswith('{"') and line.rstrip().endswith("}") for line in lines)


def _are_rows(lines: list[str]) -> bool:
    """Whether most lines are cut into as many cells each, two or more, by a delimiter of tables."""
    if len(lines) < 2 or re.match(_YAML_KEY, lines[0]) or lines[0].lstrip()[0] in "{[#-":
        return False
    try:
        widths = [Counter(len(row) for row in csv.reader(lines, delimiter=delimiter)) for delimiter in ",;\t|"]
    except csv.Error:
        return False
    # Above a table may stand what it is called, and when it was made.
    return any(
        number > 1 and 2 * number > len(lines) for width in widths for cells, number in width.items() if cells > 1
    )
