"""What `assess --json` writes is what the assessment's schema says, on every run."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from amcap.engine.assess import assess
from amcap.model.portfolio import Account, Manager, Portfolio
from amcap.reading.rulebook import load_rulebook
from amcap.rendering.parts.json_text import render_json
from tests.cli.process import ROOT
from tests.conftest import Run
from tests.schemas.schemas import accepts, changed, complaints, objects
from tests.strategies import portfolios

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
BOOK = load_rulebook()
AS_OF = date(2026, 11, 1)
SMALL = Portfolio(managers=(Manager(name="Ada"),), accounts=(Account(name="Acme", manager="Ada"),))


def report(portfolio: Portfolio) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render_json(assess(portfolio, BOOK, AS_OF)))
    return loaded


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_report_on_an_example_is_valid(run: Run, example: Path) -> None:
    ran = run("assess", example, "--json", "--as-of", "2026-11-22", "--fail-on", "never")
    assert (ran.code, ran.stderr) == (0, "")
    assert complaints("assessment", json.loads(ran.stdout)) == []


@pytest.mark.parametrize(
    ("options", "code"),
    [(["--fail-on", "note", "--fail-on", "load>50%"], 1), (["--manager", "陈美玲"], 0)],
    ids=["gated", "one manager"],
)
def test_a_report_that_is_gated_or_on_one_manager_is_valid(run: Run, options: list[str], code: int) -> None:
    ran = run("assess", "examples/agency.yaml", "--json", *options)
    assert ran.code == code
    assert complaints("assessment", json.loads(ran.stdout)) == []


def test_the_report_on_an_empty_portfolio_is_valid(run: Run) -> None:
    ran = run("assess", "-", "--json", stdin="{}")
    assert complaints("assessment", json.loads(ran.stdout)) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(portfolios())
def test_the_report_on_every_portfolio_is_valid(portfolio: Portfolio) -> None:
    assert complaints("assessment", report(portfolio)) == []


def test_a_figure_that_does_not_exist_is_null_and_valid() -> None:
    # 200 hours of other duties leave nothing of a month of 130.
    busy = Portfolio(managers=(Manager(name="Ada", other_duties_hours=200),), reviewed=date(2026, 1, 1))
    found = report(busy)
    assert found["managers"][0]["load"] == {"likely": None, "low": None, "high": None}
    assert complaints("assessment", found) == []


def test_every_key_of_a_report_is_required() -> None:
    found = objects("assessment")
    assert {
        key for key, described in found.items() if set(described["properties"]) != set(described["required"])
    } == set()
    # In the order of the contract, too.
    assert list(found[""]["properties"]) == list(report(SMALL))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("schema_version",), "1.0"),
        (("as_of",), "22.11.2026"),
        (("as_of",), "2026-02-30"),
        (("managers", 0, "verdict"), "busy"),
        (("managers", 0, "load"), None),
        (("managers", 0, "load", "likely"), "90%"),
        (("managers", 0, "accounts"), "12"),
        (("managers", 0, "workload"), None),
        (("managers", 0, "colour"), "red"),
        (("accounts", 0, "basis"), "guess"),
        (("gate", "tripped"), 0),
        (("extra",), 1),
    ],
    ids=str,
)
def test_what_no_report_holds_is_refused(place: tuple[str | int, ...], value: object) -> None:
    assert complaints("assessment", report(SMALL)) == []
    assert not accepts("assessment", changed(report(SMALL), place, value))
