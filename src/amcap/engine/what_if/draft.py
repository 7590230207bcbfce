"""Changes gathered by what they touch: the managers and the company as they will be, and what befalls each account."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from amcap.model.changes import (
    AccountChange,
    Change,
    Hire,
    Known,
    Leave,
    Move,
    OnDay,
    SetAccount,
    SetCompany,
    SetManager,
)
from amcap.model.portfolio import Account, Company, Manager


class Piece(NamedTuple):
    """Accounts of one entry that one manager has, with the fields in which they differ from the entry."""

    manager: str | None
    accounts: float
    fields: Mapping[str, Any]


class Draft(NamedTuple):
    """What changes come to. `accounts` has, for each position they touch, what befalls it, in order.

    `left` are all who left, also those who were hired again: their accounts are nobody's until they are moved.
    """

    company: Company
    managers: Mapping[str, Manager]
    as_of: date
    left: frozenset[str]
    accounts: Mapping[int, tuple[AccountChange, ...]]
    known: frozenset[str]

    def holder(self, manager: str | None) -> str | None:
        """Who has the accounts that a manager had, as far as none of them is touched."""
        return None if manager in self.left else manager

    def pieces(self, position: int, manager: str | None, accounts: float) -> tuple[Piece, ...]:
        """What becomes of an entry that a manager has. Raises ValueError where more accounts move than there are."""
        pieces = [Piece(manager, accounts, {})]
        for change in self.accounts[position]:
            match change:
                case Leave():
                    pieces = _together(_left(pieces, change))
                case SetAccount(_, "count", number):
                    if len(pieces) > 1:
                        raise ValueError(f"entry {position} is split: it has no one number of accounts to set")
                    pieces = [pieces[0]._replace(accounts=_count(number))]
                case SetAccount(_, field, value):
                    pieces = [each._replace(fields={**each.fields, field: value}) for each in pieces]
                case Move():
                    pieces = _together(_moved(pieces, change))
        return tuple(pieces)


def drafted(company: Company, managers: Mapping[str, Manager], as_of: date, changes: Iterable[Change | Known]) -> Draft:
    """Gather changes to a company and its managers, each applied to what those before it left.

    Raises LookupError for a manager who is not there, ValueError for a value that a field cannot have, a name that
    is there already and a name that is to be changed.
    """
    there = dict(managers)
    accounts: dict[int, list[AccountChange]] = {}
    leavers: list[Leave] = []
    known: set[str] = set()
    for change in changes:
        match change:
            case SetCompany(field, value):
                company = _with(company, field, value)
            case SetManager(name, field, value):
                if field == "name":
                    raise ValueError("names cannot be changed: managers are told by them")
                there[name] = _with(_present(there, name), field, value)
            case Hire(manager):
                if manager.name in there:
                    raise ValueError(f"there is a manager named {manager.name} already")
                there[manager.name] = manager
            case Leave(name):
                _present(there, name)
                del there[name]
                leavers.append(change)
                for befallen in accounts.values():
                    befallen.append(change)
            case OnDay(day):
                as_of = day
            case Known(assumption):
                known.add(assumption)
            case SetAccount() | Move():
                # Nothing of an entry is looked at before it is touched: what came before befell it all the same.
                accounts.setdefault(change.position, [*leavers]).append(_checked(change, there))
    left = frozenset(leaver.manager for leaver in leavers)
    kept = {position: tuple(befallen) for position, befallen in accounts.items()}
    return Draft(company, there, as_of, left, kept, frozenset(known))


def _checked(change: SetAccount | Move, there: Mapping[str, Manager]) -> SetAccount | Move:
    """The change, with a value as its field keeps it. Raises ValueError or LookupError where it cannot be made."""
    if isinstance(change, Move):
        if change.to is not None:
            _present(there, change.to)
        if change.accounts is not None and change.accounts < 1:
            raise ValueError(f"{change.accounts} accounts cannot be moved")
        return change
    if change.field in ("name", "manager"):
        raise ValueError(f"the {change.field} of an account cannot be set: accounts get another manager by a move")
    sample = Account.model_validate({"name": "-", change.field: change.value})
    return change._replace(value=getattr(sample, change.field))


def _present(there: Mapping[str, Manager], name: str) -> Manager:
    if name not in there:
        raise LookupError(f"there is no manager named {name}")
    return there[name]


def _with(record: Any, field: str, value: object) -> Any:
    """A company or manager with a field changed, checked as if it were read. Raises ValueError."""
    return type(record).model_validate({**dict(record), field: value})


def _count(number: object) -> int:
    assert isinstance(number, int)  # as checked when the change was taken in
    return number


def _moved(pieces: Iterable[Piece], move: Move) -> list[Piece]:
    """The pieces after a move: those that stay, then those that move, in the order in which they stood."""
    if move.accounts is None:
        return [piece._replace(manager=move.to) for piece in pieces]
    left: float = move.accounts
    stay, go = list[Piece](), list[Piece]()
    for piece in pieces:
        number = 0 if piece.manager == move.to else min(left, piece.accounts)
        left -= number
        if number < piece.accounts:
            stay.append(piece._replace(accounts=piece.accounts - number))
        if number:
            go.append(piece._replace(manager=move.to, accounts=number))
    if left:
        raise ValueError(f"{move.accounts - left} accounts of entry {move.position} can be moved, not {move.accounts}")
    return [*stay, *go]


def _left(pieces: Iterable[Piece], leave: Leave) -> list[Piece]:
    """The pieces after a manager has left."""
    return [piece._replace(manager=None) if piece.manager == leave.manager else piece for piece in pieces]


def _together(pieces: Iterable[Piece]) -> list[Piece]:
    """One piece for each manager: what one manager has of an entry is alike."""
    of: dict[str | None, Piece] = {}
    for piece in pieces:
        before = of.get(piece.manager)
        of[piece.manager] = piece if before is None else before._replace(accounts=before.accounts + piece.accounts)
    return list(of.values())
