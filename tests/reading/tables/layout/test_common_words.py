"""The words of any table: sound, in ten languages, each telling one thing."""

from collections import defaultdict

import pytest

from amcap.industries import LANGUAGES
from amcap.model.table_words import ACCOUNT_WORDS
from amcap.reading.document import Document
from amcap.reading.problems import InputError
from amcap.reading.rulebook import load_rulebook
from amcap.reading.tables.layout.common_words import CommonWords, common_words, graded, spaced
from amcap.reading.tables.layout.preset import fold_value
from amcap.reading.validate import validate

WORDS = common_words()
PHRASES = (WORDS.nobody, WORDS.nobody_anywhere, WORDS.bosses, WORDS.between, *WORDS.kinds, *WORDS.fares)


@pytest.mark.parametrize("phrases", PHRASES, ids=range(len(PHRASES)))
def test_every_entry_has_words_in_each_language(phrases: object) -> None:
    assert [language for language in LANGUAGES if not getattr(phrases, language)] == []


def test_no_word_tells_two_things() -> None:
    for tellings in (WORDS.kinds, WORDS.fares):
        told = defaultdict(set)
        for number, telling in enumerate(tellings):
            for word in telling.words:
                told[fold_value(word)].add(number)
        assert {word: numbers for word, numbers in told.items() if len(numbers) > 1} == {}


def test_what_is_told_is_a_word_of_amcap_or_a_segment_of_the_default_book() -> None:
    words = {**ACCOUNT_WORDS, "segment": tuple(load_rulebook().segments)}
    assert [(field, word) for field, word, _ in WORDS.told() if word is not None and word not in words[field]] == []


def test_every_source_is_cited_and_described() -> None:
    facts = (*PHRASES, *WORDS.grades)
    assert {source for fact in facts for source in fact.source} == set(WORDS.sources)


@pytest.mark.parametrize(
    ("values", "ranks"),
    [
        (["C", "A", "b"], ["A", "b", "C"]),
        (["A", "A+", "B"], ["A+", "A", "B"]),
        (["Silber", "Gold", "anderes"], ["Gold", "Silber"]),
        (["Tier 2", "TIER-1"], ["TIER-1", "Tier 2"]),
        (["A"], []),
        (["North", "South"], []),
        ([], []),
    ],
)
def test_grades_are_told_by_two_of_one_kind(values: list[str], ranks: list[str]) -> None:
    assert graded(values) == ranks


def test_words_are_found_whole_among_others() -> None:
    assert spaced("queue") in spaced("EMEA Queue (old)")
    assert spaced("queue") not in spaced("Queueing Ltd")
    assert spaced("担当者なし") in spaced("※担当者なし")


def test_a_damaged_file_of_words_is_refused() -> None:
    with pytest.raises(InputError):
        validate(CommonWords, Document("words.yaml", {"name": "words", "title": "x", "sources": {}}, None))
