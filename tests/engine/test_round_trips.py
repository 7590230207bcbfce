"""A portfolio survives being written and read, and an answer is JSON of one shape."""

import json
from datetime import date
from typing import Any, NoReturn

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings

from amcap.engine.assess import assess
from amcap.model.portfolio import Account, Portfolio
from amcap.model.waiver import Waiver
from amcap.reading.load import parse_document
from amcap.reading.portfolio import parse_portfolio
from amcap.rendering.parts.json_text import render_json
from tests.engine.build import AS_OF, BOOK, a_manager, an_account
from tests.strategies import portfolios

often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_RANGE = {"likely": 0, "low": 0, "high": 0}
_FACTOR = {"factor": 0, "level": 0, "effect": 0, "assumed": 0}
_DRIVER = {"parameter": 0, "share_of_variance": 0, "term": 0}
_ADVICE = {"action": 0, "account": 0, "accounts": 0, "manager": 0, "hours": 0, "load_after": 0}
# Keys of the contract: a list stands for any number of such entries, a tuple for one or null, 0 for any single
# value.
SHAPE: dict[str, Any] = {
    "schema_version": 0,
    "tool": {"name": 0, "version": 0},
    "rulebook": {"id": 0, "revision": 0},
    "as_of": 0,
    "standard_month_hours": 0,
    "portfolio": {"name": 0, "source": 0, "managers": 0, "accounts": 0},
    "headline": 0,
    "team": {
        "workload": 0, "capacity": 0, "load": _RANGE, "probability_over": 0, "firm": 0, "verdict": 0, "hires": _RANGE,
        "target_load": 0, "hires_to_plan": 0, "shortfall": 0, "unassigned_accounts": 0, "unassigned_workload": 0,
        "drivers": [_DRIVER],
    },
    "managers": [
        {
            "name": 0, "accounts": 0, "workload": 0, "workload_hours": 0, "capacity": 0, "capacity_hours": 0,
            "load": _RANGE, "probability_over": 0, "firm": 0, "verdict": 0, "fair_share": _RANGE,
            "recommended_accounts": _RANGE, "hours_per_account": 0,
            "headroom": {
                "workload": 0, "hours": 0,
                "accounts": [{"heuristic": 0, "accounts_per_manager": 0, "accounts": 0}],
            },
            "revenue": 0, "revenue_target": 0, "drivers": [_DRIVER],
        }
    ],
    "accounts": [
        {
            "name": 0, "manager": 0, "count": 0, "workload": 0, "workload_hours": 0, "basis": 0, "heuristic": 0,
            "accounts_per_manager": 0, "factors": [_FACTOR], "bounded": 0, "segment": 0, "tier": 0, "size": 0,
            "complexity": 0, "revenue": 0, "position": 0, "file": 0, "line": 0,
        }
    ],
    "assumptions": [{"factor": 0, "subject_kind": 0, "kind": 0, "value": 0, "count": 0, "example": 0, "effect": 0}],
    "findings": [
        {
            "id": 0, "level": 0, "subject": {"kind": 0, "name": 0}, "manager": 0, "position": 0, "accounts": 0,
            "message": 0, "advice": [_ADVICE], "accepted": ({"until": 0, "reason": 0},),
            "source": {"document": 0, "section": 0}, "file": 0, "line": 0,
        }
    ],
    "gate": {
        "fail_on": 0, "tripped": 0,
        "reasons": [
            {"condition": 0, "subject": {"kind": 0, "name": 0}, "manager": 0, "message": 0, "finding": 0}
        ],
    },
}  # fmt: skip


ACCEPTED = Waiver(finding="empty-manager", subject="Ada", until=date(2026, 12, 31), reason="new here")


def assert_shape(value: Any, shape: Any, path: str = "") -> None:
    if isinstance(shape, dict):
        assert list(value) == list(shape), path
        for key in shape:
            assert_shape(value[key], shape[key], f"{path}.{key}")
    elif isinstance(shape, list):
        for entry in value:
            assert_shape(entry, shape[0], f"{path}[]")
    elif isinstance(shape, tuple):
        if value is not None:
            assert_shape(value, shape[0], path)
    else:
        assert not isinstance(value, dict), path
        if isinstance(value, float):
            assert value == round(value, 6), path


def not_json(constant: str) -> NoReturn:
    raise AssertionError(f"{constant} is no JSON")


def answer_for(portfolio: Portfolio) -> dict[str, Any]:
    text = render_json(assess(portfolio, BOOK, AS_OF))
    return json.loads(text, parse_constant=not_json)


@often
@given(portfolios())
def test_a_portfolio_survives_json(portfolio: Portfolio) -> None:
    text = json.dumps(portfolio.model_dump(mode="json", exclude_none=True))
    assert Portfolio.model_validate_json(text) == portfolio
    assert parse_portfolio(parse_document(text, "portfolio.json", ".json")) == portfolio


@often
@given(portfolios())
def test_a_portfolio_survives_yaml(portfolio: Portfolio) -> None:
    data = portfolio.model_dump(mode="json", exclude_none=True)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    assert parse_portfolio(parse_document(text, "portfolio.yaml", ".yaml")) == portfolio


@often
@given(portfolios())
@example(Portfolio())
@example(Portfolio(managers=(a_manager(other_duties_hours=744.0),), accounts=(an_account(),)))
@example(Portfolio(accounts=(an_account(manager=None, hours_per_month=1.0),)))
@example(Portfolio(managers=(a_manager(),), accept=(ACCEPTED,)))
def test_an_answer_is_json_with_the_same_keys_on_every_run(portfolio: Portfolio) -> None:
    assert_shape(answer_for(portfolio), SHAPE)


@often
@given(portfolios())
def test_the_same_question_has_the_same_answer(portfolio: Portfolio) -> None:
    assert answer_for(portfolio) == answer_for(portfolio)


@pytest.mark.parametrize(
    ("fte", "hours", "count", "revenue"),
    [
        # the largest numbers that a portfolio may hold
        (1.5, 100_000, 10_000_000, 1e15),
        (0.001, 100_000, 10_000_000, 0.01),
        (1.5, 0.001, 1, 1e15),
        # next to the smallest: smaller ones would make loads without end
        (2e-9, 10, 1, 1),
        (1.0, 2e-9, 1, 1),
    ],
)
def test_numbers_at_the_ends_of_their_scale_are_still_assessed(
    fte: float, hours: float, count: int, revenue: float
) -> None:
    account = Account(name="Acme", manager="Ada", hours_per_month=hours, count=count, revenue=revenue)
    portfolio = Portfolio(managers=(a_manager(fte=fte, revenue_target=1e15),), accounts=(account,))
    assert_shape(answer_for(portfolio), SHAPE)
