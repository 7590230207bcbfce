"""Where a portfolio says that its managers or accounts are kept, and whether a table can be read there."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amcap.reading.document import Document
from amcap.reading.opening import STDIN, as_on_disk, refuse_empty_path, trouble_with, why_unreadable
from amcap.reading.problems import InputError, Problem, shown

if TYPE_CHECKING:
    # Most portfolios hold their accounts themselves; what describes tables is loaded when one is met.
    from amcap.model.table import TableFile


class Pointer(NamedTuple):
    """The path of a table, '-' for standard input, and how to read it."""

    path: str
    table: "TableFile"


class Pointers(NamedTuple):
    """What a portfolio points at, by key (accounts, managers); None is a pointer with problems."""

    found: Mapping[str, Pointer | None]
    problems: tuple[Problem, ...]

    def path(self, key: str) -> str | None:
        """The path of a key's table, None where there is none or it is wrong."""
        pointer = self.found.get(key)
        return None if pointer is None else pointer.path


def pointers_in(document: Document, path: str, instead: Mapping[str, str | None], *, confined: bool) -> Pointers:
    """The tables that a portfolio at a path points at, or that are to be used `instead`, by key.

    Confined, a portfolio may point only at what lies in its own folder or below: one that somebody else wrote could
    have any file read, and a cell of it told. Files used instead are the user's own choice.
    """
    folder = folder_of(path)
    found: dict[str, Pointer | None] = {}
    problems: list[Problem] = []
    for key, file in instead.items():
        try:
            pointer = _pointer(document, key, folder, file, confined=confined)
        except InputError as error:
            found[key] = None
            problems += error.problems
        else:
            if pointer is not None:
                found[key] = pointer
    return Pointers(found, tuple(problems))


def folder_of(path: str) -> str:
    """The folder that the files a portfolio names are looked for in: its own, or the current one."""
    return os.curdir if path == STDIN else os.path.dirname(path) or os.curdir


def _pointer(document: Document, key: str, folder: str, instead: str | None, *, confined: bool) -> Pointer | None:
    told = document.value_at((key,))
    if instead is None and (not isinstance(told, dict) or _is_an_entry(told)):
        return None
    if instead is not None:
        refuse_empty_path(instead)
    from amcap.model.table import AccountsFile, ManagersFile, TableFile
    from amcap.reading.validate import validate

    if not isinstance(told, dict):
        return Pointer(str(instead), TableFile(file=str(instead)))
    if instead is not None:
        told = {**told, "file": instead}
    model = AccountsFile if key == "accounts" else ManagersFile
    table = validate(model, Document(document.name, told, document.places, within=(key,)))
    if instead is not None or table.file == STDIN:
        return Pointer(table.file, table)
    path, trouble = located(folder, table.file, confined=confined)
    if trouble is not None:
        raise InputError([document.problem((key, "file"), trouble)])
    return Pointer(path, table)


def _is_an_entry(told: dict[object, object]) -> bool:
    """Whether a group of keys is an entry that lacks its dash, or nothing at all, rather than a pointer at a table."""
    return not told or ("name" in told and "file" not in told)


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
