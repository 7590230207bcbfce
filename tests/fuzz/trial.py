"""One case, run within this process, and whether the program kept its word."""

import random
import resource
import shutil
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import amcap.reading.rulebook
from amcap.model.rulebook import RuleBook
from tests.cli.process import call_amcap
from tests.fuzz.doors import DOORS, Case, Corpus

SLOWEST = 2.0
"""Seconds of CPU that an input below SMALL may take."""

SMALL = 100_000
"""Bytes."""

LARGEST = 500
"""MiB that a process may hold in all, whatever the input."""


class Failure(NamedTuple):
    """A case that broke the program's word, and how."""

    case: Case
    reason: str


def drawn(door: str, number: int, corpus: Corpus) -> Case:
    """The case of a number: the same on every run and machine."""
    return DOORS[door](corpus, random.Random(f"{door} {number}"))


def tried(case: Case) -> str | None:
    """What is wrong with what the program did: None where it answered, or refused with words."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    try:
        for name, data in case.files.items():
            (folder / name).write_bytes(data)
        before = time.process_time()
        try:
            ran = call_amcap(*map(_shown, case.arguments), stdin=case.stdin, cwd=folder)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            return f"{type(error).__name__} left the program: {error}"
        return _reason(case, ran.code, ran.out, ran.err, time.process_time() - before)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _shown(argument: str) -> str:
    # An argument of a command line cannot hold the byte 0.
    return argument.replace("\x00", "\x01")


def _reason(case: Case, code: int, out: bytes, err: bytes, seconds: float) -> str | None:
    size = len(case.stdin) + sum(map(len, case.files.values()))
    if code not in (0, 2) and not (code == 1 and b"gate tripped" in err):
        return f"exit {code}: {err[-500:]!r}"
    if code == 2 and not err.strip():
        return "exit 2 without a word"
    if b"Traceback (most recent call last)" in out + err:
        return f"a traceback: {err[-500:]!r}"
    if seconds > SLOWEST and size < SMALL:
        return f"{seconds:.1f} s for {size:,} bytes"
    if peak() > LARGEST:
        return f"{peak():,.0f} MiB in all"
    return None


def peak() -> float:
    """The most memory this process and its children held at a time, in MiB."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / unit


def read_default_rule_book_once() -> None:
    """The packaged rule book never changes while the fuzzer runs, and takes most of the time of a short case."""
    load = amcap.reading.rulebook.load_rulebook
    default = cache(lambda: load())

    def remembered(path: str | None = None, *arguments: Any, **options: Any) -> RuleBook:
        return default() if path is None and not arguments and not options else load(path, *arguments, **options)

    amcap.reading.rulebook.load_rulebook = remembered
