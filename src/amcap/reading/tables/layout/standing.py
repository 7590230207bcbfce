"""Columns that tell what a row is to the company: customer, prospect, partner, former customer, test."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import islice

from amcap.messages import Cure, Message
from amcap.reading.problems import shown
from amcap.reading.tables.layout.cells_of import Cells
from amcap.reading.tables.layout.header import Header, fold
from amcap.reading.tables.layout.preset import fold_value
from amcap.reading.tables.rows.row_words import row_words
from amcap.reading.tables.rows.sample import Sample

STANDING = "standing: "
"""What the field of such a column begins with, before its header: it is no field of an account."""
_MOST_DIFFERENT = 50
"""Different cells above which a column holds no words of a list."""
_SHOWN = 8


def standing_columns(header: Header, sample: Sample, used: Collection[int]) -> Iterator[Cells]:
    """The columns among those not used whose cells are to be counted where they say: no customer."""
    for index, name in enumerate(header.names):
        values = _values().get(fold(name))
        if values and index not in used and len(set(sample.column(index))) <= _MOST_DIFFERENT:
            yield _column(index, name, values)


@cache
def _values() -> Mapping[str, frozenset[str]]:
    """Folded header -> the cells, folded, that say: no customer."""
    words = row_words()
    standing, active = words.standing.folded(), words.active.folded()
    found = dict.fromkeys(map(fold, words.standing.headers), standing)
    for name in map(fold, words.active.headers):
        found[name] = found.get(name, frozenset()) | active
    return found


def _column(index: int, name: str, values: Collection[str]) -> Cells:
    met: set[str] = set()

    def keep(raw: str) -> None:
        if fold_value(raw) in values:
            met.add(raw)

    return Cells(index, name, f"{STANDING}{name}", keep, met)


def standing_note(field: str, counts: Mapping[str, float]) -> Message:
    """What is told of rows that a column says are no customers, with what leaves them out."""
    header = field.removeprefix(STANDING)
    several = list(islice(counts, _SHOWN))
    some = ", ".join(f"{value} ({counts[value]:,.10g})" for value in several)
    more = f" and {len(counts) - len(several):,} more" if len(counts) > len(several) else ""
    cures = [part for value in several for part in (" ", Cure("where", f"!{value}", header))]
    return (f"column {shown(header)!r} holds {some}{more}, which count as accounts;", *cures, " leaves them out")
