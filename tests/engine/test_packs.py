"""The packs, at work: a book of each level at its published count is a full one, and reads so."""

from math import floor, log

import pytest

from amcap.engine.assess import assess
from amcap.model.assessment import ManagerAssessment
from amcap.reading.packaged import PACKS
from amcap.reading.rulebook import load_rulebook, packs

from ..rules.test_packs import CASES, COMPLEXITY, LEVELS, SEGMENTS
from .build import AS_OF, a_manager, a_portfolio, an_account, assessed, found, judged

BOOKS = dict(zip(PACKS, packs(), strict=True))
HOME = {"saas-csm": "software", "field-sales": "retail"}
CADENCES = ("daily", "weekly", "biweekly", "monthly", "quarterly")


def book_of(pack: str, count: int, **account: object) -> ManagerAssessment:
    """The one manager of a book of alike accounts, of whom all is known and ordinary."""
    account = {"industry": HOME.get(pack, "manufacturing"), **account}
    return judged(assessed([a_manager()], [an_account(count=count, **account)], book=BOOKS[pack]))


def cell(level: str) -> dict[str, object]:
    if level == "key":
        return {"tier": "key"}
    size, complexity = level.split("-")
    return {"size": size, "complexity": complexity}


@pytest.mark.parametrize(("pack", "level"), CASES)
def test_a_book_at_the_published_count_is_at_its_limit_and_not_over_it(pack: str, level: str) -> None:
    likely, low, high, _ = LEVELS[pack][level]
    count = floor(likely)
    found = book_of(pack, count, **cell(level))
    assert found.load.likely == pytest.approx(count / likely)
    assert found.verdict == "healthy"
    recommended = found.recommended_accounts
    assert recommended.likely == pytest.approx(likely)
    # Nothing else is uncertain of it, so that the range is the published one.
    assert (recommended.low, recommended.high) == pytest.approx((low, high), rel=1e-6)


@pytest.mark.parametrize(("pack", "segment"), SEGMENTS)
def test_a_segment_at_the_published_count_is_at_its_limit(pack: str, segment: str) -> None:
    likely, low, high, _ = SEGMENTS[pack, segment]
    found = book_of(pack, likely, segment=segment)
    assert found.load.likely == pytest.approx(1)
    recommended = found.recommended_accounts
    assert (recommended.low, recommended.high) == pytest.approx((low, high), rel=1e-6)


@pytest.mark.parametrize(("pack", "level"), CASES)
@pytest.mark.parametrize("contact", CADENCES)
def test_the_usual_cadence_is_in_the_published_count(pack: str, level: str, contact: str) -> None:
    for service in ("light", "standard", "premium"):
        found = book_of(pack, 4, contact=contact, service=service, **cell(level))
        assert found.load == book_of(pack, 4, **cell(level)).load


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("size", ["small", "medium", "large"])
def test_complex_accounts_are_fewer_and_simple_ones_more(pack: str, size: str) -> None:
    low, high = COMPLEXITY[pack]
    full = [book_of(pack, 10, size=size, complexity=each).recommended_accounts.likely for each in ("low", "high")]
    middle = book_of(pack, 10, size=size, complexity="medium").recommended_accounts.likely
    assert full == pytest.approx([middle * low, middle * high])


@pytest.mark.parametrize(("pack", "level"), CASES)
def test_where_the_default_book_is_far_off_it_says_so_and_names_the_pack(pack: str, level: str) -> None:
    count = floor(LEVELS[pack][level][0])
    account = an_account(count=count, industry=HOME.get(pack, "manufacturing"), **cell(level))
    assessment = assess(a_portfolio([a_manager()], [account]), load_rulebook(), AS_OF, packs=packs)
    load = judged(assessment).load.likely
    assert load is not None
    doubts = found(assessment, "rulebook-in-doubt")
    assert len(doubts) == (load > 1.5 or load < 0.35)
    # Two packs may be as near as each other: five key accounts are a full book for more than one.
    loads = {
        name: judged(assess(a_portfolio([a_manager()], [account]), book, AS_OF)).load.likely or 0
        for name, book in BOOKS.items()
    }
    nearest = min(loads.values(), key=lambda each: abs(log(each)))
    for doubt in doubts:
        assert loads[pack] == pytest.approx(nearest)
        assert f"the nearest to 100% is --rulebook {pack}." in doubt.message
