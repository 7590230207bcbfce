"""Owners of accounts in tables as the managers that they are: one for all spellings of a name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from amcap.model.record import Key, Record
from amcap.quantities import counted, plain
from amcap.reading.problems import shown
from amcap.reading.tables.cells.owner_names import owner_key


class Owners(NamedTuple):
    """Who has accounts, and which spellings are taken for which."""

    managers: Mapping[str, float]
    """Name -> accounts, by name."""
    spellings: Mapping[str, str]
    """Rarer spelling of an owner -> the most frequent one, where they are the same name, or the same id."""


def owners_of(records: Iterable[Record]) -> Owners:
    """The owners of accounts. Memory does not grow with the number of accounts."""
    owners: defaultdict[str, float] = defaultdict(int)
    for (manager, *_), _, count, _, _, _ in records:
        if manager is not None:
            owners[manager] += count
    spellings = _spellings(owners)
    managers: defaultdict[str, float] = defaultdict(int)
    for owner, accounts in owners.items():
        managers[spellings.get(owner, owner)] += accounts
    ordered = sorted(managers.items(), key=lambda item: (item[0].casefold(), item[0]))
    return Owners(managers={name: plain(accounts) for name, accounts in ordered}, spellings=spellings)


def respelt(spellings: Mapping[str, str], most: int) -> str:
    """Which spellings are taken for which; at most so many of them by name."""
    some = [f"{shown(other)!r} as {shown(name)!r}" for other, name in spellings.items()]
    more = f" and {len(some) - most:,} more" if len(some) > most else ""
    return f"{counted(len(some), 'owner')} taken for another spelling of a manager: {', '.join(some[:most])}{more}"


def owned(key: Key, spellings: Mapping[str, str]) -> Key:
    """The key of an account with its manager in the spelling that stands for all."""
    owner = key[0]
    return (spellings[owner], *key[1:]) if owner is not None and owner in spellings else key


def _spellings(owners: Mapping[str, float]) -> dict[str, str]:
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for owner in sorted(owners, key=lambda owner: (-owners[owner], owner)):
        alike[owner_key(owner)].append(owner)
    return {other: first for first, *others in alike.values() for other in others}
