"""The packs: rule books for one line of work, whole, cited, and each level's published count in its cell."""

import re
from math import log, sqrt

import pytest

from amcap.model.ids import CELLS, is_free, required_rules
from amcap.model.rulebook import RuleBook
from amcap.model.vocabulary import COMPLEXITIES, SIZES
from amcap.reading.packaged import DEFAULT, PACKS, packaged_file
from amcap.reading.rulebook import Overlay, load_rulebook, packs
from amcap.reading.validate import validate
from amcap.reading.yaml_reader import parse_yaml

BOOK = load_rulebook()
BOOKS = dict(zip(PACKS, packs(), strict=True))
each_pack = pytest.mark.parametrize("name", PACKS)

# pack: level: (likely, low, high, grade) accounts a manager, as published. A likely count that lies more than 5 % off
# the middle of its spread has given way to the middle, to the nearest half: 8 -> 8.5, 4 -> 3.5, 5 -> 5.5.
LEVELS = {
    "saas-csm": {
        "key": (8.5, 5, 15, "C"), "large-medium": (20, 10, 40, "C"), "medium-medium": (45, 25, 80, "C"),
        "small-medium": (130, 80, 220, "C"),
    },
    "agency-retainer": {
        "key": (3.5, 2, 6, "D"), "large-medium": (6, 4, 9, "C"), "medium-medium": (10, 7, 15, "C"),
        "small-medium": (14, 10, 20, "C"),
    },
    "key-accounts": {
        "key": (5.5, 3, 10, "C"), "large-medium": (9, 5, 15, "C"), "medium-medium": (27, 15, 50, "B"),
        "small-medium": (55, 30, 100, "C"),
    },
    "field-sales": {
        "key": (10, 5, 20, "B"), "large-medium": (28, 20, 40, "B"), "medium-medium": (83, 60, 120, "B"),
        "small-medium": (230, 170, 320, "C"),
    },
    "professional-services": {
        "key": (2, 1.3, 3, "C"), "large-medium": (2, 1.3, 3, "C"), "medium-medium": (4, 3, 6, "C"),
        "small-medium": (13, 8, 20, "D"),
    },
}  # fmt: skip
SEGMENTS = {
    ("saas-csm", "tech-touch"): (1000, 500, 2000, "D"),
    ("key-accounts", "global"): (2, 1, 4, "B"),
}
# accounts of low and of high complexity, as shares of those of medium complexity
COMPLEXITY = {
    "saas-csm": (1.4, 0.7), "key-accounts": (1.4, 0.7), "agency-retainer": (1.3, 0.7),
    "professional-services": (1.3, 0.7), "field-sales": (1.25, 0.8),
}  # fmt: skip
HOME = {"saas-csm": "high-tech", "field-sales": "conversational"}
CASES = [(name, level) for name, levels in LEVELS.items() for level in levels]
CONTACT_AND_SERVICE = ("contact", "service")


def own_rules(name: str) -> Overlay:
    return validate(Overlay, parse_yaml(packaged_file(name).read_text("utf-8"), name))


def numbers_of(book: RuleBook, rule_id: str) -> tuple[float, float, float]:
    rule = book.rules[rule_id]
    return (rule.value, *rule.span)


def test_every_file_of_a_pack_has_its_name_in_the_list() -> None:
    assert sorted(path.stem for path in (DEFAULT.parent / "packs").iterdir()) == list(PACKS) == sorted(LEVELS)


@each_pack
def test_a_pack_is_a_whole_book_under_its_own_name_and_says_what_it_is_for(name: str) -> None:
    book = BOOKS[name]
    assert (book.id, book.revision) == (name, BOOK.revision)
    # With the name before it, a line of a narrow screen holds it.
    assert book.title is not None
    assert len(book.title) <= 55
    assert {rule for rule in book.rules if not is_free(rule)} == set(required_rules())


@pytest.mark.parametrize(("name", "level"), CASES)
def test_the_published_count_of_a_level_is_in_its_cell(name: str, level: str) -> None:
    likely, low, high, grade = LEVELS[name][level]
    book = BOOKS[name]
    rule = book.rules[f"starting-point.{level}"]
    assert (rule.value, *rule.span) == (likely, low, high)
    assert (rule.basis, rule.grade) == ("published", grade)
    # The rule of thumb behind it says the same, and tells how it is read.
    thumb = book.rules[f"heuristic.{rule.heuristic}"]
    assert (thumb.value, thumb.span, thumb.grade, thumb.claim) == (rule.value, rule.span, grade, rule.claim)
    assert f"1/{likely:g} of a manager" in (thumb.reading or "")


@pytest.mark.parametrize(("name", "level"), CASES)
def test_a_likely_count_stands_in_the_middle_of_its_spread_on_the_ladder_of_ratios(name: str, level: str) -> None:
    likely, low, high, _ = LEVELS[name][level]
    middle = sqrt(low * high)
    # Of four projects no half is meant: the nearest half of 4.24 is 4.
    assert abs(log(likely / middle)) < 0.05 or likely == round(2 * middle) / 2


@pytest.mark.parametrize(("name", "segment"), SEGMENTS)
def test_the_published_count_of_a_segment_is_in_its_rule(name: str, segment: str) -> None:
    rule = BOOKS[name].segments[segment]
    assert (rule.value, *rule.span, rule.grade) == SEGMENTS[name, segment]
    assert set(rule.contains) >= set(CONTACT_AND_SERVICE)


