"""A table of accounts or managers, such as a CRM's export: how a portfolio points at it, and what was read from it."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, NamedTuple, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError

from amcap.messages import Message, Speech
from amcap.model.fields import NOT_REFUSED, Model, Name, Refused, Text, placed, unknown_field, unknown_word
from amcap.model.table_words import (
    ACCOUNT_FIELDS,
    ACCOUNT_WORDS,
    MANAGER_FIELDS,
    MANAGER_WORDS,
    TABLE_KEYS,
    DateStyle,
    Delimiter,
    Encoding,
    NumberStyle,
    OneRowPer,
    Parents,
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


def _as_text(given: object) -> object:
    """A sheet's number may stand without quotes, and so may a name that is a year."""
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else given


Sheet = Annotated[Text, BeforeValidator(_as_text), WithJsonSchema({"type": ["string", "integer"], "pattern": r"\S"})]


def rates_told(given: object) -> object:
    """Rates as a group of keys: a text such as EUR=1,USD=0.92 is one on one line; other texts are files."""
    if isinstance(given, str) and given.strip() and "=" not in given:
        return given
    if isinstance(given, str) and "=" in given:
        pairs = [part.partition("=") for part in given.split(",") if part.strip()]
        given = {code.strip(): _number(rate) for code, _, rate in pairs}
    if not isinstance(given, dict):
        raise PydanticCustomError("rates", "should be rates such as EUR=1,USD=0.92, or the name of a file of them")
    placed(((code,), _RATE_ERROR) for code, rate in given.items() if not _is_rate(code, rate))
    return given


_RATE_ERROR = PydanticCustomError("rate", "should be a currency of three capital letters and a number above 0")


def _is_rate(code: object, rate: object) -> bool:
    is_number = isinstance(rate, int | float) and not isinstance(rate, bool)
    return isinstance(code, str) and re.fullmatch("[A-Z]{3}", code) is not None and is_number and 0 < rate <= _HIGHEST  # type: ignore[operator]


_HIGHEST = 1_000_000_000_000


