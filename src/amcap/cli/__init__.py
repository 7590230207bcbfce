"""The command line: ties reading, engine and rendering together and holds no logic of its own.

Commands import what they need when they run: every press of TAB starts this program.
"""

from collections.abc import Callable
from typing import Annotated

import typer

from amcap.cli.assess import assess
from amcap.cli.command import Command, TableCommand
from amcap.cli.estimate import estimate
from amcap.cli.explain import explain
from amcap.cli.init import init
from amcap.cli.intake import import_table
from amcap.cli.program import Program
from amcap.cli.rules import rules
from amcap.cli.schema import schema
from amcap.cli.validate import validate
from amcap.version import __version__

_HELP = """How many accounts each account manager can carry, who is over the line, and what to do about it.

\b
amcap init                           a portfolio to start from
amcap import accounts.csv            a portfolio from your CRM's export
amcap assess portfolio.yaml          who is over the line, what to do about it
amcap explain portfolio.yaml team    why, step by step: a name, or the team
amcap estimate --size large          the quick question, without a file
"""

_COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "assess": (assess, "Judge every manager: who is over the line, and what to do."),
    "explain": (explain, "Show how a figure came about, and what would change it."),
    "estimate": (estimate, "Answer the quick question, from options alone."),
    "rules": (rules, "List the numbers in force, with their claims and sources."),
    "init": (init, "Write a commented portfolio to start from."),
    "import": (import_table, "Turn a CRM's export into a portfolio."),
    "validate": (validate, "Check files without assessing them: all problems at once."),
    "schema": (schema, "Print a JSON Schema, for editors and programs."),
}
"""By name: what runs, and the whole of its line in the list."""

_EPILOG = """\
Exit codes: 0 assessed; 1 assessed, and --fail-on tripped; 2 no verdict (usage, input, rule book or output failed);
3 amcap itself failed; 130 Ctrl-C.

Environment: AMCAP_RULEBOOK and AMCAP_FAIL_ON stand in for --rulebook and --fail-on; NO_COLOR switches colour off,
FORCE_COLOR on; COLUMNS sets the width; AMCAP_TRACEBACK=1 shows where amcap itself failed.
"""

app = typer.Typer(
    name="amcap",
    cls=Program,
    help=_HELP,
    epilog=_EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for name, (command, summary) in _COMMANDS.items():
    kind = TableCommand if command is import_table else Command
    app.command(name, cls=kind, short_help=summary)(command)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"amcap {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None: ...
