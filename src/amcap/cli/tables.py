"""What a table of accounts was read as, told on standard error: which system, what was mapped, what was left out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from amcap.messages import worded
from amcap.quantities import counted

if TYPE_CHECKING:
    from amcap.model.record import Record
    from amcap.model.table import TableReport
    from amcap.reading.loaded import Loaded

_VALUES_SHOWN = 5


def watched_records(loaded: "Loaded") -> "Iterable[Record] | None":
    """The records of a table, with a sign of life while a terminal waits; None where there is no table."""
    from amcap.cli.progress import watched

    records = loaded.records()
    return None if records is None or loaded.table is None else watched(records, loaded.table.name)


def say_table(report: "TableReport") -> None:
    """Say on standard error what was read from a table, so that nothing inferred goes unsaid."""
    from amcap.characters import visible
    from amcap.cli.emit import say

    for line in table_lines(report):
        say(visible(line))


def table_lines(report: "TableReport") -> Iterator[str]:
    """The report in lines: the file, its columns, what was given, inferred and missing, and what was not understood."""
    read = f"{counted(report.rows, 'row')}, {counted(report.accounts, 'account')}"
    yield f"{report.name}: read as {report.preset} ({worded(report.reason)}): {read}"
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
    for field, values in report.unmapped.items():
        if values:
            yield f"  not understood in {field}: {_counts(values)}"
    for note in report.notes:
        yield f"  note: {worded(note)}"


def _counts(counts: Mapping[str, int]) -> str:
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    shown = ", ".join(f"{name} ({number:,})" for name, number in ranked[: _VALUES_SHOWN * 3])
    return shown + (f" and {len(ranked) - _VALUES_SHOWN * 3:,} more" if len(ranked) > _VALUES_SHOWN * 3 else "")
