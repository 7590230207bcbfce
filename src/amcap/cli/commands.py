"""The commands by name. Each is loaded and built when it is asked for: a run has one, and start-up is felt."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.main import get_command


class Row(NamedTuple):
    """A command: 'module:function' of what runs, and the whole of its line in the list."""

    runs: str
    summary: str


COMMANDS = {
    "assess": Row("assess:assess", "Judge every manager: who is over the line, and what to do."),
    "explain": Row("explain:explain", "Show how a figure came about, and what would change it."),
    "estimate": Row("estimate:estimate", "Answer the quick question, from options alone."),
    "rules": Row("rules:rules", "List the numbers in force, with their claims and sources."),
    "init": Row("init:init", "Write a commented portfolio to start from."),
    "import": Row("intake:import_table", "Turn a CRM's export into a portfolio."),
    "validate": Row("validate:validate", "Check files without assessing them: all problems at once."),
    "schema": Row("schema:schema", "Print a JSON Schema, for editors and programs."),
}
"""By name, in the order of the program's help."""


class Commands(Mapping[str, Any]):
    """The commands of the program, each built once."""

    def __init__(self) -> None:
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            self._built[name] = _command(name, COMMANDS[name])
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _command(name: str, row: Row) -> Any:
    module, function = row.runs.split(":")
    kind = import_module("amcap.cli.command").Command
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, cls=kind, short_help=row.summary)(getattr(import_module(f"amcap.cli.{module}"), function))
    return get_command(alone)
