"""Signals that end a program: it stops in good order, with nothing half written left behind."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

_ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Within it, a signal that would end the process raises SystemExit with 128 + its number, once.

    Signals that are ignored, as nohup has it, stay so; outside the main thread nothing changes.
    """
    numbers = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    taken: dict[int, Any] = {}
    # Only the main thread may do this.
    with suppress(ValueError):
        for number in numbers:
            if signal.getsignal(number) is signal.SIG_DFL:
                taken[number] = signal.signal(number, _end)
    try:
        yield
    finally:
        for number, before in taken.items():
            signal.signal(number, before)


def _end(number: int, _: FrameType | None) -> None:
    # A second one ends the process at once.
    signal.signal(number, signal.SIG_DFL)
    raise SystemExit(128 + number)
