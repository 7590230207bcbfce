"""Names that look like markup, formulas, scripts, commands or escape codes; and portfolios too large for a screen."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from rich.cells import cell_len

from amcap.characters import UNSAFE
from amcap.engine.assess import assess
from amcap.model.portfolio import Account, Manager, Portfolio
from amcap.rendering.formats import render
from amcap.rendering.parts.look import Look
from tests.cli.portfolios import AS_OF, BOOK, Data, account, assessed, manager, portfolio, written
from tests.conftest import Run

HOSTILE = [
    "[/]",
    "[bold]x",
    "[link=https://example.org]here[/link]",
    ":star:",
    "=cmd|' /C calc'!A0",
    "</script><script>alert(1)</script>",
    "::error::x",
    "##[error]x",
    "%0A::error::x",
    "a|b|c",
    "{name} %s \\n $(id) `id`",
    "L" * 190,
    "界" * 190,
    "陈美玲",
    "Александр Сергеевич Пушкин",
    "محمد علي",
    "👩‍👩‍👧‍👦 family",
    "caf\u00e9 Zalgo\u0337\u0335",
    "\"quoted\" 'twice' \\",
    "- a list",
    "#comment: {flow}",
]
"""All pass the reader."""

ORDERS = ["::error::x", "##[error]x"]
"""Those of HOSTILE that a build server obeys when they stand in its log; the table puts a space into them."""

HARMLESS = [name for name in HOSTILE if name not in ORDERS]

FORBIDDEN = [
    "a\x1b[31mred",
    "a\nsecond line",
    "a\r\x1b[2Kgone",
    "tab\there",
    "bidi \u202egnirts",
    "isolate \u2066x",
    "bell\x07",
    "c1 \x9b31m",
    "line\u2028separator",
    "half \ud83d pair",
]
"""The reader refuses these; a program that builds its own portfolio may not."""

VERDICTS = ("healthy", "overloaded", "stretched", "underloaded", "no-capacity", "empty")
WIDTHS = [40, 60, 80, 120]


def with_names(names: Iterable[str]) -> Data:
    """A portfolio in which every name is that of an overloaded manager and of an account nobody has."""
    names = list(names)
    accounts = [account(f"of {index}", name, 195) for index, name in enumerate(names)]
    return portfolio(
        [manager(name) for name in names],
        [*accounts, *(account(name, None, 13, industry=name[:40]) for name in names)],
        name=names[0],
    )


def table(data: Data, width: int, *, everything: bool = True, colour: bool = False, unicode: bool = True) -> str:
    return render(assessed(data), "table", Look(width, colour, unicode, everything))


def verdict_columns(text: str) -> set[int]:
    """The columns in which the verdicts of a table stand, its heading included."""
    lines = text.splitlines()
    ends = [line.rpartition(" ")[0] for line in lines if line.endswith((" Verdict", " overloaded"))]
    assert len(ends) > 1
    return {cell_len(end) for end in ends}


def without_space(text: str) -> str:
    """Text as it was before it was folded: long names are broken anywhere, others at their spaces.

    Also as it was before spaces were put into what a build server would obey.
    """
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: name[:12])
def test_a_name_is_shown_as_it_is(name: str) -> None:
    start = without_space(name)[:100]
    # Once each at least: the verdict, the portfolio, the row, what to hand over.
    assert without_space(table(with_names([name]), 100)).count(start) >= 4


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_no_line_is_wider_than_the_terminal(width: int, unicode: bool) -> None:
    lines = table(with_names(HARMLESS), width, unicode=unicode).splitlines()
    # A command to be pasted is one line, however long.
    assert [line for line in lines if cell_len(line) > width and not line.startswith("  amcap explain ")] == []


def test_no_report_is_drawn_for_less_than_40_columns() -> None:
    assert table(with_names(HOSTILE), 1) == table(with_names(HOSTILE), 40)


@pytest.mark.parametrize("width", [80, 120])
def test_columns_stay_aligned_whatever_the_names(width: int) -> None:
    assert len(verdict_columns(table(with_names(HARMLESS), width))) == 1


def test_a_name_that_looks_like_an_order_leaves_its_row_aligned() -> None:
    text = table(with_names(["An ordinary name", *ORDERS]), 80)
    assert len(verdict_columns(text)) == 1
    assert max(map(cell_len, text.splitlines())) <= 80


def test_columns_stay_aligned_where_letters_cannot_be_shown(run: Run, tmp_path: Path) -> None:
    path = written(with_names(["陈美玲", "Anna"]), tmp_path)
    assert len(verdict_columns(run("assess", path, env={"PYTHONIOENCODING": "ascii"}).stdout)) == 1


def rows_of_every_verdict(width: int) -> str:
    """The rows of six managers named by their verdicts, in capitals."""
    people = [manager(verdict.upper()) for verdict in VERDICTS]
    people[VERDICTS.index("no-capacity")]["other_duties_hours"] = 700
    hours = {"HEALTHY": 104, "OVERLOADED": 195, "STRETCHED": 143, "UNDERLOADED": 65, "NO-CAPACITY": 5}
    text = table(portfolio(people, [account(f"of {name}", name, each) for name, each in hours.items()]), width)
    return text[text.index("Load") :].partition("100% of a standard")[0]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_verdict_is_shown_at_every_width(width: int) -> None:
    rows = rows_of_every_verdict(width)
    assert [verdict for verdict in VERDICTS if verdict not in rows] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_every_row_says_whose_it_is_at_every_width(width: int) -> None:
    rows = rows_of_every_verdict(width)
    assert [verdict for verdict in VERDICTS if verdict.upper()[:4] not in rows] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_a_command_to_a_build_server(width: int) -> None:
    # GitHub Actions obeys '::' at the beginning of a line, after any spaces, and '##[' anywhere.
    text = table(with_names(["::error::x", "y ::error::z", "##[error]x", "##vso[task.complete]"]), width)
    assert re.findall(r"^\s*::|##\w*\[", text, re.MULTILINE) == []


def test_hostile_names_pass_through_the_command_line(call: Run, tmp_path: Path) -> None:
    path = written(with_names(HOSTILE), tmp_path)
    ran = call("assess", path, "--all", "--fail-on", "overloaded")
    assert ran.code == 1
    assert [name for name in HOSTILE if without_space(name)[:100] not in without_space(ran.stdout)] == []
    assert "\x1b" not in ran.stdout + ran.stderr
    ran = call("assess", path, "--json")
    assert (ran.code, ran.stderr) == (0, "")
    assert [entry["name"] for entry in json.loads(ran.stdout)["managers"]] == HOSTILE


@pytest.mark.parametrize("name", FORBIDDEN, ids=ascii)
@pytest.mark.parametrize("colour", [True, False], ids=["colour", "plain"])
def test_control_characters_never_reach_the_screen(name: str, colour: bool) -> None:
    managers = (Manager(name=name), Manager(name="Bea", expertise=(name,)))
    accounts = (
        Account(name=f"{name} 1", manager=name, industry=name, tier="dedicated"),
        Account(name=f"{name} 2", manager=name, industry=name, tier="dedicated"),
        Account(name=f"{name} 3", industry=name),
    )
    built = Portfolio(name=name, managers=managers, accounts=accounts)
    text = render(assess(built, BOOK, AS_OF, source=name), "table", Look(80, colour, True, True))
    shown = re.sub(r"\x1b\[[0-9;]*m", "", text) if colour else text
    assert re.findall(UNSAFE, shown.replace("\n", "")) == []
    assert "second line" not in {line.strip() for line in shown.splitlines()}
    assert "\x1b[31mred" not in text


@pytest.mark.parametrize("path", ["\x1b[31mred.yaml", "a\n::error::x.yaml"], ids=ascii)
def test_the_path_of_a_file_cannot_forge_colours_or_lines(call: Run, tmp_path: Path, path: str) -> None:
    ran = call("assess", path, cwd=tmp_path)
    assert ran.code == 2
    assert "\x1b" not in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_a_hundred_managers_do_not_flood_the_screen() -> None:
    # Loads from 1 % up: the fullest are the last.
    names = [f"Manager {number:03}" for number in range(1, 101)]
    data = portfolio(
        [manager(name) for name in names],
        [account(f"of {name}", name, 1.3 * number) for number, name in enumerate(names, 1)],
    )
    short, whole = table(data, 100, everything=False), table(data, 100, everything=True)
    rows = [line for line in short.splitlines() if line.startswith("Manager ") and "Load" not in line]
    assert [row[:11] for row in rows] == names[: -len(rows) - 1 : -1]
    assert 8 < len(rows) < len(short.splitlines()) <= 24
    assert f"... and {100 - len(rows)} managers at {100 - len(rows)}% or less; --all for the rest." in short
    assert "--all" in short
    assert all(name in whole for name in names)
    assert "--all" not in whole


def test_thousands_of_findings_are_counted_and_a_few_shown() -> None:
    data = portfolio([manager("Ada")], [{"name": f"Account {number}"} for number in range(4000)])
    short, whole = (table(data, 80, everything=everything) for everything in (False, True))
    # Ten that are named and one that counts the others.
    shown = short.count("has no manager")
    assert 0 < shown < 10
    assert f"--all for {11 - shown} warnings" in short
    assert "Warnings (11)" in whole
    assert "3,990 more accounts have no manager" in whole
    assert len(short.splitlines()) <= 24
