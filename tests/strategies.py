"""Whole portfolios for property tests: every field present or missing, names in any script, dates around 2026-11-01."""

import re
from datetime import date
from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from amcap.characters import unsafe_in
from amcap.model import vocabulary as words
from amcap.model.fields import clean_name
from amcap.model.portfolio import Account, Company, Manager, Portfolio

INDUSTRIES = (
    "healthcare", "Health-Care", "BANKING", "software", "Information Technology", "retail", "Food & Beverage",
    "manufacturing", "mining",
)  # fmt: skip

# A file can hold letters, marks, digits, punctuation, symbols and spaces; it refuses control and format characters.
_CHARACTERS = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs"))
# YAML 1.2 reads 1e3 as a number, but PyYAML, which writes YAML 1.1, takes it for text and leaves the quotes out.
_LOOKS_LIKE_A_NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9]*[eE][-+]?[0-9]+")


def names() -> SearchStrategy[str]:
    """Names as a portfolio keeps them: in composed form and without spaces around them."""
    anything = st.text(_CHARACTERS, min_size=1, max_size=20).map(clean_name)
    odd = anything.filter(lambda name: name and not unsafe_in(name) and not _LOOKS_LIKE_A_NUMBER.fullmatch(name))
    tricky = ("null", "true", "No", "~", "- a", "a: b", "#1", "0123", "1.0", "2026-11-01", "'", '"', "{x}", "Zoë", "李")
    return st.one_of(st.sampled_from(tricky), odd)


def _word(literal: object) -> SearchStrategy[str | None]:
    return st.sampled_from((None, *get_args(literal)))


def _number(low: float, high: float) -> SearchStrategy[float | None]:
    return st.none() | st.floats(low, high)


# Fields are drawn from strategies made once: to make them anew for every entry takes most of the time of a test.
_COMPANY = st.fixed_dictionaries(
    {
        "size": _word(words.Size),
        "objective": _word(words.Objective),
        "support": _word(words.Support),
        "automation": _word(words.Automation),
    }
)
_MANAGER = st.fixed_dictionaries(
    {
        "experience": _word(words.Experience),
        "started": st.none() | st.dates(date(2026, 6, 1), date(2027, 1, 31)),
        "fte": _number(0.05, 1.5),
        # now and then more than there is of the month
        "other_duties_hours": _number(0, 150),
        "role": st.sampled_from((None, None, *get_args(words.Role))),
        "scope": _word(words.Scope),
        "assistants": st.sampled_from((None, 0, 1, 2, 5)),
        "support": _word(words.Support),
        "automation": _word(words.Automation),
        "expertise": st.lists(st.sampled_from(INDUSTRIES), max_size=3).map(tuple),
        "performance": _word(words.Performance),
        "revenue_target": _number(0, 1e7),
        "cost_per_year": _number(0, 1e6),
    }
)
_ACCOUNT = st.fixed_dictionaries(
    {
        "tier": _word(words.Tier),
        "size": _word(words.Size),
        "complexity": _word(words.Complexity),
        "industry": st.sampled_from((None, *INDUSTRIES)) | names(),
        "service": _word(words.Service),
        "contact": _word(words.Contact),
        "objective": _word(words.Objective),
        "geography": _word(words.Geography),
        "fit": _word(words.Fit),
        "stage": _word(words.Stage),
        "count": st.sampled_from((1, 1, 1, 2, 3, 7, 12)),
        "revenue": _number(0, 1e6),
        "hours_per_month": st.none() | _number(0.1, 60),
    }
)
_REVIEWED = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
_CURRENCY = st.sampled_from((None, "USD", "EUR"))
_TITLE = st.none() | names()


@st.composite
def portfolios(
    draw: DrawFn, *, min_managers: int = 0, max_managers: int = 3, min_accounts: int = 0, max_accounts: int = 5
) -> Portfolio:
    """A portfolio that is valid and of which every part may be missing."""
    some = draw(st.lists(names(), min_size=min_managers, max_size=max_managers, unique=True))
    others = draw(st.lists(names(), min_size=min_accounts, max_size=max_accounts, unique=True))
    whose = st.sampled_from((None, *some, *some))
    return Portfolio(
        name=draw(_TITLE),
        currency=draw(_CURRENCY),
        reviewed=draw(_REVIEWED),
        company=Company(**draw(_COMPANY)),
        managers=tuple(Manager(name=name, **draw(_MANAGER)) for name in some),
        accounts=tuple(Account(name=name, manager=draw(whose), **draw(_ACCOUNT)) for name in others),
    )
