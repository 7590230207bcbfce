"""Options that several commands share, and what they stand for."""

import os
from collections.abc import Collection, Iterable
from datetime import date
from typing import Annotated, Any

import typer

from amcap.cli.asking import asked_rightly
from amcap.cli.completion import values
from amcap.cli.endings import format_for
from amcap.cli.files import DEFAULT_PORTFOLIO
from amcap.conditions import ConditionError, parse_condition, split_conditions
from amcap.model.day import day_of
from amcap.rendering.formats import JSON, check_format

FAIL_ON_VARIABLE = "AMCAP_FAIL_ON"


def parse_day(text: str) -> date:
    """A day given as an option; a usage error where it is none."""
    try:
        return day_of(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def form_option(formats: Collection[str]) -> Any:
    """The option that chooses one of the formats."""

    def known(name: str | None) -> str | None:
        if name is not None:
            with asked_rightly():
                check_format(name, formats)
        return name

    return typer.Option(
        "--format",
        "-f",
        metavar="|".join(formats),
        callback=known,
        autocompletion=lambda: list(formats),
        help=f"Form of the output; default: by the ending of --output, else {next(iter(formats))}.",
    )


def asked_format(form: str | None, as_json: bool, output: str | None, forms: Collection[str]) -> str:
    """The one of `forms` that `--format`, `--json` or else the ending of the output asks for, or the table.

    A usage error where the first two contradict each other; on standard error, what the ending has to do with it.
    """
    if as_json and form not in (None, JSON):
        raise typer.BadParameter(f"contradicts --format {form}; leave one of them out", param_hint="--json")
    return format_for(output, JSON if as_json else form, forms)


def asked_conditions(given: Iterable[str] | None) -> list[str]:
    """The conditions that `--fail-on` asks for, or else its variable; a usage error for what is none."""
    texts, place = (given, "--fail-on") if given else ([os.environ.get(FAIL_ON_VARIABLE, "")], FAIL_ON_VARIABLE)
    if given and not all(map(split_conditions, given)):
        raise typer.BadParameter("names no condition; is a variable empty?", param_hint=place)
    conditions = [condition for text in texts for condition in split_conditions(text)]
    try:
        for condition in conditions:
            parse_condition(condition)
    except ConditionError as error:
        raise typer.BadParameter(str(error), param_hint=place) from None
    return conditions


def asked_portfolio(path: str | None) -> str:
    """The portfolio to judge; portfolio.yaml where none is named, and a usage error where there is none."""
    if path is None and not os.path.exists(DEFAULT_PORTFOLIO):
        raise typer.BadParameter(
            f"name a file; there is no {DEFAULT_PORTFOLIO} here. `amcap assess accounts.csv` takes a "
            "CRM's export as it is, `amcap import` makes a portfolio of one, `amcap init` writes one to start from",
            param_hint="PORTFOLIO",
        )
    return DEFAULT_PORTFOLIO if path is None else path


_PORTFOLIO = "A YAML or JSON file, a table of accounts (CSV or a spreadsheet), or - for stdin"
PortfolioFile = Annotated[str, typer.Argument(metavar="PORTFOLIO", help=f"{_PORTFOLIO}.")]
PortfolioHere = Annotated[
    str | None,
    typer.Argument(metavar="[PORTFOLIO]", help=f"{_PORTFOLIO}; default: {DEFAULT_PORTFOLIO}, if it is here."),
]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.")
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CONDITION",
        autocompletion=values.conditions,
        help="Exit 1 on findings of a level (error, warning, note) or graver, on a finding by its id (overloaded? also "
        "on those who may be), or on a figure: load>110%, team.load>100%, probability>50%, fair-share>120% or "
        "hires>0. Repeatable, or with commas between; default: what "
        f"{FAIL_ON_VARIABLE} says, else never.",
    ),
]
RulebookFile = Annotated[
    str | None,
    typer.Option(
        "--rulebook",
        metavar="NAME|FILE",
        envvar="AMCAP_RULEBOOK",
        autocompletion=values.rulebooks,
        help="Use another rule book: one of those that `amcap rules --packs` lists, or a file; default: the one that "
        "the portfolio names.",
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=parse_day, help="Assess as of this day; default: today."),
]
Managers = Annotated[
    list[str] | None,
    typer.Option(
        "--manager",
        metavar="NAME",
        autocompletion=values.managers,
        help="Report on this manager only; a part of the name will do. Repeatable.",
    ),
]
AccountsFile = Annotated[
    str | None,
    typer.Option(
        "--accounts", metavar="FILE", help="Read the accounts from this CSV file or spreadsheet; - for stdin."
    ),
]
ManagersFile = Annotated[
    str | None, typer.Option("--managers", metavar="FILE", help="Read the managers from this CSV file or spreadsheet.")
]
Confine = Annotated[
    bool,
    typer.Option(
        "--confine",
        help="Refuse a portfolio that points at files outside its own folder: for portfolios that others wrote.",
    ),
]
Everything = Annotated[
    bool, typer.Option("--all", help="Show all that there is, however long: managers, accounts, findings.")
]
