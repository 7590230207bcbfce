"""Whom a name means: found as people type it, or refused with choices that can be pasted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Literal, NamedTuple

from amcap.asking import RequestError
from amcap.characters import clean_name
from amcap.naming import matching, nearest, pasted

_TEAM = "team"
_CHOICES_SHOWN = 8


class Named(NamedTuple):
    """The team, a manager, or an account by its place among the entries.

    `line`, with `file` where there are several tables, tells two of one name apart.
    """

    kind: Literal["team", "manager", "account"]
    name: str
    entry: int = -1
    line: int | None = None
    manager: str | None = None
    file: str | None = None


class UnclearNameError(RequestError):
    """A name that means nobody, or several; the text says so, and `choices` are what to say instead."""

    def __init__(self, message: str, choices: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.choices = tuple(choices)


def find_managers(given: Iterable[str], names: Sequence[str]) -> frozenset[str]:
    """The managers that names mean. Raises UnclearNameError where one means none of them, or several."""
    return frozenset(_manager(name, names) for name in given)


def _manager(given: str, names: Sequence[str]) -> str:
    found = matching(given, names)
    if len(found) == 1:
        return names[found[0]]
    if found:
        raise _several(given, [pasted(names[place]) for place in found])
    raise _nobody("manager", given, names)


def find_subject(given: str, known: Sequence[Named]) -> Named:
    """Which of the managers and accounts, or else the team, a name means.

    manager:, account:, line: and team: say what kind of thing it is; line:south.csv:3 is in one of several tables.
    Raises UnclearNameError.
    """
    name = clean_name(given)
    kind, separator, rest = name.partition(":")
    names = [subject.name for subject in known]
    # A choice is told with the manager in brackets, and pasted with them.
    file, _, line = rest.partition(" (")[0].rpartition(":")
    if separator and kind == "line" and line.strip().isdecimal() and name not in names:
        return _on_line(known, file.strip(), int(line))
    choices = [_TEAM, *names]
    if separator and kind in ("manager", "account"):
        known, name = [subject for subject in known if subject.kind == kind], rest.strip()
        choices = names = [subject.name for subject in known]
    elif _is_team(name, names):
        return Named("team", _TEAM)
    found = [known[place] for place in matching(name, names)]
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(name, _told_apart(found))
    raise _nobody("manager or account", name, choices)


def _on_line(known: Iterable[Named], file: str, line: int) -> Named:
    found = [
        subject
        for subject in known
        if subject.line == line and (not file or file in (subject.file, _short(subject.file)))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(f"line:{line}", [_choice(subject, alone=False) for subject in found])
    raise UnclearNameError(f"no account of a table stands on line {line}{file and f' of {file}'}")


def _short(file: str | None) -> str:
    return PurePath(file or "").name


def _is_team(name: str, names: list[str]) -> bool:
    """Whether a name stands for the team: 'team:' always does, 'team' where nobody else is called that."""
    kind, separator, rest = name.partition(":")
    if separator:
        return kind == _TEAM and rest.strip() in ("", _TEAM) and name not in names
    same = [known for known in names if known == name or (name != _TEAM and known.casefold() == name.casefold())]
    return name.casefold() == _TEAM and not same


def _told_apart(found: list[Named]) -> list[str]:
    """A choice for each: by kind and name, or by its line where several accounts have the name."""
    times = Counter((subject.kind, subject.name) for subject in found)
    return [_choice(subject, alone=times[subject.kind, subject.name] == 1) for subject in found]


def _choice(subject: Named, *, alone: bool) -> str:
    if alone or subject.line is None:
        return f"{subject.kind}:{pasted(subject.name)}"
    place = pasted(f"line:{subject.line}" if subject.file is None else f"line:{_short(subject.file)}:{subject.line}")
    return f"{place} ({subject.manager or 'without a manager'})"


def _several(name: str, choices: list[str]) -> UnclearNameError:
    left = len(choices) - _CHOICES_SHOWN
    told = " or ".join(choices[:_CHOICES_SHOWN]) + (f" or {left} more" if left > 0 else "")
    return UnclearNameError(f"{name!r} may be {told}; say which", choices)


def _nobody(kind: str, name: str, choices: Iterable[str]) -> UnclearNameError:
    near = nearest(name, choices)
    hint = f" Did you mean {pasted(near)}?" if near else ""
    return UnclearNameError(f"no {kind} is called {name!r}.{hint}", [near] if near else [])
