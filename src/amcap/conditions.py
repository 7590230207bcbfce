"""The conditions of a gate: what a script can ask to fail on, and what is said where it asks for something else."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from operator import ge, gt, le, lt
from typing import NamedTuple

from amcap.asking import RequestError
from amcap.characters import visible
from amcap.model.ids import FINDINGS
from amcap.model.vocabulary import LEVELS

NEVER = "never"
OVERLOADED, MAYBE_OVERLOADED = "overloaded", "overloaded?"
"""Managers who are surely overloaded, and those, too, who may be."""
WORDS: tuple[str, ...] = (NEVER, *LEVELS, *FINDINGS, MAYBE_OVERLOADED)
"""Conditions of one word: nothing, a level (and all graver ones), or a finding."""
TEAM_LOAD, HIRES, FAIR_SHARE = "team.load", "hires", "fair-share"
LIMITS: dict[str, int] = {
    "load": 110, "load.low": 100, "load.high": 125, "probability": 50, FAIR_SHARE: 120, TEAM_LOAD: 100, HIRES: 0,
}  # fmt: skip
"""Figures that a condition can set a limit to, with the limit that examples have, in per cent; hires are people."""
FIGURES: tuple[str, ...] = tuple(LIMITS)
"""The figures' names: each manager's, the load of the team, and the hires that bring that to 100 %."""

_OPERATORS = {">=": ge, "<=": le, ">": gt, "<": lt}
_MEANT = {"=>": ">=", "=<": "<=", "≥": ">=", "≤": "<=", "=": ">=", "==": ">="}
_EXPRESSION = r"([a-z.-]+)\s*(>=|<=|>|<)\s*([0-9]{1,9}(?:\.[0-9]{1,9})?)\s*%"
_PEOPLE = rf"({HIRES})\s*(>=|<=|>|<)\s*([0-9]{{1,9}})"
_ROUGHLY = r"([^\s<>=≥≤]*)\s*([<>=≥≤]*)\s*(.*)"
_NUMBER = r"([0-9]{1,9})(?:[.,]([0-9]{1,9}))?\s*(%|percent)?"
# No condition begins with a digit: a comma before one belongs to a number.
_SEPARATOR = r",(?![0-9])|[\r\n]+"
_A_RATIO = 5.0
"""A limit without a percent sign up to which it is taken for a ratio: 1.15 for 115%, but 50 for 50%."""
_SHOWN = 60


class ConditionError(RequestError):
    """A condition that is none; the text says what to write instead."""


class Expression(NamedTuple):
    """A condition on a figure: load>110%. The limit is a ratio, for hires a number of people."""

    figure: str
    operator: str
    limit: float

    def holds(self, value: float) -> bool:
        return bool(_OPERATORS[self.operator](round(value, 6), self.limit))


def split_conditions(text: str) -> list[str]:
    """The conditions in a text, which commas or line breaks separate; none where it is blank."""
    return [part.strip() for part in re.split(_SEPARATOR, text) if part.strip()]


def conditions_in(texts: str | Iterable[str]) -> list[str]:
    """The conditions in one text or several, each of which is one. Raises ConditionError."""
    conditions = [each for text in ([texts] if isinstance(texts, str) else texts) for each in split_conditions(text)]
    for condition in conditions:
        parse_condition(condition)
    return conditions


def parse_condition(text: str) -> str | Expression:
    """One of WORDS, or an expression. Raises ConditionError with what was probably meant."""
    text = text.strip()
    if text in WORDS:
        return text
    found = re.fullmatch(_EXPRESSION, text)
    if people := re.fullmatch(_PEOPLE, text):
        return Expression(people[1], people[2], float(people[3]))
    if found is not None and found[1] in FIGURES and found[1] != HIRES:
        return Expression(found[1], found[2], round(float(found[3]) / 100, 8))
    shown = visible(text[:_SHOWN] + ("..." if len(text) > _SHOWN else ""))
    raise ConditionError(f"{shown!r}: {_what_is_wrong(text[:200])}")


def _what_is_wrong(text: str) -> str:
    found = re.fullmatch(_ROUGHLY, text, flags=re.DOTALL)
    assert found is not None  # it takes any text
    figure, operator, limit = found.groups()
    if operator or (_near(figure, FIGURES) and limit[:1].isdigit()):
        return _wrong_expression(figure, operator, limit.strip())
    return _wrong_word(text)


def _wrong_word(text: str) -> str:
    if text in FIGURES:
        return f"a figure needs a limit, such as {example(text)}"
    parts = text.replace(";", " ").split()
    if len(parts) > 1 and all(part in WORDS for part in parts):
        return f"separate conditions with commas: {','.join(parts)}"
    near = _near(text.replace(" ", "-").replace("_", "-"), (*WORDS, *FIGURES))
    if near:
        return f"did you mean {example(near) if near in FIGURES else near}?"
    return (
        f"neither a level ({', '.join(LEVELS)}), nor the id of a finding (`amcap rules` lists them), "
        f"nor a figure with its limit, such as {example('load')}"
    )


def _wrong_expression(figure: str, operator: str, limit: str) -> str:
    """What is wrong with the first part that is, and the whole as it was probably meant."""
    meant_figure = _near(figure, FIGURES)
    if meant_figure is None:
        return f"there is no figure {visible(figure[:_SHOWN])!r}; there are {_listed(FIGURES)}"
    meant_operator = operator if operator in _OPERATORS else _MEANT.get(operator, ">")
    if meant_figure == HIRES:
        people = limit.split(".")[0].strip(" %")
        return f"hires are people: write {HIRES}{meant_operator}{people if people.isdecimal() else 0}"
    number, has_percent = _percentage(limit)
    meant = f"{meant_figure}{meant_operator}{number}%" if number else example(meant_figure, meant_operator)
    if not number:
        least = "; the least is 0%" if limit.startswith("-") else ""
        return f"the limit is a percentage, such as {meant}{least}"
    if figure != meant_figure:
        return f"did you mean {meant}?"
    if operator != meant_operator:
        return f"figures are compared with {_listed(_OPERATORS)}; did you mean {meant}?"
    if not has_percent:
        kind = {"probability": "probabilities", FAIR_SHARE: "fair shares"}.get(figure, "loads")
        return f"{kind} are percentages: write {meant}"
    return f"write {meant}"


def _percentage(limit: str) -> tuple[str, bool]:
    """A limit in per cent as digits, and whether it said per cent; no digits where it is no number."""
    found = re.fullmatch(_NUMBER, limit, flags=re.IGNORECASE)
    if found is None:
        return "", False
    value = float(f"{found[1]}.{found[2] or 0}")
    if found[3] is None and value <= _A_RATIO:
        value *= 100
    return f"{round(value, 6):.6f}".rstrip("0").rstrip("."), found[3] is not None


def example(figure: str, operator: str = ">") -> str:
    """A condition on a figure as it is usually set."""
    return f"{figure}{operator}{LIMITS[figure]}{'' if figure == HIRES else '%'}"


def _near(word: str, choices: Iterable[str]) -> str | None:
    """The choice that a word is, or nearly is, without regard to case."""
    near = get_close_matches(word.casefold(), list(choices), n=1)
    return near[0] if near else None


def _listed(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}"
