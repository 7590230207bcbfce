"""The rule books that come with amcap, by their names. Free of pydantic: a press of the tab key asks for the names."""

from pathlib import Path, PurePath

from amcap.messages import Guess, Message, shown
from amcap.model.vocabulary import PACKAGED
from amcap.reading.opening import STDIN

_RULES = Path(__file__).parent.parent / "rules"
_NO_NAME = "no rule book has this name"

DEFAULT_NAME = PACKAGED[0]
DEFAULT = _RULES / "default.yaml"
PACKS = PACKAGED[1:]
"""The names of the packs: rule books for one line of work that are laid over the default one."""


def packaged_file(name: str) -> Path:
    """Where a rule book that comes with amcap is kept."""
    return DEFAULT if name == DEFAULT_NAME else _RULES / "packs" / f"{name}.yaml"


def is_path(told: str) -> bool:
    """Whether what is told of a rule book is a file: it has a folder or an ending, or is standard input.

    So is nothing at all: what reads a file says so.
    """
    return told == STDIN or PurePath(told).name != told or "." in told or not told


def known_name(told: str) -> str | None:
    """The name of a packaged book, in any case of letters; None for what is none."""
    name = told.strip().casefold()
    return name if name in PACKAGED else None


def unknown_name(told: str, folder: str = ".") -> Message:
    """What is said of a name that no packaged rule book has: the nearest, all, and how to name a file in a folder."""
    near = told.casefold()
    if Path(folder, told).is_file():
        return f"{_NO_NAME}; write ./{shown(told)} for the file", Guess(near, PACKAGED)
    names = f". The names are {', '.join(PACKAGED)}; a file needs its folder or ending: ./NAME"
    return _NO_NAME, Guess(near, PACKAGED, names)
