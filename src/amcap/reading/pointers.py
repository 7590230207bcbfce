"""Where a portfolio says that its managers or accounts are kept, and whether a table can be read there."""

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amcap.model.loc import Loc
from amcap.model.table_words import SEVERAL
from amcap.reading.document import Document
from amcap.reading.opening import STDIN, as_on_disk, refuse_empty_path, trouble_with, why_unreadable
from amcap.reading.problems import InputError, Problem, shown

if TYPE_CHECKING:
    # Most portfolios hold their accounts themselves; what describes tables is loaded when one is met.
    from amcap.model.table import TableFile


_MAGIC = frozenset("*?[")
"""What makes a path a pattern."""


class Pointer(NamedTuple):
    """The path of a table, '-' for standard input, and how to read it."""

    path: str
    table: "TableFile"


class Pointers(NamedTuple):
    """What a portfolio points at, by key (accounts, managers); none at a key is a pointer with problems."""

    found: Mapping[str, tuple[Pointer, ...]]
    problems: tuple[Problem, ...]
    named: tuple[str, ...]
    """The paths of all files that are named, also where something else is wrong with how."""


def pointers_in(
    document: Document,
    path: str,
    instead: Mapping[str, str | None],
    settings: "TableFile | None" = None,
    *,
    confined: bool,
) -> Pointers:
    """The tables that a portfolio at a path points at, or that are to be used `instead`, by key.

    `settings` say how to read accounts before what the portfolio says. Confined, a portfolio may point only at what
    lies in its own folder or below: one that somebody else wrote could have any file read, and a cell of it told.
    Files used instead are the user's own choice.
    """
    folder = folder_of(path)
    found: dict[str, tuple[Pointer, ...]] = {}
    problems: list[Problem] = []
    named: list[str] = []
    for key, file in instead.items():
        blocks = _blocks(document, key)
        if file is not None:
            refuse_empty_path(file)
            named.append(file)
            blocks = [((key,), document.value_at((key,)))]
        pointers: list[Pointer] = []
        for loc, told in blocks:
            named += _named(folder, told, confined=confined)
            try:
                pointers += _pointers(document, loc, told, folder, file, confined=confined)
            except InputError as error:
                problems += error.problems
        if settings is not None and key == "accounts":
            pointers = [pointer._replace(table=pointer.table.over(settings)) for pointer in pointers]
        if blocks:
            problems += _repeated(document, (key,), pointers)
            found[key] = tuple(pointers)
    return Pointers(found, tuple(problems), tuple(named))


def _blocks(document: Document, key: str) -> list[tuple[Loc, object]]:
    """Where a key points at tables: it holds one block, or a list of nothing else."""
    told = document.value_at((key,))
    if isinstance(told, list) and key in SEVERAL and any(map(_is_a_block, told)):
        return [((key, index), each) for index, each in enumerate(told)]
    return [((key,), told)] if isinstance(told, dict) and told and not _is_an_entry(told) else []


def _repeated(document: Document, loc: Loc, pointers: list[Pointer]) -> list[Problem]:
    """A problem for each file that is named more than once, also by a pattern."""
    times = Counter(os.path.realpath(pointer.path) for pointer in pointers if pointer.path != STDIN)
    return [
        document.problem(
            loc, f"{shown(os.path.basename(path))!r} is named {number} times; its accounts would count as often"
        )
        for path, number in times.items()
        if number > 1
    ]


def _named(folder: str, told: object, *, confined: bool) -> list[str]:
    """The paths that a block names, whatever else is wrong with it."""
    if not isinstance(told, dict):
        return []
    file, rates = told.get("file"), told.get("rates")
    files = _fitting(folder, file, confined=confined) if isinstance(file, str) and file != STDIN else []
    return [os.path.join(folder, each) for each in (*files, *([rates] if isinstance(rates, str) else []))]


def folder_of(path: str) -> str:
    """The folder that the files a portfolio names are looked for in: its own, or the current one."""
    return os.curdir if path == STDIN else os.path.dirname(path) or os.curdir


def _pointers(
    document: Document, loc: Loc, told: object, folder: str, instead: str | None, *, confined: bool
) -> list[Pointer]:
    """The tables of one block: one, or those that its pattern fits. Raises InputError."""
    from amcap.model.table import AccountsFile, ManagersFile, TableFile
    from amcap.reading.rates import with_rates
    from amcap.reading.validate import validate

    if instead is not None and not isinstance(told, dict):
        return [Pointer(instead, TableFile(file=instead))]
    if len(loc) > 1 and not _is_a_block(told):
        raise InputError([document.problem(loc, "names no file; a list holds either accounts or tables of them")])
    if isinstance(told, dict) and instead is not None:
        told = {**told, "file": instead}
    model = AccountsFile if loc[0] == "accounts" else ManagersFile
    table = validate(model, Document(document.name, told, document.places, within=loc))
    if isinstance(table.rates, str):
        table = with_rates(table, _rates_file(document, loc, folder, table.rates, confined=confined))
    if instead is not None or table.file == STDIN:
        return [Pointer(table.file, table)]
    pointers = []
    for file in _fitting(folder, table.file, confined=confined):
        path, trouble = located(folder, file, confined=confined)
        if trouble is not None:
            raise InputError([document.problem((*loc, "file"), trouble)])
        pointers.append(Pointer(path, table))
    return pointers


def _rates_file(document: Document, loc: Loc, folder: str, file: str, *, confined: bool) -> str:
    path, trouble = located(folder, file, confined=confined)
    if trouble is not None:
        raise InputError([document.problem((*loc, "rates"), trouble)])
    return path


def files_fitting(pattern: str, folder: str = os.curdir) -> list[str]:
    """The files that a pattern such as exports/*.csv fits, by name; what is no pattern, or fits nothing, as it is."""
    if _MAGIC.isdisjoint(pattern) or os.path.lexists(os.path.join(folder, pattern)):
        return [pattern]
    from glob import glob

    return sorted(glob(pattern, root_dir=folder)) or [pattern]


def _fitting(folder: str, pattern: str, *, confined: bool) -> list[str]:
    # A pattern that leads elsewhere would tell the names of files there.
    if confined and not _lies_in(folder, os.path.join(folder, pattern)):
        return [pattern]
    return files_fitting(pattern, folder)


def _is_a_block(told: object) -> bool:
    return isinstance(told, dict) and "file" in told and "name" not in told


def _is_an_entry(told: dict[object, object]) -> bool:
    """Whether a group of keys is an entry that lacks its dash rather than a pointer at a table."""
    return "name" in told and "file" not in told


def located(folder: str, file: str, *, confined: bool) -> tuple[str, str | None]:
    """The path of a file that a portfolio in a folder names, and what is wrong with it."""
    named = str(Path(folder) / file)
    path = named if confined and not _lies_in(folder, named) else as_on_disk(named)
    if confined and not _lies_in(folder, path):
        return path, f"{shown(file)!r} lies outside the portfolio's folder, and --confine keeps to it; move it there"
    trouble = trouble_with(path)
    if trouble is None:
        return path, None
    if isinstance(trouble, FileNotFoundError):
        return path, f"{why_unreadable(trouble)} {shown(file)}"
    return path, f"{shown(file)!r} {why_unreadable(trouble)}"


def _lies_in(folder: str, path: str) -> bool:
    """Whether a path leads to something below a folder, all links followed."""
    try:
        root = os.path.realpath(folder)
        return os.path.commonpath((root, os.path.realpath(path))) == root
    except (OSError, ValueError):
        # Such as another drive of Windows.
        return False
