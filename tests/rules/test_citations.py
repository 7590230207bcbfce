"""Every number says who claims it: the citation is complete, leads somewhere, and says what the source says."""

import re
from pathlib import Path
from typing import get_args

import pytest

from amcap.model.rulebook import Factor, FindingRule, Rule, RuleBook
from amcap.model.vocabulary import Basis
from amcap.reading.packaged import PACKS
from amcap.reading.rulebook import load_rulebook

BOOK = load_rulebook()
ROOT = Path(__file__).parents[2]
SOURCES = ROOT.parent / "shared" / "sources"
OWN = "amcap"
BEFORE_THE_FIRST_HEADING = "opening"
BORROWED_WORDS = 8
QUOTED = "quoted in the README"
README = " ".join((ROOT / "README.md").read_text("utf-8").split())

FILES = {
    "S0": "000_9b30016433ef5843.txt",
    "S1": "001_8cb40fb2e92cedc9.txt",
    "S2": "002_9f37697b0252702c.txt",
    "S3": "003_2fedd8138d9933b2.txt",
    "S4": "004_cd2d7edee720e651.txt",
}
"""The source documents; the others are published elsewhere, and named by their addresses."""

Citing = dict[str, Rule | Factor | FindingRule]


def citing(book: RuleBook) -> Citing:
    """All that has a claim and a source."""
    sections: tuple[tuple[str, Citing], ...] = (
        ("rules", dict(book.rules)), ("factors", dict(book.factors)), ("findings", dict(book.findings)),
    )  # fmt: skip
    return {f"{kind}.{name}": entry for kind, entries in sections for name, entry in entries.items()}


CITING = citing(BOOK)
BOOKS = {name: load_rulebook(name) for name in ("default", *PACKS)}
ALL_CITING = {f"{name}: {key}": entry for name, book in BOOKS.items() for key, entry in citing(book).items()}
with_sources = pytest.mark.skipif(
    not SOURCES.is_dir(), reason=f"the source documents are not part of the package: {SOURCES} is not there"
)

# What stands in the cited section where the basis is 'documented', read there by hand.
DOCUMENTED = {
    "heuristic.five": "no more than five accounts",
    "heuristic.ten": "up to 10 accounts",
    "heuristic.fifteen-to-twenty": "15-20 accounts",
    "heuristic.dedicated": "one account manager is assigned to a single account",
    "starting-point.dedicated": "one account manager is assigned to a single account",
    "month.hours-per-week": "40 hours weekly",
    "threshold.key-accounts": "more than five accounts",
    "cost.base-salary": "$70,028 per year",
    "cost.commission": "$18,000 per year",
}


def lines_of(document: str) -> list[str]:
    return [line.strip() for line in (SOURCES / FILES[document]).read_text("utf-8").splitlines()]


def section_text(document: str, section: str) -> str:
    """The text below a heading, up to the next heading of that document that anything cites."""
    headings = {entry.source.section for entry in CITING.values() if entry.source.document == document}
    lines = lines_of(document)
    start = 0 if section == BEFORE_THE_FIRST_HEADING else lines.index(section) + 1
    end = next((index for index in range(start, len(lines)) if lines[index] in headings - {section}), len(lines))
    return " ".join(lines[start:end])


def test_every_entry_has_a_claim_and_a_source() -> None:
    # The models refuse anything less; this holds the packaged books themselves to more than a few letters.
    for name, entry in ALL_CITING.items():
        assert len(entry.claim.split()) >= 5, name
        assert entry.claim[0].isupper(), name
        assert entry.claim.endswith("."), name
        assert entry.source.section, name


def test_every_number_has_one_of_the_five_bases() -> None:
    assert get_args(Basis) == ("documented", "direction", "published", "measured", "assumed")
    # Nothing that ships was measured: that is for a user's own numbers.
    assert {rule.basis for rule in BOOK.rules.values()} == set(get_args(Basis)) - {"measured"}


