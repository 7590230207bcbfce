"""CSV for spreadsheets and scripts: one flat table, with the figures of the JSON contract in columns."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from operator import attrgetter
from typing import Any, NamedTuple

from amcap.characters import visible
from amcap.guards import guarded
from amcap.model.assessment import AccountAssessment, Assessment, ManagerAssessment, Trip
from amcap.model.finding import Finding
from amcap.quantities import PLACES
from amcap.rendering.parts.answerable import Owner, by_owner
from amcap.rendering.parts.figures import gate_state
from amcap.rendering.parts.look import Look, Rows

# Rows end with "\n" alone: every spreadsheet reads that, while "\r\n" leaves awk and cut a "\r" in the last column.
_END_OF_ROW = "\n"

_ALWAYS = ("as_of", "fail_on", "gate", "tripped_by")
"""Columns that every table ends with: the day, the gate with its state, and the conditions that this row meets."""


_NAMES = {"drivers.0.parameter": "top_driver", "drivers.0.share_of_variance": "top_driver_share"}


class Table(NamedTuple):
    """A kind of row: its records, their columns as paths into the contract, and why each one trips the gate."""

    columns: tuple[str, ...]
    records: Callable[[Assessment], Sequence[Any]]
    tripped: Callable[[Assessment], Callable[[Any], Iterable[Trip]]]


def render_csv(assessment: Assessment, look: Look) -> str:
    """One row for each of `look.rows`, under a row of names; text that would be obeyed is marked, see `guards`."""
    table = TABLES[look.rows]
    mark, delimiter, decimal = look.cells
    out = StringIO()
    out.write(mark)
    writer = csv.writer(out, delimiter=delimiter, lineterminator=_END_OF_ROW)
    writer.writerow([_NAMES.get(path, path.replace(".", "_")) for path in (*table.columns, *_ALWAYS)])
    writer.writerows(_rows(assessment, table, decimal))
    return out.getvalue()


def _rows(assessment: Assessment, table: Table, decimal: str) -> Iterator[list[str]]:
    values = [_getter(path) for path in table.columns]
    tripped = table.tripped(assessment)
    context = (assessment.as_of, assessment.gate.fail_on, gate_state(assessment.gate))
    for record in table.records(assessment):
        met = tuple(dict.fromkeys(trip.condition for trip in tripped(record)))
        yield [_cell(value, decimal) for value in (*(value(record) for value in values), *context, met)]


def _getter(path: str) -> Callable[[Any], object]:
    """What stands at a path of a record; '.0.' is the first of several, or nothing where there is none."""
    if path.startswith("accepted."):
        accepted, part = map(attrgetter, path.split("."))
        return lambda record: None if accepted(record) is None else part(accepted(record))
    if ".0." not in path:
        return attrgetter(path)
    several, member = map(attrgetter, path.split(".0."))
    return lambda record: member(several(record)[0]) if several(record) else None


def _cell(value: object, decimal: str) -> str:
    if isinstance(value, str):
        return guarded(visible(value))
    if isinstance(value, tuple):
        return guarded("; ".join(map(_item, value)))
    return _plain(value).replace(".", decimal) if isinstance(value, float) else _plain(value)


def _item(item: str | tuple[object, ...]) -> str:
    """One of several things that share a cell: 'industry regulated 1.2', with the names of what is true of it.

    What is nothing is a dash.
    """
    if isinstance(item, str):
        return visible(item)
    members = zip(getattr(item, "_fields", ()), item, strict=True)
    words = (name if value is True else _plain(value) or "-" for name, value in members if value is not False)
    return " ".join(words)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(round(value, PLACES) + 0.0)
    return value.isoformat() if isinstance(value, date) else visible(str(value))


def _tripped_managers(assessment: Assessment) -> Callable[[ManagerAssessment], Iterable[Trip]]:
    reasons = by_owner(assessment.gate.reasons)
    return lambda manager: reasons.get(Owner("manager", manager.name), ())


def _tripped_accounts(assessment: Assessment) -> Callable[[AccountAssessment], Iterable[Trip]]:
    reasons: dict[int | None, list[Trip]] = {}
    for trip in assessment.gate.reasons:
        if trip.subject.kind == "account" and trip.finding is not None:
            reasons.setdefault(assessment.findings[trip.finding].position, []).append(trip)
    return lambda account: reasons.get(account.position, ())


def _tripped_findings(assessment: Assessment) -> Callable[[Finding], Iterable[Trip]]:
    findings = assessment.findings
    reasons = {findings[trip.finding]: trip for trip in assessment.gate.reasons if trip.finding is not None}
    return lambda finding: filter(None, [reasons.get(finding)])


TABLES: dict[Rows, Table] = {
    "managers": Table(
        (
            "name", "accounts", "workload", "workload_hours", "capacity", "capacity_hours",
            "load.likely", "load.low", "load.high", "probability_over", "firm", "verdict",
            "fair_share.likely", "fair_share.low", "fair_share.high",
            "recommended_accounts.likely", "recommended_accounts.low", "recommended_accounts.high",
            "hours_per_account", "headroom.workload", "headroom.hours", "headroom.accounts",
            "revenue", "revenue_target", "drivers.0.parameter", "drivers.0.share_of_variance",
        ),
        attrgetter("managers"),
        _tripped_managers,
    ),
    "accounts": Table(
        (
            "name", "manager", "count", "workload", "workload_hours", "basis", "heuristic", "accounts_per_manager",
            "factors", "bounded", "segment", "tier", "size", "complexity", "revenue", "position", "file", "line",
        ),
        attrgetter("accounts"),
        _tripped_accounts,
    ),
    "findings": Table(
        (
            "id", "level", "subject.kind", "subject.name", "manager", "position", "accounts", "message",
            "advice", "accepted.until", "accepted.reason", "source.document", "source.section", "file", "line",
        ),
        attrgetter("findings"),
        _tripped_findings,
    ),
}  # fmt: skip
"""Kind of row -> its table."""
