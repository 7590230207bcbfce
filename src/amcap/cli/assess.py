"""amcap assess: judge a portfolio."""

from typing import TYPE_CHECKING, Annotated

import typer

from amcap.characters import visible
from amcap.cli.again import Same, command_line, option
from amcap.cli.asking import asked_rightly
from amcap.cli.completion import values
from amcap.cli.exits import GATE_TRIPPED
from amcap.cli.options import (
    AccountsFile,
    AsOf,
    Confine,
    Everything,
    FailOn,
    Json,
    Managers,
    ManagersFile,
    Output,
    PortfolioHere,
    RulebookFile,
    asked_conditions,
    asked_format,
    asked_portfolio,
    form_option,
)
from amcap.cli.problems import reported_problems
from amcap.cli.reports import Report, parse_report, planned, refuse_overwriting
from amcap.cli.table_options import NOTHING_SAID, TableAsked, takes_tables
from amcap.reading.files_read import FilesRead
from amcap.reading.opening import STDIN
from amcap.rendering.formats import FORMATS
from amcap.rendering.parts.look import Cells, Look, Order, Rows, for_excel

if TYPE_CHECKING:
    from amcap.model.assessment import Assessment
    from amcap.reading.loaded import Loaded


REASONS_SHOWN = 10


@takes_tables
def assess(
    portfolio: PortfolioHere = None,
    form: Annotated[str | None, form_option(FORMATS)] = None,
    as_json: Json = False,
    output: Output = None,
    report: Annotated[
        list[Report] | None,
        typer.Option(
            metavar="FORMAT=FILE",
            parser=parse_report,
            autocompletion=values.reports,
            help="Write a further report to a file. Repeatable; all are written or none. Pipes, devices and the file "
            "that GITHUB_STEP_SUMMARY names are added to.",
        ),
    ] = None,
    rows: Annotated[
        Rows | None, typer.Option(help="What the rows of csv stand for; default: managers.", show_default=False)
    ] = None,
    excel: Annotated[
        bool,
        typer.Option(
            "--excel",
            help="Write csv as Excel opens it: with a mark that says UTF-8 and, where your country writes 1,5, with "
            "semicolons and decimal commas.",
        ),
    ] = False,
    sort: Annotated[
        Order | None,
        typer.Option(
            help="Order of the managers in table and markdown; default: load, the fullest first. JSON and CSV keep "
            "the file's.",
            show_default=False,
        ),
    ] = None,
    fail_on: FailOn = None,
    as_of: AsOf = None,
    manager: Managers = None,
    rulebook: RulebookFile = None,
    accounts: AccountsFile = None,
    managers: ManagersFile = None,
    confine: Confine = False,
    no_accounts: Annotated[
        bool, typer.Option("--no-accounts", help="Leave the list of accounts out of JSON; for very large files.")
    ] = False,
    everything: Everything = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="On standard error, errors and the gate only.")] = False,
    tables: TableAsked = NOTHING_SAID,
) -> None:
    """Judge every manager's load: who is over the line, by how much, and what to do about it.

    \b
    amcap assess portfolio.yaml
    amcap assess portfolio.yaml --json | jq '.managers[] | {name, load}'
    amcap assess portfolio.yaml --fail-on overloaded
    amcap assess portfolio.yaml -f github --report markdown=summary.md --report junit=amcap.xml
    amcap assess accounts.csv --columns tier=Segment --values tier.Strategic=key

    A table of accounts, such as a CRM's export, is assessed as `amcap import` would read it; a portfolio may point at
    one, too.

    Exit codes: 0 assessed; 1 assessed, and --fail-on tripped; 2 no verdict (usage, input, rule book or
    output failed); 3 a defect in amcap.
    """
    from amcap import api
    from amcap.cli.progress import watched
    from amcap.cli.terminal import decimal_sign

    conditions = asked_conditions(fail_on)
    path = asked_portfolio(portfolio)
    asked = asked_format(form, as_json, output, FORMATS)
    reports = planned(asked, output, report or [], read=[path, rulebook, accounts, managers, *tables.files])
    _check_rows(reports, rows, no_accounts=no_accounts, excel=excel)
    _check_order(reports, sort)
    read = FilesRead([rulebook])
    with reported_problems(reports, read):
        loaded = api.load(
            path,
            rulebook=rulebook,
            accounts=accounts,
            managers=managers,
            table=tables.settings,
            confined=confine,
            read=read,
        )
        refuse_overwriting(reports, read)
        with asked_rightly("--manager"):
            result = api.assess(
                loaded,
                as_of=as_of,
                only=manager or (),
                fail_on=conditions,
                with_accounts=not no_accounts and (loaded.tables is None or _needs_accounts(reports, rows)),
                watch=watched,
            )
    same = Same(path, as_of, rulebook, accounts, managers, confine, tables.options)
    is_repeatable = not (loaded.reads_stdin or rulebook == STDIN)
    look = Look(
        everything=everything,
        rows=rows or "managers",
        cells=for_excel(decimal_sign()) if excel else Cells(),
        order=sort or "load",
        explains=same.asked("explain") if is_repeatable else None,
        numbers=command_line("rules", *option("rulebook", rulebook)),
    )
    _write(result, reports, look)
    if loaded.tables is not None and not quiet:
        _say_of_tables(loaded, same, is_repeatable=is_repeatable)
    if result.gate.tripped:
        _say_why(result)
        raise SystemExit(GATE_TRIPPED)


