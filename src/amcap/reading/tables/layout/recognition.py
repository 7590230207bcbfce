"""Which system a table comes from: told by its header alone, with the reason."""

from functools import cache
from typing import NamedTuple

from amcap.messages import Message
from amcap.model.table_words import ACCOUNT_FIELDS, GENERIC, OWN, SYSTEMS
from amcap.reading.problems import shown
from amcap.reading.tables.layout.header import Header, fold
from amcap.reading.tables.layout.preset import load_preset

_ENOUGH = 2
"""Headers that only one system uses which a table has to have for it to be that system's."""
_REASONS = 3


class Recognition(NamedTuple):
    """The preset to read a table with, and why."""

    preset: str
    reason: Message


def recognise(header: Header) -> Recognition:
    """amcap's own field names where the header holds them; else the system that most headers are only used by.

    Where that is none, or two alike, it is generic: the words of all systems are read there, too.
    """
    own = _own_names(header)
    if own is not None:
        return own
    seen: dict[str, list[str]] = {}
    for name in header.names:
        system = _only_users().get(fold(name)) or _by_ending(name)
        if system is not None:
            seen.setdefault(system, []).append(repr(shown(name)))
    most = max(map(len, seen.values()), default=0)
    systems = [system for system, names in seen.items() if len(names) == most]
    if most < _ENOUGH or len(systems) > 1:
        return Recognition(GENERIC, "the header is no known system's")
    (system,) = systems
    title = load_preset(system).title
    return Recognition(system, f"the header has {', '.join(seen[system][:_REASONS])}, which only {title} uses")


@cache
def _only_users() -> dict[str, str]:
    """Folded header that marks a system -> that system, where no other one knows the header."""
    knowers: dict[str, set[str]] = {}
    marks: dict[str, str] = {}
    for system in SYSTEMS:
        preset = load_preset(system)
        for mark in preset.marks:
            marks.update((fold(header), system) for header in mark.headers)
        headers = [header for mark in preset.marks for header in mark.headers]
        headers += [header for alias in preset.columns for header in alias.headers]
        for header in headers:
            knowers.setdefault(fold(header), set()).add(system)
    return {header: system for header, system in marks.items() if len(knowers[header]) == 1}


def _by_ending(name: str) -> str | None:
    """The system whose own fields end like a header."""
    folded = name.casefold()
    return next((system for system in SYSTEMS if folded.endswith(load_preset(system).endings or ("\n",))), None)


def _own_names(header: Header) -> Recognition | None:
    """amcap's own names, as amcap writes them: 'name' beside 'manager', or beside nothing but fields of amcap."""
    named = {name for name in header.names if name}
    if "name" not in named:
        return None
    if "manager" in named and not _has_better_owner(header):
        return Recognition(OWN, "the header has 'name' and 'manager'")
    if named <= set(ACCOUNT_FIELDS) - {"id"}:
        return Recognition(OWN, "the header holds nothing but fields of amcap")
    return None


def _has_better_owner(header: Header) -> bool:
    """Whether a column beside 'manager' is headed as those of owners are: then its manager may be the owner's boss."""
    aliases = [alias for alias in load_preset(GENERIC).columns if alias.field == "manager" and not alias.doubtful]
    return any(header.plain_index(name) is not None for alias in aliases for name in alias.headers)
