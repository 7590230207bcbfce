"""Which column of a table holds which field: what the user says first, then what the presets know."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from amcap.messages import Cure
from amcap.model.table import TableFile
from amcap.model.table_words import OWN
from amcap.reading.problems import shown
from amcap.reading.tables.faults import Faults
from amcap.reading.tables.layout.header import EXACT, Header, fold
from amcap.reading.tables.layout.preset import Alias, Preset

Fits = Callable[[str, int, bool], bool]
"""Whether a column holds a field as far as its cells tell, given whether it is headed by a doubtful word."""

_NEAR = 0.8
"""How alike a header and a field's name have to be for the header to count as a slip of the pen."""
_ALIASES_SHOWN = 4


def columns_of(
    header: Header,
    presets: Sequence[Sequence[Alias]],
    fields: Sequence[str],
    table: TableFile,
    faults: Faults,
    fits: Fits = lambda *_: True,
) -> dict[str, int]:
    """Field -> column. A column serves one field, the one that the user gave it first.

    What one preset knows of any field goes before what the next one knows, and its doubtful words come last. Of a
    field's columns it is the first that fits; where none does, the surest.
    """
    columns: dict[str, int] = {}
    for field, name in table.columns.items():
        if field not in fields:
            faults.note(header.line, f"columns: {field!r} is not a field here: {', '.join(fields)}")
        elif (index := header.given(name, f"columns: {field}")) is not None:
            columns[field] = index
    misfits: dict[str, int] = {}
    for level in _levels(presets):
        for field in fields:
            if field in columns or field not in level.headers:
                continue
            for found in header.found(level.headers[field], taken=columns.values()):
                if not fits(field, found.column, level.doubtful):
                    misfits.setdefault(field, found.column)
                    continue
                if found.alike and found.form <= EXACT:
                    header.note_twice(found)
                columns[field] = found.column
                break
    for field, index in misfits.items():
        if field not in columns and index not in columns.values():
            columns[field] = index
    return columns


class _Level(NamedTuple):
    """What is tried at a time: field -> headers."""

    headers: dict[str, list[str]]
    doubtful: bool


def _levels(presets: Sequence[Sequence[Alias]]) -> Iterator[_Level]:
    for aliases in presets:
        for doubtful in (False, True):
            headers: dict[str, list[str]] = {}
            for alias in aliases:
                if alias.doubtful == doubtful:
                    headers.setdefault(alias.field, []).extend(alias.headers)
            yield _Level(headers, doubtful)


def require(
    field: str,
    what: str,
    columns: dict[str, int],
    header: Header,
    aliases: Iterable[Alias],
    faults: Faults,
    likely: Sequence[int] = (),
) -> None:
    """Note a problem where no column holds a field that cannot be done without; `likely` are columns that may."""
    if field in columns:
        return
    known = list(dict.fromkeys(repr(name) for alias in aliases if alias.field == field for name in alias.headers))
    looked_for = f" (looked for {', '.join(known[:_ALIASES_SHOWN])})" if known else ""
    names = [header.names[index] for index in likely]
    may = f" It may be {' or '.join(repr(shown(name)) for name in names[:_ALIASES_SHOWN])}." if names else ""
    cure = Cure("columns", names[0] if names else None, field)
    message = f"no column holds {what}{looked_for}. The file has: {header.listed()}.{may} Name the column with "
    faults.note(header.line, (message, cure))


def note_slips(header: Header, columns: dict[str, int], fields: Sequence[str], preset: Preset, faults: Faults) -> None:
    """Note headers that are nearly, but not quite, a field of amcap's own: a column left unread would be a trap."""
    if preset.name != OWN:
        return
    free = {fold(field): field for field in fields if field not in columns}
    for index, name in enumerate(header.names):
        if index not in columns.values() and (near := get_close_matches(fold(name), list(free), n=1, cutoff=_NEAR)):
            faults.note(header.line, f"unknown column. Did you mean {free[near[0]]!r}?", shown(name), index + 1)


def unused_headers(header: Header, used: Iterable[int]) -> tuple[str, ...]:
    """Headers of the columns that nothing is read from."""
    taken = set(used)
    return tuple(shown(name) for index, name in enumerate(header.names) if name and index not in taken)
