"""Whether the names in a portfolio lead somewhere: each used once, every manager of an account among the managers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from amcap.messages import shown
from amcap.model.loc import Loc

REFERENCE = "reference"
"""The error of a name that leads nowhere, or is used twice."""


class BadReference(NamedTuple):
    """A name that is used twice, or that is no manager's."""

    loc: Loc
    name: str
    first: Loc | None = None
    """The entry that has the name already; None where no manager is called so."""

    def __str__(self) -> str:
        if self.first is None:
            return f"no manager is called {_short(self.name)}"
        section, index = self.first
        return f"{_short(self.name)} is already the name of {section}[{index}]"


def reference_problems(
    managers: Iterable[str | None] | None, accounts: Iterable[tuple[str | None, str | None, Sequence[str | None]]]
) -> Iterator[BadReference]:
    """Names used twice and managers that do not exist. Of an account: its name, its manager, and who must not have it.

    Takes bare names, not models, so that a reader can ask before every entry is known to be valid;
    None stands for a name that is missing or invalid, and for managers that are not known at all.
    """
    known: dict[str, int] = {}
    for index, name in enumerate(managers or ()):
        if name is not None and known.setdefault(name, index) != index:
            yield BadReference(("managers", index, "name"), name, ("managers", known[name]))
    seen: dict[str, int] = {}
    for index, (name, manager, barred) in enumerate(accounts):
        if name is not None and seen.setdefault(name, index) != index:
            yield BadReference(("accounts", index, "name"), name, ("accounts", seen[name]))
        if manager is not None and managers is not None and manager not in known:
            yield BadReference(("accounts", index, "manager"), manager)
        for place, other in enumerate(barred if managers is not None else ()):
            if other is not None and other not in known:
                yield BadReference(("accounts", index, "not_with", place), other)


def _short(name: str) -> str:
    return repr(shown(name))
