"""The problems of a table, collected while it streams by: bounded, with line and column name."""

from amcap.messages import Message
from amcap.reading.problems import InputError, Position, Problem

MOST = 1000
"""Problems after which a table is read no further."""


class Faults:
    """Problems of one pass over a table."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._problems: list[Problem] = []

    def note(self, line: int, message: Message, header: str | None = None, column: int = 1) -> None:
        """Keep a problem of a line; the column is named where it has a header. Raises InputError at the thousandth."""
        path = "" if header is None else f"column {header!r}"
        self._problems.append(Problem(self._name, Position(line, column), path, message))
        if len(self._problems) >= MOST:
            self.settle()

    def fail(self, line: int, message: Message) -> InputError:
        """The error for a problem after which nothing more can be read, with all problems found before it."""
        self._problems.append(Problem(self._name, Position(line, 1), "", message))
        return InputError(self._problems)

    def settle(self) -> None:
        """Raise InputError if any problem was found."""
        if self._problems:
            raise InputError(self._problems)
