"""A table of accounts or managers, such as a CRM's export: how a portfolio points at it, and what was read from it."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, NamedTuple

from pydantic import BeforeValidator, Field, field_validator
from pydantic_core import PydanticCustomError

from amcap.messages import Message
from amcap.model.fields import Model, Name, Text, placed, unknown_field, unknown_word
from amcap.model.table_words import (
    ACCOUNT_FIELDS,
    ACCOUNT_WORDS,
    MANAGER_FIELDS,
    MANAGER_WORDS,
    DateStyle,
    Delimiter,
    Encoding,
    NumberStyle,
    System,
    Unit,
)


def _texts(given: object) -> object:
    """A text, or a list of texts: said in one error, where a union would tell of every way in which it is neither."""
    if isinstance(given, list | tuple):
        text = PydanticCustomError("string_type", "should be text")
        placed(((index,), text) for index, value in enumerate(given) if not isinstance(value, str))
    elif not isinstance(given, str):
        raise PydanticCustomError("texts", "should be text, or a list of texts")
    return given


Kept = Annotated[str | Annotated[tuple[str, ...], Field(strict=False)], BeforeValidator(_texts)]


class TableFile(Model):
    """Accounts or managers kept in a CSV file or a spreadsheet, and how to read it."""

    fields: ClassVar[tuple[str, ...]] = tuple(dict.fromkeys((*ACCOUNT_FIELDS, *MANAGER_FIELDS)))
    """What a column can be."""
    words: ClassVar[Mapping[str, tuple[str, ...]]] = {**ACCOUNT_WORDS, **MANAGER_WORDS}
    """The fields that hold a word of a closed list."""

    file: Text = Field(description="Path of the file, relative to this one; - reads standard input.")
    from_: System | None = Field(
        None,
        alias="from",
        description="The system that the file comes from, such as salesforce; generic: any other; amcap: amcap's own "
        "field names; auto: what its header tells. Absent: auto.",
    )
    columns: dict[str, Text] = Field(
        default_factory=dict,
        description="Field of amcap -> header of the file's column, where amcap does not find it. revenue is what an "
        "account pays you a year; the account's own yearly sales are its turnover. Absent: found by their headers.",
    )
    values: dict[str, dict[str, str]] = Field(
        default_factory=dict,
        description="Field of amcap -> what stands in the file -> amcap's word, such as tier: {Strategic: key}. "
        "Absent: the words of amcap and of the system.",
    )
    where: dict[str, Kept] = Field(
        default_factory=dict,
        description="Header -> the value or values of the rows to keep; a value that begins with ! leaves rows out, "
        "such as Status: '!Inactive'. Absent: all rows.",
    )
    owners: dict[str, Name] = Field(
        default_factory=dict,
        description="Owner as the file has it (id, e-mail or alias) -> the manager's name. Absent: owners are names.",
    )
    numbers: NumberStyle | None = Field(
        None,
        description="How numbers are written, where the file leaves it open: 1,234.56 or 1.234,56. "
        "Absent: as the column shows.",
    )
    dates: DateStyle | None = Field(
        None,
        description="Order of year, month and day in dates, where the file leaves it open: ymd, dmy or mdy. "
        "Absent: as the column shows.",
    )
    units: dict[str, Unit] = Field(
        default_factory=dict,
        description="Field of amcap -> thousands or millions, for amounts that are kept so. "
        "Absent: as the header says, else single ones.",
    )
    encoding: Encoding | None = Field(
        None,
        description="The file's encoding, such as windows-1252, where it is not found rightly. "
        "Absent: found from its bytes.",
    )
    delimiter: Delimiter | None = Field(
        None,
        description="What stands between cells, where it is not found rightly: , or ; or | or tab. "
        "Absent: as the header shows.",
    )

    @field_validator("columns", "values", "units")
    @classmethod
    def _fields_are_known(cls, given: dict[str, object]) -> dict[str, object]:
        placed(((field,), unknown_field(cls.fields)) for field in given if field not in cls.fields)
        return given

    @field_validator("values")
    @classmethod
    def _words_are_known(cls, given: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
        placed(
            ((field, value), unknown_word(cls.words[field]))
            for field, meanings in given.items()
            if field in cls.words
            for value, word in meanings.items()
            if word not in cls.words[field]
        )
        return given


class AccountsFile(TableFile):
    """Accounts kept in a CSV file or a spreadsheet, and how to read it."""

    fields = ACCOUNT_FIELDS
    words = ACCOUNT_WORDS


class ManagersFile(TableFile):
    """Account managers kept in a CSV file or a spreadsheet, and how to read it."""

    fields = MANAGER_FIELDS
    words = MANAGER_WORDS


def table_keys() -> list[tuple[str, str]]:
    """The keys of `accounts: {file: ...}` and `managers: {file: ...}`, with what they mean: for help and README."""
    return [(field.alias or name, field.description or "") for name, field in TableFile.model_fields.items()]


class TableReport(NamedTuple):
    """What was read from a table. Counts are of accounts, but for rows and left_out, which count rows.

    For `manager` and each profile field, given + inferred + missing = accounts. The dicts that hold
    what the file says (owners, values) keep the first thousand; the rest stands under OTHERS.
    """

    name: str
    preset: str
    reason: Message
    rows: int = 0
    accounts: int = 0
    left_out: Mapping[str, int] = {}
    """Why rows were left out -> how many."""
    columns: Mapping[str, str] = {}
    """Field -> header it was read from."""
    unused: tuple[str, ...] = ()
    """Headers that nothing was read from."""
    given: Mapping[str, int] = {}
    inferred: Mapping[str, Mapping[str, int]] = {}
    """Field -> what it was inferred from, such as 'employees' -> accounts."""
    missing: Mapping[str, int] = {}
    unknown_owners: Mapping[str, int] = {}
    """Owners who are none of the managers -> their accounts."""
    unmapped: Mapping[str, Mapping[str, int]] = {}
    """Field -> value of the file that says nothing to amcap -> accounts."""
    notes: tuple[Message, ...] = ()
    """What a reader of the result should know about how the file was read."""


OTHERS = "(others)"
