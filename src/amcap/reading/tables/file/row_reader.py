"""Rows of CSV text as csv.reader gives them, at its speed. Where it gives up, the text is read again to find out why.

What goes wrong is therefore looked for only once it has: nothing stands between the csv module and who takes its rows.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from amcap.messages import Cure, Message
from amcap.reading.opening import why_unreadable
from amcap.reading.problems import InputError
from amcap.reading.tables.file.encoding import CHUNK

MAX_FIELD = CHUNK
"""Characters of a cell above which a table is refused; most often a quote was never closed."""


class RowReader(Protocol):
    """Rows in file order, as csv.reader gives them; line_num is the last line of the row read last."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


class UnreadableError(Exception):
    """A row at which whatever reads a file gave up: the line it begins on, and why, in the user's words."""

    def __init__(self, line: int, message: Message) -> None:
        super().__init__(line, message)
        self.line = line
        self.message = message


Lines = Callable[[], AbstractContextManager[Iterable[str]]]
"""Opens a text from its start, as often as wanted."""


def csv_reading(
    lines: Lines, delimiter: str = ",", numbered: Callable[[RowReader], RowReader] = lambda rows: rows
) -> Callable[[], AbstractContextManager[RowReader]]:
    """Opens the rows of a text. What fails while one is read leaves the context as UnreadableError, all else as it is.

    `numbered` makes a reader that counts in another way than in lines.
    """

    def rows_of(text: Iterable[str]) -> RowReader:
        return numbered(csv.reader(text, delimiter=delimiter, strict=True))

    @contextmanager
    def reading() -> Iterator[RowReader]:
        # Process-wide in the csv module, and never another value in amcap but for a moment in `_holds`.
        csv.field_size_limit(MAX_FIELD)
        with lines() as text:
            reader = rows_of(text)
            try:
                yield reader
            except InputError:
                raise
            except Exception as error:
                found = _read_again(lines, rows_of, delimiter, reader.line_num, type(error))
                if found is None:
                    raise
                raise found from None

    return reading


def _read_again(
    lines: Lines, rows_of: Callable[[Iterable[str]], RowReader], delimiter: str, last: int, failed: type[Exception]
) -> UnreadableError | None:
    """How reading failed on line `last` or the next; None where it does not, so that something else must have."""
    row: list[str] = []
    with lines() as text:
        reader = rows_of(_kept(text, row))
        while (before := reader.line_num) <= last:
            row.clear()
            try:
                if next(reader, None) is None:
                    return None
            except failed as error:
                message = _mistake(row, delimiter) if isinstance(error, csv.Error) else _failure(error)
                return UnreadableError(before + 1, message)
    return None


def _kept(text: Iterable[str], row: list[str]) -> Iterator[str]:
    """The lines of a text, each also added to a row, and the end of the text as a line that is empty."""
    for line in text:
        row.append(line)
        yield line
    row.append("")


def _mistake(row: list[str], delimiter: str) -> str:
    """What is wrong with lines that the csv module takes for no row: the demand that, once dropped, lets it go on.

    Its own words may be others tomorrow.
    """
    if not row[-1]:
        return "a quote is opened in the row that begins here and never closed"
    if _holds(row, delimiter, MAX_FIELD):
        return "text follows the quote that ends a cell; inside a quoted cell, write a quote twice"
    if _holds(row, delimiter, sum(map(len, row))):
        return "a cell of the row that begins here is over 1 MiB; is a quote never closed?"
    return "a line break (CR) stands in a cell without quotes; put the cell in quotes"


def _holds(row: list[str], delimiter: str, most: int) -> bool:
    """Whether lines are rows where text may follow a quote, and a cell have so many characters."""
    before = csv.field_size_limit(most)
    try:
        return bool(list(csv.reader(row, delimiter=delimiter)))
    except csv.Error:
        return False
    finally:
        csv.field_size_limit(before)


def _failure(error: Exception) -> Message:
    """What to say of text that could not be read or decoded."""
    if isinstance(error, OSError | MemoryError):
        return why_unreadable(error)
    return (
        "is not text in this encoding from here on; name the right one, such as ",
        Cure("encoding", "windows-1252"),
    )
