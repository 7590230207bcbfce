"""Results are built with keywords: two numbers that change places would go unseen."""

import ast
from collections.abc import Iterator

import pytest

from tests.test_architecture import MODULES, within

RESULTS = tuple(
    f"amcap.model.{name}" for name in ("assessment", "catalogue", "estimate", "explanation", "fault", "finding")
)
IN_ORDER = {"Range", "Hires"}
"""Likely, low, high: in the order in which they are always told, and ranges built by the hundred."""
MOST = 2


def imported_results(tree: ast.Module) -> set[str]:
    return {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module in RESULTS
        for alias in node.names
    }


def built_in_order(tree: ast.Module) -> Iterator[str]:
    """The results of a module that more than two values are handed to without saying what they are."""
    results = imported_results(tree) - IN_ORDER
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in results:
            starred = any(isinstance(value, ast.Starred) for value in node.args)
            if starred or len(node.args) > MOST:
                yield f"line {node.lineno}: {node.func.id}"


@pytest.mark.parametrize("module", [module for module in MODULES if within(module, "amcap.engine")])
def test_results_are_built_with_keywords(module: str) -> None:
    assert list(built_in_order(ast.parse(MODULES[module].read_text("utf-8")))) == []


def test_a_result_that_is_built_in_order_would_be_seen() -> None:
    code = "from amcap.model.assessment import Trip\nTrip(1, 2, 3)\nTrip(*values)\nTrip(1, 2)\nTrip(condition=1)\n"
    assert list(built_in_order(ast.parse(code))) == ["line 2: Trip", "line 3: Trip"]
