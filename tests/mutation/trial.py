"""One mutant on trial: the tests run on a copy of the repository that has the fault."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from tests.cli.process import ROOT, clean_environment
from tests.mutation.mutants import Mutant

PATIENCE = 600.0
"""Seconds after which the tests are taken to hang, which is to notice."""

_COPIED = ("src", "tests", "examples", "README.md", "pyproject.toml", "LICENSE", ".pre-commit-hooks.yaml")
_SAID = "said.txt"
_LATER = 100
"""Seconds by which a file with a fault is newer, so that no compiled file is taken to be its own."""

_OPTIONS = (
    "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile=unshrunk",
    "-W", "ignore::pytest.PytestAssertRewriteWarning",
)  # fmt: skip

# Each run of tests is forked from a process that has the libraries ready, but neither amcap nor a test.
_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload(["hypothesis", "jsonschema", "pydantic", "pytest", "rich.table", "typer", "yaml"])


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


def compiled(copy: Path, tests: Sequence[str]) -> None:
    """Keep the compiled files of sound code and tests, so that no trial has to make them."""
    assert _passes(copy, ["--collect-only", *tests], keep=True), (copy / _SAID).read_text("utf-8")


def is_noticed(mutant: Mutant, tests: Sequence[str], copy: Path) -> bool:
    """Whether some test fails with the fault in place; the copy is left as it was."""
    path = copy / mutant.path
    sound, times = path.read_bytes(), path.stat()
    path.write_text(mutant.source, "utf-8")
    os.utime(path, (times.st_atime, times.st_mtime + _LATER))
    try:
        return any(
            # What was run before is left out of a folder that holds it.
            not _passes(copy, [test, *(f"--ignore={before}" for before in tests[:number])])
            for number, test in enumerate(tests)
        )
    finally:
        path.write_bytes(sound)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _passes(copy: Path, arguments: Sequence[str], *, keep: bool = False) -> bool:
    process = _PROCESSES.Process(target=_run, args=(str(copy), list(arguments), keep))
    process.start()
    process.join(PATIENCE)
    if process.exitcode is None:
        process.kill()
        process.join()
        return False
    # 5: no test was collected, which says nothing.
    assert process.exitcode != 5, arguments
    return process.exitcode == 0


def _run(copy: str, arguments: list[str], keep: bool) -> None:
    """Become a run of pytest in the copy, whose amcap and tests are imported anew."""
    import pytest
    from hypothesis import Phase, settings

    for name in [name for name in sys.modules if name.partition(".")[0] in ("amcap", "tests")]:
        del sys.modules[name]
    os.chdir(copy)
    sys.path[:0] = [os.path.join(copy, "src"), copy]
    os.environ.update(clean_environment({"PYTHONPATH": os.pathsep.join(sys.path[:2])}))
    if not keep:
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    # That a test fails is enough; the smallest example of it would take longer than all else.
    settings.register_profile("unshrunk", derandomize=True, deadline=None, phases=(Phase.explicit, Phase.generate))
    said = os.open(_SAID, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os._exit(pytest.main([*_OPTIONS, *arguments]))
