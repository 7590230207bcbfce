"""What is wrong with an input: where it stands, what it is, what to do."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from amcap.characters import visible
from amcap.messages import Guess, Message, Speech, worded
from amcap.messages import shown as shown
from amcap.messages import suggestion as suggestion
from amcap.model.fault import Fault
from amcap.model.loc import Loc

Kind = Literal["mistake", "no-such-file", "empty"]
"""What a reader of problems may want to tell apart."""


_LINES_SHOWN = 3

GUESSES = 20
"""Problems up to which what was meant is looked for, which takes time."""


class Position(NamedTuple):
    """A place in a text, counted from 1."""

    line: int
    column: int


class Problem(NamedTuple):
    """One mistake; a position of None is for what has no place in a text, such as a file that does not exist."""

    source: str
    position: Position | None
    path: str | Loc
    """Where in the data it is, or what to call that."""
    message: Message
    kind: Kind = "mistake"

    @property
    def where(self) -> str:
        """accounts[3].manager, or as it is called; '' for a file as a whole."""
        return self.path if isinstance(self.path, str) else path_text(self.path)

    @property
    def place(self) -> str:
        """portfolio.yaml:14:5, or the file alone."""
        source = visible(self.source)
        return source if self.position is None else f"{source}:{self.position.line}:{self.position.column}"

    def told(self, speech: Speech = "portfolio", *, guessing: bool = True) -> str:
        """The problem without its place, with suggestions, which take time to find, or without them."""
        return ": ".join(part for part in (self.where, worded(self.message, speech, guessing=guessing)) if part)

    def __str__(self) -> str:
        return f"{self.place}: {self.told()}"


class InputError(Exception):
    """An input that cannot be used, with everything that is wrong with it: one file after the other, in file order.

    `way_out` are lines that a person can paste to put it right; `speech` is who is to put it right.
    """

    def __init__(self, problems: Iterable[Problem], way_out: Iterable[str] = (), speech: Speech = "portfolio") -> None:
        self.way_out = tuple(way_out)
        self.speech: Speech = speech
        given = tuple(problems)
        files = {source: number for number, source in enumerate(dict.fromkeys(problem.source for problem in given))}
        self.problems = tuple(sorted(given, key=lambda one: (files[one.source], one.position or Position(0, 0))))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "; ".join(f"{problem.place}: {problem.told(self.speech)}" for problem in self.problems[:3])

    @classmethod
    def single(
        cls, source: str, message: Message, position: Position | None = None, kind: Kind = "mistake"
    ) -> "InputError":
        return cls([Problem(source, position, "", message, kind)])


def path_text(loc: Loc) -> str:
    """A place in a document in the way people write it: accounts[3].manager."""
    text = ""
    for part in loc:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{shown(part)}" if text else shown(part)
    return text


class Told(NamedTuple):
    """A problem, and those after it that would be told in the same words of another entry or row."""

    problem: Problem
    others: tuple[Problem, ...]

    def told(self, speech: Speech = "portfolio", *, guessing: bool = True) -> str:
        """The problem without its place, with how many more there are and where the first of them stand."""
        said = self.problem.told(speech, guessing=guessing)
        if not self.others:
            return said
        lines = dict.fromkeys(other.position.line for other in self.others if other.position)
        if self.problem.position:
            lines.pop(self.problem.position.line, None)
        some = [f"{line:,}" for line in list(lines)[:_LINES_SHOWN]] + ["..."] * (len(lines) > _LINES_SHOWN)
        where = f": line{'' if len(lines) == 1 else 's'} {', '.join(some)}" if lines else ""
        return f"{said} (and {len(self.others):,} more like it{where})"


def gathered(problems: Iterable[Problem]) -> list[Told]:
    """Problems in their order, those of the same words in one; no suggestion is looked for."""
    alike: dict[object, list[Problem]] = {}
    for problem in problems:
        alike.setdefault(_alike(problem), []).append(problem)
    return [Told(first, tuple(others)) for first, *others in alike.values()]


def faults_of(error: InputError) -> list[Fault]:
    """The problems of an input as reports tell them; beyond the first, none is searched for what was meant."""
    faults = []
    for number, one in enumerate(gathered(error.problems)):
        line, column = one.problem.position or (None, None)
        faults.append(
            Fault(
                file=one.problem.source,
                line=line,
                column=column,
                message=one.told(error.speech, guessing=number < GUESSES),
            )
        )
    return faults


def _alike(problem: Problem) -> object:
    path = problem.path if isinstance(problem.path, str) else _without_indexes(problem.path)
    message = problem.message
    if not isinstance(message, str):
        # The choices of a guess may be a thousand names, and are the same wherever the word is.
        message = tuple(part.word if isinstance(part, Guess) else part for part in message)
    return problem.source, path, message


def _without_indexes(loc: Loc) -> Loc:
    return tuple(part for part in loc if isinstance(part, str))
