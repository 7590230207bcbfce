"""Where code lives: the folders that there are, how long and how named its files, what each says of itself."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.cli.process import ROOT
from tests.test_architecture import AT_HOME, MODULES, SOURCE, within

LONGEST = 250
"""Lines after which a file is to be split by noun."""
LONGEST_TEST = 330

FOLDERS = {
    ".",
    "cli", "cli/completion",
    "engine", "engine/arithmetic", "engine/evaluation", "engine/explanation", "engine/findings", "engine/what_if",
    "model", "presets", "presets/crm",
    "reading", "reading/tables", "reading/tables/cells", "reading/tables/file", "reading/tables/layout",
    "reading/tables/rows",
    "rendering", "rendering/assessment", "rendering/estimate", "rendering/explanation", "rendering/intake",
    "rendering/parts", "rendering/problems", "rendering/rulebook",
    "rules", "rules/packs", "scenario", "schemas",
}  # fmt: skip
"""Every room of the house: a new one is thought over, and named here and in the README."""
DATA = {"presets", "presets/crm", "rules", "rules/packs"}
"""Those that hold no code."""

SLOW = {"calendar", "csv", "ctypes", "difflib", "email", "importlib", "inspect", "subprocess", "xml"} | {*AT_HOME}
"""What takes long enough to load that it is loaded where it is used."""
LOADED_LATE = {
    ("amcap.cli.assess", "amcap.quantities"): "decimal numbers, for a gate that trips",
    ("amcap.cli.emit", "unicodedata"): "for what a screen cannot show",
    ("amcap.cli.failures", "traceback"): "for a defect",
    ("amcap.cli.intake", "amcap.quantities"): "decimal numbers, at the end of a run",
    ("amcap.cli.problems", "amcap.quantities"): "decimal numbers, where something is wrong",
    ("amcap.cli.replacing", "unicodedata"): "for file names that are not plain",
    ("amcap.cli.validate", "amcap.rendering.parts.json_text"): "the encoder of JSON",
    ("amcap.cli.validate", "amcap.rendering.parts.log_lines"): "beside the encoder",
    ("amcap.reading.pointers", "glob"): "for patterns, which most portfolios do not hold",
    ("amcap.snippets", "json"): "the encoder of JSON",
}
"""Imports within a function that load nothing slow, each with its reason: start-up is what every command pays."""


def public_definitions(module: str) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """The functions and classes at the top of a module whose names do not begin with an underscore."""
    for node in ast.parse(MODULES[module].read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node


def test_the_folders_are_those_that_were_thought_over() -> None:
    found = {
        folder.relative_to(SOURCE).as_posix()
        for folder in (SOURCE, *SOURCE.rglob("*"))
        if folder.is_dir() and folder.name != "__pycache__"
    }
    assert found == FOLDERS


@pytest.mark.parametrize("folder", sorted(FOLDERS - DATA))
def test_a_folder_of_code_says_what_it_is(folder: str) -> None:
    text = (SOURCE / folder / "__init__.py").read_text("utf-8")
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("module", MODULES)
def test_a_file_is_named_by_a_noun_of_the_domain(module: str) -> None:
    name = MODULES[module].stem
    assert name in ("__init__", "__main__") or re.fullmatch("[a-z]+(_[a-z]+)*", name)
    assert not re.search("util|helper|common|misc", name)


def test_no_test_file_grows_without_end() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in (ROOT / "tests").rglob("*.py")}
    assert {path.name: length for path, length in lengths.items() if length > LONGEST_TEST} == {}


def test_what_costs_nothing_to_import_is_imported_at_the_top() -> None:
    late = {
        (module, name)
        for module in MODULES
        for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
        for name in imported_by(inner)
        if not loaded_with(name) & SLOW
    }
    assert late == {*LOADED_LATE}


def imported_by(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    for alias in node.names:
        inner = f"{node.module}.{alias.name}"
        yield inner if inner in MODULES else str(node.module)


@cache
def loaded_with(name: str) -> frozenset[str]:
    """The outermost packages that are loaded together with a module, itself among them."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        module = waiting.pop()
        if module in seen:
            continue
        seen.add(module)
        if module in MODULES:
            waiting += at_the_top(ast.parse(MODULES[module].read_text("utf-8")).body)
            waiting += [parent for parent in MODULES if module.startswith(f"{parent}.")]
    return frozenset(module.partition(".")[0] for module in seen)


def at_the_top(body: list[ast.stmt]) -> Iterator[str]:
    """What is imported when a module is loaded: not within functions, nor for the checker of types alone."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imported_by(node)
        elif isinstance(node, ast.If):
            yield from at_the_top(node.orelse if "TYPE_CHECKING" in ast.dump(node.test) else node.body)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_short_and_says_what_it_is_for(module: str) -> None:
    text = MODULES[module].read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert ast.get_docstring(ast.parse(text))


def test_every_public_function_of_the_engine_says_what_it_does() -> None:
    # Checks are functions named after their findings, whose claims stand in the rule book.
    silent = [
        f"{module}.{node.name}"
        for module in MODULES
        if within(module, "amcap.engine") and not within(module, "amcap.engine.findings")
        for node in public_definitions(module)
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_every_function_of_the_model_says_what_it_does() -> None:
    # Its classes are described by the contract and by their fields.
    silent = [
        f"{module}.{node.name}"
        for module in MODULES
        if within(module, "amcap.model")
        for node in public_definitions(module)
        if isinstance(node, ast.FunctionDef) and not ast.get_docstring(node)
    ]
    assert silent == []


def test_type_hints_are_shipped() -> None:
    assert (SOURCE / "py.typed").is_file()
