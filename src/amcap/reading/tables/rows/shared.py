"""Accounts that two managers share: an entry of half an account for each."""

from collections.abc import Iterator, Sequence
from typing import Any

from amcap.characters import MAX_NAME
from amcap.model.record import Key, Record
from amcap.quantities import plain


def sharers(owner: Sequence[Any]) -> tuple[str, str] | None:
    """The two managers of an owner's entry; None where it is one, or nobody."""
    ((manager,), *_) = owner
    return manager if isinstance(manager, tuple) else None


def halves(
    managers: tuple[str, str], key: Key, name: str, accounts: float, amounts: Sequence[float | None], line: int
) -> Iterator[Record]:
    """Two records for one, each of half as many accounts; `amounts` are the revenue and the hours of one account."""
    revenue, hours = amounts
    for manager in managers:
        beside = f" ({manager})"
        unique = f"{name[: MAX_NAME - len(beside)]}{beside}"[:MAX_NAME]
        yield (manager, *key), unique, plain(accounts / 2), revenue, hours, line
