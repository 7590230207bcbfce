"""A table's header: which column is headed how, found without regard to case, accents and punctuation."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from amcap.characters import normal, visible
from amcap.messages import Guess
from amcap.model.table_words import HEADERS_FILE
from amcap.reading.problems import shown
from amcap.reading.tables.cells.amount_words import without_amounts
from amcap.reading.tables.faults import Faults

# Salesforce ends the names of an organisation's own fields and relationships so.
_OWN_FIELD = re.compile(r"__(?:c|r|pc)(?=$|\.)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
_HUMP = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
_NO_LETTERS = re.compile(r"[\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")

_HEADERS_SHOWN = 12
EXACT = 2
"""Forms, from the first, in which two columns alike are one column twice, not two ways of saying nearly the same."""


class Loose(NamedTuple):
    """What a header may have besides the words it is known by."""

    objects: tuple[str, ...] = ()
    """What stands before a dot, such as the account of ACCOUNT.NAME."""
    noise: frozenset[str] = frozenset()
    """Folded words that say nothing of what a column holds."""


PLAIN = Loose()


def fold(text: str) -> str:
    """A header without case, accents, spaces and punctuation; '' where it has neither letter nor digit."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.replace("&", "and"))).lower()
    plain = normal(text.replace("&", " and "), "NFKD").casefold()
    return _NO_LETTERS.sub("", plain)


def forms_of(name: str, loose: Loose) -> tuple[str, str, str, str, str]:
    """A header as it stands; without the mark of an own field; without its object; without what stands in brackets
    after it and without units; and the words of it that count, in order of the alphabet."""
    plain = _OWN_FIELD.sub("", name)
    prefixes = [f"{part.casefold()}." for part in loose.objects]
    bare = next((plain[len(part) :] for part in prefixes if plain.casefold().startswith(part)), plain)
    short = without_amounts(_IN_BRACKETS.sub("", bare).rstrip())
    return fold(name), fold(plain), fold(bare), fold(short), word_form(short, loose)


def word_form(text: str, loose: Loose) -> str:
    """The words of a header that count, in order of the alphabet."""
    words = _HUMP.sub(" ", text)
    if not words.isascii():
        words = _ACCENTS.sub("", normal(words, "NFKD"))
    parts = set(_NO_LETTERS.split(words.casefold())) - loose.noise
    return " ".join(sorted(parts - {""}))


class Keys(NamedTuple):
    """What a header is looked up by: without all that makes no difference, and by the words that count."""

    folded: str
    words: str


@cache
def _known_keys() -> dict[str, Keys]:
    """The keys of every header of the presets: to fold thousands of them takes far longer than to read these."""
    rows = (line.split("\t") for line in HEADERS_FILE.read_text("utf-8").splitlines())
    return {header: Keys(folded, words) for header, folded, words in rows}


def keys_of(header: str, loose: Loose) -> Keys:
    """What a header is looked up by."""
    return _known_keys().get(header) or Keys(fold(header), word_form(header, loose))


class Found(NamedTuple):
    """A column that is headed as one of some aliases."""

    column: int
    alike: tuple[int, ...]
    """Others that are headed so in the same form."""
    form: int


class Header:
    """The row of a table that its columns are headed by."""

    def __init__(self, cells: Sequence[str], line: int, faults: Faults, loose: Loose = PLAIN) -> None:
        names = [" ".join(normal(cell).split()).strip("\ufeff \t\r\n\"'") for cell in cells]
        while names and not names[-1]:
            names.pop()
        self.names = tuple(names)
        self._cells = list(cells)
        self.line = line
        self._faults = faults
        self._loose = loose
        self._forms = tuple(map(_columns_by, zip(*(forms_of(name, loose) for name in names), strict=True)))
        """For each form of a header, the plainest first: the columns that are headed so."""

    def is_again(self, row: Sequence[str]) -> bool:
        """Whether a row is the header once more."""
        return row[0] == self._cells[0] and list(row) == self._cells

    def index_of(self, alias: str) -> int | None:
        """The column of a header as a person wrote it, in its plainest form that exists."""
        return next((found.column for found in self.found([alias])), None)

    def plain_index(self, alias: str) -> int | None:
        """The column with a header, but for case, accents and punctuation."""
        found = self._forms[0].get(fold(alias)) if self._forms else None
        return found[0] if found else None

    def found(self, aliases: Iterable[str], taken: Iterable[int] = ()) -> Iterator[Found]:
        """The columns headed as one of the aliases; a plain match of any goes before a loose one of another."""
        wanted = [keys_of(alias, self._loose) for alias in aliases]
        unfree, seen = set(taken), set[int]()
        for number, form in enumerate(self._forms):
            loosest = number == len(self._forms) - 1
            for keys in wanted:
                key = keys.words if loosest else keys.folded
                free = [index for index in form.get(key, ()) if index not in unfree and index not in seen]
                if free:
                    seen.update(free)
                    yield Found(free[0], tuple(free[1:]), number)

    def find_plainly(self, aliases: Iterable[str]) -> int | None:
        """The column of the first alias there is, but for case, accents and punctuation."""
        return next((index for alias in aliases if (index := self.plain_index(alias)) is not None), None)

    def given(self, header: str, what: str) -> int | None:
        """The column that a person named; a problem where there is none or there are two."""
        exact = [index for index, name in enumerate(self.names) if name == header]
        if len(exact) == 1:
            return exact[0]
        found = next(self.found([header]), None)
        if found is None:
            near = Guess(header, self.names, f". The file has: {self.listed()}.")
            self._faults.note(self.line, (f"{what}: there is no column {shown(header)!r}", near))
            return None
        if found.alike:
            self.note_twice(found)
        return found.column

    def note_twice(self, found: Found) -> None:
        """Note that a column that is wanted is there twice."""
        second = found.alike[0]
        self._faults.note(
            self.line,
            f"column {second + 1} is headed like column {found.column + 1} ({shown(self.names[found.column])!r}); "
            "rename or delete one of them",
            shown(self.names[second]),
            second + 1,
        )

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


def clean_header(name: str) -> str:
    """A header, printable, for reports."""
    return visible(name)


def inverted(columns: Mapping[str, int], header: Header) -> dict[str, str]:
    """Field -> header."""
    return {field: clean_header(header.names[index]) for field, index in columns.items()}
