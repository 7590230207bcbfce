"""The one writer: results to standard output or a file, everything said about them to standard error."""

import contextlib
import os
import stat
import sys
from pathlib import Path

from amcap.reading.problems import InputError

STDOUT = "-"


def say(text: str) -> None:
    """Say something about the result on standard error; a closed or full one is no reason to stop."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            print(text, file=sys.stderr, flush=True)


def emit(text: str, output: str | None = None, *, encoding: str = "utf-8") -> None:
    """Write a result to a file, or to standard output for None or '-'. Files are written whole or not at all.

    Raises InputError where the result cannot be written. A pipe that the reader has closed is not an error:
    who reads only the first line has what they wanted.
    """
    data = text.encode(encoding, errors="replace")
    try:
        if output in (None, STDOUT):
            _to_stdout(data)
        else:
            write_file(Path(str(output)), data)
    except OSError as error:
        name = "<stdout>" if output in (None, STDOUT) else str(output)
        raise InputError.single(name, f"cannot be written: {error.strerror or error}") from None


def _to_stdout(data: bytes) -> None:
    if sys.stdout is None:
        raise OSError("standard output is closed")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python flushes once more at the end; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, keeping its mode and what a link points at; pipes and devices directly."""
    import tempfile

    target = path.resolve()
    if target.exists() and not target.is_file():
        if target.is_dir():
            raise IsADirectoryError(None, "is a folder")
        with target.open("ab") as stream:
            stream.write(data)
        return
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    handle, scratch = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(scratch, mode)
        os.replace(scratch, target)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
