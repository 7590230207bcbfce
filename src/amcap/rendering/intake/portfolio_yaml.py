"""A portfolio as YAML for a person to go on with: what an import found, and the places for what it could not."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from amcap.characters import visible
from amcap.messages import worded
from amcap.model.intake import Imported, ImportedAccount, Key
from amcap.model.table import TableFile, TableReport
from amcap.model.table_words import PROFILE
from amcap.quantities import counted
from amcap.rendering.parts.log_lines import inert_json, inert_within
from amcap.snippets import is_id, quoted

# Plain only where one sees that it is text without knowing YAML; the words are no text to some readers of YAML.
_PLAIN = re.compile(r"[^\W\d_](?:[\w .,&'()/+-]*[\w.')])?")
_NOT_TEXT = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf"))
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_REMARKS_FROM = 30
"""Column at which remarks begin, where the line is not longer."""

_TO_FILL_IN = (
    ("experience: established", "junior | established | senior | expert"),
    ("started: 2026-01-01", "first day in this role; the first three months count for less"),
    ("fte: 1.0", "share of a full-time job: above 0, up to 1.5"),
    ("expertise: []", "industries the manager knows well, such as [healthcare, software]"),
)
_COMPANY = (
    ("size: medium", "small | medium | large: your own firm"),
    ("objective: balanced", "growth | balanced | maintain: what you want of the accounts"),
    ("support: shared", "none | shared | strong: teams that take work off the managers"),
    ("automation: basic", "manual | basic | robust: what the CRM and other tools do alone"),
)


def render_portfolio(imported: Imported, next_command: str) -> str:
    """The portfolio as YAML text, which amcap reads as it is. `next_command` is what its head says to run."""
    return "".join(f"{line}\n" for line in _lines(imported, next_command))


def text(value: str) -> str:
    """A text as YAML: plain where every reader takes it for text, else in double quotes as JSON has them."""
    if _PLAIN.fullmatch(value) and value.casefold() not in _NOT_TEXT:
        return value
    return _quoted(value)


def _quoted(value: str) -> str:
    return inert_json(quoted(value))


def number(value: float) -> str:
    """A number as YAML, whole where it is."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _lines(imported: Imported, next_command: str) -> Iterator[str]:
    for line in _head(imported, next_command):
        yield inert_within(visible(f"# {line}".rstrip()))
    yield "version: 1"
    yield "# name: Example company        # what the report is headed with"
    if imported.currency is None:
        yield "# currency: USD                # three-letter code of all amounts of money below"
    else:
        yield _with_remark(f"currency: {imported.currency}", "of all amounts of money below, as the file says")
    yield ""
    yield "# company:                     # what holds for every manager and account that says nothing else"
    yield from (_with_remark(f"#   {field}", meaning) for field, meaning in _COMPANY)
    yield ""
    yield from _managers(imported)
    yield ""
    if imported.tables:
        yield "accounts:"
        for table in imported.tables:
            yield from _table(table, imported.managers, listed=len(imported.tables) > 1)
    elif imported.accounts:
        yield "accounts:"
        yield from _accounts(imported)
    else:
        yield "accounts: []"


def _head(imported: Imported, next_command: str) -> Iterator[str]:
    accounts = sum(report.accounts for report in imported.reports)
    stay = ", which stay in their file" + "s" * (len(imported.tables) > 1) if imported.tables else ""
    yield f"A portfolio that `amcap import` made: {counted(len(imported.managers), 'manager')}, " + (
        f"{counted(accounts, 'account')}{stay}."
    )
    for report in imported.reports:
        yield f"From {report.name}, read as {report.preset} ({worded(report.reason, report.speech)})."
        for field, sources in report.inferred.items():
            told = ", ".join(f"{source} ({count:,})" for source, count in sources.items())
            if told:
                yield f"  Inferred, so correct it where you know better: {field} from {told}."
        missing = [field for field, count in report.missing.items() if count == report.accounts and field in _TELLING]
        if missing:
            yield f"  Not in the file, so assumed: {', '.join(missing)}."
    yield ""
    yield "What to do next: fill in what you know of the company and the managers (a field that begins with"
    yield "'#' is switched off; take the '# ' away). Whatever stays out is assumed, and listed as such. Then:"
    yield ""
    yield f"  {next_command}"
    yield ""


