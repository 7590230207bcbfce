"""amcap validate: check files without assessing them."""

from typing import TYPE_CHECKING, Annotated

import typer

from amcap.characters import visible
from amcap.cli.completion import values
from amcap.cli.exits import NO_VERDICT
from amcap.cli.options import Confine, Json, Output, asked_format, form_option
from amcap.cli.reports import Report, planned
from amcap.cli.table_options import NOTHING_SAID, TableAsked, takes_tables
from amcap.rendering.formats import JSON
from amcap.rendering.problems import PROBLEM_FORMATS, SAID, VALIDATIONS

if TYPE_CHECKING:
    from amcap.checking import Checked


@takes_tables
def validate(
    portfolios: Annotated[
        list[str] | None,
        typer.Argument(metavar="PORTFOLIO...", help="YAML or JSON files, tables of accounts, or - for stdin."),
    ] = None,
    rulebook: Annotated[
        str | None,
        typer.Option(
            "--rulebook",
            metavar="NAME|FILE",
            envvar="AMCAP_RULEBOOK",
            autocompletion=values.rulebooks,
            help="Check this rule book, too, or changes to one.",
        ),
    ] = None,
    form: Annotated[str | None, form_option(VALIDATIONS)] = None,
    as_json: Json = False,
    output: Output = None,
    confine: Confine = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing about files that are valid.")] = False,
    tables: TableAsked = NOTHING_SAID,
) -> None:
    """Check portfolios without assessing them: all problems at once.

    \b
    amcap validate portfolio.yaml
    amcap validate -q north.yaml south.yaml --rulebook our-rules.yaml
    amcap validate portfolio.yaml -f github
    amcap validate *.yaml --json -o checked.json

    Exit codes: 0 all are valid; 2 at least one is not.
    """
    from amcap.checking import check
    from amcap.cli.problems import say_problems

    asked = asked_format(form, as_json, output, VALIDATIONS)
    paths = list(dict.fromkeys(portfolios or []))
    if not paths and rulebook is None:
        raise typer.BadParameter("name at least one file, or - for standard input", param_hint="PORTFOLIO...")
    if rulebook == "-" and "-" in paths:
        raise typer.BadParameter("standard input can be read once; name a file", param_hint="--rulebook")
    reports = planned(asked, output, [], read=[*paths, rulebook, *tables.files])
    checked = []
    for one in check(paths, rulebook, table=tables.settings, confined=confine):
        if one.error is not None:
            say_problems(one.error)
        checked.append(one)
    _write(checked, reports, quiet=quiet)
    if any(one.error for one in checked):
        raise SystemExit(NO_VERDICT)


def _write(checked: "list[Checked]", reports: list[Report], *, quiet: bool) -> None:
    """Write what was found, and, where a log is read by people, a line for each valid file."""
    from amcap.checking import validation_of
    from amcap.cli.emit import emit
    from amcap.cli.problems import write_problems
    from amcap.cli.terminal import encoding_of
    from amcap.rendering.parts.json_text import render_json
    from amcap.rendering.parts.log_lines import inert

    form, output = reports[0]
    found = validation_of(checked)
    if form == JSON:
        emit(render_json(found), output)
        return
    valid = {one.name: one.holds for one in checked if one.error is None}
    elsewhere = form in PROBLEM_FORMATS and PROBLEM_FORMATS[form].lists_valid
    told = [] if quiet or elsewhere else [f"{name}: ok, {holds}" for name, holds in valid.items()]
    if form == SAID and output is not None:
        # A screen has the problems from standard error.
        told += [str(fault) for fault in found.problems]
    text = "".join(inert(visible(line)) + "\n" for line in told)
    emit(text, output if form == SAID else None, encoding=encoding_of(output))
    write_problems(found.problems, found.valid_files, reports)
