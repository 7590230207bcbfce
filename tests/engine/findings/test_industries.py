"""The finding on words for industries that nobody understands."""

import pytest

from amcap.engine.evaluation import word_count
from amcap.model.finding import Subject
from tests.engine.build import a_manager, an_account, assessed, found, the_finding, with_industries

ID = "industry-not-understood"


def told(words: list[str], expertise: tuple[str, ...] = ()) -> str:
    accounts = [an_account(f"A{number}", industry=word) for number, word in enumerate(words)]
    return the_finding(assessed([a_manager(expertise=expertise)], accounts), ID).message


def test_one_word_of_one_account_is_told_with_the_nearest() -> None:
    finding = the_finding(assessed([a_manager()], [an_account(industry="Helthcare")], name="Ours"), ID)
    assert finding.message == (
        "The industry of 1 account is not understood and counts as unknown: 'Helthcare' (did you mean 'Healthcare'?)."
    )
    assert (finding.level, finding.subject, finding.manager) == ("note", Subject("team", "Ours"), None)


def test_one_word_is_one_industry_however_many_accounts_have_it_and_however_it_is_written() -> None:
    assert told(["Zorbing", "ZORBING", "zor-bing"]) == (
        "The industry of 3 accounts is not understood and counts as unknown: 'Zorbing'."
    )


def test_several_words_are_told_with_their_accounts_the_most_frequent_first() -> None:
    assert told(["Widgetry", "Zorbing", "Helthcare", "Zorbing"]) == (
        "The industries of 4 accounts are not understood and count as unknown: 'Zorbing' (2 accounts), "
        "'Widgetry' (1 account), 'Helthcare' (1 account; did you mean 'Healthcare'?)."
    )


def test_an_entry_counts_for_all_its_accounts() -> None:
    accounts = [an_account("A", industry="Zorbing", count=1200), an_account("B", industry="Widgetry", manager=None)]
    message = the_finding(assessed([a_manager()], accounts), ID).message
    assert "of 1,201 accounts are" in message
    assert "'Zorbing' (1,200 accounts), 'Widgetry' (1 account)." in message


def test_more_words_than_the_rule_book_lists_are_counted() -> None:
    message = told([f"Zorb{letter}" for letter in "abcdefghijklmn"])
    assert "'Zorbj' (1 account) and 4 more." in message
    assert "Zorbk" not in message


def test_where_there_are_too_many_words_to_tell_apart_the_rest_are_counted_as_accounts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(word_count, "MOST_WORDS", 2)
    assert told(["Zorba", "Zorbb", "Zorbc", "Zorbd", "Zorbb"]) == (
        "The industries of 5 accounts are not understood and count as unknown: 'Zorbb' (2 accounts), "
        "'Zorba' (1 account) and at least 1 more."
    )


@pytest.mark.parametrize("word", ["retail", "Einzelhandel", "Other", "n/a", "-", "Unknown", "???", None])
def test_what_is_understood_and_what_says_nothing_is_no_finding(word: str | None) -> None:
    expertise = [] if word is None else [word]
    assert found(assessed([a_manager(expertise=expertise)], [an_account(industry=word)]), ID) == []


def test_words_of_managers_are_told_after_those_of_accounts_and_none_twice() -> None:
    assert told(["Zorbing"], ("zorbing", "finance", "Helthcare", "n/a")) == (
        "The industry of 1 account is not understood and counts as unknown: 'Zorbing'. In the expertise of managers, "
        "'Helthcare' (did you mean 'Healthcare'?) is not understood; only the same word matches it."
    )


def test_words_of_managers_alone_are_told_too() -> None:
    assert told(["retail"], ("Widgetry", "Zorbing")) == (
        "In the expertise of managers, 'Widgetry', 'Zorbing' are not understood; only the same words match them."
    )


def test_a_word_that_the_rule_book_lists_is_understood() -> None:
    book = with_industries("regulated", "Zorbing")
    assert found(assessed([a_manager(expertise=["zorbing"])], [an_account(industry="Zorbing")], book=book), ID) == []
