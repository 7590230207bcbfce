"""What is said of an input, in parts: plain words, and what is worded only where it is told, and to whom."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from amcap.characters import visible
from amcap.naming import pasted
from amcap.snippets import plain_or_quoted

_VALUE_SHOWN = 60
_WORD_COMPARED = 200

Speech = Literal["portfolio", "options"]
"""Who is spoken to: someone who writes a portfolio, or someone who imports a table with options."""


class Cure(NamedTuple):
    """A setting of a table that puts something right, such as `columns: {manager: Rep}`.

    `field` is a key within the setting; where the setting holds groups of keys, it is both, as in
    Cure("values", "key", ("tier", "Gold")), or the value is a group. A value of None leaves the value to the reader.
    """

    setting: str
    value: str | Mapping[str, str] | None = None
    field: str | tuple[str, str] | None = None


class Guess(NamedTuple):
    """A word that is not known, and those that may have been meant; they are compared only when it is told."""

    word: str
    choices: Sequence[str]
    otherwise: "Message" = ""
    """What to say where none of them is near."""


Part = str | Cure | Guess
Message = str | tuple[Part, ...]


def worded(message: Message, speech: Speech = "portfolio", *, guessing: bool = True) -> str:
    """A message as text; guesses take time, so they are left out where many messages are told."""
    if isinstance(message, str):
        return message
    return "".join(_part(part, speech, guessing=guessing) for part in message)


def _part(part: Part, speech: Speech, *, guessing: bool) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Cure):
        return " ".join(map(pasted, as_options(part))) if speech == "options" else _setting(part)
    near = suggestion(part.word, part.choices) if guessing else ""
    return f".{near}" if near else worded(part.otherwise, speech)


def _setting(cure: Cure) -> str:
    value = "..." if cure.value is None else _in_yaml(cure.value)
    if cure.field is None:
        return f"`{cure.setting}:`" if cure.value is None else f"`{cure.setting}: {value}`"
    fields = (cure.field,) if isinstance(cure.field, str) else cure.field
    opened = "".join(f"{{{plain_or_quoted(field)}: " for field in fields)
    return f"`{cure.setting}: {opened}{value}{'}' * len(fields)}`"


def _in_yaml(value: str | Mapping[str, str]) -> str:
    if isinstance(value, str):
        return plain_or_quoted(value)
    return f"{{{', '.join(f'{plain_or_quoted(key)}: {plain_or_quoted(word)}' for key, word in value.items())}}}"


def as_options(cure: Cure) -> tuple[str, ...]:
    """The option or options, each before what it is given, that put the same right where settings are options."""
    name = f"--{cure.setting.replace('_', '-')}"
    field = ".".join(cure.field) if isinstance(cure.field, tuple) else cure.field
    if isinstance(cure.value, Mapping):
        return tuple(part for key, word in cure.value.items() for part in (name, f"{field}.{key}={word}"))
    if field is None:
        return (name,) if cure.value is None else (name, cure.value)
    return name, f"{field}={_LEFT_OPEN.get(cure.setting, VALUE) if cure.value is None else cure.value}"


VALUE = "VALUE"
_LEFT_OPEN = {"columns": "HEADER", "owners": "NAME", "values": "WORD"}
"""What an option shows in the place of a value that is left to the reader."""


def shown(value: object) -> str:
    """A value from an input, short and printable."""
    text = value if isinstance(value, str) else repr(value)
    text = visible(text[: _VALUE_SHOWN + 1])
    return text if len(text) <= _VALUE_SHOWN else f"{text[:_VALUE_SHOWN]}..."


def suggestion(word: str, choices: Iterable[str]) -> str:
    """' Did you mean ...?' for the nearest of the choices, or nothing where none is near."""
    near = _nearest(word[:_WORD_COMPARED].casefold(), tuple(choices))
    return "" if near is None else f" Did you mean {shown(near)!r}?"


@lru_cache(maxsize=64)
def _nearest(word: str, choices: tuple[str, ...]) -> str | None:
    # Remembered, as what is said to a person may go into a report, too.
    from difflib import get_close_matches

    by_fold = {choice.casefold(): choice for choice in choices}
    near = get_close_matches(word, list(by_fold), n=1)
    return by_fold[near[0]] if near else None
