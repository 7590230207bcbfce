"""What a check found: data, in the shape of the JSON contract."""

from datetime import date
from typing import NamedTuple

from amcap.model import vocabulary as words


class Subject(NamedTuple):
    kind: words.SubjectKind
    name: str | None


class Citation(NamedTuple):
    document: str
    section: str


class Advice(NamedTuple):
    """Something to do about a finding: accounts to give to a manager, or away.

    `account` is the entry's name; None: `accounts` of several entries. `manager` is who should have them, `load_after`
    that manager's load with them and with all that was advised before; both None where nobody has room. `hours` are
    those of a standard manager that the accounts take there.
    """

    action: words.Action
    account: str | None
    accounts: float
    manager: str | None
    hours: float
    load_after: float | None


class Acceptance(NamedTuple):
    """That somebody knows of a finding and accepts it: the last day, and why."""

    until: date
    reason: str


class Finding(NamedTuple):
    """What a check found, whom it concerns, and where that stands.

    `manager` is whose it is: the subject, or who has the account; None for the team and for accounts that nobody has.
    `position` counts from 0 in the portfolio's list of managers or accounts. `accounts` is how many accounts a finding
    on accounts speaks of; where it sums up several entries, it has neither name nor position. What is accepted does
    not trip the gate.
    """

    id: str
    level: words.Level
    subject: Subject
    manager: str | None
    position: int | None
    accounts: float | None
    message: str
    advice: tuple[Advice, ...]
    accepted: Acceptance | None
    source: Citation
    file: str | None
    line: int | None
