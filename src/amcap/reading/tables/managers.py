"""A table of managers: few rows, read whole into entries as a portfolio would hold them."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from amcap.model.portfolio import Manager
from amcap.model.table import TableFile
from amcap.model.table_words import FIRST, GENERIC, LAST, MANAGER_FIELDS, MANAGER_WORDS, OWN
from amcap.reading.problems import shown
from amcap.reading.tables.cells.amount import AmountColumn
from amcap.reading.tables.cells.day import DayColumn
from amcap.reading.tables.cells.number import BadCellError, NumberColumn
from amcap.reading.tables.cells.words import WordColumn, clean_as_name
from amcap.reading.tables.faults import Faults
from amcap.reading.tables.file.grid import Grid
from amcap.reading.tables.file.row_reader import UnreadableError
from amcap.reading.tables.layout.columns import columns_of, note_slips, require
from amcap.reading.tables.layout.header import Header
from amcap.reading.tables.layout.heading import Heading
from amcap.reading.tables.layout.preset import Preset, fold_value, load_preset
from amcap.reading.tables.rows.footer import Footers
from amcap.reading.tables.rows.where import Where

ManagerRow = tuple[dict[str, Any], int]
"""What stands of a manager, as in a portfolio, and the line it stands on."""

_LIST = re.compile(r"[;,|\n]")
_UNITS = {"thousands": 1e3, "millions": 1e6}


def managers_in(heading: Heading, table: TableFile) -> list[ManagerRow]:
    """The managers of a table. Raises InputError with every problem."""
    grid, header_row, header_line = heading.grid, heading.row, heading.line
    faults = Faults(grid.name)
    generic, own = load_preset(GENERIC), load_preset(OWN)
    header = Header(header_row, header_line, faults, generic.loose(generic))
    columns = columns_of(header, [generic.managers], MANAGER_FIELDS, table, faults)
    if not {FIRST, LAST} & set(columns):
        require("name", "the manager's name", columns, header, generic.managers, faults)
    ids = [*_ids(header, columns, generic)]
    note_slips(header, columns, MANAGER_FIELDS, own, faults)
    tests = [
        (index, Where(name, values))
        for name, values in table.where.items()
        if (index := header.given(name, "where")) is not None
    ]
    faults.settle()
    rows = _rows(grid, header_row, header_line, Footers(header_row), faults)
    rows = [(line, row) for line, row in rows if all(where.keeps(row[index]) for index, where in tests)]
    blanks = {blank.casefold() for blank in ("", *generic.blanks)}
    told = {field: index for field, index in columns.items() if field != "id"}
    readers = {field: _reader(field, index, table, rows, blanks) for field, index in told.items()}
    entries = []
    for line, row in rows:
        entry = {}
        for field, index in told.items():
            raw = row[index].strip()
            if raw.casefold() in blanks:
                continue
            try:
                entry[field] = readers[field](raw)
            except BadCellError as error:
                faults.note(line, error.message, header.names[index], index + 1)
        entries.append((_named({**entry, **_identified(row, ids, blanks)}, line, faults), line))
    _note_repeated(entries, _name_column(columns), header, faults)
    faults.settle()
    return entries


def _rows(
    grid: Grid, header_row: Sequence[str], header_line: int, footers: Footers, faults: Faults
) -> list[tuple[int, list[str]]]:
    """The rows below the header, each as wide as it, with the lines they begin on."""
    width, rows, start = len(header_row), [], header_line + 1
    try:
        with grid.reading() as reader:
            for row in reader:
                line, start = start, reader.line_num + 1
                if reader.line_num <= header_line:
                    start = header_line + 1
                elif footers.kind(row) is None:
                    if any(cell.strip() for cell in row[width:]):
                        faults.note(line, f"has {len(row)} cells, {len(row) - width} more than the header")
                    else:
                        rows.append((line, row[:width] + [""] * (width - len(row))))
    except UnreadableError as error:
        raise faults.fail(error.line, error.message) from None
    return rows


def _reader(
    field: str, index: int, table: TableFile, rows: Sequence[tuple[int, list[str]]], blanks: set[str]
) -> Callable[[str], Any]:
    """What turns a cell of a field into the value a portfolio would hold."""
    if field in MANAGER_WORDS:
        given = {fold_value(value): word for value, word in table.values.get(field, {}).items()}
        return WordColumn(field, MANAGER_WORDS[field], given, strict=True).convert
    cells = [row[index] for _, row in rows]
    if field in ("name", FIRST, LAST):
        return clean_as_name
    if field == "expertise":
        return lambda raw: [clean_as_name(part) for part in _LIST.split(raw) if part.strip()]
    if field == "started":
        days = DayColumn(cells, index, table.dates)
        return lambda raw: days.read(raw).isoformat()
    scale = _UNITS[table.units[field]] if field in table.units else 1.0
    whole = field in ("assistants", "max_accounts")
    number = NumberColumn(index, lambda: cells, table.numbers, scale=scale, whole=whole)
    amount = AmountColumn(Manager.model_fields[field], number, lambda raw: raw.casefold() in blanks, whole=whole)
    return lambda raw: None if (value := amount.read_strictly(raw)) is None else int(value) if whole else value


def _ids(header: Header, columns: dict[str, int], generic: Preset) -> Iterator[int]:
    """The columns that name a manager in some system: ids, e-mail addresses, user names."""
    known = [name for alias in generic.managers if alias.field == "id" for name in alias.headers]
    others = [index for field, index in columns.items() if field != "id"]
    found = dict.fromkeys(index for each in header.found(known, others) for index in (each.column, *each.alike))
    yield from dict.fromkeys([columns["id"], *found] if "id" in columns else found)


def _identified(row: Sequence[str], ids: Sequence[int], blanks: set[str]) -> dict[str, list[str]]:
    cells = [row[index] for index in ids if row[index].strip().casefold() not in blanks]
    found = [clean_as_name(part) for cell in cells for part in _LIST.split(cell) if part.strip()]
    return {"id": list(dict.fromkeys(found))} if found else {}


def _named(entry: dict[str, Any], line: int, faults: Faults) -> dict[str, Any]:
    """An entry under one name: that of its column, or the first and the last name, or else how a system calls it."""
    parts = [part for part in (entry.pop(FIRST, None), entry.pop(LAST, None)) if part]
    name = entry.pop("name", None) or " ".join(parts) or next(iter(entry.get("id", ())), None)
    if name is None:
        faults.note(line, "is missing; every manager needs a name", "name")
        return entry
    return {"name": name, **entry}


def _name_column(columns: dict[str, int]) -> int:
    return next(columns[field] for field in ("name", LAST, FIRST) if field in columns)


def _note_repeated(entries: Sequence[ManagerRow], index: int, header: Header, faults: Faults) -> None:
    seen: dict[str, int] = {}
    for entry, line in entries:
        name = entry.get("name")
        if name is not None and seen.setdefault(name, line) != line:
            message = f"{shown(name)!r} is already the name on line {seen[name]}; names are used once"
            faults.note(line, message, header.names[index], index + 1)
