"""What a table of accounts was read as, in lines: which system, what was mapped, what was left out, what is open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from amcap.messages import Cure, Message, Speech, as_options, worded
from amcap.model.table import OTHERS, TableReport
from amcap.model.table_words import ACCOUNT_WORDS
from amcap.quantities import counted

_VALUES_SHOWN = 15
_PROPOSED = ("columns", "values", "where", "owners", "units", "one_row_per", "parents")
"""The settings that a reader can decide on at a glance; others are said where something looks wrong."""


def import_lines(report: TableReport) -> Iterator[str]:
    """All that an import tells: what was read, from where, what was inferred and missing, and what is open."""
    yield _read_as(report)
    yield from _columns(report)
    for name, counts in (("given", report.given), ("not given, so assumed", report.missing)):
        # Nothing is assumed where hours were not measured: the rule of thumb is the normal case.
        told = {field: number for field, number in counts.items() if number and field != "hours_per_month"}
        if told:
            yield f"  {name}: {_counts(told)}"
    yield from _read_into_it(report)
    if report.unused:
        yield f"  not read: {', '.join(map(repr, report.unused))}"


def verdict_lines(report: TableReport) -> Iterator[str]:
    """What is told after a verdict on a table alone: a line where all was understood, else what an import tells.

    What is not given stands in the verdict.
    """
    yield _read_as(report)
    into_it = list(_read_into_it(report))
    if into_it:
        yield from _columns(report)
        yield from into_it


def brief_lines(report: TableReport) -> Iterator[str]:
    """What is told after a verdict on a portfolio that points at the table: a line, and what somebody should settle."""
    yield f"{report.name}: {_read(report)}"
    yield from _not_understood(report)
    for note in report.notes:
        if not isinstance(note, str) and any(isinstance(part, Cure) for part in note):
            yield f"  note: {worded(note, report.speech)}"


def proposals(reports: Iterable[TableReport]) -> tuple[str, ...]:
    """The options that the notes of reports propose, to be pasted; not those between which a note leaves a choice."""
    options = [as_options(cure) for report in reports for note in report.notes for cure in _proposed(note)]
    return tuple(part for each in dict.fromkeys(options) for part in each)


def _proposed(note: Message) -> list[Cure]:
    cures = [] if isinstance(note, str) else [part for part in note if isinstance(part, Cure)]
    # Of two fields for one column, or two values for one key, the reader knows which is right; rows may be left out for
    # several reasons.
    apart = all(cure.setting == "where" and str(cure.value).startswith("!") for cure in cures)
    settled = [(cure.setting, str(cure.value if apart or cure.setting == "columns" else cure.field)) for cure in cures]
    if len(set(settled)) < len(settled):
        return []
    return [cure for cure in cures if cure.setting in _PROPOSED and cure.value is not None]


def _read_as(report: TableReport) -> str:
    as_what = f"read as {report.preset} ({worded(report.reason, report.speech)})"
    return f"{report.name}: {as_what}: {_read(report)}"


def _columns(report: TableReport) -> Iterator[str]:
    if report.columns:
        columns = ", ".join(f"{field} from {header!r}" for field, header in report.columns.items())
        yield f"  columns: {columns}"


def _read_into_it(report: TableReport) -> Iterator[str]:
    """What the table itself does not say, and what it says that was not understood."""
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
        yield f"  note: {worded(note, report.speech)}"


def _read(report: TableReport) -> str:
    left_out = f"; left out: {_counts(report.left_out)}" if report.left_out else ""
    return f"{counted(report.rows, 'row')}, {counted(report.accounts, 'account')}{left_out}"


def _not_understood(report: TableReport) -> Iterator[str]:
    for field, values in report.unmapped.items():
        if values:
            told = f"{_counts(values)}{_lines(report.odd_lines.get(field, ()), values)}"
            yield f"  not understood in {field}: {told}{_way_out(field, values, report.speech)}"


def _lines(lines: Sequence[int], values: Mapping[str, float]) -> str:
    """Where cells that were not understood stand, the first of them."""
    if not lines:
        return ""
    more = f" and {more_lines:,g} more" if (more_lines := sum(values.values()) - len(lines)) > 0 else ""
    return f": line{'s' * (len(lines) > 1)} {', '.join(f'{line:,}' for line in lines)}{more}"


def _way_out(field: str, values: Mapping[str, float], speech: Speech) -> str:
    """How to say what a value means, by the first of them that stands here as it does in the file."""
    words = ACCOUNT_WORDS.get(field, ())
    value = next((each for each in values if each != OTHERS and not each.endswith("...")), None)
    if not words or value is None:
        return ""
    return f"; say {worded((Cure('values', None, (field, value)),), speech)}, one of {', '.join(words)}"


def _counts(counts: Mapping[str, float]) -> str:
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    shown = ", ".join(f"{name} ({number:,})" for name, number in ranked[:_VALUES_SHOWN])
    return shown + (f" and {len(ranked) - _VALUES_SHOWN:,} more" if len(ranked) > _VALUES_SHOWN else "")
