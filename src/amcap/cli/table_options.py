"""The options that say how to read a table of accounts, for every command that takes one: each a key of its block."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from amcap.characters import character_name, unsafe_in
from amcap.cli.completion import values
from amcap.model.table_words import TABLE_FORMS, TABLE_KEYS
from amcap.reading.problems import InputError, Problem

if TYPE_CHECKING:
    from amcap.model.table import TableFile

_COMPLETIONS: Mapping[str, Callable[[], list[str]]] = {
    "from": values.systems,
    "columns": values.columns,
    "units": values.columns,
    "numbers": values.number_styles,
    "dates": values.date_styles,
    "encoding": values.encodings,
}
_GROUP = re.compile(r"[A-Z]+(\.[A-Z]+)?=[A-Z]+")
"""The form of an option whose key is a group of keys, one for each time that it is given."""


class TableAsked(NamedTuple):
    """How to read tables, None where nothing is said; the options that say so, as they can be pasted again; and files.

    `files` are those that the options name, which no report may go over.
    """

    settings: "TableFile | None" = None
    options: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


NOTHING_SAID = TableAsked()


def option_of(key: str) -> str:
    """The option of a key: --header-row for header_row."""
    return f"--{key.replace('_', '-')}"


def takes_tables(command: Callable[..., None]) -> Callable[..., None]:
    """A command with these options, whose parameter `tables` is handed what they say, as a TableAsked."""

    @wraps(command)
    def taking(**given: Any) -> None:
        said = {key: given.pop(name) for key, name in _NAMES.items()}
        command(
            **given, tables=_asked({key: value for key, value in said.items() if value is not None and value != []})
        )

    own = [each.replace(kind=Parameter.KEYWORD_ONLY) for each in signature(command).parameters.values()]
    kept = [each for each in own if each.name != "tables"]
    options = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=_annotation(key))
        for key, name in _NAMES.items()
    ]
    taking.__signature__ = signature(command).replace(parameters=[*kept, *options])  # type: ignore[attr-defined]
    taking.__annotations__ = {each.name: each.annotation for each in (*kept, *options)}
    return taking


_NAMES: Mapping[str, str] = {key: f"table_{key}" for key in TABLE_FORMS}
"""Key -> name of the parameter that its option fills."""
PARAMETERS = frozenset(_NAMES.values())


def _annotation(key: str) -> Any:
    form = TABLE_FORMS[key]
    several = _GROUP.fullmatch(form) is not None
    if not form:
        return Annotated[bool | None, typer.Option(option_of(key), help=TABLE_KEYS[key])]
    option = typer.Option(
        option_of(key),
        metavar=form,
        autocompletion=_COMPLETIONS.get(key),
        help=TABLE_KEYS[key] + (" Repeatable." if several else ""),
    )
    return Annotated[list[str] | None if several else str | None, option]


def _asked(said: Mapping[str, Any]) -> TableAsked:
    """What options say, in the words of a block. A usage error for what no block could say."""
    if not said:
        return TableAsked()
    from amcap.reading.table_settings import rates_file, table_settings

    given = {
        key: _grouped(key, value) if isinstance(value, list) else _plain(key, value) for key, value in said.items()
    }
    try:
        settings = table_settings(given)
    except InputError as error:
        raise typer.BadParameter(
            "; ".join(map(_told, error.problems)), param_hint=" and ".join(_hints(error))
        ) from None
    rates = rates_file(given)
    return TableAsked(settings, tuple(_as_typed(said)), () if rates is None else (rates,))


def _told(problem: Problem) -> str:
    return problem._replace(path=problem.path[1:]).told("options")


def _hints(error: InputError) -> list[str]:
    return list(dict.fromkeys(option_of(str(problem.path[0])) for problem in error.problems))


def _as_typed(said: Mapping[str, Any]) -> Iterable[str]:
    for key, value in said.items():
        for each in value if isinstance(value, list) else [value]:
            yield option_of(key)
            if each is not True:
                yield each


def _plain(key: str, text: str | bool) -> str | int:
    if isinstance(text, bool):
        return text
    if TABLE_FORMS[key] == "NUMBER" and text.isdecimal():
        return int(text)
    return text.casefold() if key == "from" else text


def _grouped(key: str, texts: list[str]) -> dict[str, Any]:
    """The keys of a group, each given as NAME=VALUE or, where keys have groups, as NAME.VALUE=WORD."""
    group: dict[str, Any] = {}
    for text in texts:
        name, value = _parted(key, text)
        nested = group
        if "." in TABLE_FORMS[key]:
            field, dot, name = name.partition(".")
            if not (dot and field and name):
                raise typer.BadParameter(f"{text!r} is not {TABLE_FORMS[key]}", param_hint=option_of(key))
            nested = group.setdefault(field, {})
        if name not in nested:
            nested[name] = value
        elif key == "where":
            nested[name] = [*(nested[name] if isinstance(nested[name], list) else [nested[name]]), value]
        else:
            raise typer.BadParameter(f"{name} is given twice", param_hint=option_of(key))
    return group


def _parted(key: str, text: str) -> tuple[str, str]:
    """What stands before and after the '=', any run of spaces and line breaks as one space."""
    # Headers and values of a file may hold such a sign; fields, words and names of managers hardly do.
    before, separator, after = text.rpartition("=") if key in ("values", "owners") else text.partition("=")
    name, value = " ".join(before.split()), " ".join(after.split())
    if not (name and separator):
        raise typer.BadParameter(f"{text!r} has no '=' with a name before it", param_hint=option_of(key))
    if unsafe := unsafe_in(name) or unsafe_in(value):
        raise typer.BadParameter(f"{text!r} holds the {character_name(unsafe)}", param_hint=option_of(key))
    if not value and key != "where":
        raise typer.BadParameter(f"{text!r} says nothing after the '='", param_hint=option_of(key))
    return name, value
