"""No number of the model stands in code: a user who changes the rule book has changed them all."""

import ast
from collections.abc import Iterator
from pathlib import Path

import amcap
from amcap.reading.rulebook import load_rulebook

SOURCE = Path(amcap.__file__).parent
FOLDERS = ("engine", "model", "rendering")

PLAIN = {0.0, 0.5, 1.0, 2.0}
"""Nothing, all, and what halves and squares need: arithmetic, not opinion."""

ALLOWED = {
    ("engine/arithmetic/uncertainty.py", 1.2816): "the quantile that makes an 80 % range, no assumption about accounts",
    ("engine/arithmetic/", 1e-9): "what rounding leaves of parameters that cancel, and of a month that duties take",
    ("engine/arithmetic/", 1e-12): "what rounding may make of two equal workloads",
    ("model/", 1.5): "the most that fte may be: a limit of the input, told in the description of the field",
    ("model/", 1e15): "the most that an amount of money may be: below it sums are exact to the cent",
    ("model/", 1e-9): "the least that a rule, fte or measured hours may be: smaller ones make loads without end",
    ("model/", 1e9): "the most that a rule may be",
    ("rendering/", 0.01): "the smallest share of an uncertainty that is worth a line of a report",
    ("engine/what_if/", 1e-10): "the rounding error forgiven before a number of accounts is rounded up",
    ("engine/what_if/", 1e-12): "what rounding may make of two equal sums",
    ("engine/what_if/", 0.4): "what is left of a digit that no printed figure shows",
    ("rendering/", 0.05): "the hours below which one decimal would say nothing",
}
SMALLEST_TELLING_INTEGER = 13
"""Smaller ones are places, months and lengths of lists; 15, 20, 40, 52, 90, 130 in the engine would be the model's."""


def numbers_in(path: Path, kind: type) -> Iterator[tuple[int, float]]:
    """Line and value of every literal of a kind, docstrings and comments being none."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and type(node.value) is kind:
            yield node.lineno, node.value


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def files() -> list[Path]:
    found = [path for folder in FOLDERS for path in sorted((SOURCE / folder).rglob("*.py"))]
    assert len(found) > 20
    return found


def reasons_for(path: Path, value: float) -> list[tuple[str, float]]:
    return [key for key in ALLOWED if name_of(path).startswith(key[0]) and value == key[1]]


def test_no_fraction_stands_in_code_without_a_reason() -> None:
    strange = [
        f"{name_of(path)}:{line}: {value}"
        for path in files()
        for line, value in numbers_in(path, float)
        if value not in PLAIN and not reasons_for(path, value)
    ]
    assert strange == []


def test_every_exception_is_still_needed() -> None:
    needed = {key for path in files() for _, value in numbers_in(path, float) for key in reasons_for(path, value)}
    assert needed == set(ALLOWED)


def test_no_whole_number_of_the_rule_book_stands_in_the_engine() -> None:
    book = load_rulebook()
    values = {book.standard_month_hours, *(end for rule in book.rules.values() for end in (rule.value, *rule.span))}
    telling = {value for value in values if value >= SMALLEST_TELLING_INTEGER}
    assert telling >= {15, 20, 40, 52, 90, 70028, 18000}
    strange = [
        f"{name_of(path)}:{line}: {value}"
        for path in files()
        if name_of(path).startswith("engine/")
        for line, value in numbers_in(path, int)
        if value in telling
    ]
    assert strange == []
