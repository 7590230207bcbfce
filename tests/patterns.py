"""Every regular expression in amcap, how each is used, and texts that would bring a careless one to its knees."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple
from unittest.mock import patch

from tests.test_architecture import MODULES

METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
_FLAGS_AT = {"compile": 1, "sub": 4, "subn": 4, "split": 3}
_FEW = 10
_PALETTE = "a1 A-\n._\"\\,;:/+'()[]{}<>=%#@&|é\x00"
_CATEGORIES = {
    op.CATEGORY_DIGIT: "1", op.CATEGORY_NOT_DIGIT: "a", op.CATEGORY_SPACE: " \n", op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_WORD: "a", op.CATEGORY_NOT_WORD: "-",
}  # fmt: skip


class Seen(NamedTuple):
    """A pattern, where it stands, and the methods that amcap uses it with."""

    place: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


def all_patterns() -> list[Seen]:
    """Every pattern in the source. Raises AssertionError for one that cannot be seen without running its function."""
    trees = {module: ast.parse(path.read_text("utf-8")) for module, path in MODULES.items()}
    uses = _uses(trees)
    return [seen for module, tree in trees.items() for seen in patterns_in(module, tree, uses)]


def patterns_in(module: str, tree: ast.AST, uses: dict[str, set[str]]) -> Iterator[Seen]:
    """The patterns of one module; `uses`: name of a pattern -> methods that are called on it anywhere."""
    named = {id(value): name for name, value in _assigned(tree)}
    at_once = {id(node.value): {node.attr} for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    others = {method for name, method in _calls(tree) if name not in named.values()} & {*METHODS}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            assert not _hides_patterns(node), f"{module}:{node.lineno}: say `import re`, so that patterns are seen"
        if not (isinstance(node, ast.Call) and _receiver(node.func) == "re" and node.func.attr in _FUNCTIONS):  # type: ignore[attr-defined]
            continue
        place, function = f"{module}:{node.lineno}", node.func.attr  # type: ignore[attr-defined]
        pattern = _evaluated(node, function, module, place) or _made(tree, node, module, place)
        methods = {function} if function != "compile" else uses.get(named.get(id(node), ""), set())
        methods = methods or at_once.get(id(node), set()) or others
        assert methods, f"{place}: a pattern that nothing uses, or in a way that cannot be seen"
        yield Seen(place, pattern, frozenset(methods))


_FUNCTIONS = ("compile", *METHODS)


def _evaluated(node: ast.Call, function: str, module: str, place: str) -> re.Pattern[Any] | None:
    """The pattern of a call; None where it is made of what only a call knows."""
    known = vars(import_module(module)) if module in sys.modules or module in MODULES else {"re": re}
    at = _FLAGS_AT.get(function, 2)
    flags = next((word.value for word in node.keywords if word.arg == "flags"), None)
    flags = node.args[at] if flags is None and len(node.args) > at else flags
    try:
        text, flag = (
            eval(compile(ast.Expression(part), place, "eval"), dict(known)) if part is not None else 0
            for part in (node.args[0], flags)
        )
    except NameError:
        return None
    return re.compile(text, flag)


def _made(tree: ast.AST, node: ast.Call, module: str, place: str) -> re.Pattern[Any]:
    """The pattern that a function without arguments makes, such as of words in a packaged file; it is run for that."""
    makers = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and node in ast.walk(each)]
    bare = [maker for maker in makers if not any(vars(maker.args)[kind] for kind in _ARGUMENTS)]
    assert bare, f"{place}: a pattern made of what only a call knows is never timed"
    calls = [
        each for each in ast.walk(bare[0])
        if isinstance(each, ast.Call) and _receiver(each.func) == "re" and each.func.attr == "compile"  # type: ignore[attr-defined]
    ]  # fmt: skip
    function, made = getattr(import_module(module), bare[0].name), list[re.Pattern[Any]]()
    # What it needs, and remembers, may be made of patterns, too.
    function()
    with patch.object(re, "compile", lambda *given: made.append(_COMPILE(*given)) or made[-1]):  # type: ignore[func-returns-value]
        getattr(function, "__wrapped__", function)()
    assert len(made) == len(calls), f"{place}: {len(made)} patterns are made, of {len(calls)} that stand there"
    return made[sorted(calls, key=lambda each: (each.lineno, each.col_offset)).index(node)]


_COMPILE = re.compile
_ARGUMENTS = ("posonlyargs", "args", "vararg", "kwonlyargs", "kwarg")


def _hides_patterns(node: ast.Import | ast.ImportFrom) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.module in ("re", "regex")
    return any(alias.name == "regex" or (alias.name == "re" and alias.asname) for alias in node.names)


def _uses(trees: dict[str, ast.Module]) -> dict[str, set[str]]:
    uses: dict[str, set[str]] = {}
    for tree in trees.values():
        for name, method in _calls(tree):
            if method in METHODS:
                uses.setdefault(name, set()).add(method)
    return uses


def _assigned(tree: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node.target.id, node.value


def _calls(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """(Name, method) wherever a method of a name is taken, called at once or handed on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute | ast.Call):
            yield _receiver(node), node.attr