@each_pack
@pytest.mark.parametrize("size", SIZES)
def test_simple_and_complex_accounts_are_reckoned_from_those_of_medium_complexity(name: str, size: str) -> None:
    book = BOOKS[name]
    middle = numbers_of(book, f"starting-point.{size}-medium")
    for complexity, share in zip(("low", "high"), COMPLEXITY[name], strict=True):
        cell = f"starting-point.{size}-{complexity}"
        assert numbers_of(book, cell) == pytest.approx([number * share for number in middle])
        assert book.rules[cell].basis == "assumed"
        assert book.rules[cell].heuristic == book.rules[f"starting-point.{size}-medium"].heuristic


@each_pack
@pytest.mark.parametrize("cell", [cell for cell in CELLS if "unknown" in cell])
def test_what_is_unknown_starts_in_the_middle_of_all_that_is_open(name: str, cell: str) -> None:
    book = BOOKS[name]
    size, _, complexity = cell.partition("-")
    open_cells = [
        numbers_of(book, f"starting-point.{each}-{other}")
        for each in SIZES
        for other in COMPLEXITIES
        if size in (each, "unknown") and complexity in (other, "unknown")
    ]
    likely, low, high = numbers_of(book, f"starting-point.{cell}")
    assert (low, high) == pytest.approx((min(each[1] for each in open_cells), max(each[2] for each in open_cells)))
    # The middle, to two digits.
    assert likely == pytest.approx(sqrt(low * high), rel=0.045)
    assert book.rules[f"starting-point.{cell}"].heuristic is None


@each_pack
def test_to_know_less_never_makes_a_yardstick_surer(name: str) -> None:
    # Of an unknown's variance only a share is common to all accounts: that share is no less than what a known cell has.
    book = BOOKS[name]

    def variance(cell: str) -> float:
        _, low, high = numbers_of(book, f"starting-point.{cell}")
        return log(high / low) ** 2

    shared = book.number("unknown.shared")
    for size in SIZES:
        for complexity in COMPLEXITIES:
            known = variance(f"{size}-{complexity}")
            assert shared * variance(f"{size}-unknown") >= known
            assert shared * variance(f"unknown-{complexity}") >= known


@each_pack
def test_a_pack_leaves_no_starting_point_of_the_default_beside_its_own(name: str) -> None:
    changed = set(own_rules(name).rules)
    assert changed >= {f"starting-point.{cell}" for cell in (*CELLS, "key")}
    for key, rule in BOOKS[name].rules.items():
        if key.startswith("starting-point.") and key != "starting-point.dedicated":
            assert rule.contains[:2] == CONTACT_AND_SERVICE, key
            assert rule.key == (key == "starting-point.key"), key
    # A rule of thumb that no starting point is a case of any more is not offered.
    assert set(BOOKS[name].heuristics) == {rule.heuristic for rule in BOOKS[name].rules.values()} - {None}
    assert not {"five", "ten", "fifteen-to-twenty"} & set(BOOKS[name].heuristics)


@each_pack
def test_a_key_account_takes_no_less_than_a_large_one(name: str) -> None:
    book = BOOKS[name]
    assert book.number("starting-point.key") <= book.number("starting-point.large-medium")
    assert book.number("threshold.key-accounts") == pytest.approx(book.number("starting-point.key"), abs=0.5)


@each_pack
def test_nothing_is_added_or_taken_off_for_the_home_industry(name: str) -> None:
    book = BOOKS[name]
    home = f"industry.{HOME.get(name, 'other')}"
    assert numbers_of(book, home) == (1, 1, 1)
    changed = {key for key in book.rules if key.startswith("industry.") and book.rules[key] != BOOK.rules[key]}
    assert changed == {home} - {"industry.other"}


@each_pack
def test_every_published_number_of_a_pack_has_a_grade_and_an_address(name: str) -> None:
    own = own_rules(name)
    published = {key: rule for key, rule in own.rules.items() if rule.basis == "published"}
    assert len(published) >= 8
    for key, rule in published.items():
        assert rule.grade is not None, key
        assert (BOOKS[name].documents[rule.source.document].address or "").startswith("https://"), key
    assert {rule.basis for rule in own.rules.values()} == {"published", "assumed"}
    assert not [key for key, rule in own.rules.items() if rule.grade and rule.basis != "published"]


@each_pack
def test_every_document_of_a_pack_is_cited_or_named_in_a_claim(name: str) -> None:
    own = own_rules(name)
    cited = {rule.source.document for rule in own.rules.values()}
    claims = re.sub(r"[^a-z0-9]", "", " ".join(rule.claim for rule in own.rules.values()).casefold())
    for key, document in own.documents.items():
        names = (document.publisher or "", document.title)
        told = [re.sub(r"[^a-z0-9]", "", word.casefold()) for name in names for word in (name, *name.split())]
        assert key in cited or any(len(word) > 4 and word in claims for word in told), key


def test_the_files_are_read_by_people() -> None:
    for name in PACKS:
        lines = packaged_file(name).read_text("utf-8").splitlines()
        assert lines[0].startswith("# ")
        assert [line for line in lines if len(line) > 115 and "address:" not in line] == []
