"""Which cells amcap knows as headers, in any language and of any system: how a header is told from a title."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from amcap.model.table import TableFile
from amcap.model.table_words import ACCOUNT_FIELDS, GENERIC, MANAGER_FIELDS, SYSTEMS
from amcap.reading.tables.layout.header import Loose, fold, forms_of, keys_of
from amcap.reading.tables.layout.preset import load_preset

Subject = Literal["accounts", "managers"]
"""What the rows of a table are."""

ENOUGH = 2
"""Known columns that a row has to name for it to be a header wherever it stands."""
_LONGEST = 80
"""Characters of a cell beyond which it is a text, not a header."""


class Knows:
    """Counts the known columns that a row names: those of amcap, of all systems, and those that the user named."""

    def __init__(self, subject: Subject, table: TableFile) -> None:
        self._subject = subject
        self._given = {fold(header): field for field, header in table.columns.items()}

    def __call__(self, row: Sequence[str]) -> int:
        """How many different columns a row names; where that is enough at first sight, no more may be counted."""
        plain = _plain(self._subject)
        at_first = {field for cell in row if (field := plain.get(cell.strip().casefold()))}
        return len(at_first) if len(at_first) >= ENOUGH else self.count(row)

    def count(self, row: Sequence[str]) -> int:
        """How many different columns a row names."""
        return len({field for cell in row if 0 < len(cell) <= _LONGEST and (field := self._field(cell))})

    def _field(self, cell: str) -> str | None:
        known = _known(self._subject)
        for form in forms_of(cell, _loose()):
            if form and (field := self._given.get(form) or known.get(form)):
                return field
        return None


@cache
def _loose() -> Loose:
    """What the headers of any system may have besides the words they are known by."""
    generic, systems = load_preset(GENERIC), map(load_preset, SYSTEMS)
    return Loose(tuple(name for preset in systems for name in preset.objects), generic.loose(generic).noise)


@cache
def _plain(subject: Subject) -> dict[str, str]:
    """Header as it is written, but for case -> what it is a column of."""
    return {header.casefold(): column for column, header in _headers(subject)}


@cache
def _known(subject: Subject) -> dict[str, str]:
    """Header in each form -> what it is a column of."""
    loose = _loose()
    known: dict[str, str] = {}
    for column, header in _headers(subject):
        for key in keys_of(header, loose):
            known.setdefault(key, column)
    return known


def _headers(subject: Subject) -> Iterator[tuple[str, str]]:
    return _of_managers() if subject == "managers" else _of_accounts()


def _of_managers() -> Iterator[tuple[str, str]]:
    """What a column holds, and a header of it."""
    for alias in load_preset(GENERIC).managers:
        yield from ((alias.field, header) for header in alias.headers)
    yield from ((field, field) for field in MANAGER_FIELDS)


def _of_accounts() -> Iterator[tuple[str, str]]:
    """What a column holds, and a header of it; the columns that are no field are each of its own kind."""
    yield from ((field, field) for field in ACCOUNT_FIELDS)
    presets = [load_preset(name) for name in (GENERIC, *SYSTEMS)]
    for preset in presets:
        for alias in preset.columns:
            yield from ((alias.field, header) for header in alias.headers)
    for preset in presets:
        yield from ((header, header) for mark in preset.marks for header in mark.headers)
        yield from ((header, header) for matter in preset.matters for header in matter.headers)
        yield from ((header, header) for header in preset.undecided)
