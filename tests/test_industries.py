"""One vocabulary of industries: what a word means in ten languages, and what it does not."""

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from amcap.characters import MAX_NAME, unsafe_in
from amcap.folding import folded
from amcap.industries import FILE, FOLDED, LANGUAGES, industries, is_missing, known_as, nearest, understood, words_of
from amcap.model.vocabulary import IndustryLevel

DATA: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "industries.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
LISTED = [
    (name, language, word.removeprefix("="))
    for name, entry in DATA["industries"].items()
    for language in LANGUAGES
    for word in words_of(entry[language])
]
MISSING = [word for words in DATA["missing"].values() for word in words_of(words)]


def meaning(word: str) -> tuple[str, str]:
    """The id and the level of what a word means, as the list of cases writes them."""
    found = understood(word)
    if found is not None:
        return found.id, found.level
    return ("missing" if is_missing(word) else "-"), "-"


def without_accents(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", word) if unicodedata.category(char) != "Mn")


def test_each_word_of_the_list_means_what_the_list_says() -> None:
    assert len(CASES) > 250
    wrong = [(word, meaning(word)) for word, name, level in CASES if meaning(word) != (name, level)]
    assert wrong == []


def test_the_quick_form_is_made_of_the_words_as_they_stand_now() -> None:
    assert FOLDED.read_bytes() == folded().encode(), "python -m amcap.folding"


def test_each_level_has_industries_and_there_is_no_other() -> None:
    levels = Counter(industry.level for industry in industries())
    assert set(levels) == set(get_args(IndustryLevel))
    assert min(levels.values()) >= 5


def test_an_industry_is_known_by_its_own_label() -> None:
    assert len({industry.label for industry in industries()}) == len(industries()) == len(DATA["industries"])
    assert [industry for industry in industries() if understood(industry.label) != industry] == []


def test_an_id_is_no_word_of_anything_else() -> None:
    # What is not understood is compared by itself, and must not meet an industry by its id.
    assert [industry for industry in industries() if understood(industry.id) != industry] == []


@pytest.mark.parametrize(
    ("word", "known"),
    [
        *((word, "finance") for word in ("finance", "Financial services", "FINANCIAL_SERVICES", "Finanzwesen")),
        *((word, "zorbing") for word in ("Zorbing", "ZOR-BING!", "zor bing")),
        *((word, None) for word in ("", "-", "n/a", "Unknown", "不明", "???")),
    ],
)
def test_industries_are_compared_by_what_they_mean_or_else_by_the_word(word: str, known: str | None) -> None:
    assert known_as(word) == known


@pytest.mark.parametrize(
    "written",
    [str, str.upper, str.lower, lambda word: word.upper().replace(" ", "_"), lambda word: f" {word}. "],
    ids=["as it stands", "in capitals", "in small letters", "as in a picklist", "with signs around"],
)
def test_each_word_of_the_vocabulary_means_its_own_industry_however_it_is_written(written: Any) -> None:
    # Two industries with one word would show here, too: one of them would lose it.
    wrong = [(name, word) for name, _, word in LISTED if meaning(written(word))[0] != name]
    assert wrong == []


def test_no_word_needs_its_accents() -> None:
    # Without the marks of Japanese it is another syllable, not the same one in plain.
    words = [(name, word) for name, language, word in LISTED if language != "ja"]
    assert [(name, word) for name, word in words if meaning(without_accents(word))[0] != name] == []


def test_german_may_write_its_umlauts_out() -> None:
    written_out = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
    words = [(name, word.translate(written_out)) for name, language, word in LISTED if language == "de"]
    assert [(name, word) for name, word in words if meaning(word)[0] != name] == []


def test_each_industry_has_words_in_each_language_and_none_twice() -> None:
    for name, entry in DATA["industries"].items():
        assert list(entry) == ["label", "level", *LANGUAGES], name
        assert re.fullmatch("[a-z]+(-[a-z]+)*", name)
        for language in LANGUAGES:
            words = words_of(entry[language])
            assert len(words) >= 3, (name, language)
            assert len({word.casefold() for word in words}) == len(words), (name, language)
    assert list(DATA["missing"]) == list(LANGUAGES)


def test_each_word_is_visible_text_of_one_script() -> None:
    # A Latin letter within a Russian word looks right and is never found.
    for _, language, word in LISTED:
        assert word == unicodedata.normalize("NFC", word.strip())
        assert unsafe_in(word) is None
        assert 1 < len(word) <= MAX_NAME or language == "ja", word
        assert not re.search("[a-z][а-яё]|[а-яё][a-z]", word, re.IGNORECASE), word
        assert language == "ru" or not re.search("[а-яё]", word, re.IGNORECASE), word
        assert language == "ja" or not re.search("[\u3040-\u9fff]", word), word


BLANKS = ["", "  ", "\u3000", "-", "--", "—", "...", "???", "( )", "N/A", "n.a.", "NULL", "Unbekannt", "k. A.", "不明"]


@pytest.mark.parametrize("word", BLANKS)
def test_blanks_signs_and_words_for_nothing_are_missing(word: str) -> None:
    assert is_missing(word)
    assert understood(word) is None


def test_each_word_that_says_that_nothing_is_known_is_missing_and_means_no_industry() -> None:
    assert [word for word in MISSING if meaning(word) != ("missing", "-")] == []
    assert [word for word in MISSING if meaning(word.upper()) != ("missing", "-")] == []


@pytest.mark.parametrize("word", ["Retail", "Other", "xyzzy", "unknown territory", "no one"])
def test_what_says_anything_is_not_missing(word: str) -> None:
    assert not is_missing(word)


def test_the_longest_word_counts_and_of_two_as_long_the_first() -> None:
    assert meaning("IT for insurance")[0] == "insurance"
    # Both have nine letters without their spaces.
    assert len("chemicals") == len("insurance")
    assert meaning("chemicals, insurance")[0] == "chemicals"
    assert meaning("insurance, chemicals")[0] == "insurance"


def test_a_word_that_counts_only_alone_does_not_count_beside_others() -> None:
    alone = [word for entry in DATA["industries"].values() for word in words_of(entry["en"]) if word.startswith("=")]
    assert len(alone) > 10
    assert [word for word in alone if understood(word.removeprefix("=")) is None] == []
    assert [word for word in alone if understood(f"{word.removeprefix('=')} qqq") is not None] == []


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("helthcare", "Healthcare"),
        ("Finanical services", "Financial Services"),
        ("sofware", "Software"),
        ("Versicherug", "Versicherung"),
        ("Gesundheitswessen", "Gesundheitswesen"),
        ("Télécomunication", "Télécommunication"),
        ("Здравохранение", "Здравоохранение"),
        ("Spedicja", "Spedycja"),
        ("Unicorn", None),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_a_misspelt_word_has_a_nearest_one_as_it_is_written(word: str, near: str | None) -> None:
    assert nearest(word) == near


@pytest.mark.parametrize("word", ["helthcare", "Finanical services", "sofware", "Spedicja"])
def test_what_is_suggested_is_understood(word: str) -> None:
    assert understood(word) is None
    assert understood(nearest(word) or "") is not None


@pytest.mark.parametrize("unit", ["software ", "x", "é", "\u0301", "情報", "\ufdfa", "a,", " ", "it and "])
def test_a_text_that_is_longer_than_a_name_is_no_industry(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert understood(text) is None
    assert is_missing(text) == (not unit.strip())
    nearest(text)


@given(st.text(max_size=40) | st.lists(st.sampled_from([*MISSING, *(word for _, _, word in LISTED)])).map(" ".join))
def test_any_text_is_understood_or_not_and_never_both_missing_and_understood(text: str) -> None:
    found = understood(text)
    assert found is None or found in industries()
    assert not (found is not None and is_missing(text))
