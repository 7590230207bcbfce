"""Options that several commands share."""

from datetime import date
from typing import Annotated

import typer

from amcap.model.day import day_of


def parse_day(text: str) -> date:
    """A day given as an option; a usage error where it is none."""
    try:
        return day_of(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


RulebookFile = Annotated[
    str | None,
    typer.Option(
        "--rulebook",
        metavar="FILE",
        envvar="AMCAP_RULEBOOK",
        help="Use another rule book, or changes laid over the default one (extends: default).",
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=parse_day, help="Assess as of this day; default: today."),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON.")]
AccountsFile = Annotated[
    str | None,
    typer.Option(
        "--accounts", metavar="FILE", help="Read the accounts from this CSV file or spreadsheet; - for stdin."
    ),
]
ManagersFile = Annotated[
    str | None, typer.Option("--managers", metavar="FILE", help="Read the managers from this CSV file or spreadsheet.")
]
