"""Whatever a file holds, it is read or refused: never another error, and never a message that cannot be shown.

Hypothesis draws bytes, texts, YAML-shaped texts and data of the right shape with wrong values; a mutation fuzzer with
a fixed seed breaks good texts. All of it is derandomised: a failure is the same on every run.
"""

import json
import random
import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amcap.model.portfolio import Account, Company, Manager, Portfolio
from amcap.reading.load import parse_document
from amcap.reading.portfolio import parse_portfolio
from amcap.reading.problems import InputError, Problem
from amcap.reading.text import parse_text

SUFFIXES = ("", ".yaml", ".json")
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
KEYS = sorted({*Portfolio.model_fields, *Company.model_fields, *Manager.model_fields, *Account.model_fields})
ODD_SCALARS = [
    "", "~", "null", "true", "No", "on", "0", "-1", "1.5", "1e3", "1e999", ".inf", "-.INF", ".nan", "0123", "1_000",
    "0x1F", "1:30", "2026-09-01", "2026-02-30", "9" * 40, "Anna", "Acme", "small", "key", "USD", "'", '"', "'Anna'",
    '"Anna"', '"a\\tb"', '"\\ud800"', '"\\x1b"', "[", "]", "{", "}", "[a, b]", "{a: b}", "[[", "{a: [", "&a x", "*a",
    "!!str x", "!x", "! y", "| ", ">-", "|2", "%", "@", "`", "a: b", "a : b", "? b", "- c", "# d", "---", "...", "<<",
    "\u202ex", "Zoë", "陈", "\U0001f44d", "\ufeff", "\x00", "\x85", "\u2028", "\r", "\t", ",", ":", "::", "- - - x",
]  # fmt: skip

quick = settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


def read(data: bytes, suffix: str) -> tuple[Problem, ...]:
    """The problems of an input, none where it is a portfolio. Any other error passes through and fails the test."""
    try:
        parse_portfolio(parse_document(parse_text(data, "fuzz"), "fuzz", suffix))
    except InputError as error:
        problems = error.problems
    else:
        return ()
    assert problems, "refused without a word"
    return problems


def hold(data: bytes, suffix: str) -> None:
    """Read, and check everything that holds for whatever is said about it."""
    problems = read(data, suffix)
    positions = [problem.position for problem in problems if problem.position is not None]
    assert positions == sorted(positions), "not in file order"
    text = data.decode("utf-8", "replace")
    for problem in problems:
        assert stands_on_one_line(str(problem)), repr(str(problem))
        assert problem.position is None or stands_in(text, *problem.position), problem


def stands_on_one_line(message: str) -> bool:
    categories = {unicodedata.category(char) for char in message}
    return not categories & {"Cc", "Cs", "Zl", "Zp"} and not BIDI.search(message) and len(message) < 1000


def stands_in(text: str, line: int, column: int) -> bool:
    """Whether a position is in a text, or just after its end; YAML takes a lone carriage return as a line end too."""
    for ends in ("\n", "\r\n|\r|\n"):
        # The end of a text without a final line break is told as the next line: bad/unclosed-brace-at-the-very-end.
        lines = [*re.split(ends, text), ""]
        if 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1:
            return True
    return False


@settings(quick, max_examples=600)
@given(st.binary(max_size=200), st.sampled_from(SUFFIXES))
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    hold(data, suffix)


@settings(quick, max_examples=1000)
@given(st.text(max_size=200), st.sampled_from(SUFFIXES))
def test_any_text_is_read_or_refused(text: str, suffix: str) -> None:
    hold(text.encode("utf-8", "surrogatepass"), suffix)


@settings(quick, max_examples=1000)
@given(st.text("[]{}:,-?&*!|>'\"%@`#\\ \n\tax1.~", max_size=60), st.sampled_from(SUFFIXES))
def test_any_signs_of_yaml_are_read_or_refused(text: str, suffix: str) -> None:
    hold(text.encode(), suffix)


def yaml_lines() -> st.SearchStrategy[str]:
    indent = st.sampled_from(["", "", "  ", "    ", "  - ", "  - ", "- ", "      ", "\t", "   ", "? ", "  : "])
    key = st.sampled_from([*KEYS, *KEYS, "naem", "Size", "<<", "'name'", '"name"', "&k name", "1", ""])
    sign = st.sampled_from([": ", ": ", ": ", ":", " : ", "", ":\n", ":\t"])
    return st.builds("".join, st.tuples(indent, key, sign, st.sampled_from(ODD_SCALARS)))


