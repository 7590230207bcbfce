"""The one writer: results to standard output or files, everything said about them to standard error."""

import contextlib
import os
import re
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from amcap.reading.problems import InputError

STDOUT = "-"
JOB_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable that names the file to which each command of a GitHub step adds its part of the job summary."""


_OPEN_FILE = re.compile(r"/(?:dev|proc/self)/fd/([0-9]{1,9})")


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
    if output is not None and output != STDOUT:
        emit_files([(output, text)])
        return
    try:
        _to_stdout(_encoded(text, encoding))
    except OSError as error:
        raise InputError.single("<stdout>", f"cannot be written: {error.strerror or error}") from None


def _encoded(text: str, encoding: str) -> bytes:
    """The text in an encoding, with question marks, as wide as what they stand for, where it has no such letter."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        from unicodedata import combining, east_asian_width

        def shown(char: str) -> bytes:
            try:
                return char.encode(encoding)
            except UnicodeEncodeError:
                return b"" if combining(char) else b"??" if east_asian_width(char) in "WF" else b"?"

        return b"".join(map(shown, text))


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


def emit_files(texts: Iterable[tuple[str, str]]) -> None:
    """Write several files, each given as path and text, as UTF-8: all of them whole, or none of them at all.

    What is no regular file (a pipe, a device) and GitHub's job summary are added to; they are written once all the
    others can be. Raises InputError that names the file that cannot be written.
    """
    contents = [(path, text.encode("utf-8", errors="replace")) for path, text in texts]
    scratches: list[tuple[str, Path]] = []
    path = ""
    try:
        for path, data in contents:
            if not is_added_to(path):
                scratches.append(_prepared(Path(path), data))
        for path, data in contents:
            if is_added_to(path):
                _add(path, data)
        for scratch, target in scratches:
            path = str(target)
            os.replace(scratch, target)
    except OSError as error:
        raise InputError.single(path, f"cannot be written: {error.strerror or error}") from None
    finally:
        for scratch, _ in scratches:
            Path(scratch).unlink(missing_ok=True)


def is_added_to(path: str) -> bool:
    """Whether writing to a path leaves what is there: pipes, devices, and the job summary of a GitHub step."""
    if _descriptor(path) is not None or (os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)):
        return True
    summary = os.environ.get(JOB_SUMMARY)
    return bool(summary) and Path(path).resolve() == Path(str(summary)).resolve()


def _add(path: str, data: bytes) -> None:
    descriptor = _descriptor(path)
    # A reader who has gone has what they wanted, as on standard output.
    with (
        contextlib.suppress(BrokenPipeError),
        open(path, "ab") if descriptor is None else open(os.dup(descriptor), "wb") as stream,
    ):
        stream.write(data)


def _descriptor(path: str) -> int | None:
    """The number of the open file that a path stands for, such as /dev/fd/63 for a shell's >(...).

    To open such a pipe once more would wait for ever where its reader is gone; a file would be written from its start.
    """
    found = _OPEN_FILE.fullmatch(path)
    return int(found[1]) if found else {"/dev/stdout": 1, "/dev/stderr": 2}.get(path)


def _prepared(path: Path, data: bytes) -> tuple[str, Path]:
    """A scratch file with the data and the mode of the target, beside it; links are followed."""
    import tempfile

    target = path.resolve()
    if target.is_dir():
        raise IsADirectoryError(None, "is a folder")
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(None, "is read-only")
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    handle, scratch = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(scratch, mode)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise
    return scratch, target


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
