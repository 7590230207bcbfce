"""Bad inputs as files that say what they expect: every problem, in file order, with its place and its words.

A file in `bad` (portfolios) or `../rules/bad` (rule books) opens with lines such as

    # expect: 7:12: accounts[0].size: 'larg' is not one of

one for each problem: line:column, the path, and how the message begins. What cannot carry comments (JSON, odd
encodings) has them in NAME.expect beside it. An expectation without line:column is a problem with no place in a text.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from amcap.api import load, load_rulebook
from amcap.reading.problems import InputError

HERE = Path(__file__).parent
LOADERS: dict[Path, Callable[[str], object]] = {
    HERE / "bad": load,
    HERE.parent / "rules" / "bad": load_rulebook,
}
SIDECAR = ".expect"
MARK = "# expect: "
OF_PYTHON = re.compile(r"typing\.|<class|<built-in|\bNone\b|\bTrue\b|\bFalse\b|Literal\[|pydantic|Traceback")

BAD_FILES = sorted(path for folder in LOADERS for path in folder.iterdir() if path.suffix != SIDECAR)
SIDECARS = sorted(path for folder in LOADERS for path in folder.iterdir() if path.suffix == SIDECAR)


def sidecar_of(path: Path) -> Path:
    return path.with_name(path.name + SIDECAR)


def expected_in(path: Path) -> list[str]:
    """The expectations that a bad file, or the file beside it, opens with."""
    sidecar = sidecar_of(path)
    lines = (sidecar if sidecar.exists() else path).read_text("utf-8").splitlines()
    return [line.removeprefix(MARK) for line in lines if line.startswith(MARK)]


def told_of(path: Path) -> list[str]:
    """The problems that amcap finds in a bad file, without the file's name; none where it takes the file for good."""
    try:
        LOADERS[path.parent](str(path))
    except InputError as error:
        told = [str(problem) for problem in error.problems]
    else:
        return []
    assert all(problem.startswith(f"{path}:") for problem in told)
    return [problem.removeprefix(f"{path}:").lstrip() for problem in told]


@pytest.mark.parametrize("path", BAD_FILES, ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_a_bad_file_is_refused_with_all_its_problems_in_file_order(path: Path) -> None:
    expected, told = expected_in(path), told_of(path)
    # A message that begins as expected counts as the expectation; what is left differs, and pytest shows it.
    pairs = zip(told, expected, strict=False)
    cut = [wanted if message.startswith(wanted) else message for message, wanted in pairs]
    assert cut + told[len(expected) :] == expected


@pytest.mark.parametrize("path", BAD_FILES, ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_every_problem_is_one_line_in_the_words_of_the_user(path: Path) -> None:
    for message in told_of(path):
        assert message.isprintable()
        assert len(message) < 400
        # What the file itself says may well be such a word.
        assert [word for word in OF_PYTHON.findall(message) if word not in path.read_text("utf-8", "replace")] == []


@pytest.mark.parametrize("path", BAD_FILES, ids=lambda path: path.name)
def test_every_bad_file_says_what_it_expects(path: Path) -> None:
    assert expected_in(path)


def test_no_expectation_is_left_without_its_file() -> None:
    assert [path.name for path in SIDECARS if not path.with_suffix("").exists()] == []
    in_both_places = [path.with_suffix("") for path in SIDECARS if MARK.encode() in path.with_suffix("").read_bytes()]
    assert in_both_places == []