def _number(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return text


Code = Annotated[str, Field(pattern="^[A-Z]{3}$")]
Rate = Annotated[float, Field(gt=0, le=_HIGHEST)]
Rates = Annotated[Text | dict[Code, Rate], BeforeValidator(rates_told)]
LAST_LINE = 1_000_000_000
"""No table that is read has as many lines."""


class TableFile(Model):
    """Accounts or managers kept in a CSV file or a spreadsheet, and how to read it."""

    fields: ClassVar[tuple[str, ...]] = tuple(dict.fromkeys((*ACCOUNT_FIELDS, *MANAGER_FIELDS)))
    """What a column can be."""
    words: ClassVar[Mapping[str, tuple[str, ...]]] = {**ACCOUNT_WORDS, **MANAGER_WORDS}
    """The fields that hold a word of a closed list."""

    file: Text = Field(description=TABLE_KEYS["file"])
    from_: System | None = Field(None, alias="from", description=TABLE_KEYS["from"])
    columns: dict[str, Annotated[Text, NOT_REFUSED]] = Field(default_factory=dict, description=TABLE_KEYS["columns"])
    values: dict[str, Annotated[dict[str, Annotated[str, NOT_REFUSED]], NOT_REFUSED]] = Field(
        default_factory=dict, description=TABLE_KEYS["values"]
    )
    where: dict[str, Kept] = Field(default_factory=dict, description=TABLE_KEYS["where"])
    owners: dict[str, Name] = Field(default_factory=dict, description=TABLE_KEYS["owners"])
    numbers: NumberStyle | None = Field(None, description=TABLE_KEYS["numbers"])
    dates: DateStyle | None = Field(None, description=TABLE_KEYS["dates"])
    units: dict[str, Annotated[Unit, NOT_REFUSED]] = Field(default_factory=dict, description=TABLE_KEYS["units"])
    currency: Code | None = Field(None, description=TABLE_KEYS["currency"])
    rates: Rates = Field(default_factory=dict, description=TABLE_KEYS["rates"])
    one_row_per: OneRowPer | None = Field(None, description=TABLE_KEYS["one_row_per"])
    parents: Parents | None = Field(None, description=TABLE_KEYS["parents"])
    strict: bool = Field(False, description=TABLE_KEYS["strict"])
    encoding: Encoding | None = Field(None, description=TABLE_KEYS["encoding"])
    delimiter: Delimiter | None = Field(None, description=TABLE_KEYS["delimiter"])
    sheet: Sheet | None = Field(None, description=TABLE_KEYS["sheet"])
    header_row: Annotated[int, Field(ge=1, le=LAST_LINE)] | None = Field(None, description=TABLE_KEYS["header_row"])

    @field_validator("columns", "values", "units", mode="before")
    @classmethod
    def _fields_are_known(cls, given: object) -> object:
        if not isinstance(given, dict):
            return given
        return {key: value if key in cls.fields else Refused(unknown_field(cls.fields)) for key, value in given.items()}

    @field_validator("values", mode="before")
    @classmethod
    def _words_are_known(cls, given: object) -> object:
        if not isinstance(given, dict):
            return given
        return {
            field: _of_words(meanings, cls.words[field])
            if field in cls.words and isinstance(meanings, dict)
            else meanings
            for field, meanings in given.items()
        }

    @classmethod
    def fields_and_keys(cls) -> Iterator[tuple[str, str]]:
        """Every setting by its field and by its key in a portfolio."""
        return ((name, field.alias or name) for name, field in cls.model_fields.items())

    def over(self, settings: "TableFile") -> Self:
        """This file read with other settings before its own; groups of keys are joined."""
        given = {field: getattr(settings, field) for field in settings.model_fields_set - {"file"}}
        return self.model_copy(update={field: _joined(getattr(self, field), value) for field, value in given.items()})


def _joined(mine: Any, before: Any) -> Any:
    if not (isinstance(mine, dict) and isinstance(before, dict)):
        return before
    return {**mine, **{key: _joined(mine.get(key), value) for key, value in before.items()}}


def _of_words(meanings: dict[str, object], words: tuple[str, ...]) -> dict[str, object]:
    return {
        value: Refused(unknown_word(words)) if isinstance(word, str) and word not in words else word
        for value, word in meanings.items()
    }


class AccountsFile(TableFile):
    """Accounts kept in a CSV file or a spreadsheet, and how to read it."""

    fields = ACCOUNT_FIELDS
    words = ACCOUNT_WORDS


class ManagersFile(TableFile):
    """Account managers kept in a CSV file or a spreadsheet, and how to read it."""

    fields = MANAGER_FIELDS
    words = MANAGER_WORDS


class TableReport(NamedTuple):
    """What was read from a table. Counts are of accounts, but for rows and left_out, which count rows.

    For `manager` and each profile field, given + inferred + missing = accounts. The dicts that hold
    what the file says (owners, values) keep the first thousand; the rest stands under OTHERS.
    """

    name: str
    preset: str
    reason: Message
    rows: int = 0
    accounts: float = 0
    left_out: Mapping[str, float] = {}
    """Why rows were left out -> how many."""
    columns: Mapping[str, str] = {}
    """Field -> header it was read from."""
    unused: tuple[str, ...] = ()
    """Headers that nothing was read from."""
    given: Mapping[str, float] = {}
    inferred: Mapping[str, Mapping[str, float]] = {}
    """Field -> what it was inferred from, such as 'employees' -> accounts."""
    missing: Mapping[str, float] = {}
    unknown_owners: Mapping[str, float] = {}
    """Owners who are none of the managers -> their accounts."""
    nobody: Mapping[str, float] = {}
    """Owners who are no person, such as TBD -> their accounts, which nobody has."""
    shared: Mapping[str, float] = {}
    """Two owners in one cell -> their accounts, of which each has half."""
    translated: Mapping[str, Mapping[str, float]] = {}
    """Field -> what a word of the file was taken for, such as 'Strategic' as key -> accounts."""
    unmapped: Mapping[str, Mapping[str, float]] = {}
    """Field -> value of the file that says nothing to amcap -> accounts."""
    odd_lines: Mapping[str, tuple[int, ...]] = {}
    """Field of amounts -> the first lines on which a cell was not understood."""
    currency: str | None = None
    """Code of the currency that amounts are in, where that is known."""
    notes: tuple[Message, ...] = ()
    """What a reader of the result should know about how the file was read."""
    speech: Speech = "portfolio"
    """In whose words it is told how to put things right."""


OTHERS = "(others)"
