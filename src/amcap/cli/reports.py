"""The reports of one run: which formats go where, and that none of them writes over another or over what is read."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from amcap.cli.asking import asked_rightly
from amcap.reading.files_read import FilesRead
from amcap.rendering.formats import FORMATS, check_format

STDOUT = "-"


class Report(NamedTuple):
    """A format and the file it goes to; None is standard output."""

    form: str
    path: str | None


def known_format(name: str | None) -> str | None:
    """The name of a format, None where none is given; a usage error where it is none."""
    if name is not None:
        with asked_rightly():
            check_format(name, FORMATS)
    return name


def parse_report(text: str) -> Report:
    """A report given as FORMAT=FILE; a usage error where it is none."""
    form, separator, path = text.partition("=")
    if not separator:
        raise typer.BadParameter(f"{text!r} is not FORMAT=FILE, such as json=report.json")
    known_format(form)
    if not path:
        raise typer.BadParameter(f"{text!r} names no file; is a variable empty?")
    if path == STDOUT:
        raise typer.BadParameter(f"{text!r}: standard output is for --format")
    return Report(form, path)


def planned(form: str, output: str | None, more: Iterable[Report], read: Iterable[str | None]) -> list[Report]:
    """All reports of a run, the main one first; `read` are the files that the run is told to read.

    A usage error where two reports go to one file, or one goes over a file that is read.
    """
    reports = [Report(form, None if output == STDOUT else output), *more]
    refuse_overwriting(reports, FilesRead(read))
    for index, (_, path) in enumerate(reports):
        if path is not None and any(_same_file(path, other.path) for other in reports[:index] if other.path):
            raise typer.BadParameter(f"{path} takes one report only; choose another file", param_hint=_option(index))
    return reports


def refuse_overwriting(reports: Sequence[Report], read: FilesRead) -> None:
    """A usage error where a report goes over a file that was read, such as one that the portfolio points at."""
    for index, report in enumerate(reports):
        if read.has(report.path):
            name = "what standard output goes to" if report.path is None else report.path
            raise typer.BadParameter(f"{name} is read from; choose another file", param_hint=_option(index))


def _option(index: int) -> str:
    return "--report" if index else "--output"


def _same_file(one: str, other: str) -> bool:
    if os.path.exists(one) and os.path.exists(other):
        return os.path.samefile(one, other)
    return Path(one).resolve() == Path(other).resolve()
