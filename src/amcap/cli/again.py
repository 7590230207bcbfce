"""Commands of amcap that ask of the same files on the same day, as they can be pasted."""

import os
from datetime import date
from itertools import chain, count
from pathlib import PurePath
from typing import NamedTuple

from amcap.cli.files import DEFAULT_PORTFOLIO
from amcap.naming import pasted


class Same(NamedTuple):
    """What was judged, by which rule book and on which day; `table` are the options on how to read a table."""

    portfolio: str
    as_of: date | None
    rulebook: str | None
    accounts: str | None
    managers: str | None
    confine: bool
    table: tuple[str, ...]

    def asked(self, command: str, *more: str) -> str:
        """A command that judges it once more."""
        arguments = [
            file_argument(self.portfolio),
            *option("rulebook", self.rulebook),
            *option("accounts", self.accounts),
            *option("managers", self.managers),
            *option("as-of", self.as_of),
            *(["--confine"] if self.confine else []),
            *self.table,
            *more,
        ]
        return command_line(command, *arguments)

    def imported(self) -> str:
        """The command that makes a portfolio of a table, under a name that is not taken."""
        told = [*option("rulebook", self.rulebook), *option("managers", self.managers), *self.table]
        output = _free_name(self.portfolio)
        told += [] if output == DEFAULT_PORTFOLIO else ["-o", output]
        return command_line("import", file_argument(self.portfolio), *told)


def _free_name(table: str) -> str:
    stem = file_argument(PurePath(table).stem)
    names = (f"{stem}-{number}.yaml" for number in count(2))
    return next(name for name in chain((DEFAULT_PORTFOLIO, f"{stem}.yaml"), names) if not os.path.lexists(name))


def option(name: str, value: object) -> list[str]:
    """An option with its value, or nothing where it has none."""
    return [] if value is None else [f"--{name}={value}"]


def file_argument(path: str) -> str:
    """A file as an argument; it may be called like an option."""
    return f"./{path}" if path.startswith("-") else path


def command_line(*arguments: str) -> str:
    """A command of amcap as it can be pasted."""
    return " ".join(["amcap", *map(pasted, arguments)])
