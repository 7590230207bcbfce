"""amcap init: a portfolio to start from."""

import os
import shlex
from pathlib import Path
from typing import Annotated

import typer

from amcap.cli.files import DEFAULT_PORTFOLIO, SCHEMA_FILE
from amcap.reading.problems import InputError, Problem
from amcap.schemas import load_schema


def init(
    path: Annotated[str, typer.Argument(metavar="[PATH]", help="Where to write it; - for stdout.")] = DEFAULT_PORTFOLIO,
    schema: Annotated[
        bool, typer.Option("--schema", help=f"Write {SCHEMA_FILE} beside it, and name it in it, for your editor.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that are there.")] = False,
) -> None:
    """Write a commented portfolio to start from, which `amcap assess` accepts as it is.

    \b
    amcap init
    amcap init --schema
    amcap init - | amcap assess -
    """
    from amcap.cli.emit import emit, emit_files, say

    starter = (Path(__file__).parent.parent / "starter.yaml").read_text("utf-8")
    if path == "-":
        if schema:
            raise typer.BadParameter("standard output has no place for a second file", param_hint="--schema")
        emit(starter)
        return
    if path.lower().endswith(".json"):
        raise typer.BadParameter(f"{path}: the portfolio is written as YAML; end its name in .yaml", param_hint="PATH")
    beside, schema_text = str(Path(path).parent / SCHEMA_FILE), load_schema("portfolio")
    if not force:
        _refuse_overwriting(path, (beside, schema_text) if schema else None)
    if schema:
        emit_files([(beside, schema_text), (path, f"# yaml-language-server: $schema={SCHEMA_FILE}\n{starter}")])
    else:
        emit(starter, path)
    say(f"Wrote {path}{f' and {beside}' if schema else ''}. Next: amcap assess {shlex.quote(path)}")


def _refuse_overwriting(portfolio: str, schema: tuple[str, str] | None) -> None:
    """Raises InputError with all files that are there already; a schema that says the same may stay."""
    problems = []
    if os.path.exists(portfolio):
        problems.append(Problem(portfolio, None, "", "is there already; --force overwrites it, or name another path"))
    if schema is not None and os.path.exists(schema[0]) and not _holds(*schema):
        message = "is there already and says something else; --force overwrites it, or leave --schema out"
        problems.append(Problem(schema[0], None, "", message))
    if problems:
        raise InputError(problems)


def _holds(path: str, text: str) -> bool:
    try:
        return Path(path).read_bytes() == text.encode()
    except OSError:
        return False
