"""A table's header: which column holds which field, found without regard to case, accents and punctuation."""

import re
from collections.abc import Iterable, Mapping, Sequence

from amcap.characters import normal, visible
from amcap.messages import Guess
from amcap.reading.problems import shown
from amcap.reading.tables.cells.amount_words import without_amounts
from amcap.reading.tables.faults import Faults

# Salesforce ends the names of an organisation's own fields and relationships so.
_OWN_FIELD = re.compile(r"__(?:c|r|pc)(?=$|\.)", re.IGNORECASE)

_HEADERS_SHOWN = 12


def fold(text: str) -> str:
    """A header without case, accents, spaces and punctuation; '' where it has neither letter nor digit."""
    plain = normal(text.replace("&", " and "), "NFKD").casefold()
    return re.sub(r"[\W_]+", "", plain)


class Header:
    """The first row of a table that is not blank."""

    def __init__(self, cells: Sequence[str], line: int, faults: Faults, objects: Iterable[str] = ()) -> None:
        names = [normal(cell).strip("\ufeff \t\r\n\"'") for cell in cells]
        while names and not names[-1]:
            names.pop()
        self.names = tuple(names)
        self.line = line
        self._faults = faults
        objects = [f"{name.casefold()}." for name in objects]
        self._forms = tuple(map(_columns_by, zip(*(_forms(name, objects) for name in names), strict=True)))
        """For each form of a header, the plainest first: the columns that are headed so."""
        self._twice: set[str] = set()

    def index_of(self, alias: str) -> int | None:
        """The column of a header as a person wrote it, in its plainest form that exists."""
        return self.find([alias])

    def plain_index(self, alias: str) -> int | None:
        """The column with a header, but for case, accents and punctuation."""
        found = self._forms[0].get(fold(alias)) if self._forms else None
        return found[0] if found else None

    def find(self, aliases: Iterable[str], taken: Iterable[int] = ()) -> int | None:
        """The column of the first alias there is; a plain match of any goes before a loose one of another."""
        wanted = [fold(alias) for alias in aliases]
        unfree = set(taken)
        for form in self._forms:
            for alias in wanted:
                free = [index for index in form.get(alias, ()) if index not in unfree]
                if free:
                    return self._one(free, alias)
        return None

    def find_plainly(self, aliases: Iterable[str]) -> int | None:
        """The column of the first alias there is, but for case, accents and punctuation."""
        return next((index for alias in aliases if (index := self.plain_index(alias)) is not None), None)

    def given(self, header: str, what: str) -> int | None:
        """The column that a person named; a problem where there is none or there are two."""
        exact = [index for index, name in enumerate(self.names) if name == header]
        if len(exact) == 1:
            return exact[0]
        index = self.index_of(header)
        if index is None:
            near = Guess(header, self.names, f". The file has: {self.listed()}.")
            self._faults.note(self.line, (f"{what}: there is no column {shown(header)!r}", near))
        return index

    def _one(self, found: Sequence[int], wanted: str) -> int:
        if len(found) > 1 and wanted not in self._twice:
            self._twice.add(wanted)
            first, second = found[:2]
            self._faults.note(
                self.line,
                f"column {second + 1} is headed like column {first + 1} ({shown(self.names[first])!r}); "
                "rename or delete one of them",
                shown(self.names[second]),
                second + 1,
            )
        return found[0]

    def listed(self) -> str:
        """The headers, for messages."""
        named = [repr(shown(name)) for name in self.names if name]
        more = len(named) - _HEADERS_SHOWN
        return ", ".join(named[:_HEADERS_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _columns_by(form: Iterable[str]) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = {}
    for index, name in enumerate(form):
        if name:
            columns.setdefault(name, []).append(index)
    return columns


def _forms(name: str, objects: Iterable[str]) -> tuple[str, str, str, str]:
    """A header as it stands; without the mark of an own field; without its object; without a currency."""
    plain = _OWN_FIELD.sub("", name)
    bare = next((plain[len(part) :] for part in objects if plain.casefold().startswith(part)), plain)
    return fold(name), fold(plain), fold(bare), fold(without_amounts(bare))


def clean_header(name: str) -> str:
    """A header, printable, for reports."""
    return visible(name)


def inverted(columns: Mapping[str, int], header: Header) -> dict[str, str]:
    """Field -> header."""
    return {field: clean_header(header.names[index]) for field, index in columns.items()}
