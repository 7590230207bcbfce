"""Which system a table comes from: told by its header alone, with the reason."""

from typing import NamedTuple

from amcap.messages import Cure, Message
from amcap.model.table_words import ACCOUNT_FIELDS, GENERIC, OWN, SYSTEMS
from amcap.reading.problems import shown
from amcap.reading.tables.layout.header import Header, fold
from amcap.reading.tables.layout.preset import load_preset

_ENOUGH = 2
"""Weight of marks that a header has to bear before a system is believed in."""
_REASONS = 3


class Recognition(NamedTuple):
    """The preset to read a table with, why, and a note where that was a close call."""

    preset: str
    reason: Message
    note: Message | None = None


def recognise(header: Header) -> Recognition:
    """amcap's own field names where the header holds them; else the system whose marks weigh most, else generic."""
    own = _own_names(header)
    if own is not None:
        return own
    scores: dict[str, tuple[int, list[str]]] = {}
    for system in SYSTEMS:
        seen: dict[int, int] = {}
        for mark in load_preset(system).marks:
            for alias in mark.headers:
                if (index := header.plain_index(alias)) is not None:
                    seen.setdefault(index, mark.weight)
        scores[system] = sum(seen.values()), [repr(shown(header.names[index])) for index in seen]
    best = max(weight for weight, _ in scores.values())
    names = [name for name, (weight, _) in scores.items() if weight == best]
    if best < _ENOUGH:
        return Recognition(GENERIC, "the header is no known system's")
    if len(names) > 1:
        titles = " and ".join(load_preset(name).title for name in names)
        note = (f"the header fits {titles} equally well, so it is read as generic; say ", Cure("from"), " to settle it")
        return Recognition(GENERIC, f"the header fits {titles} equally well", note)
    (name,) = names
    shown_marks = ", ".join(scores[name][1][:_REASONS])
    return Recognition(name, f"the header has {shown_marks}")


def _own_names(header: Header) -> Recognition | None:
    """amcap's own names: 'name' beside 'manager', or beside nothing but fields of amcap."""
    fields = {fold(field) for field in ACCOUNT_FIELDS}
    folded = [fold(name) for name in header.names if name]
    if "name" not in folded:
        return None
    if "manager" in folded:
        return Recognition(OWN, "the header has 'name' and 'manager'")
    if set(folded) <= fields - {"id"}:
        return Recognition(OWN, "the header holds nothing but fields of amcap")
    return None
