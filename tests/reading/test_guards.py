"""Whichever guard speaks first, amcap says the same: no message rests on what a library calls an error, or when."""

import json
from typing import Any

import pytest
import yaml

from amcap.reading import json_reader, yaml_reader
from amcap.reading.load import parse_document
from amcap.reading.problems import InputError
from tests.reading.test_bad_files import BAD_FILES, SIDECAR, expected_in, sidecar_of, told_of

PURE: Any = yaml.SafeLoader

# The parser written in Python takes these for good text, and what it makes of them is refused a step later.
LATER = {"lone-surrogate.yaml", "unsafe-names-raw.yaml"}
YAML_FILES = [
    path for path in BAD_FILES if path.suffix in (".yaml", ".txt") and path.name not in LATER and path.suffix != SIDECAR
]

TIMES = (33, 34, 999, 1000, 1001, 1100, 5000, 30_000)
NESTS = {"lists": ("[", "]"), "groups": ('{"a":', "}"), "groups of lists": ('[{"a":', "}]")}
YAML_NESTS = {**NESTS, "lists with spaces": ("[ ", "]"), "plain keys": ("{a: ", "}")}


def column_of_bracket(text: str, number: int) -> int:
    offset = [index for index, sign in enumerate(text) if sign in "[{"][number - 1]
    return offset - text.rfind("\n", 0, offset)


def told(text: str, suffix: str) -> str:
    with pytest.raises(InputError) as caught:
        parse_document(text, "p", suffix)
    (problem,) = caught.value.problems
    return str(problem)


@pytest.fixture(params=["C", "Python", "a guard of its own"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every parser that may be installed, and one that gives up in words never seen, with the nest still unread."""
    if request.param == "Python":
        monkeypatch.setattr(yaml_reader, "_LOADER", PURE)
    elif request.param == "a guard of its own":
        monkeypatch.setattr(yaml_reader, "_LOADER", Strict)


class Strict:
    """A parser that looks far ahead, and refuses what is nested more than a hundred deep before it hands it on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parser = PURE(text)
        self._opens = [index for index, sign in enumerate(text) if sign in "[{"]

    def get_event(self) -> Any:
        event = self._parser.get_event()
        if len(self._opens) > 100 and event.start_mark.index >= self._opens[0]:
            at = self._opens[100]
            mark = yaml.Mark("p", at, 0, at, self._text, at)
            raise yaml.parser.ParserError("while weaving", mark, "baskets may not be so deep", mark)
        return event


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize(("opens", "closes"), YAML_NESTS.values(), ids=YAML_NESTS)
@pytest.mark.parametrize("closed", [True, False])
def test_yaml_that_is_nested_too_deep_is_refused_in_amcaps_words(
    opens: str, closes: str, times: int, closed: bool
) -> None:
    text = "a: 1\nb:\n  " + opens * times + closes * times * closed
    # The keys a and b are the first level, and the 32nd bracket the first of one too many.
    assert told(text, ".yaml") == f"p:3:{column_of_bracket(text, 32)}: is nested more than 32 deep"


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("times", TIMES[:5])
@pytest.mark.parametrize("opens", ["- ", "? ", "- ? "])
def test_yaml_that_is_nested_by_signs_alone_is_refused_too(opens: str, times: int) -> None:
    message = told(opens * times, ".yaml")
    assert "more than 32 deep" in message or "a key cannot be a list" in message


@pytest.mark.parametrize("in_python", [False, True])
@pytest.mark.parametrize("text", ["a: [" + '"[[[[[[[[", ' * 40, "a: '" + "[" * 60 + "' b", "a: b" + "[" * 60 + "\n@"])
def test_brackets_in_text_open_nothing(text: str, in_python: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if in_python:
        monkeypatch.setattr(yaml_reader, "_LOADER", PURE)
    assert "deep" not in told(text, ".yaml")


@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize(("opens", "closes"), NESTS.values(), ids=NESTS)
@pytest.mark.parametrize("closed", [True, False])
def test_json_that_is_nested_too_deep_is_refused_in_amcaps_words(
    opens: str, closes: str, times: int, closed: bool
) -> None:
    text = opens * times + "0" * closed + closes * times * closed
    assert told(text, ".json") == f"p:1:{column_of_bracket(text, 33)}: is nested more than 32 deep"


def test_what_is_wrong_in_shallow_json_is_told_though_it_is_deep_later() -> None:
    assert "not valid JSON" in told("[1 2" + "[" * 5000, ".json")


@pytest.mark.parametrize("path", YAML_FILES, ids=lambda path: path.name)
def test_the_parser_written_in_python_leads_to_the_same_words(path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with_c = told_of(path)
    monkeypatch.setattr(yaml_reader, "_LOADER", PURE)
    expected = expected_in(path)
    in_python = told_of(path)
    assert len(in_python) == len(expected)
    for problem, other in zip(in_python, with_c, strict=True):
        # Only where the place says nothing does the parser's own text stand after these words.
        own, _, _ = other.partition("is not valid YAML: ")
        assert problem == other or problem.partition("is not valid YAML: ")[0] == own != other


class Renamed(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """A parser whose next release words every error differently."""

    def get_event(self) -> Any:
        try:
            return super().get_event()
        except yaml.MarkedYAMLError as error:
            error.problem = error.context = "zzz"
            raise


@pytest.mark.parametrize("path", YAML_FILES, ids=lambda path: path.name)
def test_amcaps_own_hints_stay_when_a_parser_words_its_errors_differently(
    path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told_of(path)
    monkeypatch.setattr(yaml_reader, "_LOADER", Renamed)
    after = told_of(path)
    expected = expected_in(path)
    assert len(after) == len(before)
    for problem, wanted in zip(after, expected, strict=True):
        assert problem.startswith(wanted)


def test_a_json_error_in_unknown_words_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(text: str, **_: object) -> object:
        raise json.JSONDecodeError("Zzz", text, 4)

    monkeypatch.setattr(json_reader.json, "loads", fails)
    assert told('{"a": 1}', ".json") == "p:1:5: is not valid JSON: zzz"


def test_no_expectation_rests_on_the_words_of_another_library() -> None:
    own = ("a tab", "a colon", "a quote", "a key", "this line", "text follows", "a backslash")
    for path in BAD_FILES:
        assert sidecar_of(path) is not None
        for line in expected_in(path):
            _, found, words = line.partition("is not valid YAML: ")
            assert not (found and words) or words.startswith(own), path.name
            assert not line.partition("is not valid JSON: ")[2], path.name
