"""The house: imports run one way, heavy libraries stay where they belong, start-up stays light."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from typer.main import get_command

import amcap
from amcap.cli import app
from amcap.cli.commands import COMMANDS as ROWS
from tests.cli.process import ROOT, clean_environment

SOURCE = Path(amcap.__file__).parent

MAY_IMPORT = {
    # part of amcap: the others that it may import; the command line and __main__, which tie them, are free
    "amcap": {
        "amcap.api",
        "amcap.asking",
        "amcap.conditions",
        "amcap.engine",
        "amcap.model",
        "amcap.reading",
        "amcap.rendering",
        "amcap.subjects",
        "amcap.version",
    },
    "amcap.version": set(),
    "amcap.asking": set(),
    "amcap.characters": set(),
    "amcap.guards": set(),
    "amcap.industries": {"amcap.characters"},
    "amcap.folding": {"amcap.industries"},
    "amcap.snippets": set(),
    "amcap.messages": {"amcap.characters", "amcap.naming", "amcap.snippets"},
    "amcap.model": {"amcap.characters", "amcap.industries", "amcap.messages"},
    "amcap.quantities": {"amcap.model", "amcap.characters"},
    "amcap.headline": {"amcap.model", "amcap.quantities"},
    "amcap.conditions": {"amcap.model", "amcap.characters", "amcap.asking"},
    "amcap.naming": {"amcap.characters"},
    "amcap.subjects": {"amcap.characters", "amcap.naming", "amcap.asking"},
    "amcap.reading": {
        "amcap.model",
        "amcap.characters",
        "amcap.messages",
        "amcap.quantities",
        "amcap.guards",
        "amcap.industries",
        "amcap.snippets",
    },
    "amcap.engine": {
        "amcap.headline",
        "amcap.model",
        "amcap.quantities",
        "amcap.conditions",
        "amcap.industries",
        "amcap.version",
    },
    # What-if for findings and explanations is asked within the engine: scenario lies above it.
    "amcap.scenario": {"amcap.model", "amcap.engine"},
    "amcap.rendering": {
        "amcap.headline",
        "amcap.model",
        "amcap.quantities",
        "amcap.characters",
        "amcap.messages",
        "amcap.guards",
        "amcap.snippets",
        "amcap.naming",
        "amcap.asking",
    },
    "amcap.schemas": {"amcap.model"},
    "amcap.checking": {"amcap.engine", "amcap.model", "amcap.quantities", "amcap.reading", "amcap.version"},
    "amcap.api": {
        "amcap.asking",
        "amcap.checking",
        "amcap.conditions",
        "amcap.engine",
        "amcap.messages",
        "amcap.model",
        "amcap.quantities",
        "amcap.reading",
        "amcap.rendering",
        "amcap.subjects",
        "amcap.version",
    },
}

AT_HOME = {
    # library: where alone it may be imported
    "typer": ("amcap.cli",),
    "rich": ("amcap.rendering",),
    "yaml": ("amcap.reading.yaml_reader", "amcap.industries"),
    "pydantic": ("amcap.model", "amcap.reading", "amcap.schemas"),
    "pydantic_core": ("amcap.model", "amcap.reading", "amcap.schemas"),
}

MODULES = {
    ".".join(("amcap", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
}

LOADED = """
import sys
from amcap.__main__ import main
sys.argv = ["amcap", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print(*sorted(sys.modules), file=sys.stderr)
"""


def imports(module: str) -> Iterator[str]:
    """What a module imports, inside its functions too: modules by full name, 'amcap.model.loc' not 'Loc'."""
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has a relative import"
            assert node.module is not None
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def part_of(module: str) -> str:
    """'amcap.model' for 'amcap.model.loc'."""
    return ".".join(module.split(".")[:2])


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_imports_run_one_way(part: str) -> None:
    allowed = {part, *MAY_IMPORT[part]}
    wrong = [
        f"{module} imports {imported}"
        for module in MODULES
        if part_of(module) == part
        for imported in imports(module)
        if within(imported, "amcap") and part_of(imported) not in allowed
    ]
    assert wrong == []


def test_every_part_but_the_command_line_has_its_limits() -> None:
    assert {part_of(module) for module in MODULES} - set(MAY_IMPORT) == {"amcap.cli", "amcap.__main__"}


@pytest.mark.parametrize("library", AT_HOME)
def test_a_library_is_imported_only_where_it_belongs(library: str) -> None:
    users = [module for module in MODULES if any(within(name, library) for name in imports(module))]
    assert users
    assert [user for user in users if not any(within(user, home) for home in AT_HOME[library])] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    inner = {module: {name for name in imports(module) if name in MODULES and name != module} for module in MODULES}
    try:
        TopologicalSorter(inner).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


COMMANDS: list[str] = list(get_command(app).commands)  # type: ignore[attr-defined]


def modules_loaded_by(*arguments: str, **variables: str) -> set[str]:
    done = subprocess.run(
        (sys.executable, "-c", LOADED, *arguments),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=clean_environment(variables),
        check=True,
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (("--version",), ("pydantic", "yaml", "rich")),
        (("--help",), ("pydantic", "yaml", "rich")),
        *(((command, "--help"), ("pydantic", "yaml", "rich")) for command in COMMANDS),
        (("assess", "examples/one-person.yaml", "--json"), ("rich",)),
    ],
    ids=" ".join,
)
def test_a_command_loads_no_library_that_it_does_not_need(arguments: tuple[str, ...], heavy: tuple[str, ...]) -> None:
    loaded = modules_loaded_by(*arguments)
    assert "amcap" in loaded
    assert loaded.isdisjoint(heavy)


@pytest.mark.parametrize("arguments", [("--version",), *((command, "--help") for command in COMMANDS)], ids=" ".join)
def test_a_run_loads_no_command_but_its_own(arguments: tuple[str, ...]) -> None:
    homes = {name: f"amcap.cli.{row.runs.partition(':')[0]}" for name, row in ROWS.items()}
    assert modules_loaded_by(*arguments) & {*homes.values()} == {homes[name] for name in arguments if name in homes}


@pytest.mark.parametrize(
    ("line", "also"),
    [
        ("amcap ", ()),
        ("amcap assess --fail-on ", ()),
        ("amcap import --from ", ()),
        ("amcap rules ", ()),
        # Names are looked up in the file: that takes what reads YAML, and no more.
        ("amcap explain examples/agency.yaml Pri", ("yaml",)),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_press_of_tab_loads_nothing_heavy(shell: str, line: str, also: tuple[str, ...]) -> None:
    words = line.split(" ")
    asking = {"_TYPER_COMPLETE_ARGS": line, "COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    loaded = modules_loaded_by(**asking, _AMCAP_COMPLETE=f"complete_{shell}")
    assert "amcap" in loaded
    assert loaded & {"pydantic", "rich", "yaml"} == set(also)