def test_every_document_that_is_cited_is_listed_and_every_listed_one_is_cited() -> None:
    cited = {entry.source.document for entry in CITING.values()}
    assert cited == set(BOOK.documents)


def test_only_what_is_assumed_may_cite_amcap_itself() -> None:
    own = {name for name, rule in BOOK.rules.items() if rule.source.document == OWN}
    assert {BOOK.rules[name].basis for name in own} == {"assumed"}
    assert BOOK.documents[OWN].address is None


@pytest.mark.parametrize("name", BOOKS)
def test_every_document_has_a_title_and_a_place_where_it_can_be_read_but_no_bare_file(name: str) -> None:
    for key, document in BOOKS[name].documents.items():
        assert (document.address is None) == (key == OWN), key
        assert document.file is None, key
        assert len(document.title.split()) > 1 or document.publisher, key
        if document.address == QUOTED:
            assert key in FILES
            assert f"- **{key}**" in README
            assert document.title.removesuffix(" (guide)").partition(" (")[0] in README, key


def test_only_documents_with_a_place_are_the_basis_of_a_number() -> None:
    for book in BOOKS.values():
        for key, rule in book.rules.items():
            if rule.basis in ("documented", "direction"):
                assert rule.source.document in FILES, key
            if rule.basis == "published":
                assert rule.source.document not in (*FILES, OWN), key


def test_it_is_a_document_that_says_that_a_factor_matters() -> None:
    assert {factor.source.document for factor in BOOK.factors.values()} <= set(BOOK.documents) - {OWN}


def test_documented_numbers_are_exactly_those_that_were_read_in_a_source() -> None:
    assert {name for name, rule in BOOK.rules.items() if rule.basis == "documented"} == set(DOCUMENTED)


@with_sources
def test_every_document_file_is_there() -> None:
    assert sorted(FILES.values()) == sorted(path.name for path in SOURCES.iterdir())


@with_sources
@pytest.mark.parametrize("name", CITING)
def test_every_section_is_a_heading_of_its_document(name: str) -> None:
    source = CITING[name].source
    if source.document == OWN:
        assert source.section == "assumption"
    elif source.document not in FILES:
        assert BOOK.documents[source.document].address
    elif source.section == BEFORE_THE_FIRST_HEADING:
        # The text before the first heading is prose: a document that opens with its own title has none.
        assert len(lines_of(source.document)[0].split()) > 20
    else:
        assert source.section in lines_of(source.document)


@with_sources
@pytest.mark.parametrize(("name", "words"), DOCUMENTED.items())
def test_a_documented_number_stands_in_the_section_that_is_cited(name: str, words: str) -> None:
    source = BOOK.rules[name].source
    assert words in section_text(source.document, source.section)


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.replace("’", "'").replace("'", "").casefold())


@with_sources
def test_no_claim_borrows_a_run_of_words_from_a_source() -> None:
    borrowed = set()
    for path in sorted(SOURCES.iterdir()):
        words = words_of(path.read_text("utf-8"))
        borrowed |= {tuple(words[i : i + BORROWED_WORDS]) for i in range(len(words) - BORROWED_WORDS + 1)}
    own_words = {name: entry.claim for name, entry in ALL_CITING.items()}
    for name, book in BOOKS.items():
        own_words |= {f"{name}: {key}.reading": rule.reading for key, rule in book.rules.items() if rule.reading}
    for name, text in own_words.items():
        words = words_of(text)
        runs = {tuple(words[i : i + BORROWED_WORDS]) for i in range(len(words) - BORROWED_WORDS + 1)}
        assert not runs & borrowed, name


@with_sources
def test_what_the_readme_quotes_of_a_document_stands_in_it() -> None:
    entries = README.partition("## The documents")[2].partition("The documents of the packs")[0].split("- **")[1:]
    assert [entry[:2] for entry in entries] == list(FILES)
    for entry in entries:
        text = " ".join(lines_of(entry[:2]))
        for quote in re.findall(r'"([^"]+)"', entry):
            assert quote.casefold() in text.casefold(), quote
