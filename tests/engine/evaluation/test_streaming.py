"""A stream of records gives the answer that the same accounts in memory give, and keeps only what is named."""

from collections import Counter
from datetime import date

from hypothesis import given, settings

from amcap.engine.assess import assess
from amcap.engine.evaluation.gathering import SAMPLE, evaluate, records_of
from amcap.model.portfolio import Account, Manager, Portfolio
from amcap.reading.rulebook import load_rulebook
from tests.strategies import portfolios

BOOK = load_rulebook()
DAY = date(2026, 11, 22)


@settings(max_examples=60, deadline=None)
@given(portfolios())
def test_a_stream_gives_the_figures_of_the_same_accounts_in_memory(portfolio: Portfolio) -> None:
    whole = assess(portfolio, BOOK, DAY)
    bare = portfolio.model_copy(update={"accounts": ()})
    for with_accounts in (True, False):
        streamed = assess(bare, BOOK, DAY, records=records_of(portfolio), with_accounts=with_accounts)
        assert streamed.team == whole.team
        assert streamed.managers == whole.managers
        assert streamed.assumptions == whole.assumptions
        assert streamed.portfolio == whole.portfolio
        # So few accounts are all named, so that nothing is left to be counted.
        assert streamed.findings == whole.findings
        assert streamed.accounts == (whole.accounts if with_accounts else ())


def crowd(number: int, **fields: object) -> Portfolio:
    accounts = tuple(Account.model_validate({"name": f"A{index}", **fields}) for index in range(number))
    return Portfolio(managers=(Manager(name="Ada"),), accounts=accounts)


def test_what_is_kept_of_a_stream_does_not_grow_with_it() -> None:
    small, large = crowd(2 * SAMPLE), crowd(20 * SAMPLE)
    kept = [len(evaluate(each, BOOK, DAY, records=records_of(each), keep=False).entries) for each in (small, large)]
    assert kept == [SAMPLE, SAMPLE]


def test_accounts_that_are_not_named_are_counted() -> None:
    unassigned = crowd(SAMPLE + 50)
    findings = assess(unassigned, BOOK, DAY, with_accounts=False).findings
    assert Counter(finding.id for finding in findings)["unassigned-account"] == SAMPLE + 1
    assert findings[-1].message == "50 more accounts have no manager."
    assert findings[-1].subject.kind == "portfolio"


def test_costly_accounts_that_are_not_named_are_counted() -> None:
    # 1 / 17.5 of 88,028 is 5,030 a year: more than a quarter of 10,000
    costly = crowd(SAMPLE + 50, manager="Ada", revenue=10_000.0)
    findings = [each for each in assess(costly, BOOK, DAY, with_accounts=False).findings if each.id == "costly-account"]
    assert len(findings) == SAMPLE + 1
    assert findings[-1].message == "50 more accounts take more of their manager's cost than they should."


def test_the_largest_accounts_are_found_wherever_they_stand() -> None:
    small = [Account(name=f"S{index}", manager="Ada", revenue=10.0) for index in range(500)]
    large = [Account(name=name, manager="Ada", revenue=1_000_000.0) for name in ("L1", "L2")]
    for accounts in ([*small, *large], [*large, *small], [large[0], *small, large[1]]):
        portfolio = Portfolio(managers=(Manager(name="Ada", cost_per_year=0.0),), accounts=tuple(accounts))
        findings = assess(portfolio, BOOK, DAY, with_accounts=False).findings
        assert {each.subject.name for each in findings if each.id == "concentration"} == {"L1", "L2"}
