"""The JSON that scripts rely on: section 6 of the design, typed by hand."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.portfolios import TWO_ERRORS, Data, account, manager, portfolio, written
from tests.cli.process import ROOT
from tests.conftest import Run

EMPTY: Data = {}
RANGE = {"likely", "low", "high"}
DRIVER = {"parameter", "share_of_variance", "term"}

SHAPE: Data = {
    "schema_version": None,
    "tool": {"name", "version"},
    "rulebook": {"id", "revision"},
    "as_of": None,
    "standard_month_hours": None,
    "portfolio": {"name", "source", "managers", "accounts"},
    "headline": None,
    "team": {
        "workload": None,
        "capacity": None,
        "load": RANGE,
        "probability_over": None,
        "firm": None,
        "verdict": None,
        "hires": RANGE,
        "target_load": None,
        "hires_to_plan": None,
        "shortfall": None,
        "unassigned_accounts": None,
        "unassigned_workload": None,
        "drivers": [DRIVER],
    },
    "managers": [
        {
            "name": None,
            "accounts": None,
            "workload": None,
            "workload_hours": None,
            "capacity": None,
            "capacity_hours": None,
            "load": RANGE,
            "probability_over": None,
            "firm": None,
            "verdict": None,
            "fair_share": RANGE,
            "recommended_accounts": RANGE,
            "hours_per_account": None,
            "headroom": {
                "workload": None,
                "hours": None,
                "accounts": [{"heuristic", "accounts_per_manager", "accounts"}],
            },
            "revenue": None,
            "revenue_target": None,
            "drivers": [DRIVER],
        }
    ],
    "accounts": [
        {
            "name": None,
            "manager": None,
            "count": None,
            "workload": None,
            "workload_hours": None,
            "basis": None,
            "heuristic": None,
            "accounts_per_manager": None,
            "factors": [{"factor", "level", "effect", "assumed"}],
            "bounded": None,
            "segment": None,
            "tier": None,
            "size": None,
            "complexity": None,
            "revenue": None,
            "position": None,
            "file": None,
            "line": None,
        }
    ],
    "assumptions": [{"factor", "subject_kind", "kind", "value", "count", "example", "effect"}],
    "findings": [
        {
            "id": None,
            "level": None,
            "subject": {"kind", "name"},
            "manager": None,
            "position": None,
            "accounts": None,
            "message": None,
            "advice": [{"action", "account", "accounts", "manager", "hours", "load_after"}],
            "accepted": ({"until", "reason"},),
            "source": {"document", "section"},
            "file": None,
            "line": None,
        }
    ],
    "gate": {"fail_on", "tripped", "reasons"},
}
"""None: any one value; a set: an object of values with these keys; a list: a list of objects of one shape;
a tuple: that or null."""

# One manager without time for a book, one with neither book nor target: whatever is null somewhere is null here.
NOTHING_LEFT = portfolio(
    [manager("Ada", other_duties_hours=744), manager("Bea")], [account("Acme", "Ada", 10), account("Lost", None, 10)]
)
ACCEPTED = {"finding": "overloaded", "subject": "Ada", "until": "2026-12-31", "reason": "Bea comes in January"}
CASES = [
    *(pytest.param(path, id=path.stem) for path in sorted((ROOT / "examples").glob("*.yaml"))),
    pytest.param(EMPTY, id="empty"),
    pytest.param({"managers": [{"name": "Ada"}]}, id="no accounts"),
    pytest.param({"accounts": [{"name": "Acme"}]}, id="no managers"),
    pytest.param(NOTHING_LEFT, id="no capacity"),
    pytest.param(TWO_ERRORS, id="overloaded"),
    pytest.param({**TWO_ERRORS, "accept": [ACCEPTED]}, id="accepted"),
]


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest, call: Run, tmp_path_factory: pytest.TempPathFactory) -> tuple[Data, str]:
    """A portfolio as plain data, and the JSON report on it."""
    from amcap.reading.load import load_document

    given = request.param
    path = given if isinstance(given, Path) else written(given, tmp_path_factory.mktemp("portfolio"))
    ran = call("assess", path, "--format", "json", "--as-of", "2026-11-22")
    assert (ran.code, ran.stderr) == (0, "")
    data = load_document(str(path)).data
    assert isinstance(data, dict)
    return data, ran.stdout


def differences(value: Any, shape: Any, place: str = "") -> Iterator[str]:
    """Where a value has other keys than a shape, or in another order."""
    if isinstance(shape, list):
        for index, entry in enumerate(value):
            yield from differences(entry, shape[0], f"{place}[{index}]")
    elif isinstance(shape, tuple):
        if value is not None:
            yield from differences(value, shape[0], place)
    elif isinstance(shape, set):
        if set(value) != shape:
            yield f"{place}: {sorted(value)}"
    elif isinstance(shape, dict):
        if list(value) != list(shape):
            yield f"{place}: {list(value)}"
        else:
            for key, part in shape.items():
                yield from differences(value[key], part, f"{place}.{key}")


def test_the_report_has_the_keys_of_the_contract_and_no_others(case: tuple[Data, str]) -> None:
    report = json.loads(case[1])
    assert not list(differences(report, SHAPE))
    assert report["schema_version"] == "2.0"
    assert report["as_of"] == "2026-11-22"
    assert report["standard_month_hours"] == 130.0


def test_no_key_comes_twice(case: tuple[Data, str]) -> None:
    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs)
        return dict(pairs)

    json.loads(case[1], object_pairs_hook=build)


def test_managers_and_accounts_come_in_the_order_of_the_file(case: tuple[Data, str]) -> None:
    data, report = case[0], json.loads(case[1])
    for section in ("managers", "accounts"):
        assert [entry["name"] for entry in report[section]] == [entry["name"] for entry in data.get(section, [])]


def test_findings_come_by_level_and_then_in_the_order_of_the_file(case: tuple[Data, str]) -> None:
    findings = json.loads(case[1])["findings"]
    order = [(("error", "warning", "note").index(each["level"]), each["line"] or 0) for each in findings]
    assert order == sorted(order)


def test_numbers_are_finite_and_have_at_most_six_places(case: tuple[Data, str]) -> None:
    numbers: list[Decimal] = []

    def keep(text: str) -> None:
        numbers.append(Decimal(text))

    def refuse(text: str) -> None:
        pytest.fail(f"{text} is not JSON")

    json.loads(case[1], parse_float=keep, parse_constant=refuse)
    assert numbers
    assert [number for number in numbers if round(number, 6) != number] == []
    assert [number for number in numbers if number.is_zero() and number.is_signed()] == []


def test_shares_of_uncertainty_add_up_to_one(case: tuple[Data, str]) -> None:
    for entry in json.loads(case[1])["managers"]:
        shares = [driver["share_of_variance"] for driver in entry["drivers"]]
        assert shares == sorted(shares, reverse=True)
        # Each is rounded to six places.
        assert sum(shares) == pytest.approx(1, abs=1e-6 * len(shares)) or not shares


def test_the_counts_of_the_portfolio_are_those_of_its_entries(case: tuple[Data, str]) -> None:
    report = json.loads(case[1])
    assert report["portfolio"]["managers"] == len(report["managers"])
    assert report["portfolio"]["accounts"] == sum(entry["count"] for entry in report["accounts"])


def test_without_a_gate_nothing_trips(case: tuple[Data, str]) -> None:
    assert json.loads(case[1])["gate"] == {"fail_on": [], "tripped": False, "reasons": []}


def test_the_gate_tells_what_it_was_asked_for_and_whether_it_tripped(call: Run, tmp_path: Path) -> None:
    path = written(TWO_ERRORS, tmp_path)
    ran = call("assess", path, "--json", "--fail-on", "overloaded", "--fail-on", "note")
    gate = json.loads(ran.stdout)["gate"]
    assert (gate["fail_on"], gate["tripped"], bool(gate["reasons"])) == (["overloaded", "note"], True, True)
    ran = call("assess", path, "--json", "--fail-on", "stretched", "--fail-on", "never")
    assert json.loads(ran.stdout)["gate"] == {"fail_on": ["stretched"], "tripped": False, "reasons": []}


def test_nothing_left_is_null_and_not_a_number(call: Run, tmp_path: Path) -> None:
    ran = call("assess", written(NOTHING_LEFT, tmp_path), "--json")
    ada, bea = json.loads(ran.stdout)["managers"]
    nothing = {"likely": None, "low": None, "high": None}
    assert (ada["load"], ada["probability_over"], ada["verdict"]) == (nothing, 1.0, "no-capacity")
    assert (bea["load"]["likely"], bea["probability_over"], bea["verdict"]) == (0.0, 0.0, "empty")


def test_the_same_input_gives_the_same_bytes(run: Run) -> None:
    reports = [
        run("assess", "examples/agency.yaml", *form, "--as-of", "2026-11-22", env={"PYTHONHASHSEED": seed}).out
        for form in (["--json"], ["--format", "table"])
        for seed in ("1", "2")
    ]
    assert reports[0] == reports[1]
    assert reports[2] == reports[3]
