"""Nasty files given to the program itself: exit code 2, nothing on standard output, no traceback."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BAD = Path(__file__).parent / "bad"
Run = Callable[..., Any]

NASTY = [
    "alias-bomb.yaml", "anchor.yaml", "braces-deep.json", "brackets-29-kb.json", "brackets-29-kb.txt",
    "brackets-29-kb.yaml", "blank.txt", "bom.yaml", "complex-key.yaml", "cp1251.yaml", "cut-off.json",
    "duplicate-key.json", "duplicate-names-composed-and-decomposed.yaml", "empty.json", "escape-byte.yaml", "gzip.yaml",
    "integer-of-400-digits.json", "integer-of-5000-digits.json", "just-text.yaml", "lone-surrogates.json", "nan.json",
    "nul.yaml", "null.json", "tag-python.yaml", "too-deep-block.yaml", "two-documents.yaml", "unsafe-names-raw.yaml",
    "unsafe-names-escaped.json", "utf-16.yaml", "wrong-types.yaml",
]  # fmt: skip


def check(done: Any, name: str) -> None:
    assert (done.code, done.out) == (2, b"")
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr
    assert done.stderr.startswith(f"{name}:")
    assert all(line.isprintable() for line in done.stderr.split("\n"))


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_file_ends_with_2_and_words(name: str, run: Run) -> None:
    check(run("assess", name, cwd=BAD), name)


def test_nasty_standard_input_ends_with_2_and_words(run: Run) -> None:
    for data in (
        b"",
        b"\xff\xfe\x00",
        b"[" * 29_000,
        b"{" * 29_000,
        b'{"a":' * 5_000,
        b"a: &a [*a, *a]",
        b"\x1b]0;x\x07",
    ):
        check(run("assess", "-", stdin=data), "<stdin>")


def test_a_missing_file_and_a_folder_end_with_2_and_words(run: Run, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "portfolio.yaml"):
        check(run("assess", str(path)), str(path))


def test_a_terminal_of_another_encoding_shows_what_it_can(run: Run) -> None:
    for encoding in ("ascii", "cp1251", "latin-1"):
        done = run(
            "assess", "letters-before-a-mistake.yaml", cwd=BAD, env={"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
        )
        check(done, "letters-before-a-mistake.yaml")


def test_twenty_problems_are_shown_and_the_rest_is_counted(run: Run) -> None:
    done = run("assess", "twenty-five-problems.yaml", cwd=BAD)
    lines = done.stderr.splitlines()
    assert done.code == 2
    # Six accounts name the same unknown manager.
    assert len(lines) == 20
    assert all(line.startswith("twenty-five-problems.yaml:") for line in lines)
    places = [int(line.split(":")[1]) for line in lines]
    assert places == sorted(places)
    (ana,) = [line for line in lines if "'Ana'" in line]
    assert ana.endswith("Did you mean 'Anna'? (and 5 more like it: lines 45, 48, 51, ...)")


@pytest.mark.parametrize(
    ("others", "more"),
    [
        ([3], " (and 1 more like it: line 3)"),
        ([3, 4, 5], " (and 3 more like it: lines 3, 4, 5)"),
        ([3, 4, 5, 6], " (and 4 more like it: lines 3, 4, 5, ...)"),
        ([], ""),
    ],
)
def test_the_same_mistake_on_many_lines_is_told_once_with_a_count(run: Run, others: list[int], more: str) -> None:
    entries = [f"  - {{name: a{line}, count: 0}}\n" for line in [2, *others]]
    done = run("validate", "-", stdin="accounts:\n" + "".join(entries))
    assert done.stderr == f"<stdin>:2:23: accounts[0].count: should be 0.5 or more, not 0{more}\n"


def test_the_same_mistake_many_times_on_one_line_names_no_lines(run: Run) -> None:
    done = run("validate", "-", stdin='{"accounts": [{"name": "a", "count": 0}, {"name": "b", "count": 0}]}')
    assert done.stderr.endswith("should be 0.5 or more, not 0 (and 1 more like it)\n")


@pytest.mark.parametrize(
    ("number", "last"), [(20, ""), (21, "... and 1 more problem"), (25, "... and 5 more problems")]
)
def test_twenty_different_problems_are_told_and_the_rest_counted(run: Run, number: int, last: str) -> None:
    text = "accounts:\n" + "".join(f"  - {{name: a{index}, count: -{index + 1}}}\n" for index in range(number))
    lines = run("assess", "-", stdin=text).stderr.splitlines()
    assert lines[20:] == [last] * bool(last)


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="there is no shell here to close standard input")
def test_standard_input_that_is_closed_ends_with_2_and_words() -> None:
    from tests.cli.process import AMCAP, run_command

    done = run_command(("/bin/sh", "-c", '"$@" <&-', "sh", *AMCAP, "assess", "-"))
    check(done, "<stdin>")
    assert "closed" in done.stderr
