"""A portfolio, or the records of its accounts, with changes made."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from amcap.engine.arithmetic.workload import Profile, hours_told
from amcap.engine.what_if.draft import Draft, Piece, drafted
from amcap.model.changes import Change
from amcap.model.portfolio import Account, Portfolio
from amcap.model.record import Record
from amcap.model.table_words import PROFILE

_HOURS = PROFILE[-1]


class Scenario(NamedTuple):
    """A portfolio after changes, on a day. `draft` tells what befalls accounts that are not in the portfolio itself."""

    portfolio: Portfolio
    as_of: date
    draft: Draft


def changed(portfolio: Portfolio, as_of: date, changes: Iterable[Change]) -> Scenario:
    """The portfolio after changes, each made to what those before it left. The one that is given stays as it is.

    An entry whose accounts go to several managers becomes an entry for each, told apart by the manager's name.
    Raises LookupError for a manager or an account that is not there, and ValueError for what cannot be made so.
    """
    managers = {manager.name: manager for manager in portfolio.managers}
    draft = drafted(portfolio.company, managers, as_of, changes)
    if draft.accounts and portfolio.accounts:
        _refuse_absent(draft, len(portfolio.accounts))
    after = portfolio.model_copy(
        update={
            "company": draft.company,
            "managers": tuple(draft.managers.values()),
            "accounts": tuple(_accounts(portfolio.accounts, draft)),
        }
    )
    return Scenario(after, draft.as_of, draft)


def changed_records(records: Iterable[Record], draft: Draft) -> Iterator[Record]:
    """The records of accounts that stand in a table, with changes made as they go by.

    Raises LookupError after the last one where an account is to be changed that is not there.
    """
    number = 0
    for position, record in enumerate(records):
        number += 1
        (manager, *own), name, count, revenue, hours, line = record
        if position not in draft.accounts:
            holder = draft.holder(manager)
            yield record if holder == manager else ((holder, *own), name, count, revenue, hours, line)
            continue
        for piece in draft.pieces(position, manager, count):
            yield _record(record, piece)
    _refuse_absent(draft, number)


def _record(record: Record, piece: Piece) -> Record:
    (_, *own), name, _, revenue, hours, line = record
    fields = dict(piece.fields)
    revenue = fields.pop("revenue", revenue)
    if _HOURS in fields:
        told = hours_told(fields[_HOURS])
        hours, fields[_HOURS] = (None, None) if told is None else (told.value, told.of_one)
    return (piece.manager, *Profile(*own)._replace(**fields)), name, piece.accounts, revenue, hours, line


def _accounts(accounts: Iterable[Account], draft: Draft) -> Iterator[Account]:
    before = tuple(accounts)
    names = {account.name for account in before}
    for position, account in enumerate(before):
        if position not in draft.accounts:
            holder = draft.holder(account.manager)
            yield account if holder == account.manager else account.model_copy(update={"manager": holder})
            continue
        for number, piece in enumerate(draft.pieces(position, account.manager, account.count)):
            name = account.name if not number else _unused(f"{account.name} ({piece.manager or 'unassigned'})", names)
            fields = {**piece.fields, "name": name, "manager": piece.manager, "count": piece.accounts}
            yield account.model_copy(update=fields)


def _unused(name: str, names: set[str]) -> str:
    """The name or, where an account has it, the name with a number; from now on it is used."""
    tried, number = name, 2
    while tried in names:
        tried, number = f"{name} {number}", number + 1
    names.add(tried)
    return tried


def _refuse_absent(draft: Draft, entries: int) -> None:
    absent = [position for position in draft.accounts if not 0 <= position < entries]
    if absent:
        raise LookupError(f"there is no entry {absent[0]} among {entries}")
