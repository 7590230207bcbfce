"""Which column of a table holds which field: what the user says first, then what the preset knows."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from amcap.messages import Cure
from amcap.model.table import TableFile
from amcap.model.table_words import OWN
from amcap.reading.problems import shown
from amcap.reading.tables.faults import Faults
from amcap.reading.tables.layout.header import Header, fold
from amcap.reading.tables.layout.preset import Alias, Preset

_NEAR = 0.8
"""How alike a header and a field's name have to be for the header to count as a slip of the pen."""
_ALIASES_SHOWN = 4


def columns_of(
    header: Header, aliases: Sequence[Alias], fields: Sequence[str], table: TableFile, faults: Faults
) -> dict[str, int]:
    """Field -> column. A column serves one field, the one that the user gave it first."""
    columns: dict[str, int] = {}
    for field, name in table.columns.items():
        if field not in fields:
            faults.note(header.line, f"columns: {field!r} is not a field here: {', '.join(fields)}")
        elif (index := header.given(name, f"columns: {field}")) is not None:
            columns[field] = index
    for field in fields:
        if field not in columns:
            known = [name for alias in aliases if alias.field == field for name in alias.headers]
            index = header.find(known, taken=columns.values())
            if index is not None:
                columns[field] = index
    return columns


def require(
    field: str, what: str, columns: dict[str, int], header: Header, aliases: Sequence[Alias], faults: Faults
) -> None:
    """Note a problem where no column holds a field that cannot be done without."""
    if field not in columns:
        known = list(dict.fromkeys(repr(name) for alias in aliases if alias.field == field for name in alias.headers))
        looked_for = f" (looked for {', '.join(known[:_ALIASES_SHOWN])})" if known else ""
        faults.note(
            header.line,
            (
                f"no column holds {what}{looked_for}. The file has: {header.listed()}. Name the column with ",
                Cure("columns", field=field),
            ),
        )


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