_TELLING = frozenset(PROFILE) - {"hours_per_month"}


def _managers(imported: Imported) -> Iterator[str]:
    managers = imported.managers
    if not managers:
        yield "managers: []                   # the file names no owner: add your managers, and give them accounts"
        return
    yield "managers:"
    for name, accounts in managers.items():
        yield _with_remark(f"  - name: {text(name)}", counted(accounts, "account"))
        known = imported.known.get(name, {})
        for field, value in known.items():
            if field != "name":
                yield f"    {field}: {_value(value)}"
        to_fill_in = [each for each in _TO_FILL_IN if each[0].partition(":")[0] not in known]
        yield from (_with_remark(f"    # {field}", meaning) for field, meaning in to_fill_in)


def _value(value: object) -> str:
    if isinstance(value, str):
        # A date is one to every reader of YAML.
        return value if _DATE.fullmatch(value) else text(value)
    return f"[{', '.join(map(_quoted, value))}]" if isinstance(value, list) else number(float(str(value)))


def _with_remark(line: str, remark: str) -> str:
    return f"{line:<{_REMARKS_FROM}} # {remark}"


def _table(table: TableFile, managers: Mapping[str, float], *, listed: bool) -> Iterator[str]:
    """The block of a table, as an entry of a list or alone."""
    lines = [f"file: {text(table.file)}"]
    for field, key in TableFile.fields_and_keys():
        value = getattr(table, field)
        if field != "file" and value:
            lines += _setting(key, value)
    ids = [name for name in managers if is_id(name)]
    if ids and not table.owners:
        lines.append("# owners:                    # to call managers by name: owner in the file -> name as above")
        lines += (f"#   {text(name)}: name of the manager" for name in ids)
    for number, line in enumerate(lines):
        yield f"  {'- ' if listed and not number else '  ' * listed}{line}"


def _setting(key: str, value: object) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield f"{key}: {_one_or_more(value)}"
        return
    yield f"{key}:"
    for name, inner in value.items():
        yield from (f"  {line}" for line in _setting(text(name), inner))


def _one_or_more(value: object) -> str:
    # Within brackets, commas would part a plain text.
    if isinstance(value, str):
        return text(value)
    return f"[{', '.join(map(_quoted, value))}]" if isinstance(value, tuple) else str(value)


def _accounts(imported: Imported) -> Iterator[str]:
    remark = _remark(imported.reports)
    known: dict[Key, str] = {}
    for account in imported.accounts:
        yield f"  - name: {text(account.name)}"
        body = known.get(account.key)
        if body is None:
            body = known[account.key] = "\n".join(_profile(account.key, remark))
        if body:
            yield body
        yield from _amounts(account)


def _profile(key: Key, remark: str) -> Iterator[str]:
    for field, value in zip(("manager", *PROFILE), key, strict=True):
        if isinstance(value, date):
            yield f"    renewal: {value}"
        elif value is not None and field != "hours_per_month":
            line = f"    {field}: {text(value) if isinstance(value, str) else number(value)}"
            yield _with_remark(line, remark) if field == "size" and remark else line


def _amounts(account: ImportedAccount) -> Iterator[str]:
    if account.alike != 1:
        yield f"    count: {account.alike}"
    if account.group is not None:
        yield f"    group: {text(account.group)}"
    if account.revenue is not None:
        yield f"    revenue: {number(account.revenue)}"
    hours = account.key[-1]
    if isinstance(hours, float):
        yield f"    hours_per_month: {number(hours)}"


def _remark(reports: tuple[TableReport, ...]) -> str:
    """What stands beside every size: that it is inferred, where no table gives any size itself."""
    sources = {source for report in reports for source in report.inferred.get("size", ())}
    if not sources or any("size" in report.columns for report in reports):
        return ""
    return f"inferred from {sources.pop()}" if len(sources) == 1 else "inferred"
