"""What is wrong with an input, told to the person who can put it right, and to the tool that asked for a format."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from amcap.characters import visible
from amcap.cli.reports import Report
from amcap.model.fault import Fault
from amcap.reading.files_read import FilesRead
from amcap.reading.problems import InputError, faults_of, gathered

PROBLEMS_SHOWN = 20


def say_problems(error: "InputError") -> None:
    """Say the first problems of an input on standard error, a line each, and count the rest."""
    from amcap.cli.emit import say
    from amcap.quantities import counted

    told = gathered(error.problems)
    for one in told[:PROBLEMS_SHOWN]:
        say(visible(f"{one.problem.place}: {one.told(error.speech)}"))
    left = sum(1 + len(one.others) for one in told[PROBLEMS_SHOWN:])
    if left > 0:
        say(f"... and {counted(left, 'more problem')}")
    for line in error.way_out:
        say(visible(line))


@contextmanager
def reported_problems(reports: Iterable[Report], read: FilesRead) -> Iterator[None]:
    """Within it, what is wrong with an input goes to those of the reports whose format has a place for it, too.

    None of them is written over a file that was read. Raises the InputError all the same.
    """

    try:
        yield
    except InputError as error:
        try:
            write_problems(faults_of(error), [], (report for report in reports if not read.has(report.path)))
        except InputError as unwritten:
            raise InputError([*error.problems, *unwritten.problems], error.way_out, error.speech) from None
        raise


def write_problems(faults: Sequence[Fault], valid: Sequence[str], reports: Iterable[Report]) -> None:
    """Write faults, and the names of valid files, to each report whose format has a place for them: files first."""
    from amcap.cli.emit import emit, emit_files
    from amcap.cli.terminal import look_of
    from amcap.rendering.problems import PROBLEM_FORMATS

    texts = [
        (path, PROBLEM_FORMATS[form].render(faults, valid, look_of(path, everything=False)))
        for form, path in reports
        if form in PROBLEM_FORMATS
    ]
    emit_files((path, text) for path, text in texts if path is not None)
    for path, text in texts:
        if path is None:
            emit(text)
