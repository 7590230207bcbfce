"""The words that tables are spoken of in: fields, systems, and the ways in which files are written.

Kept free of pydantic so that the command line can offer the words without loading the model.
"""

import codecs
from collections.abc import Mapping
from typing import Literal, get_args

from amcap.model.factor_table import ACCOUNT_INPUTS, MANAGER_INPUTS

NumberStyle = Literal["1,234.56", "1.234,56"]
DateStyle = Literal["ymd", "dmy", "mdy"]
Delimiter = Literal[",", ";", "|", "tab"]
Unit = Literal["thousands", "millions"]
Encoding = Literal[
    "utf-8", "utf-16", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255",
    "windows-1256", "windows-1257", "windows-1258", "windows-874", "iso-8859-1", "iso-8859-2", "iso-8859-5",
    "iso-8859-15", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "cp437", "cp850", "cp852", "cp866",
    "shift_jis", "euc-jp", "euc-kr", "gb18030", "big5",
]  # fmt: skip
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

ACCOUNT_FIELDS: tuple[str, ...] = ("name", "manager", *PROFILE, "count", "revenue", "employees", "turnover", "id")
"""What a column of accounts can be: the account's own fields, what its size is inferred from, and its id."""

MANAGER_WORDS: Mapping[str, tuple[str, ...]] = {each.field: each.words for each in MANAGER_INPUTS if each.words}
"""The fields of a manager that hold a word of a closed list."""

MANAGER_FIELDS: tuple[str, ...] = (
    "name", *(each.field for each in MANAGER_INPUTS), "revenue_target", "cost_per_year",
)  # fmt: skip
"""What a column of managers can be."""

System = Literal[
    "salesforce", "hubspot", "zoho", "freshworks", "bitrix24", "apptivo", "kapta", "capsule", "zendesk-sell", "revamp",
    "generic", "amcap", "auto",
]  # fmt: skip
CHOICES: tuple[System, ...] = get_args(System)
"""What `from:` can say."""

GENERIC: System = "generic"
OWN: System = "amcap"
AUTO: System = "auto"
SYSTEMS: tuple[System, ...] = tuple(name for name in CHOICES if name not in (GENERIC, OWN, AUTO))
