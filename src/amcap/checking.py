"""Checks of files, one after the other, without judging what they hold."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from amcap.engine.evaluation.gathering import records_of
from amcap.model.assessment import SCHEMA_VERSION, Tool
from amcap.model.validation import Validation
from amcap.quantities import counted
from amcap.reading.loaded import load
from amcap.reading.opening import source_name
from amcap.reading.problems import InputError, faults_of
from amcap.reading.rulebook import load_rulebook
from amcap.version import __version__

if TYPE_CHECKING:
    from amcap.model.table import TableFile

AnyPath = str | os.PathLike[str]


class Checked(NamedTuple):
    """A file, as messages name it, and what it holds or all that is wrong with it."""

    name: str
    holds: str
    error: InputError | None


def check(
    portfolios: Iterable[AnyPath],
    rulebook: AnyPath | None = None,
    *,
    table: "TableFile | None" = None,
    confined: bool = False,
) -> Iterator[Checked]:
    """Check a rule book, then portfolios with all that they point at, one after the other.

    `table` says how to read accounts that are in tables.
    """
    if rulebook is not None:
        yield _checked(rulebook, _rulebook_holds)
    for portfolio in portfolios:
        yield _checked(portfolio, partial(_portfolio_holds, table=table, confined=confined))


def validation_of(checked: Iterable[Checked]) -> Validation:
    """What came of checks, in one answer."""
    told = list(checked)
    faults = tuple(fault for one in told if one.error is not None for fault in faults_of(one.error))
    valid = dict.fromkeys(one.name for one in told if one.error is None)
    return Validation(
        schema_version=SCHEMA_VERSION,
        tool=Tool("amcap", __version__),
        valid=not faults,
        valid_files=tuple(valid),
        problems=faults,
    )


def _checked(path: AnyPath, holds: Callable[[str], str]) -> Checked:
    text = os.fspath(path)
    try:
        return Checked(source_name(text), holds(text), None)
    except InputError as error:
        return Checked(source_name(text), "", error)


def _portfolio_holds(path: str, *, table: "TableFile | None", confined: bool) -> str:
    loaded = load(path, settings=table, confined=confined, strict=True)
    accounts = sum(count for _, _, count, *_ in loaded.records() or records_of(loaded.portfolio))
    return f"{counted(len(loaded.portfolio.managers), 'manager')}, {counted(accounts, 'account')}"


def _rulebook_holds(path: str) -> str:
    book = load_rulebook(path)
    return f"rule book {book.id}, revision {book.revision}"
