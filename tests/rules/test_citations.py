"""Every number says who claims it: the citation is complete, leads somewhere, and says what the source says."""

import re
from pathlib import Path
from typing import get_args

import pytest

from amcap.model.vocabulary import Basis
from amcap.reading.rulebook import load_rulebook

BOOK = load_rulebook()
ROOT = Path(__file__).parents[2]
SOURCES = ROOT.parent / "shared" / "sources"
OWN = "amcap"
BEFORE_THE_FIRST_HEADING = "opening"
BORROWED_WORDS = 8

CITING = {
    f"{kind}.{name}": entry
    for kind, entries in (("rules", BOOK.rules), ("factors", BOOK.factors), ("findings", BOOK.findings))
    for name, entry in entries.items()
}
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
    file = BOOK.documents[document].file
    assert file is not None, f"{document} is cited by section but names no file"
    return [line.strip() for line in (SOURCES / file).read_text("utf-8").splitlines()]


def section_text(document: str, section: str) -> str:
    """The text below a heading, up to the next heading of that document that anything cites."""
    headings = {entry.source.section for entry in CITING.values() if entry.source.document == document}
    lines = lines_of(document)
    start = 0 if section == BEFORE_THE_FIRST_HEADING else lines.index(section) + 1
    end = next((index for index in range(start, len(lines)) if lines[index] in headings - {section}), len(lines))
    return " ".join(lines[start:end])


def test_every_entry_has_a_claim_and_a_source() -> None:
    # The models refuse anything less; this holds the packaged book itself to more than a few letters.
    for name, entry in CITING.items():
        assert len(entry.claim.split()) >= 5, name
        assert entry.claim[0].isupper(), name
        assert entry.claim.endswith("."), name
        assert entry.source.section, name


def test_every_number_has_one_of_the_four_bases() -> None:
    assert get_args(Basis) == ("documented", "direction", "published", "assumed")
    assert {rule.basis for rule in BOOK.rules.values()} <= set(get_args(Basis))


def test_every_document_that_is_cited_is_listed_and_every_listed_one_is_cited() -> None:
    cited = {entry.source.document for entry in CITING.values()}
    assert cited == set(BOOK.documents)


def test_only_what_is_assumed_may_cite_amcap_itself() -> None:
    own = {name for name, rule in BOOK.rules.items() if rule.source.document == OWN}
    assert {BOOK.rules[name].basis for name in own} == {"assumed"}
    assert BOOK.documents[OWN].file is None


def test_only_documents_with_a_file_or_an_address_are_the_basis_of_a_number() -> None:
    for name, rule in BOOK.rules.items():
        document = BOOK.documents[rule.source.document]
        if rule.basis in ("documented", "direction"):
            assert document.file, name
        if rule.basis == "published":
            assert document.address, name


def test_it_is_a_document_that_says_that_a_factor_matters() -> None:
    assert {factor.source.document for factor in BOOK.factors.values()} <= set(BOOK.documents) - {OWN}


def test_documented_numbers_are_exactly_those_that_were_read_in_a_source() -> None:
    assert {name for name, rule in BOOK.rules.items() if rule.basis == "documented"} == set(DOCUMENTED)


@with_sources
def test_every_document_file_is_there() -> None:
    files = {document.file for document in BOOK.documents.values() if document.file}
    assert sorted(files) == sorted(path.name for path in SOURCES.iterdir())


@with_sources
@pytest.mark.parametrize("name", CITING)
def test_every_section_is_a_heading_of_its_document(name: str) -> None:
    source = CITING[name].source
    if source.document == OWN:
        assert source.section == "assumption"
    elif BOOK.documents[source.document].file is None:
        # Published elsewhere: the document is named by its address.
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
    own_words = {name: entry.claim for name, entry in CITING.items()}
    own_words |= {f"{name}.reading": rule.reading for name, rule in BOOK.rules.items() if rule.reading}
    for name, text in own_words.items():
        words = words_of(text)
        runs = {tuple(words[i : i + BORROWED_WORDS]) for i in range(len(words) - BORROWED_WORDS + 1)}
        assert not runs & borrowed, name
