"""What is mutated, and the tests that have to notice."""

from pathlib import Path
from typing import NamedTuple

from tests.cli.process import ROOT


class Target(NamedTuple):
    """A part of the program, and the tests that are answerable for it, the likeliest to notice first."""

    name: str
    patterns: tuple[str, ...]
    tests: tuple[str, ...]

    def files(self) -> list[Path]:
        """The sources, relative to the repository."""
        found = sorted({path for pattern in self.patterns for path in ROOT.glob(f"src/amcap/{pattern}")})
        assert found, self.name
        return [path.relative_to(ROOT) for path in found]


_ENGINE = ("tests/engine", "tests/cli/test_golden.py", "tests/rendering", "tests/schemas", "tests/cli/test_contract.py")

TARGETS = (
    Target("engine", ("engine/**/*.py",), _ENGINE),
    Target("gate", ("gate.py",), ("tests/engine/test_gate.py", "tests/rendering/assessment", "tests/cli")),
    Target(
        "figures",
        ("quantities.py", "rendering/parts/figures.py", "rendering/parts/headline.py", "rendering/parts/bar.py"),
        ("tests/cli/test_golden.py", "tests/rendering", "tests/engine/findings", "tests/test_readme.py", "tests/cli"),
    ),
    Target("numbers", ("reading/tables/cells/*.py",), ("tests/reading/tables",)),
)
