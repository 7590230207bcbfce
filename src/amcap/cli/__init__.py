"""The command line: ties reading, engine and rendering together and holds no logic of its own.

A command is loaded when it is called, and imports what it needs when it runs: every press of TAB starts this program.
"""

from typing import Annotated

import typer

from amcap.cli.program import Program
from amcap.version import __version__

_HELP = """How many accounts each account manager can carry, who is over the line, and what to do about it.

\b
amcap assess accounts.csv            who is over the line, from your CRM's export
amcap import accounts.csv            a portfolio from it, to add what you know
amcap init                           or a portfolio to start from
amcap assess portfolio.yaml          who is over the line, what to do about it
amcap explain portfolio.yaml team    why, step by step: a name, or the team
amcap estimate --size large          the quick question, without a file
"""

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
