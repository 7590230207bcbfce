"""What all tests share: amcap as a process, and golden files, rewritten by `pytest --update-golden`."""

from collections.abc import Callable, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.cli.process import Ran, call_amcap, run_amcap

GOLDEN = Path(__file__).parent / "golden"
Golden = Callable[[str, str], None]
Run = Callable[..., Ran]

# The same examples on every run: a build that fails is one that anybody can repeat.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

_compared = pytest.StashKey[set[Path]]()
_deselected = pytest.StashKey[bool]()
_whole = pytest.StashKey[bool]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Rewrite the golden files with what is shown now.")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes seconds, or needs the package registry")
    config.stash[_compared] = set()


@pytest.fixture(scope="session")
def run() -> Run:
    """Run amcap as a process: run(*arguments, stdin=None, env=None, cwd=the repository), see tests/cli/process.py."""
    return run_amcap


@pytest.fixture(scope="session")
def call() -> Run:
    """Run amcap within this process, with the same arguments and result as `run`: for what needs no process."""
    return call_amcap


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the golden file of a name: golden('agency/table-80.txt', text)."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        request.config.stash[_compared].add(path)
        expected = path.read_bytes().decode() if path.exists() else ""
        if text == expected:
            return
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            return
        diff = "\n".join(unified_diff(expected.splitlines(), text.splitlines(), f"golden/{name}", "shown", lineterm=""))
        pytest.fail(f"{diff}\nIf this is as it should be: pytest --update-golden", pytrace=False)

    return compare


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    if items:
        items[0].config.stash[_deselected] = True


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what one of several processes has compared."""
    found = getattr(node, "workeroutput", {})
    node.config.stash[_compared] |= {GOLDEN / name for name in found.get("compared", ())}
    node.config.stash[_whole] = found.get("whole", False)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail on golden files that no test compares with any more; only a whole run can tell."""
    config = session.config
    output = getattr(config, "workeroutput", None)
    if output is not None:
        output["compared"] = sorted(path.relative_to(GOLDEN).as_posix() for path in config.stash[_compared])
        output["whole"] = _is_whole(session)
    elif exitstatus == pytest.ExitCode.OK and (config.stash.get(_whole, False) or _is_whole(session)):
        _refuse_orphans(session)


def _refuse_orphans(session: pytest.Session) -> None:
    compared = session.config.stash[_compared]
    orphans = sorted(path for path in GOLDEN.rglob("*") if path.is_file() and path not in compared)
    if orphans and session.config.getoption("--update-golden"):
        for orphan in orphans:
            orphan.unlink()
    elif orphans:
        writer = session.config.get_terminal_writer()
        writer.line("\n\nGolden files that no test reads (pytest --update-golden deletes them):", red=True)
        for orphan in orphans:
            writer.line(f"  {orphan.relative_to(GOLDEN)}")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _is_whole(session: pytest.Session) -> bool:
    """Whether every test file took part, with every test in it, and the tests were run."""
    if session.config.option.collectonly:
        return False
    files = set(Path(__file__).parent.rglob("test_*.py"))
    named = any("::" in argument for argument in session.config.args)
    complete = files <= {item.path for item in session.items}
    return complete and not named and not session.config.stash.get(_deselected, False)
