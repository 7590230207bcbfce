"""Owners of accounts: names, e-mails or ids, resolved to managers."""

from collections.abc import Collection, Mapping, Sequence

from amcap.guards import unguarded
from amcap.messages import Guess
from amcap.reading.problems import shown
from amcap.reading.tables.cells.number import BadCellError
from amcap.reading.tables.cells.words import MOST_KEPT, clean_as_name
from amcap.snippets import is_id, quoted

_SHORT_ID, _LONG_ID = 15, 18
"""Salesforce writes one id with 15 characters in reports and with 3 more, a checksum, elsewhere."""


class OwnerColumn:
    """The column of owners. Managers of None: every owner is taken as the manager's name."""

    field = "manager"

    def __init__(
        self,
        owners: Mapping[str, str],
        managers: Sequence[str] | None,
        *,
        nobody: Collection[str] = (),
        id_prefixes: Sequence[str] = (),
        strict: bool = False,
    ) -> None:
        self.unmapped: set[str] = set()
        """Owners, as the file has them, who are none of the managers."""
        self._prefixes = id_prefixes
        self._owners: dict[str, str] = {}
        for owner, name in owners.items():
            for form in reversed(self._forms(owner)):
                self._owners[form] = name
        self._managers = managers
        self._exact = set(managers or ())
        self._folded = {_fold(name): name for name in reversed(managers or ())}
        self._nobody = {_fold(text) for text in nobody}
        self._strict = strict

    def convert(self, raw: str) -> str | None:
        """The manager's name; None for nobody, and for an owner who is none of the managers."""
        text = clean_as_name(raw)
        if _fold(text) in self._nobody:
            return None
        for form in self._forms(text):
            if form in self._owners:
                text = self._owners[form]
                break
        if self._managers is None or text in self._exact:
            return text
        name = self._folded.get(_fold(text))
        if name is None and self._strict:
            near = Guess(text, self._managers, ". Add the manager, or empty the cell.")
            raise BadCellError((f"no manager is called {shown(text)!r}", near))
        if name is None and len(self.unmapped) < MOST_KEPT:
            self.unmapped.add(raw)
        return name

    def _forms(self, owner: str) -> list[str]:
        """The ways in which an owner may be listed, the surest first."""
        text = unguarded(owner.strip())
        bare = next((text[len(prefix) :] for prefix in self._prefixes if text.startswith(prefix)), text)
        forms = [text, bare, _fold(bare)]
        if len(bare) == _LONG_ID and bare.isalnum() and bare.isascii() and any(map(str.isdigit, bare)):
            forms.append(bare[:_SHORT_ID])
        return forms


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def owners_snippet(unknown: Mapping[str, int]) -> str:
    """Lines to add to a portfolio for owners who are none of its managers: names as managers, the rest as owners."""
    names = [owner for owner in unknown if not is_id(owner)]
    ids = [owner for owner in unknown if is_id(owner)]
    lines = []
    if names:
        lines += ["managers:", *(f"  - name: {quoted(name)}" for name in names)]
    if ids:
        lines += ["accounts:", "  owners:", *(f"    {quoted(owner)}: name of the manager" for owner in ids)]
    return "".join(f"{line}\n" for line in lines)
