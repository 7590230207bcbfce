"""Changes to a portfolio, as plain data: each is applied to what the changes before it left.

Managers are told by name, which a portfolio has once; accounts by their position in the list, from 0, because names may
repeat in tables. Positions are always those of the list as it was read, whatever was changed before.
"""

from datetime import date
from typing import NamedTuple

from amcap.model.portfolio import Manager


class SetCompany(NamedTuple):
    """A field of the company gets a value; None: the company no longer tells it."""

    field: str
    value: object


class SetManager(NamedTuple):
    """A field of a manager, other than the name, gets a value; None: it is no longer told."""

    manager: str
    field: str
    value: object


class SetAccount(NamedTuple):
    """A field of an entry of the list of accounts, other than name and manager, gets a value; None: no longer told.

    Where some accounts of the entry have moved away, the change is to those, too.
    """

    position: int
    field: str
    value: object


class Move(NamedTuple):
    """Accounts of an entry go to a manager; `to` None: to nobody. `accounts` None: all that the entry stands for.

    Where the entry is split already, those that stand first in it go first.
    """

    position: int
    to: str | None
    accounts: int | None = None


class Hire(NamedTuple):
    """A manager joins, without accounts."""

    manager: Manager


class Leave(NamedTuple):
    """A manager leaves; nobody has the accounts then."""

    manager: str


class OnDay(NamedTuple):
    """It is another day: ramps go by it."""

    day: date


class Known(NamedTuple):
    """What nobody told of an input is known to be as it was taken: all numbers stay, ranges narrow.

    `assumption` is a factor, 'size' or 'complexity'. It is no change to the portfolio.
    """

    assumption: str


AccountChange = SetAccount | Move | Leave
"""What can happen to an entry of the list of accounts."""

Change = SetCompany | SetManager | SetAccount | Move | Hire | Leave | OnDay
"""What can happen to a portfolio."""
