"""Accounts that stand on several rows: the same id once more, and lists of deals, contacts or subscriptions."""

from collections.abc import Sequence
from typing import NamedTuple

from amcap.messages import Cure, Message
from amcap.quantities import counted
from amcap.reading.problems import shown
from amcap.reading.tables.rows.sample import Repeats, Sample, plain

MOST_IDS = 30_000
"""Ids that are remembered to be compared with those of later rows: memory does not grow with the number of rows."""
AGAIN = "same id again"
"""Why a row is left out whose id an earlier row has."""
_SHOWN = 5
_ENOUGH = 2
"""Accounts with several rows that have to agree on an amount for it to be one of the account, not of the row."""


def ask_about(found: Repeats, sample: Sample, header: str) -> Message:
    """What is asked where most accounts have several rows."""
    first = "" if sample.whole else "the first "
    return (
        f"most accounts stand on several rows, as in lists of deals or contacts: {first}{found.rows:,} rows hold "
        f"{counted(found.different, 'different value')} of {shown(header)!r}. Say ",
        Cure("one_row_per", "account"),
        " to make one account of the rows of each, or ",
        Cure("one_row_per", "row"),
        " if each row is an account",
    )


KnownIds = list[tuple[str, dict[str, str]]]
"""Of each table read before: its name, and id -> name of the account. No lines: texts alone cost little memory."""


class Ids:
    """The ids of a table's accounts, beside those of tables read before it."""

    def __init__(self, index: int, table: str, before: KnownIds) -> None:
        self.index = index
        self.own: dict[str, str] = {}
        """Id -> name of the first row that has it."""
        self.before = tuple(before)
        before.append((table, self.own))
        self._again: list[str] = []
        self.times = 0

    def again(self, identity: str, name: str, line: int) -> bool:
        """Whether a row is the account of an earlier one, which is then kept.

        Two tables may come from systems that both count from 1, so there the name has to be the same, too.
        """
        earlier, where = self.own.get(identity), ""
        for table, names in self.before:
            if earlier is None and plain(names.get(identity, "")) == plain(name):
                earlier, where = name, f" of {table}"
        if earlier is None:
            return False
        self.times += 1
        if len(self._again) < _SHOWN:
            self._again.append(f"line {line:,}, {shown(name)!r}, is {shown(earlier)!r}{where} again")
        return True

    def note(self, header: str) -> Message | None:
        """What is told of accounts that stood more than once, or may have."""
        if not self.times:
            most = f"{shown(header)!r} is compared with those of the first {MOST_IDS:,} accounts only"
            return most if len(self.own) >= MOST_IDS else None
        more = f" and {self.times - len(self._again):,} more" if self.times > len(self._again) else ""
        return (
            f"{counted(self.times, 'row')} with the {shown(header)!r} of an earlier row, so one account, counted once: "
            f"{'; '.join(self._again)}{more}"
        )


class Amounts(NamedTuple):
    """What one account's rows give together: revenue a year, hours a month."""

    revenue: float | None
    hours: float | None


class _Rows:
    """What was met of one account."""

    __slots__ = (
        "best",
        "first_hours",
        "hours",
        "line",
        "number",
        "owner",
        "revenue",
        "same_hours",
        "same_revenue",
        "several_owners",
    )

    def __init__(self, line: int, owner: str, revenue: float | None, hours: float | None) -> None:
        self.line, self.owner, self.number = line, owner, 1
        self.best = self.revenue = revenue
        self.hours = self.first_hours = hours
        self.same_revenue = self.same_hours = True
        self.several_owners = False

    def add(self, line: int, owner: str, revenue: float | None, hours: float | None) -> None:
        self.number += 1
        self.several_owners = self.several_owners or plain(owner) != plain(self.owner)
        self.same_revenue = self.same_revenue and revenue == self.best
        self.same_hours = self.same_hours and hours == self.first_hours
        if revenue is not None and (self.best is None or revenue > self.best):
            self.best, self.line, self.owner = revenue, line, owner
        self.revenue = _sum(self.revenue, revenue)
        self.hours = _sum(self.hours, hours)


class OneRow:
    """One row for each account: first all rows are gathered, then those are picked that stand for their accounts."""

    def __init__(self, index: int, owner: int | None) -> None:
        self.index = index
        self._owner = owner
        self._accounts: dict[str, _Rows] = {}
        self._chosen: dict[int, Amounts] | None = None
        self.once = False
        """Whether all rows of an account say the same revenue, so that it is the account's."""

    def take(self, row: Sequence[str], line: int, revenue: float | None, hours: float | None) -> Amounts | None:
        """What the rows of a row's account give; None for one that stands for none, and while rows are gathered."""
        if self._chosen is not None:
            return self._chosen.get(line)
        key, owner = plain(row[self.index]) or f"\n{line}", "" if self._owner is None else row[self._owner]
        known = self._accounts.get(key)
        if known is None:
            self._accounts[key] = _Rows(line, owner, revenue, hours)
        else:
            known.add(line, owner, revenue, hours)
        return None

    def choose(self) -> None:
        """End the gathering: from now on, rows are picked."""
        several = [account for account in self._accounts.values() if account.number > 1]
        self.once = len(several) >= _ENOUGH and all(account.same_revenue for account in several)
        hours_once = len(several) >= _ENOUGH and all(account.same_hours for account in several)
        self._chosen = {
            account.line: Amounts(
                _not_below_zero(account.best if self.once else account.revenue),
                account.first_hours if hours_once else account.hours,
            )
            for account in self._accounts.values()
        }

    def note(self, header: str, *, money: bool) -> Message:
        """What is told of how rows became accounts."""
        rows = sum(account.number for account in self._accounts.values())
        told = (
            f"{counted(rows, 'row')} read as {counted(len(self._accounts), 'account')}, one for each {shown(header)!r}"
        )
        if money:
            told += (
                "; revenue is the same on all rows of an account, and taken once"
                if self.once
                else ("; the row with the most revenue tells the rest, and revenue is summed")
            )
        else:
            told += "; the first row tells the rest"
        below = sum(1 for account in self._accounts.values() if (account.revenue or 0) < 0)
        if below:
            told += f"; {counted(below, 'account')} with a sum below 0, so without revenue"
        owners = sum(account.several_owners for account in self._accounts.values())
        if owners:
            told += f"; {counted(owners, 'account')} with rows of several managers, of whom that row's is taken"
        return told


def _not_below_zero(amount: float | None) -> float | None:
    return None if amount is None or amount < 0 else amount


def _sum(one: float | None, other: float | None) -> float | None:
    return one if other is None else other if one is None else one + other