def _check_rows(reports: list[Report], rows: Rows | None, *, no_accounts: bool, excel: bool) -> None:
    if (rows or excel) and not any(FORMATS[form].rows for form, _ in reports):
        flat = " or ".join(name for name, form in FORMATS.items() if form.rows)
        what, option_of_it = ("has rows to choose", "--rows") if rows else ("is written for Excel", "--excel")
        raise typer.BadParameter(f"only {flat} {what}; add --format {flat}", param_hint=option_of_it)
    if rows == "accounts" and no_accounts:
        raise typer.BadParameter("contradicts --no-accounts", param_hint="--rows")


def _check_order(reports: list[Report], sort: Order | None) -> None:
    if sort and not any(FORMATS[form].sorts for form, _ in reports):
        sorting = " or ".join(name for name, form in FORMATS.items() if form.sorts)
        raise typer.BadParameter(f"only {sorting} can be sorted; all others keep the file's order", param_hint="--sort")


def _needs_accounts(reports: list[Report], rows: Rows | None) -> bool:
    """Whether any report lists the accounts; where none does, they need not all be kept."""
    forms = [FORMATS[form] for form, _ in reports]
    return any(form.lists or (form.rows and rows == "accounts") for form in forms)


def _say_of_tables(loaded: "Loaded", same: Same, *, is_repeatable: bool) -> None:
    from amcap.cli.tables import say_after_verdict, say_of_table_alone

    if loaded.is_table:
        say_of_table_alone(loaded.reports, same if is_repeatable else None)
    else:
        say_after_verdict(loaded.reports)


def _write(result: "Assessment", reports: list[Report], asked: Look) -> None:
    """Write all reports: files first, so that standard output stays empty where one of them cannot be written."""
    from amcap.api import render
    from amcap.cli.emit import emit, emit_files
    from amcap.cli.terminal import stdout_encoding

    texts = [(path, form, render(result, form, _look(path, asked))) for form, path in reports]
    emit_files((path, text) for path, _, text in texts if path is not None)
    for path, form, text in texts:
        if path is None:
            emit(text, encoding=stdout_encoding() if FORMATS[form].drawn else "utf-8")


def _look(path: str | None, asked: Look) -> Look:
    """What was asked for, as the place it goes to can show it."""
    from amcap.cli.terminal import look_of

    place = look_of(path, everything=asked.everything)
    return asked._replace(
        width=place.width,
        colour=place.colour,
        unicode=place.unicode,
        repository=place.repository,
        folder=place.folder,
    )


def _say_why(result: "Assessment") -> None:
    from amcap.cli.emit import say
    from amcap.quantities import counted

    reasons = result.gate.reasons
    say(f"amcap: gate tripped by --fail-on {', '.join(result.gate.fail_on)}: {counted(len(reasons), 'reason')}")
    for trip in reasons[:REASONS_SHOWN]:
        say(f"  {trip.condition}: {visible(trip.message)}")
    if len(reasons) > REASONS_SHOWN:
        say(f"  ... and {len(reasons) - REASONS_SHOWN:,} more")
