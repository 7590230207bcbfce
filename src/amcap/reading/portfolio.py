"""Read a portfolio and check that every name in it leads somewhere."""

import shlex

from amcap.characters import clean_name, visible
from amcap.model.portfolio import Portfolio, reference_problems
from amcap.reading.document import Document
from amcap.reading.kind import Kind
from amcap.reading.load import WrongKindError, load_document
from amcap.reading.opening import STDIN
from amcap.reading.problems import InputError, Problem, suggestion
from amcap.reading.validate import validate

HINTS = 50
"""How many unknown managers are compared with the known ones."""


def load_portfolio(path: str) -> tuple[Portfolio, Document]:
    """The portfolio in a file ('-': standard input), and the document it came from. Raises InputError."""
    document = load_portfolio_document(path)
    return parse_portfolio(document), document


def load_portfolio_document(path: str) -> Document:
    """The document in a file that should hold a portfolio. Raises InputError with a way to start from nothing."""
    try:
        return load_document(path)
    except WrongKindError as error:
        raise InputError(each._replace(message=_way_on(error.kind, path)) for each in error.problems) from None
    except InputError as error:
        raise InputError(map(_with_a_start, error.problems)) from None


def parse_portfolio(document: Document) -> Portfolio:
    """The portfolio that a document describes. Raises InputError with all problems at once."""
    return validate(Portfolio, document, _references(document))


def _way_on(kind: Kind, path: str) -> str:
    if kind.is_table:
        command = f"amcap import {visible(shlex.quote(path))}" if path != STDIN else "amcap import FILE"
        way = f"make one of it: `{command}`, then `amcap assess portfolio.yaml`"
    else:
        way = f"{kind.cure}, for `amcap import`"
    return f"is {kind.called}, not a portfolio; {way}"


def _with_a_start(problem: Problem) -> Problem:
    starts = {"there is no such file": "one to start from", "is empty": "a file to start from"}
    if problem.message in starts:
        return problem._replace(message=f"{problem.message}; `amcap init` writes {starts[problem.message]}")
    return problem


def _references(document: Document) -> list[Problem]:
    if not isinstance(document.value_at(("managers",)), list | None):
        return []
    managers = [_text(entry, "name") for entry in _entries(document, "managers")]
    accounts = [(_text(entry, "name"), _text(entry, "manager")) for entry in _entries(document, "accounts")]
    problems: list[Problem] = []
    for loc, message in reference_problems(managers, accounts):
        if loc[-1] == "manager":
            known = [name for name in managers if name is not None]
            # The nearest of many names takes time to find, and no more than these are ever shown.
            near = suggestion(str(document.value_at(loc)), known) if len(problems) < HINTS else ""
            hint = near or " Add the manager, or take the key away."
            message = f"{message}.{hint}"
        else:
            entry = message.rpartition("[")[2].rstrip("]")
            message = f"{message} (line {document.line_of((loc[0], int(entry), 'name'))}); names are used once"
        problems.append(document.problem(loc, message))
    return problems


def _entries(document: Document, key: str) -> list[object]:
    entries = document.value_at((key,))
    return entries if isinstance(entries, list) else []


def _text(entry: object, key: str) -> str | None:
    value = entry.get(key) if isinstance(entry, dict) else None
    return (clean_name(value) or None) if isinstance(value, str) else None
