"""Owners of accounts: names, e-mails or ids, resolved to managers; some are nobody, and some are two."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

from amcap.guards import unguarded
from amcap.messages import Cure, Guess
from amcap.reading.problems import shown
from amcap.reading.tables.cells.nobody import is_nobody
from amcap.reading.tables.cells.number import BadCellError
from amcap.reading.tables.cells.owner_names import owner_key
from amcap.reading.tables.cells.sharing import pairs, parted_by_sign
from amcap.reading.tables.cells.words import MOST_KEPT, clean_as_name
from amcap.reading.tables.layout.preset import fold_value
from amcap.snippets import is_id, quoted

Answerable = str | tuple[str, str] | None
"""Whose an account is: a manager's, two managers' in halves, or nobody's."""


class OwnerColumn:
    """The column of owners. Managers of None: every owner is taken as the manager's name.

    `owners` and `meanings` are what was said of owners, by their names in other systems or by their cells; a meaning
    that is nobody leaves the account to nobody. `all_cells` goes through the column, for what one cell does not tell.
    """

    field = "manager"

    def __init__(
        self,
        owners: Mapping[str, str],
        managers: Sequence[str] | None,
        *,
        meanings: Mapping[str, str] | None = None,
        nobody: Collection[str] = (),
        id_prefixes: Sequence[str] = (),
        strict: bool = False,
        all_cells: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self.unmapped: set[str] = set()
        """Owners, as the file has them, who are none of the managers."""
        self.nobody: set[str] = set()
        """Cells that say that nobody has the account."""
        self.perhaps_two: set[str] = set()
        """Cells that may be two owners, of whom one at least is not known."""
        self._prefixes = id_prefixes
        self._meanings = {fold_value(cell): meaning.strip() for cell, meaning in (meanings or {}).items()}
        self._owners: dict[str, str] = {}
        for owner, name in owners.items():
            for form in reversed(self._forms(owner)):
                self._owners[form] = name
        self._managers = managers
        self._exact = set(managers or ())
        self._by_key = {owner_key(name): name for name in reversed(managers or ())}
        self._nobody = {fold_value(text) for text in nobody}
        self._strict = strict
        self._all_cells = all_cells

    @property
    def lists_managers(self) -> bool:
        """Whether there is a list of managers, so that other owners are a problem."""
        return self._managers is not None

    @property
    def shown_pairs(self) -> set[str]:
        """Cells that may be two owners, as reports show them."""
        return {shown(unguarded(cell.strip())) for cell in self.perhaps_two}

    def unknown_of(self, owners: Mapping[str, float]) -> dict[str, float]:
        """Owners who are none of the managers, with their accounts; of a cell that may be two, those who are none."""
        unknown: dict[str, float] = {}
        for owner, accounts in owners.items():
            people = parted_by_sign(owner) if owner in self.shown_pairs else [owner]
            for person in people:
                if self._known(person) is None:
                    unknown[person] = unknown.get(person, 0) + accounts
        return unknown

    def convert(self, raw: str) -> Answerable:
        """Whose the account is; None for nobody, and for an owner who is none of the managers."""
        text = clean_as_name(raw)
        meant = self._meanings.get(fold_value(text))
        if meant is not None:
            return self._meant(meant, raw)
        known = self._known(text)
        if known is not None:
            return known
        if fold_value(text) in self._nobody or is_nobody(text):
            self._keep(self.nobody, raw)
            return None
        found = self._shared(text)
        if found is not None:
            return found
        if len(parted_by_sign(text)) > 1:
            self._keep(self.perhaps_two, raw)
        elif self._managers is None:
            return text
        if self._strict and self._managers is not None:
            near = Guess(text, self._managers, ". Add the manager, or empty the cell.")
            raise BadCellError((f"no manager is called {shown(text)!r}", near))
        self._keep(self.unmapped, raw)
        return None

    def _meant(self, meant: str, raw: str) -> Answerable:
        """What was said of a cell: nobody, a manager, or two of them."""
        # What is said to mean itself is one owner, whatever the name would be taken for.
        is_itself = owner_key(meant) == owner_key(unguarded(raw.strip()))
        if not is_itself and is_nobody(meant):
            self._keep(self.nobody, raw)
            return None
        parts = [meant] if is_itself else parted_by_sign(meant)
        people = [self._known(part) or part for part in parts]
        if self._managers is not None and (wrong := [name for name in people if name not in self._exact]):
            near = Guess(wrong[0], self._managers)
            raise BadCellError((f"values: manager: {shown(raw)!r}: no manager is called {shown(wrong[0])!r}", near))
        if len(people) > 2:
            raise BadCellError(
                (f"values: manager: {shown(raw)!r}: an account is shared by two managers at most; ", Cure("values"))
            )
        return people[0] if len(set(people)) == 1 else (people[0], people[1])

    def _known(self, text: str) -> str | None:
        """The manager whom an owner is surely, by what was said of owners or by name."""
        for form in self._forms(text):
            if form in self._owners:
                text = self._owners[form]
                if self._managers is None:
                    return text
                break
        return text if text in self._exact else self._by_key.get(owner_key(text))

    def _shared(self, text: str) -> Answerable:
        """The two people of a cell where both are known; None where it is one, or may be."""
        for pair in pairs(text):
            first, second = (self._known(one) or self._elsewhere(one) for one in pair)
            if first and second:
                return first if first == second else (first, second)
        return None

    def _elsewhere(self, text: str) -> str | None:
        """An owner who has accounts alone elsewhere in the column; where managers are listed, none is known so."""
        return self._alone.get(owner_key(text)) if self._managers is None else None

    @cached_property
    def _alone(self) -> dict[str, str]:
        cells = {unguarded(cell.strip()) for cell in self._all_cells()}
        return {owner_key(cell): cell for cell in sorted(cells) if len(parted_by_sign(cell)) == 1}

    def _forms(self, owner: str) -> list[str]:
        """The ways in which an owner may be listed, the surest first."""
        text = unguarded(owner.strip())
        bare = next((text[len(prefix) :] for prefix in self._prefixes if text.startswith(prefix)), text)
        return [text, bare, owner_key(bare)]

    @staticmethod
    def _keep(kept: set[str], raw: str) -> None:
        if len(kept) < MOST_KEPT:
            kept.add(raw)


def owners_snippet(unknown: Mapping[str, float]) -> str:
    """Lines to add to a portfolio for owners who are none of its managers: names as managers, the rest as owners."""
    names = [owner for owner in unknown if not is_id(owner)]
    ids = [owner for owner in unknown if is_id(owner)]
    lines = []
    if names:
        lines += ["managers:", *(f"  - name: {quoted(name)}" for name in names)]
    if ids:
        lines += ["accounts:", "  owners:", *(f"    {quoted(owner)}: name of the manager" for owner in ids)]
    return "".join(f"{line}\n" for line in lines)
