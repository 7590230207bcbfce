"""The standard streams: bytes that arrive whole or not at all, and messages that give nobody orders."""

import contextlib
import errno
import os
import select
import sys
import time
from io import RawIOBase, TextIOBase, TextIOWrapper
from typing import Any, Protocol

from amcap.characters import visible
from amcap.rendering.parts.log_lines import inert

_PATIENCE = 1000
"""Milliseconds after which a reader that takes nothing is asked again; a pipe that waits would wait as long."""


class Raw(Protocol):
    """What takes some of the bytes that it is offered, or None where it can take none at present."""

    def write(self, data: Any, /) -> int | None: ...

    def fileno(self) -> int: ...


def write_whole(raw: Raw, data: Any) -> None:
    """Write all bytes, however few are taken at a time; wait where a pipe is full that does not wait itself.

    Raises OSError where they cannot be written, BrokenPipeError where the reader of a pipe has gone.
    """
    left = memoryview(data).cast("B")
    while left:
        try:
            taken = raw.write(left)
        except BlockingIOError:
            taken = None
        except OSError as error:
            raise _named(error) from None
        if taken is None:
            _wait_for(raw)
        elif not taken:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        else:
            left = left[taken:]


def _named(error: OSError) -> OSError:
    """The error; Windows calls a pipe whose reader has gone an invalid argument."""
    gone = sys.platform == "win32" and error.errno == errno.EINVAL
    return BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) if gone else error


def _wait_for(raw: Raw) -> None:
    if hasattr(select, "poll"):
        ready = select.poll()
        ready.register(raw.fileno(), select.POLLOUT)
        ready.poll(_PATIENCE)
    else:
        time.sleep(0.01)


class _Whole(RawIOBase):
    """A binary stream without a buffer of its own, which takes everything it is given."""

    def __init__(self, stream: Any) -> None:
        self._raw = getattr(stream, "raw", stream)

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return bool(self._raw.isatty())

    def fileno(self) -> int:
        return int(self._raw.fileno())

    def write(self, data: Any, /) -> int:
        write_whole(self._raw, data)
        return len(data)


class Messages(TextIOBase):
    """Text for people on a stream, and for the logs of build servers: no control characters, no commands in it.

    Whoever writes to it, the command line library that repeats an argument included, cannot do otherwise.
    It has no binary stream beneath it that others could look for.
    """

    def __init__(self, stream: Any) -> None:
        # A text stream that nobody holds closes what is beneath it.
        self._stream = stream
        self._whole = _Whole(stream.buffer)
        self._encoding = stream.encoding or "utf-8"

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return str(self._encoding)

    @property
    def errors(self) -> str:  # type: ignore[override]
        return "backslashreplace"

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._whole.isatty()

    def fileno(self) -> int:
        return self._whole.fileno()

    def write(self, text: str, /) -> int:
        harmless = inert("\n".join(map(visible, text.split("\n"))))
        self._whole.write(harmless.replace("\n", os.linesep).encode(self.encoding, self.errors))
        return len(text)


def set_up_streams() -> None:
    """Have standard output take everything whole, and standard error only what is harmless.

    A closed standard error leads nowhere: what is said about a result would end up among the results.
    """
    if sys.stdout is not None:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
        sys.stdout = TextIOWrapper(
            _Whole(sys.stdout.buffer),
            sys.stdout.encoding,
            sys.stdout.errors,
            write_through=True,
        )
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - as long as the program
    sys.stderr = Messages(sys.stderr)
