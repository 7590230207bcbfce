"""Every byte arrives, or the exit code says that it did not: also where Python keeps no buffer of its own."""

import errno
import json
import os
import subprocess
import sys
import threading
import time
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from amcap.cli import progress, streams
from tests.cli.portfolios import manager, portfolio, written
from tests.cli.process import AMCAP, DEADLINE, ROOT, clean_environment, run_amcap, run_in_terminal
from tests.conftest import Run

UNBUFFERED = {"PYTHONUNBUFFERED": "1"}
BUFFERING = [UNBUFFERED, {"PYTHONUNBUFFERED": None}]

needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio whose report in JSON is several times as long as what a pipe holds."""
    accounts = [{"name": f"Account {each}"} for each in range(2000)]
    return written(portfolio([manager("Ada")], accounts), tmp_path_factory.mktemp("plan"))


def through_slow_pipe(plan: Path, env: dict[str, str | None], *, waits: bool) -> tuple[int, bytes]:
    """Run amcap with a pipe as standard output that is read late; whether writing to it waits."""
    end, pipe = os.pipe()
    os.set_blocking(pipe, waits)
    process = subprocess.Popen(
        (*AMCAP, "assess", str(plan), "--json"), stdout=pipe, env=clean_environment(env), cwd=ROOT
    )
    os.close(pipe)
    with process, open(end, "rb", buffering=0) as reader:
        received = reader.read(10)
        time.sleep(0.2)
        while piece := reader.read(5000):
            received += piece
        return process.wait(DEADLINE), received


@pytest.mark.parametrize("env", BUFFERING, ids=str)
@pytest.mark.parametrize("waits", [True, False], ids=["waits", "does not wait"])
def test_a_slow_reader_gets_everything(plan: Path, env: dict[str, str | None], waits: bool) -> None:
    code, received = through_slow_pipe(plan, env, waits=waits)
    assert code == 0
    assert len(json.loads(received)["accounts"]) == 2000


@needs_full
@pytest.mark.parametrize("env", BUFFERING, ids=str)
@pytest.mark.parametrize("arguments", [["--json"], ["--help"], ["-o", "/dev/full"]], ids=" ".join)
def test_a_full_disk_gives_2(plan: Path, env: dict[str, str | None], arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        ran = run_amcap("assess", plan, *arguments, env=env, stdout=full)
    assert ran.code == 2
    assert ran.stderr.endswith("No space left on device\n")


@pytest.mark.parametrize("env", BUFFERING, ids=str)
def test_a_disk_that_fills_up_meanwhile_gives_2(run: Run, plan: Path, tmp_path: Path, env: dict[str, str]) -> None:
    import resource

    with (tmp_path / "report").open("wb") as report:
        ran = run(
            "assess", plan, "--json", stdout=report, env={**env, "PYTHONDONTWRITEBYTECODE": "1"},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
        )  # fmt: skip
    assert (ran.code, ran.stderr) == (2, "<stdout>: cannot be written: File too large\n")


@pytest.mark.parametrize("env", BUFFERING, ids=str)
def test_a_closed_pipe_keeps_the_verdict(plan: Path, env: dict[str, str | None]) -> None:
    end, pipe = os.pipe()
    os.close(end)
    with open(pipe, "wb") as writer:
        ran = run_amcap("assess", plan, "--json", "--fail-on", "unassigned-account", stdout=writer, env=env)
    assert ran.code == 1
    assert ran.stderr.startswith("amcap: gate tripped")


def test_a_terminal_gets_what_a_pipe_gets(plan: Path) -> None:
    shown = run_in_terminal("assess", plan, "--json", "--as-of", "2026-11-22", env=dict(UNBUFFERED))
    assert shown.stdout == run_amcap("assess", plan, "--json", "--as-of", "2026-11-22").stdout


@needs_full
@pytest.mark.parametrize(("device", "mode"), [("/dev/full", "wb"), ("/dev/null", "rb")])
def test_messages_that_cannot_be_written_change_nothing(plan: Path, device: str, mode: str) -> None:
    with open(device, mode) as stderr:
        ran = run_amcap("assess", plan, "--fail-on", "unassigned-account", stderr=stderr, env=UNBUFFERED)
    assert ran.code == 1
    assert ran.out


def test_messages_wait_for_a_reader_that_does_not_wait_itself(tmp_path: Path) -> None:
    # Twenty problems of more letters than a pipe holds together.
    bad = written(portfolio([{"name": "x", f"{number}" + "bogus" * 900: 1} for number in range(40)], []), tmp_path)
    end, pipe = os.pipe()
    os.set_blocking(pipe, False)
    received: list[bytes] = []
    with open(end, "rb") as source, open(pipe, "wb") as stderr:
        reader = threading.Thread(target=lambda: received.append(source.read()))
        reader.start()
        code = run_amcap("assess", bad, stderr=stderr, env=UNBUFFERED).code
        stderr.close()
        reader.join(DEADLINE)
    assert code == 2
    assert b"more problems" in received[0]


class Reluctant:
    """A raw stream that takes a few bytes at a time, and now and then none."""

    def __init__(self, ends_with: OSError | None = None) -> None:
        self.taken, self._turn, self._ends_with = b"", 0, ends_with

    def write(self, data: Any, /) -> int | None:
        self._turn += 1
        if self._turn == 7 and self._ends_with:
            raise self._ends_with
        if self._turn % 3 == 0:
            return None
        self.taken += bytes(data[:5])
        return min(5, len(data))

    def fileno(self) -> int:
        return 1


def test_what_is_taken_in_part_is_offered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_wait_for", lambda _: None)
    raw = Reluctant()
    streams.write_whole(raw, b"a sentence that takes several turns")
    assert raw.taken == b"a sentence that takes several turns"


def test_windows_calls_a_closed_pipe_an_invalid_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_wait_for", lambda _: None)
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(BrokenPipeError):
        streams.write_whole(Reluctant(OSError(errno.EINVAL, "Invalid argument")), b"x" * 100)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(OSError, match="Invalid argument"):
        streams.write_whole(Reluctant(OSError(errno.EINVAL, "Invalid argument")), b"x" * 100)


class Terminal(BytesIO):
    def isatty(self) -> bool:
        return True


def test_the_line_of_progress_shows_no_name_as_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[bytes] = []
    monkeypatch.setattr(sys, "stderr", TextIOWrapper(Terminal(), "utf-8"))
    monkeypatch.setattr(sys.stderr, "fileno", lambda: 2, raising=False)
    monkeypatch.setattr(progress, "_STEP", 1)
    monkeypatch.setattr(progress, "PATIENCE", -1)
    monkeypatch.setattr(os, "write", lambda _, data: drawn.append(data))
    assert list(progress.watched([1], "::error::\x1b[31m ##vso[x]")) == [1]
    assert drawn == [b"\r: :error::\\x1b[31m # #vso[x]: 1 accounts\r", b"\r\x1b[K\r"]
