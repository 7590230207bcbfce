"""A CSV file as rows of text, whatever its delimiter, encoding and line ends."""

import csv
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import TextIOWrapper
from itertools import chain, islice
from typing import NamedTuple, Protocol

from amcap.messages import Cure, Message
from amcap.model.table import TableFile
from amcap.reading.kind import other_than_a_table
from amcap.reading.opening import why_unreadable
from amcap.reading.problems import InputError
from amcap.reading.tables.file.delimiter import SAMPLE_ROWS, find_delimiter, said_delimiter
from amcap.reading.tables.file.encoding import CHUNK, Survey, survey
from amcap.reading.tables.file.source import Source

MAX_FIELD = CHUNK
"""Characters of a cell above which a table is refused; most often a quote was never closed."""

_MESSAGES = (
    ("unexpected end of data", "a quote is opened in the row that begins here and never closed"),
    ("field larger than field limit", "a cell of the row that begins here is over 1 MiB; is a quote never closed?"),
    ("expected after", "text follows the quote that ends a cell; inside a quoted cell, write a quote twice"),
    ("new-line character", "a line break (CR) stands in a cell without quotes; put the cell in quotes"),
)


class RowReader(Protocol):
    """Rows in file order, as csv.reader gives them; line_num is the last line of the row read last."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


class Grid(NamedTuple):
    """A table that can be read from the start any number of times."""

    name: str
    reading: Callable[[], AbstractContextManager[RowReader]]
    notes: tuple[Message, ...] = ()


class UnreadableError(Exception):
    """A row at which whatever reads a file gave up; says why, in the user's words."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class Rows:
    """Rows of a reader. What it fails with becomes UnreadableError, so that nothing else that fails passes for that."""

    def __init__(self, reader: RowReader) -> None:
        self._reader = reader
        self._rows = _guarded(reader)

    @property
    def line_num(self) -> int:
        return self._reader.line_num

    def __iter__(self) -> Iterator[list[str]]:
        return self._rows

    def __next__(self) -> list[str]:
        return next(self._rows)


def _guarded(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except InputError:
        raise
    except Exception as error:
        raise UnreadableError(_unreadable(error)) from None


def csv_grid(source: Source, table: TableFile) -> Grid:
    """The rows of a CSV file. Raises InputError for what is not a text table."""
    with source.open() as file:
        found = survey(file, source.name, table.encoding)
    with _text(source, found, errors="replace") as text:
        head = text.read(CHUNK)
    if not head:
        raise InputError.single(source.name, "is empty")
    if other := other_than_a_table(head):
        raise InputError.single(source.name, f"is {other.called}; {other.cure}")
    lines = list(islice(_lines(head), SAMPLE_ROWS * 2))
    said = said_delimiter(lines[0])
    before_header = 0 if said is None else len(lines.pop(0))
    newline = "" if _first_line_end(head[before_header:]) == "\r" else "\n"
    given = {"tab": "\t"}.get(table.delimiter or "", table.delimiter)
    delimiter = given or said or find_delimiter(lines)

    @contextmanager
    def reading() -> Iterator[RowReader]:
        # Process-wide in the csv module, and never another value in amcap.
        csv.field_size_limit(MAX_FIELD)
        with _text(source, found, newline=newline) as text:
            rows = chain(_passed_over(text, before_header), text)
            yield Rows(csv.reader(rows, delimiter=delimiter, strict=True))

    return Grid(source.name, reading, (found.note,) if found.note else ())


def _passed_over(text: TextIOWrapper, length: int) -> Iterator[str]:
    """A line that only names the delimiter: it may hold half a pair of quotes, so it counts as a blank one."""
    if text.read(length):
        yield "\n"


@contextmanager
def _text(source: Source, found: Survey, *, errors: str = "strict", newline: str = "") -> Iterator[TextIOWrapper]:
    """A table as text from behind its byte order mark."""
    with source.open() as file:
        file.read(found.mark)
        with TextIOWrapper(file, found.encoding, errors=errors, newline=newline) as text:
            yield text


def _unreadable(error: Exception) -> Message:
    """What to say of a row that the csv module or a decoder gave up on."""
    if isinstance(error, UnicodeError):
        return (
            "is not text in this encoding from here on; name the right one, such as ",
            Cure("encoding", "windows-1252"),
        )
    if isinstance(error, OSError | MemoryError):
        return why_unreadable(error)
    return next((message for part, message in _MESSAGES if part in str(error)), f"is not CSV: {error}")


def _first_line_end(text: str) -> str:
    """What ends the first line outside quotes: CR LF, LF or CR."""
    for index, part in enumerate(text.split('"')):
        if index % 2 == 0:
            ends = [at for at in (part.find("\r"), part.find("\n")) if at >= 0]
            if ends:
                return part[min(ends) :][:2] if part.startswith("\r\n", min(ends)) else part[min(ends)]
    return "\n"


def _lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends; not those that str.splitlines would add, such as at form feeds."""
    start = 0
    while start < len(text):
        ends = [at for at in (text.find("\r", start), text.find("\n", start)) if at >= 0]
        end = min(ends, default=len(text) - 1) + 1
        if text.startswith("\r\n", end - 1):
            end += 1
        yield text[start:end]
        start = end
