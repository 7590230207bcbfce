"""A file of rates: a currency and what a unit of it is worth on each line, in either order, below any header."""

import csv
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from amcap.messages import shown
from amcap.reading.opening import source_name
from amcap.reading.problems import InputError, Position, Problem
from amcap.reading.text import load_bytes, parse_text

if TYPE_CHECKING:
    from amcap.model.table import TableFile

TableT = TypeVar("TableT", bound="TableFile")
_CODE = re.compile(r"[A-Z]{3}")
_DELIMITERS = re.compile(r"[;\t]")


def with_rates(table: TableT, path: str) -> TableT:
    """A block whose rates are in a file at a path, with the rates themselves. Raises InputError."""
    return table.model_copy(update={"rates": read_rates(path)})


def read_rates(path: str) -> Mapping[str, float]:
    """Code -> what a unit is worth. Raises InputError for lines without both, and for a currency with two rates."""
    name = source_name(path)
    lines = parse_text(load_bytes(path), name).splitlines()
    rates: dict[str, float] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        found = _rate(line)
        if found is None:
            # The first line may head the columns.
            if number > 1:
                told = f"should be a currency and its rate, such as USD,0.92, not {shown(line)!r}"
                problems.append(Problem(name, Position(number, 1), "", told))
        elif rates.setdefault(found[0], found[1]) != found[1]:
            problems.append(
                Problem(name, Position(number, 1), "", f"{found[0]} has a rate already, {rates[found[0]]:g}")
            )
    if not rates and not problems:
        problems.append(Problem(name, None, "", "holds no rates; a line is a currency and its rate, such as USD,0.92"))
    if problems:
        raise InputError(problems)
    return rates


def _rate(line: str) -> tuple[str, float] | None:
    delimiter = found[0] if (found := _DELIMITERS.search(line)) else ","
    cells = [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    codes = [cell for cell in cells if _CODE.fullmatch(cell)]
    numbers = [rate for cell in cells if (rate := _number(cell)) is not None]
    return (codes[0], numbers[0]) if len(codes) == 1 and len(numbers) == 1 else None


def _number(cell: str) -> float | None:
    """A rate above 0; with a comma for a point where it has one and no point."""
    try:
        rate = float(cell if "." in cell else cell.replace(",", "."))
    except ValueError:
        return None
    return rate if 0 < rate < float("inf") else None
