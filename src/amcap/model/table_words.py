"""The words that tables are spoken of in: fields, systems, and the ways in which files are written.

Kept free of pydantic so that the command line can offer the words without loading the model.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from amcap.model import vocabulary as words

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

PROFILE: tuple[str, ...] = (
    "tier", "size", "complexity", "industry", "service", "contact", "objective", "geography", "fit", "stage",
    "hours_per_month",
)  # fmt: skip
"""The fields of an account that move its workload, in the order of a record's key."""

ACCOUNT_WORDS: Mapping[str, tuple[str, ...]] = {
    "tier": get_args(words.Tier),
    "size": get_args(words.Size),
    "complexity": get_args(words.Complexity),
    "service": get_args(words.Service),
    "contact": get_args(words.Contact),
    "objective": get_args(words.Objective),
    "geography": get_args(words.Geography),
    "fit": get_args(words.Fit),
    "stage": get_args(words.Stage),
}
"""The fields of an account that hold a word of a closed list."""

ACCOUNT_FIELDS: tuple[str, ...] = ("name", "manager", *PROFILE, "count", "revenue", "employees", "turnover", "id")
"""What a column of accounts can be: the account's own fields, what its size is inferred from, and its id."""

MANAGER_WORDS: Mapping[str, tuple[str, ...]] = {
    "experience": get_args(words.Experience),
    "role": get_args(words.Role),
    "scope": get_args(words.Scope),
    "support": get_args(words.Support),
    "automation": get_args(words.Automation),
    "performance": get_args(words.Performance),
}
"""The fields of a manager that hold a word of a closed list."""

MANAGER_FIELDS: tuple[str, ...] = (
    "name", *MANAGER_WORDS, "started", "fte", "other_duties_hours", "assistants", "expertise", "revenue_target",
    "cost_per_year",
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
