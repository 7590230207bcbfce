"""amcap validate: check files without assessing them."""

from collections.abc import Callable
from typing import Annotated, Literal

import typer

from amcap.cli.exits import NO_VERDICT


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
        Literal["table", "github", "junit"],
        typer.Option(
            "--format",
            "-f",
            metavar="table|github|junit",
            help="Problems as annotations or tests, too.",
        ),
    ] = "table",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing about files that are valid.")] = False,
) -> None:
    """Check portfolios without assessing them: all problems at once.

    \b
    amcap validate portfolio.yaml
    amcap validate -q north.yaml south.yaml --rulebook our-rules.yaml
    amcap validate portfolio.yaml -f github

    Exit codes: 0 all are valid; 2 at least one is not.
    """
    from amcap.cli.problems import faults_of, say_problems, write_problems
    from amcap.cli.reports import Report
    from amcap.model.fault import Fault
    from amcap.reading.opening import source_name
    from amcap.reading.problems import InputError

    paths = list(dict.fromkeys(portfolios or []))
    if not paths and rulebook is None:
        raise typer.BadParameter("name at least one file, or - for standard input", param_hint="PORTFOLIO...")
    if rulebook == "-" and "-" in paths:
        raise typer.BadParameter("standard input can be read once; name a file", param_hint="--rulebook")
    checks: list[tuple[str, Callable[[str], str]]] = [(path, _portfolio) for path in paths]
    if rulebook is not None:
        checks.insert(0, (rulebook, _rulebook))
    faults: list[Fault] = []
    valid: list[str] = []
    for path, check in checks:
        try:
            found = check(path)
        except InputError as error:
            say_problems(error)
            faults += faults_of(error)
        else:
            valid.append(source_name(path))
            # JUnit names valid files itself, and is one document.
            if not quiet and form != "junit":
                _say_ok(path, found)
    write_problems(faults, valid, [Report(form, None)])
    if faults:
        raise SystemExit(NO_VERDICT)


def _portfolio(path: str) -> str:
    """What a valid portfolio holds, the tables it points at included. Raises InputError."""
    from amcap.engine.evaluation.gathering import records_of
    from amcap.quantities import counted
    from amcap.reading.loaded import load
    from amcap.reading.rulebook import load_rulebook

    loaded = load(path, load_rulebook())
    accounts = sum(count for _, _, count, _, _ in loaded.records() or records_of(loaded.portfolio))
    return f"{counted(len(loaded.portfolio.managers), 'manager')}, {counted(accounts, 'account')}"


def _rulebook(path: str) -> str:
    """Which rule book a valid file holds. Raises InputError."""
    from amcap.reading.rulebook import load_rulebook

    book = load_rulebook(path)
    return f"rule book {book.id}, revision {book.revision}"


def _say_ok(path: str, found: str) -> None:
    from amcap.characters import visible
    from amcap.cli.emit import emit
    from amcap.cli.terminal import stdout_encoding
    from amcap.reading.opening import source_name
    from amcap.rendering.parts.log_lines import inert

    emit(inert(visible(f"{source_name(path)}: ok, {found}")) + "\n", encoding=stdout_encoding())
