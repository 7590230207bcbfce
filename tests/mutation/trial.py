"""One mutant on trial: the tests run on a copy of the repository that has the fault."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.process import ROOT, clean_environment
from tests.mutation.mutants import Mutant

PATIENCE = 300.0
"""Seconds after which the tests are taken to hang, which is to notice."""

_COPIED = ("src", "tests", "examples", "README.md", "pyproject.toml", "LICENSE", ".pre-commit-hooks.yaml")


@contextmanager
def copy_of_the_repository() -> Iterator[Path]:
    """A copy to put faults into, gone at the end."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder) / "amcap"
        copy.mkdir()
        for name in _COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy / name)
        yield copy


def is_noticed(mutant: Mutant, tests: tuple[str, ...], copy: Path) -> bool:
    """Whether some test fails with the fault in place; the copy is left as it was."""
    path = copy / mutant.path
    sound = path.read_bytes()
    path.write_text(mutant.source, "utf-8")
    try:
        return any(not _passes(test, copy) for test in tests)
    finally:
        path.write_bytes(sound)


def _passes(test: str, copy: Path) -> bool:
    command = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", test)
    environment = clean_environment({"PYTHONPATH": os.pathsep.join((str(copy / "src"), str(copy)))})
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, timeout=PATIENCE, capture_output=True, stdin=subprocess.DEVNULL,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    # 5: no test was collected, which says nothing.
    assert done.returncode in (0, 1, 2, 3, 4), done.stdout.decode()
    return done.returncode == 0
