"""Faults that a slip of the pen would make: another operator, a number off by one, a condition turned round."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeGuard

_COMPARISONS = {
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"), ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="), ast.Is: ("is", "is not"), ast.IsNot: ("is not", "is"), ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}  # fmt: skip
_ARITHMETIC = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*"), ast.FloorDiv: ("//", "/"),
    ast.Mod: ("%", "*"), ast.Pow: ("**", "*"),
}  # fmt: skip
_CALLS = {"min": "max", "max": "min", "floor": "ceil", "ceil": "floor", "any": "all", "all": "any", "sorted": "list"}


class Mutant(NamedTuple):
    """A source with one fault; `before` and `after` show it."""

    path: Path
    line: int
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}: {self.before} -> {self.after}"


class _Text:
    """A source by the places that its syntax tree names: lines from 1, columns in bytes of UTF-8."""

    def __init__(self, source: str) -> None:
        self.source = source.encode()
        self._starts = [0]
        for line in self.source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def start(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[node.lineno - 1] + node.col_offset

    def end(self, node: ast.expr | ast.stmt) -> int:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._starts[node.end_lineno - 1] + node.end_col_offset

    def replaced(self, start: int, end: int, text: str) -> str:
        return (self.source[:start] + text.encode() + self.source[end:]).decode()

    def line(self, offset: int) -> int:
        return self.source.count(b"\n", 0, offset) + 1


def mutants(path: Path, source: str) -> Iterator[Mutant]:
    """Every fault that is put into a source, one a mutant, in the order of the text."""
    text = _Text(source)
    for start, end, after in sorted({fault for node in _code(ast.parse(source)) for fault in _faults(node, text)}):
        before = text.source[start:end].decode()
        yield Mutant(path, text.line(start), before, after, text.replaced(start, end, after))


def _code(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something: no annotations, docstrings or imports for the type checker."""
    for field, value in ast.iter_fields(tree):
        for node in value if isinstance(value, list) else [value]:
            silent = (
                not isinstance(node, ast.AST)
                or field in ("annotation", "returns", "decorator_list", "bases")
                or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
                or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
                or isinstance(node, ast.Assert | ast.Raise | ast.JoinedStr)
            )
            if not silent:
                yield node
                yield from _code(node)


def _faults(node: ast.AST, text: _Text) -> Iterator[tuple[int, int, str]]:
    """Places in a text, and what to put there."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield from _operator(_COMPARISONS.get(type(node.ops[0])), node.left, node.comparators[0], text)
    elif isinstance(node, ast.BinOp):
        yield from _operator(_ARITHMETIC.get(type(node.op)), node.left, node.right, text)
    elif isinstance(node, ast.BoolOp):
        pair = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        # All of them at once: 'a and b or c' would be another expression.
        if len(node.values) == 2:
            yield from _operator(pair, node.values[0], node.values[1], text)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield text.start(node), text.start(node.operand), ""
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float, bool):
        value = not node.value if isinstance(node.value, bool) else _other(node.value)
        yield text.start(node), text.end(node), repr(value)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
        yield text.start(node.func), text.end(node.func), _CALLS[node.func.id]
    elif isinstance(node, ast.If | ast.IfExp):
        yield text.start(node.test), text.end(node.test), f"(not ({ast.unparse(node.test)}))"
    elif isinstance(node, ast.AugAssign | ast.Continue | ast.Break) or _is_call(node):
        yield text.start(node), text.end(node), "pass"


def _is_call(node: ast.AST) -> TypeGuard[ast.Expr]:
    """A call whose result nobody takes."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)


def _other(value: int | float) -> int | float:
    """A number that is plainly another one: the limit of a list is as good at 1001 as at 1000."""
    return value + 1 if abs(value) < 100 else value * 2


def _operator(
    pair: tuple[str, str] | None, left: ast.expr, right: ast.expr, text: _Text
) -> Iterator[tuple[int, int, str]]:
    if pair is None:
        return
    start, end = text.end(left), text.start(right)
    between = text.source[start:end].decode()
    if between.count(pair[0]) == 1:
        yield start, end, between.replace(*pair)
