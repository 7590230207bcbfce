"""The table of formats: every row can be followed, and no command knows a format by its name."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

import amcap.cli
from amcap.rendering.formats import ENDINGS, ESTIMATES, EXPLANATIONS, FORMATS, RULE, RULES, Format

RESULTS = (FORMATS, ESTIMATES, EXPLANATIONS, RULES, RULE)
ROWS = sorted({each for formats in RESULTS for each in formats.values()}, key=lambda each: each.renderer)


@pytest.mark.parametrize("row", ROWS, ids=[row.renderer for row in ROWS])
def test_every_format_has_a_function_that_renders_it(row: Format) -> None:
    module, function = row.renderer.split(":")
    assert callable(getattr(import_module(f"amcap.rendering.{module}"), function))


def test_an_ending_is_that_of_one_format() -> None:
    assert {(each.ending, each.name) for each in ROWS if each.ending} == set(ENDINGS.items())


def test_no_command_holds_the_name_of_a_format() -> None:
    names = {each.name for each in ROWS}
    texts = list(Path(amcap.cli.__file__).parent.rglob("*.py"))
    assert len(texts) > 20
    told = [
        f"{path.name}:{node.lineno}: {node.value}"
        for path in texts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in names
    ]
    assert told == []
