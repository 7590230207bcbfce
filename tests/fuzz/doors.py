"""The doors: each a way to hand an input to the program, as files and a command line."""

import random
from collections.abc import Callable
from typing import NamedTuple

from tests.fuzz import seeds
from tests.fuzz.mutation import broken

FORMATS = ("table", "json", "csv", "markdown", "github", "junit")
_NAMES = ("team", "Anna Berg", "a", "account:Acme", "manager:", "", "陈", "[/]", "x" * 300, "Marcus Webb", "row:3")
_CONDITIONS = (
    "error", "overloaded", "load>110%", "load > 110%", "team.load<=5%", "probability>50%", "laod>1%", "load>1.2.3%", "",
    "load>" + "9" * 400 + "%", "never", "\x00", "load.high>=0%", "²>1%", "=" * 5000,
)  # fmt: skip
_ENCODINGS = ("utf-8", "utf-16", "windows-874", "shift_jis", "gb18030", "cp437", "utf-7", "rot13", "")
_DAYS = ("2026-11-22", "2026-W10-1", "20261122", "0001-01-01", "9999-12-31", "tomorrow", "２０２６-11-22")
_ESTIMATE = (
    ("--size", ("small", "large", "huge", "")),
    ("--industry", ("retail", "", "\x00", "x" * 10_000, "[/]", "健康")),
    ("--fte", ("1", "0", "-1", "nan", "1e-300", "inf", "２")),
    ("--hours-per-month", ("3", "1e300", "0", "-0.0")),
    ("--started", ("2026-10-01", "2026-13-01", "")),
    ("--assistants", ("1", "99999999999999999999", "-1")),
    ("--tier", ("key", "dedicated", "none")),
    ("--expertise", ("retail", "", "\u202e")),
)


class Case(NamedTuple):
    """One run: the files there are, the command line, and what stands on standard input."""

    door: str
    files: dict[str, bytes]
    arguments: tuple[str, ...]
    stdin: bytes = b""


class Corpus:
    """Good inputs, read once."""

    def __init__(self) -> None:
        self.portfolios = list(seeds.portfolios())
        self.pointers = list(seeds.pointers())
        self.rule_books = list(seeds.rule_books())
        self.tables = list(seeds.tables())
        self.manager_tables = list(seeds.manager_tables())
        self.all = [*self.portfolios, *self.pointers, *self.rule_books[:1], *self.tables, *self.manager_tables]

    def one(self, kind: list[bytes], chance: random.Random, *, odds: float = 0.9) -> bytes:
        """An input of a kind, mostly broken."""
        good = chance.choice(kind)
        return broken(good, self.all, chance) if chance.random() < odds else good


def _assess(corpus: Corpus, chance: random.Random) -> Case:
    name = chance.choice(("p.yaml", "p.yaml", "p.json", "p.txt", "-"))
    data = corpus.one(corpus.portfolios, chance)
    options = ["-f", chance.choice(FORMATS)]
    if chance.random() < 0.3:
        options += ["--fail-on", chance.choice(_CONDITIONS)]
    if chance.random() < 0.2:
        options += ["--as-of", chance.choice(_DAYS)]
    if chance.random() < 0.1:
        options += [chance.choice(("--all", "--json", "--no-accounts", "--manager=Anna", "--rows=findings"))]
    files, stdin = ({}, data) if name == "-" else ({name: data}, b"")
    return Case("assess", files, ("assess", name, *options), stdin)


def _explain(corpus: Corpus, chance: random.Random) -> Case:
    files = {"p.yaml": corpus.one(corpus.portfolios, chance, odds=0.4)}
    options = ("--json",) if chance.random() < 0.4 else ()
    return Case("explain", files, ("explain", "p.yaml", chance.choice(_NAMES), *options))


def _validate(corpus: Corpus, chance: random.Random) -> Case:
    kind = chance.choice((corpus.portfolios, corpus.pointers, corpus.tables, corpus.rule_books))
    return Case("validate", {"p.yaml": corpus.one(kind, chance), **_tables(corpus, chance)}, ("validate", "p.yaml"))


def _rule_book(corpus: Corpus, chance: random.Random) -> Case:
    files = {"book.yaml": corpus.one(corpus.rule_books, chance), "p.yaml": corpus.portfolios[-1]}
    command = chance.choice((("assess", "p.yaml"), ("rules",), ("rules", "contact"), ("estimate",)))
    return Case("rule book", files, (*command, "--rulebook", "book.yaml"))


def _tables(corpus: Corpus, chance: random.Random, *, odds: float = 0.2) -> dict[str, bytes]:
    return {
        "accounts.csv": corpus.one(corpus.tables, chance, odds=odds),
        "managers.csv": corpus.one(corpus.manager_tables, chance, odds=odds),
    }


def _pointer(corpus: Corpus, chance: random.Random) -> Case:
    files = {"p.yaml": corpus.one(corpus.pointers, chance, odds=0.6), **_tables(corpus, chance, odds=0.6)}
    command = chance.choice((("assess", "p.yaml"), ("explain", "p.yaml", "team")))
    options = ("-f", chance.choice(FORMATS)) if command[0] == "assess" else ()
    return Case("pointer", files, (*command, *options))


def _intake(corpus: Corpus, chance: random.Random) -> Case:
    name = chance.choice(("a.csv", "a.xlsx", "a.xls", "a.ods", "-"))
    data = corpus.one(corpus.tables, chance)
    options = [f"--encoding={chance.choice(_ENCODINGS)}"] if chance.random() < 0.2 else []
    if chance.random() < 0.2:
        options += ["--columns", chance.choice(("revenue=ARR", "name=", "=", "banana=x", "tier=Tier", "\x00=a"))]
    if chance.random() < 0.2:
        options += ["--where", chance.choice(("Status=!Closed", "x", "=", "Owner=" + "a" * 10_000))]
    if chance.random() < 0.2:
        options += ["--keep-csv"]
    files, stdin = ({}, data) if name == "-" else ({name: data}, b"")
    return Case("import", files, ("import", name, "-o", "-", *options), stdin)


def _managers(corpus: Corpus, chance: random.Random) -> Case:
    files = {
        "p.yaml": corpus.portfolios[-1],
        "managers.csv": corpus.one(corpus.manager_tables, chance),
        "accounts.csv": corpus.one(corpus.tables, chance, odds=0.3),
    }
    return Case("managers", files, ("assess", "p.yaml", "--managers", "managers.csv", "--accounts", "accounts.csv"))


def _estimate(_: Corpus, chance: random.Random) -> Case:
    chosen = chance.sample(_ESTIMATE, chance.randint(0, 4))
    return Case(
        "estimate", {}, ("estimate", *(part for name, values in chosen for part in (name, chance.choice(values))))
    )


DOORS: dict[str, Callable[[Corpus, random.Random], Case]] = {
    "assess": _assess,
    "explain": _explain,
    "validate": _validate,
    "rule book": _rule_book,
    "pointer": _pointer,
    "import": _intake,
    "managers": _managers,
    "estimate": _estimate,
}
