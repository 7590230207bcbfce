"""The words that tables are spoken of in: fields, systems, and the ways in which files are written.

Kept free of pydantic so that the command line can offer the words without loading the model.
"""

import codecs
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from amcap.model.factor_table import ACCOUNT_INPUTS, MANAGER_INPUTS

PRESETS = Path(__file__).parents[1] / "presets" / "crm"
HEADERS_FILE = PRESETS.parent / "headers.txt"
"""Every header of the presets without all that makes no difference, which `layout.folding` makes of them."""
WORDS_FILE = PRESETS.parent / "words.yaml"
"""The words that tables of any system use."""

NumberStyle = Literal["1,234.56", "1.234,56"]
DateStyle = Literal["ymd", "dmy", "mdy"]
Delimiter = Literal[",", ";", "|", "tab"]
Unit = Literal["ones", "thousands", "millions"]
OneRowPer = Literal["account", "row"]
Parents = Literal["only", "children only"]
Encoding = Literal[
    "utf-8", "utf-16", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255",
    "windows-1256", "windows-1257", "windows-1258", "windows-874", "iso-8859-1", "iso-8859-2", "iso-8859-5",
    "iso-8859-15", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "cp437", "cp850", "cp852", "cp866",
    "shift_jis", "euc-jp", "euc-kr", "gb18030", "big5",
]  # fmt: skip
NOBODY = "unassigned"
"""What an owner is said to be who is nobody."""

CODECS: Mapping[str, str] = {"windows-874": "cp874"}
"""Encodings that Python knows by another name only."""


def encoding_of(word: str) -> str | None:
    """The offered encoding that goes by another of its names, such as cp1252 for windows-1252; None: none does."""
    try:
        meant = codecs.lookup(word).name
    except (LookupError, ValueError):
        return None
    return next((each for each in get_args(Encoding) if codecs.lookup(CODECS.get(each, each)).name == meant), None)


PROFILE: tuple[str, ...] = tuple(each.field for each in ACCOUNT_INPUTS)
"""The fields of an account that move its workload, in the order of a record's key; measured hours are the last."""

ACCOUNT_WORDS: Mapping[str, tuple[str, ...]] = {each.field: each.words for each in ACCOUNT_INPUTS if each.words}
"""The fields of an account that hold a word of a closed list."""

ACCOUNT_FIELDS: tuple[str, ...] = (
    "name", "manager", *PROFILE, "renewal", "count", "revenue", "employees", "turnover", "id",
    "currency", "parent",
)  # fmt: skip
"""What a column of accounts can be: the account's own fields, what its size is inferred from, and who it is."""

MANAGER_WORDS: Mapping[str, tuple[str, ...]] = {each.field: each.words for each in MANAGER_INPUTS if each.words}
"""The fields of a manager that hold a word of a closed list."""

FIRST, LAST = "first_name", "last_name"
"""Columns that hold the two parts of a manager's name."""

MANAGER_FIELDS: tuple[str, ...] = (
    "name", FIRST, LAST, *(each.field for each in MANAGER_INPUTS), "revenue_target", "cost_per_year", "id",
    "revenue_ceiling", "max_accounts",
)  # fmt: skip
"""What a column of managers can be."""

GENERIC, OWN, AUTO = "generic", "amcap", "auto"
_FILES = [name for name in os.listdir(PRESETS) if name.endswith(".yaml")]
SYSTEMS: tuple[str, ...] = tuple(sorted({name.removesuffix(".yaml") for name in _FILES} - {GENERIC}))
"""The systems that there are presets of, a file each."""
CHOICES: tuple[str, ...] = (*SYSTEMS, GENERIC, OWN, AUTO)
"""What `from:` can say."""

if TYPE_CHECKING:
    System = str
else:
    System = Literal[CHOICES]

SEVERAL = ("accounts",)
"""What a portfolio may keep in several tables."""

TABLE_KEYS: Mapping[str, str] = {
    "file": "Path of the file, relative to this one; - reads standard input, exports/*.csv every file that fits.",
    "from": "The system that the file comes from, such as salesforce; generic: any other; amcap: amcap's own "
    "field names; auto: what its header tells. Absent: auto.",
    "columns": "Field of amcap -> header of the file's column, where amcap does not find it. revenue is what an "
    "account pays you a year; the account's own yearly sales are its turnover. "
    "Absent: found by their headers.",
    "values": "Field of amcap -> what stands in the file -> amcap's word, such as tier: {Strategic: key}. Absent: "
    "the words of amcap and of the system.",
    "where": "Header -> the value or values of the rows to keep; a value that begins with ! leaves rows out, such "
    "as Status: '!Inactive'. Absent: all rows.",
    "owners": "Owner as the file has it (id, e-mail or alias) -> the manager's name. Absent: owners are names.",
    "numbers": "How numbers are written, where the file leaves it open: 1,234.56 or 1.234,56. "
    "Absent: as the column shows.",
    "dates": "Order of year, month and day in dates, where the file leaves it open: ymd, dmy or mdy. Absent: as "
    "the column shows.",
    "units": "Field of amcap -> ones, thousands or millions, for amounts that are kept so. Absent: as the header says, "
    "else ones.",
    "currency": "Currency of amounts that name none: three capital letters, such as EUR. Absent: as the file says, "
    "else the portfolio's.",
    "rates": "What a unit of each currency is worth in the one that all amounts become, whose rate is 1, such as "
    "EUR=1,USD=0.92; or a CSV file of currencies and rates. Absent: amounts in several currencies are refused.",
    "one_row_per": "account: where accounts have several rows, as in lists of deals or contacts, the row with the most "
    "revenue stands for the account, and revenue is summed; row: each row is an account. Absent: asked about.",
    "parents": "only: of groups of companies, the rows of parents alone; children only: all rows but theirs. Absent: "
    "all rows.",
    "strict": "Whether a cell that is not understood stops everything. Absent: it is told, and counts as empty.",
    "encoding": "The file's encoding, such as windows-1252, where it is not found rightly. Absent: found "
    "from its bytes.",
    "delimiter": "What stands between cells, where it is not found rightly: , or ; or | or tab. "
    "Absent: as the header shows.",
    "sheet": "Name of a spreadsheet's sheet, or its number from 1. Absent: the sheet whose header fits best.",
    "header_row": "Line on which the header stands; rows above it are not read. Absent: the first row that names two "
    "columns that amcap knows.",
}
"""The keys of `accounts: {file: ...}` and `managers: {file: ...}`, with what they mean: for schema, help and README."""

TABLE_FORMS: Mapping[str, str] = {
    "from": "NAME",
    "columns": "FIELD=HEADER",
    "values": "FIELD.VALUE=WORD",
    "where": "HEADER=VALUE",
    "owners": "OWNER=NAME",
    "numbers": "1,234.56|1.234,56",
    "dates": "ymd|dmy|mdy",
    "units": "FIELD=UNIT",
    "currency": "CODE",
    "rates": "EUR=1,USD=0.92|FILE",
    "one_row_per": "account|row",
    "parents": "only|children only",
    "strict": "",
    "encoding": "NAME",
    "delimiter": ",|;|tab",
    "sheet": "NAME|NUMBER",
    "header_row": "NUMBER",
}
"""How each key but `file` is given as an option; with a = between words, it is given once for each entry of a group;
one without a form is a flag."""
