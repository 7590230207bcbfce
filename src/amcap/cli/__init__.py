"""The command line: ties reading, engine and rendering together and holds no logic of its own.

Commands import what they need when they run: every press of TAB starts this program.
"""

from typing import Annotated

import typer

from amcap.cli.assess import assess
from amcap.cli.estimate import estimate
from amcap.cli.init import init

app = typer.Typer(
    name="amcap",
    help="How many accounts each account manager can carry, who is over the line, and what to do about it.",
    epilog="Start with `amcap init`, then `amcap assess portfolio.yaml`.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(assess)
app.command()(estimate)
app.command()(init)


def _version(asked: bool) -> None:
    if asked:
        from amcap import __version__

        typer.echo(f"amcap {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None: ...
