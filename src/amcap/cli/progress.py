"""A sign of life on standard error while a terminal waits for a long file; nothing in a pipe."""

import contextlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from amcap.characters import visible
from amcap.rendering.parts.log_lines import inert

Item = TypeVar("Item")

PATIENCE = 1.0
"""Seconds that pass before anything is shown."""

_STEP = 1 << 15


def watched(items: Iterable[Item], what: str) -> Iterable[Item]:
    """The items as they are; a terminal that waits is shown how many there were so far."""
    return _shown(items, what) if sys.stderr is not None and sys.stderr.isatty() else items


def _shown(items: Iterable[Item], what: str) -> Iterator[Item]:
    start, number, shown = time.monotonic(), 0, ""
    try:
        for number, item in enumerate(items, 1):
            if not number % _STEP and time.monotonic() - start > PATIENCE:
                shown = inert(visible(f"{what}: {number:,} accounts"))
                _draw(shown)
            yield item
    finally:
        if shown:
            # The line gives way to what is said next.
            _draw(" " * len(shown) if sys.platform == "win32" else "\x1b[K")


def _draw(line: str) -> None:
    """Show a line in the place of the one before, past the stream that lets no control characters through."""
    with contextlib.suppress(OSError, ValueError):
        os.write(sys.stderr.fileno(), f"\r{line}\r".encode(sys.stderr.encoding, "replace"))
