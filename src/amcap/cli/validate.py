"""amcap validate: check files without assessing them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from amcap.cli.exits import NO_VERDICT
from amcap.cli.options import Confine, Json, Output, asked_format
from amcap.cli.reports import Report, planned

if TYPE_CHECKING:
    from amcap.model.fault import Fault


_FORMS = ("table", "json", "github", "junit")


def validate(
    portfolios: Annotated[
        list[str] | None, typer.Argument(metavar="PORTFOLIO...", help="YAML or JSON files, or - for stdin.")
    ] = None,
    rulebook: Annotated[
        str | None,
        typer.Option(
            "--rulebook", metavar="FILE", envvar="AMCAP_RULEBOOK", help="Check this rule book, too, or changes to one."
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
    from amcap.cli.problems import faults_of, say_problems
    from amcap.model.fault import Fault
    from amcap.reading.opening import source_name
    from amcap.reading.problems import InputError

    asked = asked_format(form, as_json, output, _FORMS)
    paths = list(dict.fromkeys(portfolios or []))
    if not paths and rulebook is None:
        raise typer.BadParameter("name at least one file, or - for standard input", param_hint="PORTFOLIO...")
    if rulebook == "-" and "-" in paths:
        raise typer.BadParameter("standard input can be read once; name a file", param_hint="--rulebook")
    reports = planned(asked, output, [], read=[*paths, rulebook])
    checks: list[tuple[str, Callable[[str], str]]] = [(path, partial(_portfolio, confined=confine)) for path in paths]
    if rulebook is not None:
        checks.insert(0, (rulebook, _rulebook))
    faults: list[Fault] = []
    valid: dict[str, str] = {}
    for path, check in checks:
        try:
            valid[source_name(path)] = check(path)
        except InputError as error:
            say_problems(error)
            faults += faults_of(error)
    _write(faults, valid, reports, quiet=quiet)
    if faults:
        raise SystemExit(NO_VERDICT)


def _portfolio(path: str, *, confined: bool) -> str:
    """What a valid portfolio holds, the tables it points at included. Raises InputError."""
    from amcap.engine.evaluation.gathering import records_of
    from amcap.quantities import counted
    from amcap.reading.loaded import load
    from amcap.reading.rulebook import load_rulebook

    loaded = load(path, load_rulebook(), confined=confined)
    accounts = sum(count for _, _, count, *_ in loaded.records() or records_of(loaded.portfolio))
    return f"{counted(len(loaded.portfolio.managers), 'manager')}, {counted(accounts, 'account')}"


def _rulebook(path: str) -> str:
    """Which rule book a valid file holds. Raises InputError."""
    from amcap.reading.rulebook import load_rulebook

    book = load_rulebook(path)
    return f"rule book {book.id}, revision {book.revision}"


def _write(faults: "list[Fault]", valid: dict[str, str], reports: list[Report], *, quiet: bool) -> None:
    """Write what was found, and, where a log is read by people, a line for each valid file."""
    from amcap import __version__
    from amcap.characters import visible
    from amcap.cli.emit import emit
    from amcap.cli.problems import write_problems
    from amcap.cli.terminal import encoding_of
    from amcap.model.assessment import SCHEMA_VERSION, Tool
    from amcap.model.fault import Validation
    from amcap.rendering.parts.json_text import render_json
    from amcap.rendering.parts.log_lines import inert

    form, output = reports[0]
    if form == "json":
        found = Validation(SCHEMA_VERSION, Tool("amcap", __version__), not faults, tuple(valid), tuple(faults))
        emit(render_json(found), output)
        return
    told = [] if quiet or form == "junit" else [f"{name}: ok, {holds}" for name, holds in valid.items()]
    if form == "table" and output is not None:
        # A screen has the problems from standard error.
        told += [str(fault) for fault in faults]
    text = "".join(inert(visible(line)) + "\n" for line in told)
    emit(text, output if form == "table" else None, encoding=encoding_of(output))
    write_problems(faults, list(valid), reports)
