"""A stream of records gives the answer that the same accounts in memory give; what is kept of it does not grow."""

import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amcap import industries
from amcap.engine.assess import assess
from amcap.engine.evaluation import groups
from amcap.engine.evaluation.gathering import evaluate, records_of
from amcap.model.finding import Finding
from amcap.model.portfolio import Account, Manager, Portfolio
from amcap.model.record import Record
from amcap.reading.rulebook import load_rulebook
from tests.engine.build import with_numbers
from tests.strategies import portfolios

BOOK = load_rulebook()
DAY = date(2026, 11, 22)


@settings(max_examples=60, deadline=None)
@given(portfolios(max_managers=2, max_accounts=9), st.sampled_from([0.5, 1, 2, 10]))
def test_a_stream_gives_the_answer_of_the_same_accounts_in_memory(portfolio: Portfolio, listed: float) -> None:
    book = with_numbers({"threshold.findings-listed": listed})
    whole = assess(portfolio, book, DAY)
    bare = portfolio.model_copy(update={"accounts": ()})
    for with_accounts in (True, False):
        streamed = assess(bare, book, DAY, records=records_of(portfolio), with_accounts=with_accounts)
        assert streamed == whole._replace(accounts=whole.accounts if with_accounts else ())


@settings(max_examples=60, deadline=None)
@given(portfolios(max_managers=3, max_accounts=9))
def test_no_finding_is_lost_however_few_accounts_are_named(portfolio: Portfolio) -> None:
    def told(listed: float) -> dict[tuple[str, str | None], int]:
        numbers: dict[tuple[str, str | None], int] = {}
        for finding in assess(portfolio, with_numbers({"threshold.findings-listed": listed}), DAY).findings:
            if finding.subject.kind == "account":
                key = finding.id, finding.manager
                numbers[key] = numbers.get(key, 0) + (finding.accounts or 0)
        return numbers

    # Of accounts with hours of their own, the mean stands for all where it is asked whether another has room for them.
    exact = [account for account in portfolio.accounts if account.hours_per_month is None]
    portfolio = portfolio.model_copy(update={"accounts": tuple(exact)})
    assert told(1e9) == told(3) == told(1) == told(0.5)


def stream(number: int, row: Callable[[int], dict[str, object]]) -> Iterator[Record]:
    for index in range(number):
        account = Account.model_validate({"name": f"A{index}", **row(index)})
        (record,) = records_of(Portfolio.model_construct(accounts=(account,)))
        yield (*record[:-1], index + 2)


def peak(number: int, row: Callable[[int], dict[str, object]], **manager: object) -> int:
    """The most memory that an evaluation takes, in bytes, when nothing but findings is kept."""
    portfolio = Portfolio(managers=(Manager.model_validate({"name": "Ada", **manager}),))
    assess(portfolio, BOOK, DAY)
    for remembered in (industries._found, industries._says_nothing, industries.known_as):
        remembered.cache_clear()
    tracemalloc.start()
    assess(portfolio, BOOK, DAY, records=stream(number, row), with_accounts=False)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


@pytest.mark.parametrize(
    "row",
    [
        lambda index: {"hours_per_month": 1 + index / 997},
        lambda index: {"manager": "Ada", "hours_per_month": 1 + index / 997, "revenue": float(index)},
        lambda index: {"manager": "Ada", "industry": f"Industry {index}"},
        lambda index: {"industry": f"Industry {index}", "revenue": index / 7},
        lambda index: {"manager": "Ada", "count": index + 1, "revenue": 1e6 / (index + 1)},
        lambda index: {"manager": "Ada", "tier": "key", "revenue": 1.0 + index},
    ],
    ids=["hours", "hours of a manager", "industries", "industries of nobody", "counts", "ever larger revenues"],
)
def test_memory_does_not_grow_with_accounts_of_which_no_two_are_alike(
    row: Callable[[int], dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "SPELLINGS", 100)
    manager = {"expertise": ("healthcare",), "experience": "junior"}
    # What industries mean is remembered for 4,096 of them.
    few, many = (peak(number, row, **manager) for number in (5_000, 25_000))
    # 50 bytes an account: less than a name takes.
    assert many - few < 1_000_000


def test_what_is_kept_of_a_stream_are_the_accounts_that_findings_name() -> None:
    portfolio = Portfolio(accounts=tuple(Account(name=f"A{index}") for index in range(500)))
    evaluation = evaluate(portfolio, BOOK, DAY, records=records_of(portfolio), keep=False)
    assert evaluation.entries == ()
    assert len(evaluation.unassigned.shortlisted("unassigned-account")) == 10


def concentrated(accounts: list[Account]) -> list[Finding]:
    portfolio = Portfolio(managers=(Manager(name="Ada", cost_per_year=0.0),), accounts=tuple(accounts))
    findings = assess(portfolio, BOOK, DAY, with_accounts=False).findings
    return [each for each in findings if each.id == "concentration"]


def test_the_largest_accounts_are_found_wherever_they_stand() -> None:
    small = [Account(name=f"S{index}", manager="Ada", revenue=10.0) for index in range(500)]
    large = [Account(name=name, manager="Ada", revenue=1_000_000.0) for name in ("L1", "L2")]
    for accounts in ([*small, *large], [*large, *small], [large[0], *small, large[1]]):
        assert {each.subject.name for each in concentrated(accounts)} == {"L1", "L2"}
