"""Words and owners: what means what, and how much of the rest is kept to be told."""

import pytest

from amcap.reading.rulebook import load_rulebook
from amcap.reading.tables.cells import answerable, words
from amcap.reading.tables.cells.answerable import OwnerColumn, owners_snippet
from amcap.reading.tables.cells.number import BadCellError
from amcap.reading.tables.cells.words import IndustryColumn, WordColumn


def test_a_word_is_amcaps_own_or_what_the_meanings_say() -> None:
    column = WordColumn("stage", ("steady", "at-risk"), {"churning": "at-risk", "unknown": None})
    cells = ("Steady", "AT-RISK", "churning", "unknown", "new")
    assert [column.convert(cell) for cell in cells] == ["steady", "at-risk", "at-risk", None, None]
    # 'unknown' says nothing to amcap on purpose.
    assert column.unmapped == {"new"}


def test_a_strict_column_tells_what_is_no_word_of_its_own() -> None:
    column = WordColumn("stage", ("steady", "at-risk"), {}, strict=True)
    assert column.convert("steady") == "steady"
    with pytest.raises(BadCellError) as told:
        column.convert("stedy")
    assert told.value.message[0] == "'stedy' is not one of steady, at-risk"


def test_an_industry_is_what_was_said_of_it_or_stands_as_it_is_and_one_that_is_not_understood_is_kept() -> None:
    column = IndustryColumn(load_rulebook().level_of_industry, {"Cheese": "food", "Retail": "software"})
    cells = ("cheese", "RETAIL", "BANKING", "Landwirtschaft", "Zorb", "n/a", "Unbekannt")
    known = ["food", "software", "BANKING", "Landwirtschaft", "Zorb", None, None]
    assert [column.convert(cell) for cell in cells] == known
    assert column.unmapped == {"Zorb"}


def test_no_more_unmapped_words_are_kept_than_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MOST_KEPT", 2)
    monkeypatch.setattr(answerable, "MOST_KEPT", 2)
    columns = (WordColumn("stage", (), {}), IndustryColumn(lambda _: None, {}), OwnerColumn({}, ("Ann",)))
    for column in columns:
        for cell in ("a", "b", "c"):
            column.convert(cell)
        assert column.unmapped == {"a", "b"}


def test_an_owner_is_found_by_name_in_any_case_by_what_was_said_or_is_nobody() -> None:
    column = OwnerColumn({"ann@x.io": "Ann", "7": "Ben"}, ("Ann", "Ben"), nobody=("Nobody", "-"), id_prefixes=("id_",))
    cells = ("Ann", " ben ", "ANN", "ANN@X.IO", "7", "id_7", "nobody", "-", "Cai")
    assert [column.convert(cell) for cell in cells] == ["Ann", "Ben", "Ann", "Ann", "Ben", "Ben", None, None, None]
    assert column.unmapped == {"Cai"}


def test_where_no_managers_are_listed_every_owner_is_one() -> None:
    column = OwnerColumn({"7": "Ben"}, None)
    assert [column.convert(cell) for cell in ("Cai", "7")] == ["Cai", "Ben"]
    assert column.unmapped == set()


def test_a_strict_column_of_owners_tells_who_is_no_manager() -> None:
    column = OwnerColumn({}, ("Ann",), strict=True)
    assert column.convert("ann") == "Ann"
    with pytest.raises(BadCellError) as told:
        column.convert("Cai")
    assert told.value.message[0] == "no manager is called 'Cai'"


def test_of_managers_whose_names_differ_in_case_only_each_is_found_as_written_and_else_the_first() -> None:
    column = OwnerColumn({}, ("Ann", "ANN"))
    assert [column.convert(cell) for cell in ("Ann", "ANN", "ann")] == ["Ann", "ANN", "Ann"]


def test_an_id_of_eighteen_characters_is_that_of_fifteen_with_a_checksum() -> None:
    short = "005A0000001abcD"
    column = OwnerColumn({short: "Ann"}, ("Ann",))
    assert [column.convert(cell) for cell in (short, f"{short}IAQ", f"{short}IA", f"{short}IAQA")] == [
        "Ann", "Ann", None, None,
    ]  # fmt: skip
    # A name of 18 letters is no id, however it begins.
    named = OwnerColumn({"MargaretThatcher"[:15]: "Ann"}, ("Ann",))
    assert named.convert("MargaretThatcherXY") is None
    # What was said of the longer id goes before what was said of its beginning.
    both = OwnerColumn({short: "Ann", f"{short}IAQ": "Ben"}, ("Ann", "Ben"))
    assert both.convert(f"{short}IAQ") == "Ben"


def test_ids_of_fifteen_characters_differ_by_case_and_those_of_eighteen_do_not() -> None:
    # In 1abcD the fifth of five is a capital: 16, a Q; in 1ABCd the second to the fourth: 2 + 4 + 8, an O.
    column = OwnerColumn({"005A0000001abcD": "Ann", "005A0000001ABCd": "Ben"}, ("Ann", "Ben"))
    assert [column.convert(cell) for cell in ("005A0000001abcDIAQ", "005A0000001ABCdIAO")] == ["Ann", "Ben"]
    assert [column.convert(cell) for cell in ("005a0000001abcdiaq", "005A0000001ABCDIAO")] == ["Ann", "Ben"]
    assert column.convert("005A0000001abcd") is None


def test_owners_to_be_added_are_managers_by_name_and_owners_by_id() -> None:
    managers = 'managers:\n  - name: "Cai"\n'
    owners = 'accounts:\n  owners:\n    "005A0000001abcDIAA": name of the manager\n'
    assert owners_snippet({"Cai": 2}) == managers
    assert owners_snippet({"005A0000001abcDIAA": 1}) == owners
    assert owners_snippet({"005A0000001abcDIAA": 1, "Cai": 2}) == managers + owners
    assert owners_snippet({}) == ""
