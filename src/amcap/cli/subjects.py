"""Whom a name on the command line means: found as people type it, or a usage error with choices that can be pasted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

import typer

from amcap.characters import clean_name
from amcap.naming import matching, nearest, pasted

if TYPE_CHECKING:
    from amcap.engine.evaluation.evaluation import Evaluation

_TEAM = "team"
_CHOICES_SHOWN = 8


class Subject(NamedTuple):
    """The team, a manager, or an account by its place among the entries; `line` tells two of one name apart."""

    kind: Literal["team", "manager", "account"]
    name: str
    entry: int = -1
    line: int | None = None
    manager: str | None = None


def find_managers(given: Iterable[str], names: Sequence[str]) -> frozenset[str]:
    """The managers that `--manager` means. A usage error where a name means none of them, or several."""
    return frozenset(_manager(name, names) for name in given)


def _manager(given: str, names: Sequence[str]) -> str:
    found = matching(given, names)
    if len(found) == 1:
        return names[found[0]]
    if found:
        raise _unclear(given, [pasted(names[place]) for place in found], "--manager")
    raise typer.BadParameter(f"no manager is called {given!r}.{_suggested(given, names)}", param_hint="--manager")


def find_subject(evaluation: "Evaluation", given: str) -> Subject:
    """What NAME means: manager:, account:, line: and team: say what kind of thing it is. A usage error as above."""
    name = clean_name(given)
    kind, separator, rest = name.partition(":")
    known = _known(evaluation)
    names = [subject.name for subject in known]
    if separator and kind == "line" and rest.strip().isdecimal() and name not in names:
        return _on_line(known, int(rest))
    choices = [_TEAM, *names]
    if separator and kind in ("manager", "account"):
        known, name = [subject for subject in known if subject.kind == kind], rest.strip()
        choices = names = [subject.name for subject in known]
    elif _is_team(name, names):
        return Subject("team", _TEAM)
    found = [known[place] for place in matching(name, names)]
    if len(found) == 1:
        return found[0]
    if found:
        raise _unclear(name, _told_apart(found), "NAME")
    raise typer.BadParameter(f"no manager or account is called {name!r}.{_suggested(name, choices)}", param_hint="NAME")


def _known(evaluation: "Evaluation") -> list[Subject]:
    managers = [Subject("manager", name) for name in evaluation.posts]
    return managers + [
        Subject("account", entry.name, place, entry.line, entry.manager)
        for place, entry in enumerate(evaluation.entries)
    ]


def _on_line(known: list[Subject], line: int) -> Subject:
    for subject in known:
        if subject.line == line:
            return subject
    raise typer.BadParameter(f"no account of a table stands on line {line}", param_hint="NAME")


def _is_team(name: str, names: list[str]) -> bool:
    """Whether a name stands for the team: 'team:' always does, 'team' where nobody else is called that."""
    kind, separator, rest = name.partition(":")
    if separator:
        return kind == _TEAM and rest.strip() in ("", _TEAM) and name not in names
    same = [known for known in names if known == name or (name != _TEAM and known.casefold() == name.casefold())]
    return name.casefold() == _TEAM and not same


def _told_apart(found: list[Subject]) -> list[str]:
    """A choice for each: by kind and name, or by its line where several accounts have the name."""
    times = Counter((subject.kind, subject.name) for subject in found)
    return [_choice(subject, alone=times[subject.kind, subject.name] == 1) for subject in found]


def _choice(subject: Subject, *, alone: bool) -> str:
    if alone or subject.line is None:
        return f"{subject.kind}:{pasted(subject.name)}"
    return f"line:{subject.line} ({subject.manager or 'without a manager'})"


def _unclear(name: str, choices: list[str], hint: str) -> typer.BadParameter:
    left = len(choices) - _CHOICES_SHOWN
    told = " or ".join(choices[:_CHOICES_SHOWN]) + (f" or {left} more" if left > 0 else "")
    return typer.BadParameter(f"{name!r} may be {told}; say which", param_hint=hint)


def _suggested(name: str, choices: Iterable[str]) -> str:
    near = nearest(name, choices)
    return f" Did you mean {pasted(near)}?" if near else ""
