"""amcap import: a portfolio from a CRM's export."""

import os
import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from amcap.characters import visible
from amcap.cli.files import DEFAULT_PORTFOLIO
from amcap.cli.options import ManagersFile, RulebookFile
from amcap.cli.reports import STDOUT, planned
from amcap.cli.table_options import NOTHING_SAID, TableAsked, takes_tables
from amcap.reading.opening import refuse_empty_path
from amcap.reading.pointers import files_fitting
from amcap.reading.problems import InputError

if TYPE_CHECKING:
    from amcap.model.intake import Imported

_SHOWN = 5


@takes_tables
def import_table(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="CSV files or spreadsheets, or - for stdin.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write the portfolio; - for stdout.")
    ] = DEFAULT_PORTFOLIO,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a portfolio that is there.")] = False,
    keep_csv: Annotated[
        bool, typer.Option("--keep-csv", help="Leave the accounts in their file, and point the portfolio at it.")
    ] = False,
    managers: ManagersFile = None,
    rulebook: RulebookFile = None,
    tables: TableAsked = NOTHING_SAID,
) -> None:
    """Turn a CRM's export into a portfolio to go on with: managers from the owners, an account from every row.

    \b
    amcap import accounts.csv
    amcap import north.csv south.csv --from hubspot -o team.yaml
    amcap import accounts.csv --columns revenue=ARR --where 'Status=!Inactive'
    amcap import accounts.csv --managers users.csv
    amcap import export.csv --keep-csv          for an export that is renewed every night
    amcap import accounts.csv -o - | amcap assess -

    What was mapped, inferred and left out, and why, is said on standard error.
    """
    from amcap.cli.emit import emit
    from amcap.cli.progress import watched
    from amcap.model.table import AccountsFile
    from amcap.reading import intake
    from amcap.reading.intake_wording import in_options
    from amcap.reading.rulebook import load_rulebook
    from amcap.reading.users import users_in
    from amcap.rendering.intake.portfolio_yaml import render_portfolio

    # Not every shell finds the files that a pattern fits.
    files = [file for each in files for file in files_fitting(each)]
    _check_files(files, keep_csv=keep_csv)
    _check_output([*files, *tables.files, *([managers] if managers else [])], output, rulebook, force=force)
    book = load_rulebook(rulebook)
    settings = tables.settings or AccountsFile(file=files[0])
    with in_options():
        users = users_in(managers) if managers else None
        if keep_csv:
            imported = intake.import_managers(files, output, settings, book, watched, users)
        else:
            imported = intake.import_accounts(files, settings, book, watched, users)
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
    if keep_csv and STDOUT in files:
        raise typer.BadParameter("standard input is no file that a portfolio can point at", param_hint="--keep-csv")


def _check_output(files: list[str], output: str, rulebook: str | None, *, force: bool) -> None:
    from amcap.cli.adding import is_added_to

    if output.lower().endswith(".json"):
        raise typer.BadParameter(f"{output}: the portfolio is written as YAML; end its name in .yaml", param_hint="-o")
    planned("yaml", output, [], read=[*files, rulebook])
    if output != STDOUT and not force and os.path.exists(output) and not is_added_to(output):
        raise InputError.single(output, "is there already; --force overwrites it, or name another path with -o")


def _next_command(output: str, rulebook: str | None) -> str:
    path = DEFAULT_PORTFOLIO if output == STDOUT else output
    return shlex.join(["amcap", "assess", path, *(["--rulebook", rulebook] if rulebook else [])])


def _say(imported: "Imported") -> None:
    """Say what became of the tables: what was read of each, and every name that is not as it stood there."""
    from amcap.cli.tables import say_lines
    from amcap.reading.intake_wording import told
    from amcap.rendering.intake.table_report import import_lines

    for report in imported.reports:
        say_lines(import_lines(report))
    say_lines(told(imported, _SHOWN))


def _say_next(imported: "Imported", output: str, command: str) -> None:
    from amcap.cli.emit import say
    from amcap.quantities import counted

    if output != STDOUT:
        accounts = sum(report.accounts for report in imported.reports)
        found = f"{counted(len(imported.managers), 'manager')}, {counted(accounts, 'account')}"
        say(visible(f"Wrote {output}: {found}. Next: {command}"))