def _receiver(node: ast.expr) -> str:
    """'X' of X.method, of X().method and of self.X.method."""
    if not isinstance(node, ast.Attribute):
        return ""
    value = node.value.func if isinstance(node.value, ast.Call) else node.value
    return value.id if isinstance(value, ast.Name) else value.attr if isinstance(value, ast.Attribute) else ""


def attacks(pattern: re.Pattern[Any], size: int) -> Iterator[tuple[str, str, str, int]]:
    """(Head, pump, tail, times): head + pump * times + tail is a text of about so many characters.

    Heads are beginnings of texts that fit; pumps are the pattern's characters, pairs of them, and whole beginnings;
    tails let the text fit, or keep it from fitting at its very end: few parts take both of NUL and a letter.
    """
    tree = parser.parse(pattern.pattern, pattern.flags)
    fits = _fitting(tree, {})
    atoms = sorted({char for text in _atoms(tree) for char in text})[: 2 * _FEW]
    beginnings = sorted({text[:end] for text in fits[:4] for end in range(1, len(text) + 1)}, key=lambda t: (len(t), t))
    heads = ["", *_spread(beginnings, 2 * _FEW)]
    pairs = [one + other for one in atoms for other in atoms if one != other]
    pumps = list(dict.fromkeys([*atoms, *_spread(pairs, 12 * _FEW), *_spread(beginnings, 2 * _FEW)]))
    for head in heads:
        rest = next((text[len(head) :] for text in fits if text.startswith(head)), "")
        for pump in pumps:
            for tail in dict.fromkeys(("", "\x00", "x", rest)):
                yield head, pump, tail, max(size // len(pump), 1)


def _spread(texts: list[str], most: int) -> list[str]:
    return texts if len(texts) <= most else [texts[index * len(texts) // most] for index in range(most)]


def _fitting(tree: Any, groups: dict[int, str]) -> list[str]:
    """A few texts that fit: the first choice everywhere, then each other choice alone."""
    parts = []
    for kind, value in tree:
        found = _of(kind, value, groups) or [""]
        if kind is op.SUBPATTERN and value[0] is not None:
            groups[value[0]] = found[0]
        parts.append(list(dict.fromkeys(found))[:_FEW])
    first = [part[0] for part in parts]
    texts = ["".join(first)]
    for index, part in enumerate(parts):
        texts += ["".join([*first[:index], other, *first[index + 1 :]]) for other in part[1:]]
    return list(dict.fromkeys(texts))[: 3 * _FEW]


def _of(kind: Any, value: Any, groups: dict[int, str]) -> list[str]:
    if kind is op.BRANCH:
        return [text for branch in value[1] for text in _fitting(branch, groups)[:3]]
    if kind is op.SUBPATTERN:
        return _fitting(value[3], groups)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        low, _, inner = value
        return [text * max(low, 1) for text in _fitting(inner, groups)] + ([""] if low == 0 else [])
    if kind is op.ATOMIC_GROUP:
        return _fitting(value, groups)
    if kind is op.ASSERT:
        return _fitting(value[1], groups) if value[0] > 0 else [""]
    if kind is op.GROUPREF:
        return [groups.get(value, "")]
    return _characters(kind, value)


def _characters(kind: Any, value: Any) -> list[str]:
    if kind is op.LITERAL:
        return [chr(value)]
    if kind is op.NOT_LITERAL:
        return [char for char in _PALETTE if ord(char) != value][:2]
    if kind is op.ANY:
        return ["a"]
    return _members(value) if kind is op.IN else []


def _members(members: list[tuple[Any, Any]]) -> list[str]:
    if members[0][0] is op.NEGATE:
        return [char for char in _PALETTE if not any(_holds(*member, char) for member in members[1:])][:4]
    return [
        char
        for kind, value in members
        for char in (chr(value) if kind is op.LITERAL else chr(value[0]) if kind is op.RANGE else _CATEGORIES[value])
    ]


def _holds(kind: Any, value: Any, char: str) -> bool:
    if kind is op.CATEGORY:
        negative, told = {
            op.CATEGORY_DIGIT: (False, char.isdigit()), op.CATEGORY_NOT_DIGIT: (True, char.isdigit()),
            op.CATEGORY_SPACE: (False, char.isspace()), op.CATEGORY_NOT_SPACE: (True, char.isspace()),
            op.CATEGORY_WORD: (False, char.isalnum() or char == "_"),
            op.CATEGORY_NOT_WORD: (True, char.isalnum() or char == "_"),
        }[value]  # fmt: skip
        return told != negative
    return ord(char) == value if kind is op.LITERAL else value[0] <= ord(char) <= value[1]


def _atoms(tree: Any) -> Iterator[str]:
    """The characters that any part of the pattern takes."""
    for kind, value in tree:
        yield from _characters(kind, value)
        inner = {
            op.BRANCH: lambda v: v[1], op.SUBPATTERN: lambda v: [v[3]], op.ATOMIC_GROUP: lambda v: [v],
            op.MAX_REPEAT: lambda v: [v[2]], op.MIN_REPEAT: lambda v: [v[2]], op.POSSESSIVE_REPEAT: lambda v: [v[2]],
            op.ASSERT: lambda v: [v[1]], op.ASSERT_NOT: lambda v: [v[1]],
        }.get(kind)  # fmt: skip
        for part in inner(value) if inner else ():
            yield from _atoms(part)
