"""What a person reads in a table, and the table itself as a file, in the encoding or the workbook it came in."""

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.reading.tables.workbook import workbook

RIGHT = Path(__file__).parent
_TABLES = (".csv", ".tsv", ".txt")
_SHEET = re.compile(r"^### (.+)\n", re.MULTILINE)


class Expected(NamedTuple):
    """The keys of `NAME.yaml`. What is absent is not asked for."""

    about: str
    """One line: what the table shows."""
    options: tuple[str, ...] = ()
    """As typed after `amcap import FILE`."""
    encoding: str | None = None
    """The table stands here in UTF-8 and is written in this encoding."""
    sheets: bool = False
    """Whether the table is a workbook, each sheet under a line '### NAME'."""
    beside: Mapping[str, str] = {}
    """Further files in the same folder, such as a table of users: name -> text."""
    managers: dict[str, float] | None = None
    """Manager -> accounts, a fraction where one is shared; nobody else is a manager."""
    unassigned: float | None = None
    revenue: float | None = None
    """Of all accounts, a year."""
    currency: str | None = None
    fields: Mapping[str, Mapping[str, Any]] = {}
    """Account -> field -> value, null where the field is not known; of some accounts."""
    says: tuple[str, ...] = ()
    """Pieces of what is told, whatever lines they are on."""
    silent: tuple[str, ...] = ()
    """Pieces that are not told."""
    refused: tuple[str, ...] = ()
    """Pieces of what is told where no portfolio is written: exit 2."""


def tables() -> list[Path]:
    return sorted(path for path in RIGHT.glob("*/*") if path.suffix in _TABLES)


def expected_of(path: Path) -> Expected:
    """What is expected of a table. Fails for a key that is not known."""
    said = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))
    unknown = set(said) - set(Expected._fields)
    assert not unknown, f"unknown keys: {', '.join(sorted(unknown))}"
    assert set(said) & {"managers", "refused"}, "says neither whose the accounts are nor that they are refused"
    return Expected(**said)


def placed_in(folder: Path, table: Path, expected: Expected) -> str:
    """Put the table and what belongs beside it into a folder; the table's name there."""
    for name, content in expected.beside.items():
        (folder / name).write_text(content, "utf-8")
    text = table.read_bytes().decode("utf-8")
    if expected.sheets:
        name = f"{table.stem}.xlsx"
        (folder / name).write_bytes(workbook(_sheets(text)))
    else:
        name = table.name
        (folder / name).write_bytes(text.encode(expected.encoding or "utf-8"))
    return name


def _sheets(text: str) -> dict[str, list[list[str]]]:
    _, *parts = _SHEET.split(text)
    named = zip(parts[::2], parts[1::2], strict=True)
    return {name: list(csv.reader(rows.splitlines(keepends=True))) for name, rows in named}
