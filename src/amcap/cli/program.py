"""The program as a whole: which command is meant, and what a shell is told at the press of TAB."""

import os
from pathlib import PurePath
from typing import Any

from typer.core import TyperGroup

from amcap.cli.commands import Commands
from amcap.cli.page import PageContext
from amcap.naming import pasted

COMPLETION_VARIABLE = "_AMCAP_COMPLETE"
"""Set by the shell that asks."""
_FILES = (".yaml", ".yml", ".json", ".csv", ".tsv", ".xlsx", ".xls", ".ods")


class Program(TyperGroup):
    """All commands. A file in the place of a command is met with the command for it."""

    context_class = PageContext

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands: Any = Commands()

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the program, or answer a shell that asks what can be typed next."""
        if COMPLETION_VARIABLE in os.environ:
            from amcap.cli.completion.shells import use_own_shells

            use_own_shells()
        return super().main(*args, **extra)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called; a usage error with what was meant where it is none."""
        first = args[0]
        suffix = PurePath(first).suffix.lower()
        is_file = suffix in _FILES or os.path.isfile(first)
        if is_file and first not in self.commands and not ctx.resilient_parsing:
            ctx.fail(f"{first!r} is no command. To assess it: {_command('assess', args)}")
        return super().resolve_command(ctx, args)


def _command(name: str, args: list[str]) -> str:
    return " ".join(("amcap", name, *map(pasted, args)))
