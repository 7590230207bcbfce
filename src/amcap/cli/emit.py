"""The one writer: results to standard output or files, everything said about them to standard error."""

import contextlib
import sys
from collections.abc import Iterable
from itertools import combinations

from amcap.cli.adding import add, is_added_to
from amcap.cli.replacing import Replacement
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
    if output is not None and output != STDOUT:
        emit_files([(output, text)])
        return
    try:
        _to_stdout(_encoded(text, encoding))
    except OSError as error:
        raise InputError.single("<stdout>", _unwritten(error)) from None


def emit_files(texts: Iterable[tuple[str, str]]) -> None:
    """Write several files, each given as path and text, as UTF-8: all of them whole, or none of them at all.

    What is no regular file (a pipe, a device) and GitHub's job summary are added to; they are written once all the
    others can be. Raises InputError that names the file that cannot be written.
    """
    contents = [(path, text.encode("utf-8", errors="replace")) for path, text in texts]
    added = [(path, data) for path, data in contents if is_added_to(path)]
    replacements: list[Replacement] = []
    changed: list[Replacement] = []
    path = ""
    try:
        for path, data in contents:
            if not is_added_to(path):
                replacements.append(Replacement(path, data))
                replacements[-1].prepare()
        _refuse_one_file(replacements)
        for path, data in added:
            add(path, data)
        for replacement in replacements:
            path = replacement.path
            changed.append(replacement)
            replacement.put(revocable=len(replacements) > 1)
    except BaseException as error:
        for replacement in reversed(changed):
            with contextlib.suppress(OSError):
                replacement.take_back()
        if isinstance(error, OSError):
            raise InputError.single(path, _unwritten(error)) from None
        raise
    finally:
        for replacement in replacements:
            replacement.tidy()


def _refuse_one_file(replacements: list[Replacement]) -> None:
    for one, other in combinations(replacements, 2):
        if one.is_same_file(other):
            raise InputError.single(other.path, f"is the same file as {one.path} here; choose another name")


def _unwritten(error: OSError) -> str:
    return f"cannot be written: {error.strerror or error}"


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
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
