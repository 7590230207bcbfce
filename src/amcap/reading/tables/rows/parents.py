"""Parents and their children in one table: who belongs to whom, by ids or names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from amcap.messages import Cure, Message
from amcap.model.table_words import Parents
from amcap.quantities import counted
from amcap.reading.problems import shown
from amcap.reading.tables.cells.number import BadCellError
from amcap.reading.tables.cells.words import clean_as_name
from amcap.reading.tables.rows.sample import plain

_SHOWN = 3
_DEEPEST = 20
_SHORT_ID, _LONG_ID = 15, 18


class Family(NamedTuple):
    """How the rows of a table belong together, by their lines."""

    parents: Mapping[int, str]
    """Line of a parent whose children stand in the table, too -> its name."""
    children: frozenset[int]
    """Lines of rows whose parent stands in the table."""
    groups: Mapping[int, str]
    """Line -> name of the group, the topmost parent's, for groups of several rows."""

    def left_out(self, which: Parents | None) -> frozenset[int]:
        """The lines that a choice leaves out."""
        if which is None:
            return frozenset()
        return self.children if which == "only" else frozenset(self.parents)

    def note(self, header: str) -> Message | None:
        """What is told where parents stand among their children."""
        if not self.parents:
            return None
        some = ", ".join(repr(shown(name)) for name in list(self.parents.values())[:_SHOWN])
        more = f" and {len(self.parents) - _SHOWN:,} more" if len(self.parents) > _SHOWN else ""
        return (
            f"{shown(header)!r} puts {counted(len(self.children), 'row')} below {counted(len(self.parents), 'other')} "
            f"({some}{more}), and each counts. Where the work is on one level only, say ",
            Cure("parents", "only"),
            " or ",
            Cure("parents", "children only"),
        )


class _Row(NamedTuple):
    line: int
    name: str
    parent: str


def family_of(rows: Iterable[tuple[int, Sequence[str]]], name_at: int, id_at: int | None, parent_at: int) -> Family:
    """How the rows of a table belong together."""
    kept: list[_Row] = []
    place: dict[str, int] = {}
    for line, row in rows:
        name = row[name_at].strip()
        for key in filter(None, (plain(name), "" if id_at is None else _identity(row[id_at]))):
            place.setdefault(key, len(kept))
        kept.append(_Row(line, name, row[parent_at].strip()))
    above = [_parent(index, row, place) for index, row in enumerate(kept)]
    tops = [_top(index, above, kept) for index in range(len(kept))]
    sizes, told = Counter(tops), {plain(row.parent): row.parent for row in reversed(kept)}
    parents = {index for index in above if index is not None}
    return Family(
        parents={kept[index].line: kept[index].name for index in sorted(parents)},
        children=frozenset(kept[index].line for index, parent in enumerate(above) if parent is not None),
        groups={
            row.line: group
            for row, top in zip(kept, tops, strict=True)
            if sizes[top] > 1
            and (group := _group_name(kept[top].name if isinstance(top, int) else told[top])) is not None
        },
    )


def _identity(text: str) -> str:
    """An id as it is compared: the last three of a long one are a checksum of the others."""
    text = text.strip()
    return text[:_SHORT_ID] if len(text) == _LONG_ID and text.isascii() and text.isalnum() else text


def _parent(index: int, row: _Row, place: Mapping[str, int]) -> int | None:
    if not row.parent:
        return None
    found = place.get(_identity(row.parent))
    found = place.get(plain(row.parent)) if found is None else found
    return None if found == index else found


def _top(index: int, above: Sequence[int | None], rows: Sequence[_Row]) -> int | str:
    """The topmost row above a row; what the topmost says of its parent, where that is in no row."""
    for _ in range(_DEEPEST):
        parent = above[index]
        if parent is None:
            break
        index = parent
    told = rows[index].parent
    return plain(told) if told and plain(told) != plain(rows[index].name) and above[index] is None else index


def _group_name(text: str) -> str | None:
    try:
        return clean_as_name(text) or None
    except BadCellError:
        return None
