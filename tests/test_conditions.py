"""Conditions of the gate: each is parsed as it is written, and a near miss is told what to write instead."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amcap.conditions import (
    FIGURES,
    WORDS,
    ConditionError,
    Expression,
    parse_condition,
    split_conditions,
)

# What was written, and what the message tells to write instead.
NEAR_MISSES = [
    ("load>1.15", "loads are percentages: write load>115%"),
    ("load>110", "loads are percentages: write load>110%"),
    # 5 would be 500 % as a ratio, 5.1 is no ratio that anybody means.
    ("load>5", "loads are percentages: write load>500%"),
    ("load>5.1", "loads are percentages: write load>5.1%"),
    ("probability>0.5", "probabilities are percentages: write probability>50%"),
    ("laod>115%", "did you mean load>115%?"),
    ("LOAD>110%", "did you mean load>110%?"),
    ("team>100%", "did you mean team.load>100%?"),
    ("load=>110%", "did you mean load>=110%?"),
    ("load=<80%", "did you mean load<=80%?"),
    ("load=110%", "did you mean load>=110%?"),
    ("load≥110%", "did you mean load>=110%?"),
    ("load>>110%", "did you mean load>110%?"),
    ("load 5%", "did you mean load>5%?"),
    ("load 110%", "did you mean load>110%?"),
    ("load>112,5%", "write load>112.5%"),
    ("load>110 percent", "write load>110%"),
    ("load>", "the limit is a percentage, such as load>110%"),
    ("load<=%", "the limit is a percentage, such as load<=110%"),
    ("load>much", "the limit is a percentage, such as load>110%"),
    ("load>-5%", "the least is 0%"),
    ("load", "a figure needs a limit, such as load>110%"),
    ("probability", "a figure needs a limit, such as probability>50%"),
    ("load.low", "a figure needs a limit, such as load.low>100%"),
    ("load.high", "a figure needs a limit, such as load.high>125%"),
    ("team.load", "a figure needs a limit, such as team.load>100%"),
    ("lod", "did you mean load>110%?"),
    ("over-loaded", "did you mean overloaded?"),
    ("Overloaded", "did you mean overloaded?"),
    ("team over capacity", "did you mean team-over-capacity?"),
    ("no_capacity", "did you mean no-capacity?"),
    ("errors", "did you mean error?"),
    ("error overloaded", "separate conditions with commas: error,overloaded"),
    ("error;", "did you mean error?"),
    ("error banana", "neither a level (error, warning, note)"),
    (
        "banana>3%",
        "there are load, load.low, load.high, probability, fair-share, team.load and hires",
    ),
    ("hires>2.5%", "hires are people: write hires>2"),
    ("hires=many", "hires are people: write hires>=0"),
    ("hires", "a figure needs a limit, such as hires>0"),
    ("fair-share>1.2", "fair shares are percentages: write fair-share>120%"),
    ("banana", "a figure with its limit, such as load>110%"),
    ("", "a figure with its limit, such as load>110%"),
]
TOLD = re.compile(r"(?:write|did you mean|such as|commas:) ([^?;]+)")


def refusal(text: str) -> str:
    with pytest.raises(ConditionError) as error:
        parse_condition(text)
    return str(error.value)


@pytest.mark.parametrize(("text", "told"), NEAR_MISSES)
def test_a_near_miss_is_told_what_to_write(text: str, told: str) -> None:
    said = refusal(text)
    assert told in said
    assert len(said) < 250


def test_sixty_characters_of_what_was_written_are_told_again() -> None:
    assert refusal("x" * 60).startswith(f"'{'x' * 60}': ")
    assert refusal("x" * 61).startswith(f"'{'x' * 60}...': ")


@pytest.mark.parametrize("text", [text for text, _ in NEAR_MISSES if not text.startswith("banana>")])
def test_what_a_message_tells_to_write_is_a_condition(text: str) -> None:
    found = TOLD.search(refusal(text))
    assert found is not None
    assert [parse_condition(part) for part in split_conditions(found[1])]


@pytest.mark.parametrize("word", WORDS)
def test_each_word_is_itself(word: str) -> None:
    assert parse_condition(word) == parse_condition(f" {word} ") == word


@pytest.mark.parametrize("figure", [figure for figure in FIGURES if figure != "hires"])
@pytest.mark.parametrize("operator", [">", ">=", "<", "<="])
@pytest.mark.parametrize("spaces", ["", " "])
def test_each_figure_takes_each_comparison_with_or_without_spaces(figure: str, operator: str, spaces: str) -> None:
    text = f"{figure}{spaces}{operator}{spaces}112.5{spaces}%"
    assert parse_condition(text) == Expression(figure, operator, 1.125)


@pytest.mark.parametrize("operator", [">", ">=", "<", "<="])
def test_hires_are_whole_people(operator: str) -> None:
    assert parse_condition(f"hires {operator} 2") == Expression("hires", operator, 2.0)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("load > 110%", ["load > 110%"]),
        ("error, load > 110%", ["error", "load > 110%"]),
        ("error\nload>110%\r\n\noverloaded\n", ["error", "load>110%", "overloaded"]),
        # A comma before a digit is a decimal comma: the whole is told to be written with a point.
        ("load>112,5%", ["load>112,5%"]),
        (" , \n", []),
        ("", []),
    ],
)
def test_commas_and_line_breaks_separate_conditions(text: str, parts: list[str]) -> None:
    assert split_conditions(text) == parts


@given(st.text(max_size=80) | st.from_regex(r"(load|lod|team\.load)? ?[<>=]{0,3} ?[0-9.,]{0,12} ?%?", fullmatch=True))
def test_any_text_is_a_condition_or_refused_in_one_short_harmless_line(text: str) -> None:
    try:
        parse_condition(text)
    except ConditionError as error:
        said = str(error)
        assert said.isprintable()
        assert len(said) < 400
