"""No text of a user's, however odd, keeps a regular expression busy: time grows with length, and no faster."""

import ast
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from heapq import nlargest
from time import thread_time
from typing import Any

import pytest

from tests.patterns import Seen, all_patterns, attacks, patterns_in

SEEN = all_patterns()
FIRST, SMALL, LARGE = 400, 2_000, 16_000
"""Characters of the texts: every attack is tried with the first, the slowest ones are timed with the others."""
SLOWEST = 5
UNNOTICED = 0.05
"""Seconds below which nobody would notice; a pattern whose time grows with the square takes many times as long."""
STEEPER = 4.0
"""How many times faster than the text the time may grow: clocks are coarse, and the machine does other things."""
DEADLINE = 10.0
"""Seconds of work after which a pattern is taken to hang."""


class HangsError(Exception):
    """A pattern that did not come to an end."""


@contextmanager
def within_deadline() -> Iterator[None]:
    def end(*_: object) -> None:
        raise HangsError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, DEADLINE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def applied(pattern: re.Pattern[Any], method: str) -> Callable[[Any], object]:
    """A pattern's method on a text, up to its end where it works bit by bit."""
    if method in ("sub", "subn"):
        empty = b"" if isinstance(pattern.pattern, bytes) else ""
        return lambda text: getattr(pattern, method)(empty, text)
    if method == "finditer":
        return lambda text: sum(1 for _ in pattern.finditer(text))
    return getattr(pattern, method)  # type: ignore[no-any-return]


def seconds(work: Callable[[Any], object], text: Any, times: int = 1) -> float:
    taken = []
    for _ in range(times):
        start = thread_time()
        work(text)
        taken.append(thread_time() - start)
    return min(taken)


def too_slow(pattern: re.Pattern[Any], method: str) -> list[str]:
    """Attacks that a pattern takes ever longer for; ['hangs'] where one does not come to an end."""
    work = applied(pattern, method)

    def text(attack: tuple[str, str, str, int], size: int) -> Any:
        head, pump, tail, times = attack
        made = head + pump * max(size * times // FIRST, 1) + tail
        return made.encode("latin-1", "ignore") if isinstance(pattern.pattern, bytes) else made

    found = []
    try:
        with within_deadline():
            tried = ((seconds(work, text(attack, FIRST)), attack) for attack in attacks(pattern, FIRST))
            for _, attack in nlargest(SLOWEST, tried):
                small, large = (seconds(work, text(attack, size), 3) for size in (SMALL, LARGE))
                if large > UNNOTICED and large > small * STEEPER * LARGE / SMALL:
                    found.append(f"{method} of {attack[:3]}: {small:.4f} s, then {large:.4f} s")
    except HangsError:
        found.append(f"{method} hangs")
    return found


@pytest.mark.parametrize("seen", SEEN, ids=lambda seen: seen.place)
def test_the_time_of_a_pattern_grows_no_faster_than_its_text(seen: Seen) -> None:
    assert [told for method in sorted(seen.methods) for told in too_slow(seen.pattern, method)] == []


@pytest.mark.parametrize(
    ("method", "pattern"),
    [
        ("fullmatch", r"(a+)+b"),
        ("fullmatch", r"\s*(?:EUR)?\s*\d+"),
        ("fullmatch", r"(?:total)\W*(?:\(?[\d\W]*(?:rows?)?\)?)\W*"),
        ("fullmatch", r"(?P<low>.*?\d.*?)\s*(?:-|\bto\b)\s*(?P<high>.*?\d.*)"),
        ("sub", r"\s*\([A-Z]{3}\)$"),
        ("sub", r"`columns: \{(\w+): (.*?)\}`"),
        ("search", r"\d+x"),
        ("search", r"чел\w*\.?$"),
        ("finditer", r'[{}\[\]]|"(?:[^"\\]|\\.)*"'),
        ("sub", r"(?m)^\s*:(?=:)"),
    ],
)
def test_a_pattern_that_can_be_slowed_down_is_found_out(
    method: str, pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.test_patterns.DEADLINE", 0.3)
    assert too_slow(re.compile(pattern, re.IGNORECASE), method)


@pytest.mark.parametrize("source", ["import re as regular", "from re import compile", "import regex"])
def test_patterns_that_would_go_unseen_are_refused(source: str) -> None:
    with pytest.raises(AssertionError, match="so that patterns are seen"):
        list(patterns_in("amcap", ast.parse(source), {}))


def test_a_pattern_made_of_what_only_a_call_knows_is_refused() -> None:
    source = "def find(words):\n    return re.search('|'.join(words), 'text')"
    with pytest.raises(AssertionError, match="only a call knows"):
        list(patterns_in("amcap", ast.parse(source), {}))


def test_patterns_in_every_form_are_seen() -> None:
    forms = {seen.place.partition(":")[0] for seen in SEEN}
    assert {
        "amcap.cli.completion.shells",  # re.sub with a literal, in a function
        "amcap.reading.tables.cells.day",  # made of other texts
        "amcap.reading.tables.rows.footer",  # made of words in a packaged file
        "amcap.reading.tables.file.encoding",  # for bytes
    } <= forms
    assert all(seen.methods for seen in SEEN)
