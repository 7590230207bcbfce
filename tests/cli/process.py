"""Run amcap as its own process, the way a shell, a script or a terminal does; or, faster, within this one."""

import contextlib
import fcntl
import gc
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

ROOT = Path(__file__).parents[2]
AMCAP = (sys.executable, "-m", "amcap")
DEADLINE = 60.0
"""Seconds after which a process that hangs is ended, and its test with it."""

_DROPPED = ("AMCAP_", "GITHUB_", "FORCE_COLOR", "PY_COLORS", "NO_COLOR", "CLICOLOR", "TTY_")
_PINNED = {
    "COLUMNS": "80",
    "LC_ALL": "C.UTF-8",
    "PYTHONUTF8": "1",
    "TERM": "xterm-256color",
}


class Ran(NamedTuple):
    """What a process left behind: its exit code and the bytes on both of its streams."""

    code: int
    out: bytes
    err: bytes

    @property
    def stdout(self) -> str:
        return self.out.decode()

    @property
    def stderr(self) -> str:
        return self.err.decode()


def clean_environment(changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """This environment without what changes the output, and with what pins it; a change to None takes away."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(_DROPPED)}
    wanted: dict[str, str | None] = {**kept, **_PINNED, **(changes or {})}
    return {key: value for key, value in wanted.items() if value is not None}


def run_command(
    command: tuple[str, ...],
    *,
    stdin: str | bytes | None = None,
    env: Mapping[str, str | None] | None = None,
    cwd: Path = ROOT,
    **options: Any,
) -> Ran:
    """Run a command to its end with a clean environment, by default in the root of the repository."""
    done = subprocess.run(
        command,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        stdout=options.pop("stdout", subprocess.PIPE),
        stderr=options.pop("stderr", subprocess.PIPE),
        env=clean_environment(env),
        cwd=cwd,
        timeout=DEADLINE,
        check=False,
        **options,
    )
    return Ran(done.returncode, done.stdout or b"", done.stderr or b"")


def run_amcap(*arguments: str | Path, **options: Any) -> Ran:
    """Run amcap with arguments; options as for `run_command`."""
    return run_command((*AMCAP, *map(str, arguments)), **options)


def call_amcap(
    *arguments: str | Path, stdin: str | bytes = b"", env: Mapping[str, str | None] | None = None, cwd: Path = ROOT
) -> Ran:
    """Run amcap within this process: many times as fast, for all that does not depend on a process of its own."""
    from amcap.__main__ import main

    out, err = BytesIO(), BytesIO()
    replaced: dict[str, Any] = {
        "argv": ["amcap", *map(str, arguments)],
        "stdin": TextIOWrapper(BytesIO(stdin.encode() if isinstance(stdin, str) else stdin), "utf-8"),
        "stdout": TextIOWrapper(out, "utf-8", write_through=True),
        "stderr": TextIOWrapper(err, "utf-8", write_through=True),
    }
    code: object = None
    with (
        patch.multiple(sys, **replaced),
        patch.dict(os.environ, clean_environment(env), clear=True),
        contextlib.chdir(cwd),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
        finally:
            # amcap pauses the collector for its own short life, and leaves what there is to the end of the process.
            gc.unfreeze()
            gc.enable()
    assert isinstance(code, int)
    return Ran(code, out.getvalue(), err.getvalue())


def run_in_shell(script: str, *arguments: str | Path, **options: Any) -> Ran:
    """Run a shell script in which "$@" is amcap with arguments."""
    return run_command(("sh", "-c", script, "sh", *AMCAP, *map(str, arguments)), **options)


def run_in_terminal(
    *arguments: str | Path, columns: int = 80, env: Mapping[str, str | None] | None = None, cwd: Path = ROOT
) -> Ran:
    """Run amcap with its standard output on a pseudo-terminal of some columns; line ends come back as \\n."""
    screen, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        (*AMCAP, *map(str, arguments)),
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=subprocess.PIPE,
        env=clean_environment({"COLUMNS": None, **(env or {})}),
        cwd=cwd,
    )
    os.close(terminal)
    with process, open(screen, "rb", buffering=0) as output:
        shown = _until_closed(output.fileno())
        assert process.stderr is not None
        said = process.stderr.read()
        code = process.wait(DEADLINE)
    return Ran(code, shown.replace(b"\r\n", b"\n"), said)


def _until_closed(screen: int) -> bytes:
    received = bytearray()
    while True:
        try:
            piece = os.read(screen, 65536)
        except OSError:
            # Linux reports a terminal that nobody holds any more as an input error.
            piece = b""
        if not piece:
            return bytes(received)
        received += piece
