"""Whether the names in a portfolio lead somewhere: each used once, every manager of an account among the managers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from amcap.messages import shown
from amcap.model.loc import Loc

REFERENCE = "reference"
"""The error of a name that leads nowhere, or of a name or an id that is used twice."""

Named = tuple[str | None, Sequence[str | None]]
"""A manager's name and ids."""


class BadReference(NamedTuple):
    """A name or an id that is used twice, or a name that is no manager's."""

    loc: Loc
    name: str
    first: Loc | None = None
    """The entry that has the name or the id already; None where no manager is called so."""
    what: str = "name"

    def __str__(self) -> str:
        if self.first is None:
            return f"no manager is called {_short(self.name)}"
        section, index = self.first
        article = "the" if self.what == "name" else "an"
        return f"{_short(self.name)} is already {article} {self.what} of {section}[{index}]"

    @property
    def once(self) -> str:
        """What to heed."""
        return "names are used once" if self.what == "name" else "an id stands for one manager"


def reference_problems(
    managers: Iterable[Named] | None, accounts: Iterable[tuple[str | None, str | None, Sequence[str | None]]]
) -> Iterator[BadReference]:
    """Names and ids used twice, and managers that do not exist.

    Of an account: its name, its manager, and who must not have it.

    Takes bare names, not models, so that a reader can ask before every entry is known to be valid;
    None stands for a name that is missing or invalid, and for managers that are not known at all.
    """
    known: dict[str, int] = {}
    whose: dict[str, int] = {}
    for index, (name, ids) in enumerate(managers or ()):
        if name is not None and known.setdefault(name, index) != index:
            yield BadReference(("managers", index, "name"), name, ("managers", known[name]))
        for each in ids:
            if each is not None and whose.setdefault(each, index) != index:
                yield BadReference(("managers", index, "id"), each, ("managers", whose[each]), "id")
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
