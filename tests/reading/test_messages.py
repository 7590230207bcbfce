"""What is said about a bad input: one line a problem, short, and not more of them than a person reads."""

import inspect
import sys
from collections.abc import Iterator
from difflib import get_close_matches

import pytest

from amcap.reading.load import parse_document
from amcap.reading.portfolio import parse_portfolio
from amcap.reading.problems import InputError, Position, Problem, path_text, shown, suggestion
from tests.cli.process import call_amcap


def problems_in(text: str, suffix: str = "") -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_portfolio(parse_document(text, "p", suffix))
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "text",
    ["{{{name}: 1}}", "company: {{size: {name}}}", "managers: [{{name: a, fte: {name}}}]", "currency: {name}",
     "managers: [{{name: {name}}}, {{name: {name}}}]", "accounts: [{{name: a, manager: {name}}}]",
     "name: x\n{name}: 1", "company: {{{name}: small}}", "reviewed: {name}", "a: *{name}", "a: &{name} b",
     "a: !{name} b", '"{name}\\e": x'],
)  # fmt: skip
def test_a_message_never_repeats_a_text_of_a_hundred_thousand_letters(text: str) -> None:
    told = problems_in(text.format(name="x" * 100_000), ".yaml")
    assert max(map(len, told)) < 500


def test_many_problems_are_told_in_the_order_of_the_file() -> None:
    # Readers, types and references find theirs apart from each other: here they take turns.
    text = "\n".join(
        ["name: &", "company:", "  size: 3", "managers:", "  - name: Anna", "    fte: 9", "    fte: 9", "accounts:",
         "  - name: Acme", "    manager: Bo", "    count: 0", '  - name: "a\\tb"', "  - name: Acme", "    nmae: x"]
    ).replace("name: &", "naem: x")  # fmt: skip
    places = [int(problem.split(":")[1]) for problem in problems_in(text)]
    assert places == [1, 3, 6, 7, 10, 11, 12, 13, 14]


def test_thirty_thousand_problems_are_all_kept_and_counted() -> None:
    text = "accounts:\n" + "  - {name: x, count: 0, size: tiny, colour: red}\n" * 3000
    # Every entry has three mistakes, and all but the first use a name again.
    assert len(problems_in(text)) == 3 * 3000 + 2999


def test_a_list_of_managers_that_fits_nobody_is_not_compared_name_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def counting(word: str, choices: list[str], n: int) -> list[str]:
        compared.append(len(choices))
        return get_close_matches(word, choices, n)

    monkeypatch.setattr("difflib.get_close_matches", counting)
    managers = "".join(f"  - name: Manager {index}\n" for index in range(300))
    accounts = "".join(f"  - {{name: a{index}, manager: Menager {index}}}\n" for index in range(300))
    done = call_amcap("validate", "-", stdin=f"managers:\n{managers}accounts:\n{accounts}")
    assert done.stderr.splitlines()[-1] == "... and 280 more problems"
    # Each of the twenty that are told is compared with all names. At 1,000 managers and 1,000 such accounts all
    # comparisons take a minute.
    assert sum(compared) == 20 * 300


def test_a_problem_is_written_as_file_line_column_path_message() -> None:
    assert str(Problem("p.yaml", Position(14, 5), "accounts[3].manager", "is odd")) == (
        "p.yaml:14:5: accounts[3].manager: is odd"
    )
    assert str(Problem("p.yaml", None, "", "is empty")) == "p.yaml: is empty"
    assert path_text(("accounts", 3, "manager")) == "accounts[3].manager"


def test_a_value_is_shown_short_and_visible() -> None:
    assert shown("a\x1b[31m\n") == "a\\x1b[31m\\n"
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 61) == "x" * 60 + "..."
    assert len(shown("\u202e" * 10_000)) <= 63


def test_a_suggestion_is_the_nearest_word_or_none() -> None:
    assert suggestion("larg", ["small", "medium", "large"]) == " Did you mean 'large'?"
    assert suggestion("ANNA", ["Anna", "Hanna"]) == " Did you mean 'Anna'?"
    assert suggestion("zzz", ["Anna"]) == ""
    assert suggestion("", ["Anna"]) == suggestion("Anna", []) == ""


@pytest.fixture
def shallow_stack() -> Iterator[int]:
    """Python's limit brought close, so that texts of some hundred signs reach it: where it lies differs by version."""
    limit, near = sys.getrecursionlimit(), len(inspect.stack()) + 150
    sys.setrecursionlimit(near)
    yield near
    sys.setrecursionlimit(limit)


@pytest.mark.parametrize("opens", ["[", '{"a":', '[{"a":'])
@pytest.mark.parametrize("inner", ["0", '"\\u0000"', '{"a": 1, "a": 2}'])
def test_json_of_any_depth_is_refused_and_not_a_defect(opens: str, inner: str, shallow_stack: int) -> None:
    closes = opens.translate(str.maketrans("[{", "]}", '"a:'))[::-1]
    passed = []
    for times in range(1, shallow_stack):
        try:
            parse_portfolio(parse_document('{"name": ' + opens * times + inner + closes * times + "}", "p", ".json"))
        except InputError:
            continue
        except RecursionError:
            passed.append(times)
    # Python may still read a text that is too deep for amcap to walk down it again: 973 lists, at the usual limit.
    assert passed == []
