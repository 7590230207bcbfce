"""What a table of accounts was read as, told on standard error: which system, what was mapped, what was left out."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from amcap.characters import visible
from amcap.messages import Cure, worded
from amcap.quantities import counted

if TYPE_CHECKING:
    from amcap.model.table import TableReport

_VALUES_SHOWN = 5


def say_table(report: "TableReport") -> None:
    """Say on standard error what was read from a table, so that nothing inferred goes unsaid."""
    from amcap.cli.emit import say

    for line in table_lines(report):
        say(visible(line))


def say_table_briefly(report: "TableReport") -> None:
    """Say in a line what was read, and below it only what was not understood: for runs that nobody watches."""
    from amcap.cli.emit import say

    for line in brief_lines(report):
        say(visible(line))


def brief_lines(report: "TableReport") -> Iterator[str]:
    """The file, its rows and accounts and what was left out; then what somebody should settle."""
    left_out = f"; left out: {_counts(report.left_out)}" if report.left_out else ""
    yield f"{report.name}: {_read(report)}{left_out}"
    yield from _not_understood(report)
    for note in report.notes:
        if any(isinstance(part, Cure) for part in note):
            yield f"  note: {worded(note)}"


def table_lines(report: "TableReport") -> Iterator[str]:
    """The report in lines: the file, its columns, what was given, inferred and missing, and what was not understood."""
    yield f"{report.name}: read as {report.preset} ({worded(report.reason)}): {_read(report)}"
    if report.left_out:
        yield f"  left out: {_counts(report.left_out)}"
    if report.columns:
        columns = ", ".join(f"{field} from {header!r}" for field, header in report.columns.items())
        yield f"  columns: {columns}"
    for name, counts in (("given", report.given), ("not given, so assumed", report.missing)):
        # Nothing is assumed where hours were not measured: the rule of thumb is the normal case.
        told = {field: number for field, number in counts.items() if number and field != "hours_per_month"}
        if told:
            yield f"  {name}: {_counts(told)}"
    for field, sources in report.inferred.items():
        if sources:
            yield f"  inferred: {field} from {_counts(sources)}"
    for field, words in report.translated.items():
        yield f"  taken for {field}: {_counts(words)}"
    if report.nobody:
        yield f"  owners that are nobody, so unassigned: {_counts(report.nobody)}"
    if report.shared:
        yield f"  shared by two managers, half each: {_counts(report.shared)}"
    yield from _not_understood(report)
    for note in report.notes:
        yield f"  note: {worded(note)}"


def _read(report: "TableReport") -> str:
    return f"{counted(report.rows, 'row')}, {counted(report.accounts, 'account')}"


def _not_understood(report: "TableReport") -> Iterator[str]:
    for field, values in report.unmapped.items():
        if values:
            yield f"  not understood in {field}: {_counts(values)}"


def _counts(counts: Mapping[str, float]) -> str:
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    shown = ", ".join(f"{name} ({number:,})" for name, number in ranked[: _VALUES_SHOWN * 3])
    return shown + (f" and {len(ranked) - _VALUES_SHOWN * 3:,} more" if len(ranked) > _VALUES_SHOWN * 3 else "")
