"""A mistake in an input, as a report tells it."""

from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong, in which file (or stream, such as <stdin>), and where in it; lines and columns count from 1."""

    file: str
    line: int | None
    column: int | None
    message: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{place}: {self.message}"
