"""amcap import: a portfolio from a CRM's export."""

import os
import shlex
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from amcap.characters import character_name, unsafe_in, visible
from amcap.cli.completion import values
from amcap.cli.files import DEFAULT_PORTFOLIO
from amcap.cli.options import RulebookFile
from amcap.cli.reports import STDOUT, planned
from amcap.model.table_words import ACCOUNT_FIELDS, CHOICES
from amcap.reading.opening import refuse_empty_path
from amcap.reading.problems import InputError, suggestion

if TYPE_CHECKING:
    from amcap.model.intake import Imported
    from amcap.model.table import TableFile

_SHOWN = 5


class Pair(NamedTuple):
    """What stands before and after the first '=' of an option."""

    name: str
    value: str


def parse_pair(given: str) -> Pair:
    """An option given as name=value, any run of spaces and line breaks as one space; a usage error where it is none."""
    before, separator, after = given.partition("=")
    pair = Pair(" ".join(before.split()), " ".join(after.split()))
    if not (pair.name and separator):
        raise typer.BadParameter(f"{given!r} has no '=' with a name before it")
    if unsafe := unsafe_in(pair.name) or unsafe_in(pair.value):
        raise typer.BadParameter(f"{given!r} holds the {character_name(unsafe)}")
    return pair


def import_table(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="CSV files or spreadsheets, or - for stdin.")],
    system: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="NAME",
            autocompletion=values.systems,
            help="The system that the files come from, such as salesforce or hubspot; auto looks at the header.",
        ),
    ] = "auto",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write the portfolio; - for stdout.")
    ] = DEFAULT_PORTFOLIO,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a portfolio that is there.")] = False,
    keep_csv: Annotated[
        bool, typer.Option("--keep-csv", help="Leave the accounts in their file, and point the portfolio at it.")
    ] = False,
    columns: Annotated[
        list[Pair] | None,
        typer.Option(
            metavar="FIELD=HEADER",
            autocompletion=values.columns,
            parser=parse_pair,
            help="Read a field of amcap from this column, such as revenue=ARR. Repeatable.",
        ),
    ] = None,
    where: Annotated[
        list[Pair] | None,
        typer.Option(
            metavar="HEADER=VALUE",
            parser=parse_pair,
            help="Keep only rows with this value; Status=!Inactive leaves some out. Repeatable.",
        ),
    ] = None,
    numbers: Annotated[
        str | None,
        typer.Option(
            metavar="1,234.56|1.234,56",
            autocompletion=values.number_styles,
            help="How numbers are written, where the files leave it open.",
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            autocompletion=values.encodings,
            help="Encoding of the files, where it is not found rightly.",
        ),
    ] = None,
    rulebook: RulebookFile = None,
) -> None:
    """Turn a CRM's export into a portfolio to go on with: managers from the owners, an account from every row.

    \b
    amcap import accounts.csv
    amcap import north.csv south.csv --from hubspot -o team.yaml
    amcap import accounts.csv --columns revenue=ARR --where 'Status=!Inactive'
    amcap import export.csv --keep-csv          for an export that is renewed every night
    amcap import accounts.csv -o - | amcap assess -

    What was mapped, inferred and left out, and why, is said on standard error.
    """
    from amcap.cli.emit import emit
    from amcap.cli.progress import watched
    from amcap.reading import intake
    from amcap.reading.intake_wording import in_options
    from amcap.reading.rulebook import load_rulebook
    from amcap.rendering.intake.portfolio_yaml import render_portfolio

    _check_files(files, keep_csv=keep_csv)
    _check_output(files, output, rulebook, force=force)
    settings = _settings(files[0], system, columns or [], where or [], numbers, encoding)
    book = load_rulebook(rulebook)
    with in_options():
        if keep_csv:
            imported = intake.import_managers(files[0], output, settings, book, watched)
        else:
            imported = intake.import_accounts(files, settings, book, watched)
    command = _next_command(output, rulebook)
    text = render_portfolio(imported, command)
    intake.check_size(text, output)
    emit(text, output)
    _say(imported)
    _say_next(imported, output, command)


def _check_files(files: list[str], *, keep_csv: bool) -> None:
    for index, file in enumerate(files):
        refuse_empty_path(file)
        if file in files[:index]:
            raise typer.BadParameter(f"{file} is named twice; its accounts would count twice", param_hint="FILE...")
    if keep_csv and len(files) > 1:
        raise typer.BadParameter(
            "a portfolio can point at one file of accounts only; leave --keep-csv out, and the accounts of all "
            "files go into the portfolio",
            param_hint="--keep-csv",
        )
    if keep_csv and files == [STDOUT]:
        raise typer.BadParameter("standard input is no file that a portfolio can point at", param_hint="--keep-csv")


def _check_output(files: list[str], output: str, rulebook: str | None, *, force: bool) -> None:
    from amcap.cli.adding import is_added_to

    if output.lower().endswith(".json"):
        raise typer.BadParameter(f"{output}: the portfolio is written as YAML; end its name in .yaml", param_hint="-o")
    planned("yaml", output, [], read=[*files, rulebook])
    if output != STDOUT and not force and os.path.exists(output) and not is_added_to(output):
        raise InputError.single(output, "is there already; --force overwrites it, or name another path with -o")


def _settings(
    file: str, system: str, columns: list[Pair], where: list[Pair], numbers: str | None, encoding: str | None
) -> "TableFile":
    """How to read the files, as a portfolio would say it; usage errors in the words of the options."""
    from amcap.reading.intake import table_settings

    if system.casefold() not in CHOICES:
        hint = suggestion(system, CHOICES) or f" Known: {', '.join(CHOICES)}."
        raise typer.BadParameter(f"{system!r} is not a system that amcap knows.{hint}", param_hint="--from")
    for index, (field, header) in enumerate(columns):
        if field not in ACCOUNT_FIELDS:
            hint = suggestion(field, ACCOUNT_FIELDS) or f" Known: {', '.join(ACCOUNT_FIELDS)}."
            raise typer.BadParameter(f"{field!r} is not a field of an account.{hint}", param_hint="--columns")
        if not header:
            raise typer.BadParameter(f"{field}= names no column", param_hint="--columns")
        if any(field == other.name for other in columns[:index]):
            raise typer.BadParameter(f"{field} is given twice", param_hint="--columns")
    return table_settings(file, system, columns, where, numbers=numbers, encoding=encoding)


def _next_command(output: str, rulebook: str | None) -> str:
    path = DEFAULT_PORTFOLIO if output == STDOUT else output
    return shlex.join(["amcap", "assess", path, *(["--rulebook", rulebook] if rulebook else [])])


def _say(imported: "Imported") -> None:
    """Say what became of the tables: what was read of each, and every name that is not as it stood there."""
    from amcap.cli.emit import say
    from amcap.cli.tables import say_table
    from amcap.reading.intake_wording import told

    for report in imported.reports:
        say_table(report)
        if report.unused:
            say(visible(f"  not read: {', '.join(map(repr, report.unused))}"))
    for line in told(imported, _SHOWN):
        say(visible(line))


def _say_next(imported: "Imported", output: str, command: str) -> None:
    from amcap.cli.emit import say
    from amcap.quantities import counted

    if output != STDOUT:
        accounts = sum(report.accounts for report in imported.reports)
        found = f"{counted(len(imported.managers), 'manager')}, {counted(accounts, 'account')}"
        say(visible(f"Wrote {output}: {found}. Next: {command}"))