@settings(quick, max_examples=1000)
@given(st.lists(yaml_lines(), max_size=14), st.sampled_from(["\n", "\n", "\r\n", "\r"]))
def test_any_text_in_the_shape_of_yaml_is_read_or_refused(lines: list[str], end: str) -> None:
    hold(end.join(lines).encode(), ".yaml")


# What stands in both languages for the same value: no escapes in the way, no numbers that only one of them has.
WORDS = st.sampled_from(
    ["Anna", "Bo", "small", "larg", "key", "2026-09-01", "2026-02-30", "USD", "Zoë", "x\\y", " ", "5"]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(-1e12, 1e12).map(lambda x: round(x, 3))
    | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=4,
)


def mostly(*keys: str) -> st.SearchStrategy[dict[str, object]]:
    return st.dictionaries(st.sampled_from([*keys, "naem"]), VALUES, max_size=4)


def entries(model: type[Manager] | type[Account]) -> st.SearchStrategy[list[object]]:
    named = st.builds(lambda name, rest: {**rest, "name": name}, WORDS, mostly(*model.model_fields))
    return st.lists(named | VALUES, max_size=3)


PORTFOLIOS = st.builds(
    lambda top, company, managers, accounts: {**top, "company": company, "managers": managers, "accounts": accounts},
    mostly("version", "name", "currency", "reviewed"),
    mostly(*Company.model_fields) | VALUES,
    entries(Manager) | VALUES,
    entries(Account) | VALUES,
)


@settings(quick, max_examples=800)
@given(PORTFOLIOS, st.sampled_from([None, 1]))
def test_the_same_text_has_the_same_problems_as_json_and_as_yaml(data: object, indent: int | None) -> None:
    text = json.dumps(data, indent=indent, ensure_ascii=False).encode()
    hold(text, ".json")
    assert list(map(str, read(text, ".json"))) == list(map(str, read(text, ".yaml")))


GOOD_YAML = """\
version: 1
name: Example
reviewed: 2026-09-01
company: {size: medium, support: shared}
managers:
  - name: "Anna"
    fte: 0.8
    started: 2026-10-01
    expertise: [healthcare, software]
  - name: 'Zoë'
accounts:
  - {name: Acme, manager: Anna, size: large, revenue: 1.2e5}
  - name: >-
      Bolt
    manager: Zoë
    count: 3
"""
GOOD_JSON = """\
{"version": 1, "name": "Ex\\u00e4mple", "reviewed": "2026-09-01",
 "company": {"size": "medium", "support": null},
 "managers": [{"name": "Anna", "fte": 0.8, "expertise": ["healthcare"]}, {"name": "Zoë"}],
 "accounts": [{"name": "Acme", "manager": "Anna", "revenue": 1.2e5, "count": 3}]}
"""
PIECES = [piece.encode("utf-8", "surrogatepass") for piece in ODD_SCALARS] + [
    b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\n", b"\n  ", b"\n- ", b": ", b"\\u", b"\\ud83d", b"null",
    b"NaN", b"Infinity", b"1e400", b"[" * 40, b'{"a":' * 40, b"- " * 40, b"\x1b[31m", b'"', b"'", b"\\", b"9" * 5000,
]  # fmt: skip


def mutants(good: str, number: int, chance: random.Random) -> Iterator[bytes]:
    """A good text with one to six bytes flipped, cut out, doubled, moved or replaced by something odd."""
    for _ in range(number):
        data = bytearray(good.encode())
        for _ in range(chance.randint(1, 6)):
            start, length = chance.randrange(len(data) + 1), chance.choice((0, 1, 1, 2, 5, 20))
            way = chance.randrange(5)
            if way == 0 and start < len(data):
                data[start] ^= 1 << chance.randrange(8)
            elif way == 1:
                del data[start : start + length]
            elif way == 2:
                data[start:start] = data[start : start + length]
            elif way == 3:
                data[start : start + length] = chance.choice(PIECES)
            else:
                other = chance.randrange(len(data) + 1)
                data[start:start] = data[other : other + length]
        yield bytes(data)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("good", "suffix"), [(GOOD_YAML, ".yaml"), (GOOD_JSON, ".json"), (GOOD_JSON, "")])
def test_any_mutant_of_a_good_text_is_read_or_refused(good: str, suffix: str, seed: int) -> None:
    assert read(good.encode(), suffix) == ()
    # Seeded by its own number and kind, so that every failure can be drawn again.
    for data in mutants(good, 700, random.Random(f"{seed}{suffix}")):
        try:
            hold(data, suffix)
        except Exception as error:
            raise AssertionError(f"{data!r} as {suffix or 'no suffix'}: {error!r}") from error
