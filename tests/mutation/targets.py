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

    def tests_of(self, path: Path) -> list[str]:
        """The tests to run for one of the sources: those that mirror it go first."""
        folder = Path("tests", *path.parts[2:-1])
        mirrors = [folder / f"test_{path.stem}.py", *([folder] if len(folder.parts) > 2 else [])]
        own = [mirror.as_posix() for mirror in mirrors if (ROOT / mirror).exists()]
        return list(dict.fromkeys((*own, *self.tests)))


TARGETS = (
    Target(
        "engine",
        ("engine/*/*.py", "engine/assess.py", "engine/catalogue.py", "engine/estimate.py"),
        (
            "tests/engine/test_assess_cases.py", "tests/engine/explanation/test_examples.py",
            "tests/cli/test_golden.py", "tests/cli/test_contract.py", "tests/engine",
            "tests/rendering/rulebook", "tests/scenario",
        ),
    ),
    Target(
        "scenario",
        ("scenario/*.py", "engine/what_if/*.py"),
        ("tests/scenario", "tests/engine/explanation", "tests/engine/findings/test_takers.py"),
    ),
    Target(
        "gate",
        ("engine/gate.py", "conditions.py"),
        (
            "tests/engine/test_gate.py", "tests/test_conditions.py", "tests/cli/test_exit_codes.py",
            "tests/cli/test_contract.py", "tests/rendering/assessment",
        ),
    ),
    Target(
        "figures",
        (
            "quantities.py", "headline.py", "rendering/parts/figures.py", "rendering/parts/people.py",
            "rendering/parts/bar.py",
        ),
        (
            "tests/test_quantities.py", "tests/test_headline.py", "tests/rendering/parts", "tests/cli/test_golden.py",
            "tests/engine/findings", "tests/rendering", "tests/test_readme.py",
        ),
    ),
    Target(
        "numbers",
        ("reading/tables/cells/*.py",),
        ("tests/reading/tables/test_numbers.py", "tests/reading/tables/test_exports.py", "tests/reading/tables"),
    ),
)  # fmt: skip
