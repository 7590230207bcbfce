"""A CSV file as rows of text, whatever its delimiter, encoding and line ends."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from io import TextIOWrapper
from itertools import chain, islice
from typing import NamedTuple

from amcap.messages import Message
from amcap.model.table import TableFile
from amcap.reading.kind import other_than_a_table
from amcap.reading.problems import InputError
from amcap.reading.tables.file.delimiter import SAMPLE_ROWS, find_delimiter, said_delimiter
from amcap.reading.tables.file.encoding import CHUNK, Survey, survey
from amcap.reading.tables.file.row_reader import RowReader, csv_reading
from amcap.reading.tables.file.source import Source


class Sheet(NamedTuple):
    """A sheet of a spreadsheet: its number, from 1, its name, and whether people see it."""

    number: int
    of: int
    title: str
    hidden: bool = False


class Grid(NamedTuple):
    """A table that can be read from the start any number of times."""

    name: str
    reading: Callable[[], AbstractContextManager[RowReader]]
    notes: tuple[Message, ...] = ()
    sheet: Sheet | None = None


def csv_grid(source: Source, table: TableFile, knows: Callable[[Sequence[str]], int]) -> Grid:
    """The rows of a CSV file; `knows` counts the headers that are known in a row.

    Raises InputError for what is not a text table.
    """
    with source.open() as file:
        found = survey(file, source.name, knows, table.encoding)
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
    delimiter = given or said or find_delimiter(lines, knows)

    @contextmanager
    def table_text() -> Iterator[Iterator[str]]:
        with _text(source, found, newline=newline) as text:
            yield chain(_passed_over(text, before_header), text)

    return Grid(source.name, csv_reading(table_text, delimiter), (found.note,) if found.note else ())


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
