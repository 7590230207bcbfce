"""amcap validate: check files without assessing them."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from amcap.cli.completion import values
from amcap.cli.exits import NO_VERDICT
from amcap.cli.options import Confine, Json, Output, asked_format
from amcap.cli.reports import Report, planned

if TYPE_CHECKING:
    from amcap.checking import Checked


_FORMS = ("table", "json", "github", "junit")


def validate(
    portfolios: Annotated[
        list[str] | None, typer.Argument(metavar="PORTFOLIO...", help="YAML or JSON files, or - for stdin.")
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
    form: Annotated[
        Literal["table", "json", "github", "junit"] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="|".join(_FORMS),
            help="Form of the output; default: by the ending of --output, else table.",
        ),
    ] = None,
    as_json: Json = False,
    output: Output = None,
    confine: Confine = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing about files that are valid.")] = False,
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

    asked = asked_format(form, as_json, output, _FORMS)
    paths = list(dict.fromkeys(portfolios or []))
    if not paths and rulebook is None:
        raise typer.BadParameter("name at least one file, or - for standard input", param_hint="PORTFOLIO...")
    if rulebook == "-" and "-" in paths:
        raise typer.BadParameter("standard input can be read once; name a file", param_hint="--rulebook")
    reports = planned(asked, output, [], read=[*paths, rulebook])
    checked = []
    for one in check(paths, rulebook, confined=confine):
        if one.error is not None:
            say_problems(one.error)
        checked.append(one)
    _write(checked, reports, quiet=quiet)
    if any(one.error for one in checked):
        raise SystemExit(NO_VERDICT)


def _write(checked: "list[Checked]", reports: list[Report], *, quiet: bool) -> None:
    """Write what was found, and, where a log is read by people, a line for each valid file."""
    from amcap.characters import visible
    from amcap.checking import validation_of
    from amcap.cli.emit import emit
    from amcap.cli.problems import write_problems
    from amcap.cli.terminal import encoding_of
    from amcap.rendering.parts.json_text import render_json
    from amcap.rendering.parts.log_lines import inert

    form, output = reports[0]
    found = validation_of(checked)
    if form == "json":
        emit(render_json(found), output)
        return
    valid = {one.name: one.holds for one in checked if one.error is None}
    told = [] if quiet or form == "junit" else [f"{name}: ok, {holds}" for name, holds in valid.items()]
    if form == "table" and output is not None:
        # A screen has the problems from standard error.
        told += [str(fault) for fault in found.problems]
    text = "".join(inert(visible(line)) + "\n" for line in told)
    emit(text, output if form == "table" else None, encoding=encoding_of(output))
    write_problems(found.problems, found.valid_files, reports)
