"""Read a portfolio and check that every name in it leads somewhere."""

import os
from pathlib import PurePath
from typing import NamedTuple

from amcap.characters import clean_name
from amcap.messages import Guess, worded
from amcap.model.portfolio import Portfolio
from amcap.model.references import BadReference, reference_problems
from amcap.reading.document import Document
from amcap.reading.kind import HEAD, Kind, begins_as_table
from amcap.reading.load import WrongKindError, load_document
from amcap.reading.opening import STDIN, named_failures, source_name
from amcap.reading.problems import InputError, Problem
from amcap.reading.text import load_bytes
from amcap.reading.validate import validate


class TableInstead(NamedTuple):
    """A table where a portfolio is expected; its bytes, where they can be read but once."""

    data: bytes | None


def load_portfolio_document(path: str) -> Document | TableInstead:
    """The document in a file that should hold a portfolio, or that it is a table.

    Raises InputError with a way to start from nothing.
    """
    try:
        data = None if path != STDIN and os.path.isfile(path) else load_bytes(path)
        if begins_as_table(_head(path) if data is None else data, PurePath(path).suffix.lower()):
            return TableInstead(data)
        return load_document(path, data)
    except WrongKindError as error:
        if error.kind.is_table:
            return TableInstead(data)
        raise InputError(each._replace(message=_way_on(error.kind)) for each in error.problems) from None
    except InputError as error:
        raise InputError(map(_with_a_start, error.problems)) from None


def _head(path: str) -> bytes:
    with named_failures(source_name(path)), open(path, "rb") as file:
        return file.read(HEAD)


def parse_portfolio(document: Document, *, managers_known: bool = True) -> Portfolio:
    """The portfolio that a document describes. Raises InputError with all problems at once.

    Where its managers could not be read, no account's manager is looked for among them.
    """
    return validate(Portfolio, document, _references(document, managers_known=managers_known))


def _way_on(kind: Kind) -> str:
    return f"is {kind.called}, neither a portfolio nor a table; {kind.cure}"


_STARTS = {"no-such-file": "one to start from", "empty": "a file to start from"}


def _with_a_start(problem: Problem) -> Problem:
    start = _STARTS.get(problem.kind)
    if start is None:
        return problem
    return problem._replace(message=f"{worded(problem.message)}; `amcap init` writes {start}")


def _references(document: Document, *, managers_known: bool) -> list[Problem]:
    managers = None
    if managers_known and isinstance(document.value_at(("managers",)), list | None):
        managers = [(_text(entry, "name"), _texts(entry, "id")) for entry in _entries(document, "managers")]
    accounts = [
        (_text(entry, "name"), _text(entry, "manager"), _texts(entry, "not_with"))
        for entry in _entries(document, "accounts")
    ]
    known = tuple(name for name, _ in managers or () if name is not None)
    return [_reference(document, found, known) for found in reference_problems(managers, accounts)]


def _reference(document: Document, found: BadReference, known: tuple[str, ...]) -> Problem:
    if found.first is None:
        near = Guess(str(document.value_at(found.loc)), known, ". Add the manager, or take the key away.")
        return document.problem(found.loc, (str(found), near))
    line = document.line_of((*found.first, found.what))
    return document.problem(found.loc, f"{found} (line {line}); {found.once}")


def _entries(document: Document, key: str) -> list[object]:
    entries = document.value_at((key,))
    return entries if isinstance(entries, list) else []


def _text(entry: object, key: str) -> str | None:
    return _name(entry.get(key) if isinstance(entry, dict) else None)


def _texts(entry: object, key: str) -> list[str | None]:
    values = entry.get(key) if isinstance(entry, dict) else None
    return [_name(value) for value in (values if isinstance(values, list) else [values])]


def _name(value: object) -> str | None:
    return (clean_name(value) or None) if isinstance(value, str) else None
