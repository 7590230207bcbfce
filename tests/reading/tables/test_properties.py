"""How a table is written never matters: order of columns and rows, delimiter, quoting, encoding, line ends."""

import csv
import random
from collections import Counter
from io import StringIO
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from amcap.engine.evaluation.gathering import records_of
from amcap.industries import is_missing
from amcap.model.portfolio import Portfolio
from amcap.model.table_words import ACCOUNT_FIELDS
from amcap.reading.problems import InputError, Problem
from tests.reading.tables.build import MANAGERS, opened, report_of
from tests.strategies import portfolios

DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16")

_WORDS = st.sampled_from(["Acme", "Beta & Co", "Café", "李", "a;b", "x, y", 'the "best"', "Ёлка", "p|q", "Total 5"])
_TABLE = st.fixed_dictionaries(
    {
        "Account Name": _WORDS,
        "Account Owner": st.sampled_from([*MANAGERS, "", "Zed", " anna berg "]),
        "Industry": st.sampled_from(["", "Retail", "HOSPITAL_HEALTH_CARE", "Cheese", "Food & Beverage"]),
        "Employees": st.sampled_from(["", "7", "51-200", "1234", "201-500", "many", "0"]),
        "Annual Revenue": st.sampled_from(["", "1200000", "60000000.5", "$11,000,000", "1M-5M"]),
        "ARR": st.sampled_from(["", "1200", "99.5", "1,200.25"]),
        "Status": st.sampled_from(["", "Active", "Inactive"]),
        "Note": st.sampled_from(["", "two\nlines", '{"a": "b, c; d"}', "-"]),
    }
)


@st.composite
def written(draw: DrawFn) -> dict[str, Any]:
    """Ways to write one table."""
    return {
        "delimiter": draw(st.sampled_from(DELIMITERS)),
        "encoding": draw(st.sampled_from(ENCODINGS)),
        "lineterminator": draw(st.sampled_from(["\n", "\r\n"])),
        "quoting": draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        "order": draw(st.randoms(use_true_random=False)),
    }


def table_of(rows: list[dict[str, str]], way: dict[str, Any]) -> bytes:
    order: random.Random = way["order"]
    rows, headers = list(rows), list(rows[0])
    order.shuffle(rows)
    order.shuffle(headers)
    text = StringIO(newline="")
    writer = csv.DictWriter(
        text, headers, delimiter=way["delimiter"], lineterminator=way["lineterminator"], quoting=way["quoting"]
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(way["encoding"])


SETTINGS: dict[str, Any] = {"columns": {"revenue": "ARR"}, "where": {"Status": "!Inactive"}, "one_row_per": "row"}


@given(st.lists(_TABLE, min_size=1, max_size=12), written(), written())
@settings(deadline=None)
def test_the_way_a_table_is_written_does_not_matter(
    rows: list[dict[str, str]], one: dict[str, Any], other: dict[str, Any]
) -> None:
    rows = [*rows, {**dict.fromkeys(rows[0], ""), "Account Name": "Last", "Account Owner": MANAGERS[0]}]
    found = []
    for way in (one, other):
        data = table_of(rows, way)
        records = Counter(record[:5] for record in opened(data, MANAGERS, **SETTINGS).records())
        report = report_of(data, MANAGERS, **SETTINGS)
        found.append((records, report._replace(columns=dict(report.columns), unused=tuple(sorted(report.unused)))))
    assert found[0] == found[1]
    assert sum(found[0][0].values()) == found[0][1].rows - sum(found[0][1].left_out.values())


def as_csv(portfolio: Portfolio) -> bytes:
    """The accounts of a portfolio as a table with amcap's own names."""
    fields = [field for field in ACCOUNT_FIELDS if field not in ("employees", "turnover", "id", "currency", "parent")]
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(fields)
    for account in portfolio.accounts:
        hours = account.hours_per_month
        told = {**dict(account), "hours_per_month": hours and hours.value}
        values = (told[field] for field in fields)
        writer.writerow(["" if value is None else value for value in values])
    return text.getvalue().encode()


def is_plain(portfolio: Portfolio) -> bool:
    """Whether no name is one that a table takes for an empty cell or a line of its own, such as '-' or 'Total'."""
    texts = [a.name for a in portfolio.accounts] + [m.name for m in portfolio.managers]
    industries = [a.industry for a in portfolio.accounts if a.industry]
    texts += industries
    return not any(map(is_missing, industries)) and all(
        any(map(str.isalnum, text)) and text.casefold() != "null" for text in texts
    )


@given(portfolios(min_accounts=1).filter(is_plain))
@settings(deadline=None)
def test_a_portfolio_written_as_a_table_has_the_same_accounts(portfolio: Portfolio) -> None:
    table = opened(as_csv(portfolio), tuple(manager.name for manager in portfolio.managers))
    assert table.preset == "amcap"
    found = [record[:-1] for record in table.records()]
    assert found == [record[:-1] for record in records_of(portfolio)]


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: ("name,manager\n" + text).encode()))
@settings(deadline=None)
def test_any_bytes_are_read_or_refused_with_problems(data: bytes) -> None:
    told: tuple[Problem, ...] = ()
    try:
        read = list(opened(data).records())
    except InputError as error:
        read, told = [], error.problems
    assert bool(read) != bool(told)
