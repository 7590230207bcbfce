"""Names of accounts that stand more than once in the tables they come from; in a portfolio each is used once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from amcap.model.intake import Renamed


class Row(NamedTuple):
    """An account's name, and where it stands: the table by name and by number, and the line."""

    name: str
    table: str
    number: int
    line: int


def unique_names(rows: Sequence[Row], ids: Mapping[tuple[int, int], str]) -> tuple[list[str], list[Renamed]]:
    """A name for every row, and which of them are new. `ids` are by table and line.

    Accounts that share a name are told apart by their ids, whichever comes first; those without an id, or with one
    id for several, by a number.
    """
    number_of = Counter(row.name for row in rows)
    taken = {name for name, number in number_of.items() if number == 1}
    numbers: Counter[str] = Counter()
    same: set[tuple[str, str]] = set()
    names, renamed = [], []
    for row in rows:
        if number_of[row.name] == 1:
            names.append(row.name)
            continue
        identity = ids.get((row.number, row.line))
        repeated = identity is not None and (row.name, identity) in same
        if identity is not None:
            same.add((row.name, identity))
        plain = row.name if identity is None else f"{row.name} ({identity})"
        name = plain
        while name in taken:
            numbers[plain] += 1
            name = f"{plain} ({numbers[plain] + 1})"
        taken.add(name)
        names.append(name)
        if name != row.name:
            renamed.append(Renamed(name=row.name, instead=name, table=row.table, line=row.line, same_id=repeated))
    return names, renamed
