"""A sign of life on standard error while a terminal waits for a long file; nothing in a pipe."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

PATIENCE = 1.0
"""Seconds that pass before anything is shown."""

_STEP = 1 << 15


def watched(items: Iterable[Item], what: str) -> Iterable[Item]:
    """The items as they are; a terminal that waits is shown how many there were so far."""
    return _shown(items, what) if sys.stderr is not None and sys.stderr.isatty() else items


def _shown(items: Iterable[Item], what: str) -> Iterator[Item]:
    start, number, shown = time.monotonic(), 0, False
    try:
        for number, item in enumerate(items, 1):
            if not number % _STEP and time.monotonic() - start > PATIENCE:
                print(f"\r{what}: {number:,} accounts", end="", file=sys.stderr, flush=True)
                shown = True
            yield item
    finally:
        if shown:
            # The line gives way to what is said next.
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
