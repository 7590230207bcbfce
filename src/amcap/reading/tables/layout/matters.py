"""Columns that are not read although they may decide the verdict: each is told with its cells and the way to use it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from amcap.messages import Cure, Message
from amcap.model.table_words import PROFILE
from amcap.reading.problems import shown
from amcap.reading.tables.layout.header import Header
from amcap.reading.tables.layout.preset import Preset
from amcap.reading.tables.layout.sample import Sample

_TOLD = frozenset({*PROFILE, "manager", "revenue"}) - {"industry"}
"""Fields of which a second column is told."""
_VALUES_SHOWN = 4
_MOST = 8
"""Columns told; a table that has more of them is looked at anyway."""


def unread(
    header: Header, columns: Mapping[str, int], used: Collection[int], presets: Sequence[Preset], sample: Sample
) -> list[Message]:
    """A line for each column that nothing is read from and that looks as if it mattered, the surest first."""
    if not any(name and index not in used and sample.cells(index) for index, name in enumerate(header.names)):
        return []
    told: dict[int, Message] = {}
    for finder in (_undecided, _seconds, _matters):
        for index, message in finder(header, columns, presets, sample):
            if index not in used and index not in told and sample.cells(index):
                told[index] = message
    return list(told.values())[:_MOST]


Found = Iterator[tuple[int, Message]]


def _undecided(header: Header, _: Mapping[str, int], presets: Sequence[Preset], sample: Sample) -> Found:
    """Columns whose header can mean two amounts."""
    for found in header.found(chain(*(preset.undecided for preset in presets))):
        name = header.names[found.column]
        yield found.column, (
            f"{_not_read(name, found.column, sample)}: say ", Cure("columns", name, "revenue"),
            " if it is what the account pays you a year, or ", Cure("columns", name, "turnover"),
            " if it is the account's own sales",
        )  # fmt: skip


def _seconds(header: Header, columns: Mapping[str, int], presets: Sequence[Preset], sample: Sample) -> Found:
    """Columns headed as a field that another one is taken for; but not the same people once more, by another name."""
    for field in filter(_TOLD.__contains__, columns):
        taken = columns[field]
        aliases = [alias for preset in presets for alias in preset.columns if alias.field == field]
        for found in header.found(chain(*(alias.headers for alias in aliases))):
            for index in (found.column, *found.alike):
                if index == taken or (field == "manager" and sample.pairs_off(taken, index)):
                    continue
                name, other = header.names[index], shown(header.names[taken])
                yield index, (
                    f"{_not_read(name, index, sample)}, as {field} is read from {other!r}; ",
                    Cure("columns", name, field), " takes it instead",
                )  # fmt: skip


def _matters(header: Header, columns: Mapping[str, int], presets: Sequence[Preset], sample: Sample) -> Found:
    for matter in chain(*(preset.matters for preset in presets)):
        if matter.field in columns:
            continue
        for found in header.found(matter.headers):
            name = header.names[found.column]
            not_read = _not_read(name, found.column, sample)
            if matter.field is not None:
                yield found.column, (f"{not_read}; ", Cure("columns", name, matter.field), " reads it")
            elif cells := Counter(sample.cells(found.column)).most_common():
                first = cells[0][0]
                if 1 < len(cells) <= sum(count for _, count in cells) / 2:
                    yield found.column, (
                        f"{not_read}; ", Cure("where", first, name), " keeps these rows only, ",
                        Cure("where", f"!{first}", name), " leaves them out",
                    )  # fmt: skip


def _not_read(header: str, index: int, sample: Sample) -> str:
    """'column 'Plan' is not read (Gold, Silver)', with the most frequent of its cells."""
    ranked = Counter(sample.cells(index)).most_common()
    listed = ", ".join(shown(cell) for cell, _ in ranked[:_VALUES_SHOWN])
    more = len(ranked) - _VALUES_SHOWN
    beside = f" and {more:,}{'' if sample.is_whole else ' or'} more" if more > 0 else ""
    return f"column {shown(header)!r} is not read ({listed}{beside})"
