"""A batch of cases in a process of its own: what kills or hangs it is a failure of the case it was at, too."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from queue import Empty, Queue
from threading import Thread
from typing import NamedTuple

from tests.cli.process import ROOT
from tests.fuzz.doors import Corpus
from tests.fuzz.trial import drawn, read_default_rule_book_once, tried

PATIENCE = 60.0
"""Seconds after which a case that says nothing hangs."""


class Broken(NamedTuple):
    """A case by its door and number, and what is wrong."""

    door: str
    number: int
    reason: str

    def __str__(self) -> str:
        again = f"python -m tests.fuzz --door {self.door!r} --number {self.number}"
        return f"{self.door} {self.number}: {self.reason}\n  again: {again}"


def failures(door: str, start: int, cases: int) -> Iterator[Broken]:
    """The failures among the cases of a door from a number on, each process going on behind what killed the last."""
    number, end = start, start + cases
    while number < end:
        process = subprocess.Popen(
            (sys.executable, "-m", "tests.fuzz.batch", door, str(number), str(end)),
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True, cwd=ROOT,
        )  # fmt: skip
        lines: Queue[str | None] = Queue()
        listener = Thread(target=_listen, args=(process, lines))
        listener.start()
        with suppress(Empty):
            while (line := lines.get(timeout=PATIENCE)) is not None:
                at, _, reason = line.rstrip("\n").partition(" ")
                number = int(at)
                if reason:
                    yield Broken(door, number, reason)
        hangs = process.poll() is None and lines.empty() and number < end
        process.kill()
        code = process.wait()
        listener.join()
        if number < end:
            yield Broken(door, number, f"no end within {PATIENCE:g} s" if hangs else f"the process ended with {code}")
            number += 1


def _listen(process: "subprocess.Popen[str]", lines: "Queue[str | None]") -> None:
    assert process.stdout is not None
    with process.stdout as said:
        for line in said:
            lines.put(line)
    lines.put(None)


def main(door: str, start: str, end: str) -> None:
    """Run the cases; a line with the number before each, and one with the reason behind each that fails."""
    # What the program prints must not be taken for these lines.
    said = sys.stdout
    read_default_rule_book_once()
    corpus = Corpus()
    for number in range(int(start), int(end)):
        print(number, file=said, flush=True)
        reason = tried(drawn(door, number, corpus))
        if reason is not None:
            print(number, " ".join(reason.split()), file=said, flush=True)
    print(end, file=said, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
