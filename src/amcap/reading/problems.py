"""What is wrong with an input: where it stands, what it is, what to do."""

from collections.abc import Iterable
from typing import NamedTuple

from amcap.characters import visible
from amcap.model.loc import Loc

_VALUE_SHOWN = 60


class Position(NamedTuple):
    """A place in a text, counted from 1."""

    line: int
    column: int


class Problem(NamedTuple):
    """One mistake; a position of None is for what has no place in a text, such as a file that does not exist."""

    source: str
    position: Position | None
    path: str
    message: str

    def __str__(self) -> str:
        source = visible(self.source)
        place = source if self.position is None else f"{source}:{self.position.line}:{self.position.column}"
        return ": ".join(part for part in (place, self.path, self.message) if part)


class InputError(Exception):
    """An input that cannot be used, with everything that is wrong with it, in file order.

    `way_out` are lines that a person can paste to put it right.
    """

    def __init__(self, problems: Iterable[Problem], way_out: Iterable[str] = ()) -> None:
        self.way_out = tuple(way_out)
        self.problems = tuple(sorted(problems, key=lambda problem: problem.position or Position(0, 0)))
        super().__init__("; ".join(map(str, self.problems[:3])))

    @classmethod
    def single(cls, source: str, message: str, position: Position | None = None) -> "InputError":
        return cls([Problem(source, position, "", message)])


def path_text(loc: Loc) -> str:
    """A place in a document in the way people write it: accounts[3].manager."""
    text = ""
    for part in loc:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{shown(part)}" if text else shown(part)
    return text


def shown(value: object) -> str:
    """A value from an input, short and printable."""
    text = value if isinstance(value, str) else repr(value)
    text = visible(text[: _VALUE_SHOWN + 1])
    return text if len(text) <= _VALUE_SHOWN else f"{text[:_VALUE_SHOWN]}..."


def suggestion(word: str, choices: Iterable[str]) -> str:
    """' Did you mean ...?' for the nearest of the choices, or nothing where none is near."""
    from difflib import get_close_matches

    by_fold = {choice.casefold(): choice for choice in choices}
    near = get_close_matches(word[:200].casefold(), list(by_fold), n=1)
    return f" Did you mean {shown(by_fold[near[0]])!r}?" if near else ""
