"""Reports at every width: words whole, lines under their first word, columns aligned and left out in one order."""

import re
from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from amcap.characters import visible
from amcap.model.explanation import Explanation
from amcap.rendering.assessment.to_do import told, told_apart
from amcap.rendering.explanation.table import render_explanation
from amcap.rendering.formats import render
from amcap.rendering.parts.look import Look
from amcap.rendering.rulebook.table import render_rules
from tests.cli.portfolios import Data, account, assessed, manager, portfolio
from tests.cli.test_hostile_names import HARMLESS, with_names
from tests.engine.explanation.told import all_of, example
from tests.rendering.rulebook.test_rules import WHOLE

WIDTHS = [40, 56, 76, 80, 120, 200]
EXAMPLES = ["agency", "key-accounts", "one-person", "software"]

ORDER = ["0", "P>100%", "each", "fair", "range", "Recommended"]
"""Headings that narrow screens leave out: the bar first."""

_MOST_OF_A_WORD = 28
"""Columns that a word among sentences may take before it is broken."""

each_width = pytest.mark.parametrize("width", WIDTHS)


def table(data: Data, width: int) -> str:
    return render(assessed(data), "table", Look(width=width, everything=True))


def words(text: str) -> list[str]:
    return text.split()


def hostile() -> Data:
    """Hostile names of managers whose books give every finding on a load."""
    data = with_names(HARMLESS)
    data["managers"] += [manager("Ann Ng")]
    data["accounts"] += [account(f"Key {number}", "Ann Ng", 40) | {"revenue": 5, "tier": "key"} for number in range(7)]
    return data


@each_width
def test_the_words_of_messages_are_whole(width: int) -> None:
    data = hostile()
    shown = set(words(table(data, width)))
    ours = [word for finding in told_apart(assessed(data)) for word in words(visible(told(finding)))]
    names = {part for name in HARMLESS for part in words(visible(name))}
    cut = [word for word in ours if word not in shown and cell_len(word) <= width - 2]
    # Punctuation of ours may stand beside a name that is longer than a line.
    assert [word for word in cut if not any(part in word for part in names)] == []


@each_width
@pytest.mark.parametrize("stem", EXAMPLES)
def test_the_words_of_explanations_are_whole(stem: str, width: int) -> None:
    for answer in all_of(example(stem)):
        wide, narrow = (render_explanation(answer, Look(width=columns, everything=True)) for columns in (400, width))
        assert_same_words(wide, narrow, answer)


def assert_same_words(wide: str, narrow: str, told: Explanation) -> None:
    missing = set(words(narrow)) - set(words(wide)) - {";"}
    assert [word for word in missing if word.removesuffix(";") not in words(wide)] == [], told.subject


@each_width
def test_the_words_of_rules_are_whole(width: int) -> None:
    wide, narrow = (words(render_rules(WHOLE, Look(width=columns))) for columns in (400, width))
    cut = {word.removesuffix(";") for word in narrow} - {word.removesuffix(";") for word in wide}
    # An address may be longer than the part of a line that a word is given.
    long = [word for word in wide if len(word) > _MOST_OF_A_WORD]
    assert [word for word in cut if not any(word in each for each in long)] == []


@each_width
def test_further_lines_of_a_finding_stand_under_its_first_word(width: int) -> None:
    text = table(hostile(), width)
    found = re.split(r"\n(?=(?:Errors|Warnings|Notes) \()", text, maxsplit=1)[1]
    findings = re.split(r"\n(?:Judgements|Facts) that nobody", found)[0].splitlines()
    assert len(findings) > 10
    # Where a name is longer than a line and folds, the space behind it may begin the next one.
    assert [line for line in findings if line and not re.match(r"- \S|  \S|(Errors|Warnings|Notes) \(", line)] == []


def headings(width: int, data: Data) -> list[str]:
    (line,) = [line for line in table(data, width).splitlines() if line.startswith("Manager ")]
    return line.split()


def test_columns_are_left_out_in_one_order_and_what_counts_stays() -> None:
    data = portfolio([manager("Siobhan O'Connor"), manager("Ed")], [account("Acme", "Ed", 139)])
    shown = [headings(width, data) for width in range(40, 130)]
    left_out = [frozenset(ORDER) - frozenset(each) for each in shown]
    assert left_out == sorted(left_out, key=len, reverse=True)
    assert {frozenset(ORDER[: len(each)]) for each in left_out} == set(left_out)
    assert left_out[0]
    assert not left_out[-1]
    assert all({"Manager", "Load", "Now", "Verdict"} <= set(each) for each in shown)


def rows(width: int) -> Iterator[str]:
    text = table(hostile(), width)
    yield from text[text.index("Manager ") :].partition("\n100%: ")[0].partition("\nBars: ")[0].splitlines()


@each_width
def test_columns_stay_aligned_with_wide_and_combining_letters(width: int) -> None:
    header, *others = rows(width)
    starts = set()
    for row in others:
        found = re.search(r"\b(no-capacity|overloaded|stretched|healthy|underloaded|empty)\\??$", row)
        if found:
            starts.add(cell_len(row[: found.start()]))
    assert starts == {cell_len(header[: header.index("Verdict")])}


@each_width
def test_a_name_folds_at_its_spaces(width: int) -> None:
    data = portfolio([manager("Alexandra Konstantinidou")], [account("Acme", "Alexandra Konstantinidou", 100)])
    shown = table(data, width).partition("100%: ")[0].partition("Manager ")[2]
    assert {"Alexandra", "Konstantinidou"} <= set(words(shown))
