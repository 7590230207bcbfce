"""The portfolio's schema accepts what the reader accepts, and refuses what the reader refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import amcap
from amcap.model.portfolio import Account, Company, Manager, Portfolio
from amcap.reading.json_reader import parse_json
from amcap.reading.portfolio import parse_portfolio
from amcap.reading.problems import InputError
from amcap.reading.yaml_reader import parse_yaml
from tests.cli.process import ROOT
from tests.schemas.schemas import accepts, changed, complaints
from tests.schemas.values import VALUES
from tests.strategies import portfolios

FILES = [*sorted((ROOT / "examples").glob("*.yaml")), Path(amcap.__file__).parent / "starter.yaml"]
Place = tuple[str | int, ...]

BASE: dict[str, Any] = {"company": {}, "managers": [{"name": "Ada"}], "accounts": [{"name": "Ada"}]}
PLACES: list[Place] = [
    *((field,) for field in Portfolio.model_fields),
    *(("company", field) for field in Company.model_fields),
    *(("managers", 0, field) for field in Manager.model_fields),
    *(("accounts", 0, field) for field in Account.model_fields),
]

BAD: list[tuple[str, Place, object]] = [
    # what is wrong, where it stands, the value
    ("an unknown key", ("mangers",), [{"name": "Ada"}]),
    ("an unknown key of the company", ("company", "sise"), "large"),
    ("an unknown key of a manager", ("managers", 0, "experiance"), "senior"),
    ("an unknown key of an account", ("accounts", 0, "sise"), "large"),
    ("a wrong word", ("accounts", 0, "size"), "big"),
    ("a word in capitals", ("accounts", 0, "size"), "Large"),
    ("a word of another field", ("managers", 0, "experience"), "large"),
    ("more than a job and a half", ("managers", 0, "fte"), 2),
    ("no job at all", ("managers", 0, "fte"), 0),
    ("a percentage in words", ("managers", 0, "fte"), "80%"),
    ("more hours than a month has", ("managers", 0, "other_duties_hours"), 745),
    ("half an assistant", ("managers", 0, "assistants"), 0.5),
    ("one industry without a list", ("managers", 0, "expertise"), "retail"),
    ("no account", ("accounts", 0, "count"), 0),
    ("no hours", ("accounts", 0, "hours_per_month"), 0),
    ("a negative amount", ("accounts", 0, "revenue"), -1),
    ("an amount with its currency", ("accounts", 0, "revenue"), "120000 USD"),
    ("yes for a number", ("accounts", 0, "revenue"), True),
    ("a number for a name", ("accounts", 0, "name"), 365),
    ("a blank name", ("accounts", 0, "name"), "  "),
    ("no name", ("accounts", 0), {"size": "large"}),
    ("an empty entry", ("accounts", 0), None),
    ("a day that there is not", ("reviewed",), "2026-02-30"),
    ("a day as people write it", ("reviewed",), "01.09.2026"),
    ("a currency's sign", ("currency",), "$"),
    ("another version", ("version",), 2),
    ("a group for a list", ("managers",), {"name": "Ada"}),
    ("a list for a group", ("company",), [{"size": "large"}]),
]


def reader_accepts(data: object) -> bool:
    try:
        parse_portfolio(parse_json(json.dumps(data), "portfolio.json"))
    except InputError:
        return False
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_files_that_amcap_ships_are_valid(path: Path) -> None:
    data = parse_yaml(path.read_text("utf-8"), path.name).data
    assert complaints("portfolio", data) == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(portfolios())
def test_every_portfolio_is_valid_with_its_absent_fields_left_out_or_empty(portfolio: Portfolio) -> None:
    assert complaints("portfolio", portfolio.model_dump(mode="json")) == []
    assert complaints("portfolio", portfolio.model_dump(mode="json", exclude_defaults=True)) == []


@pytest.mark.parametrize(("place", "value"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_what_the_reader_refuses_the_schema_refuses_at_the_same_place(place: Place, value: object) -> None:
    data = changed(BASE, place, value)
    assert not reader_accepts(data)
    found = complaints("portfolio", data)
    assert found
    assert all(complaint.startswith(".".join(map(str, place[:-1]))) for complaint in found)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_reader_and_schema_agree_on_every_value_of_a_field(place: Place) -> None:
    data = [changed(BASE, place, value) for value in VALUES]
    read = [value for value, changed_data in zip(VALUES, data, strict=True) if reader_accepts(changed_data)]
    valid = [value for value, changed_data in zip(VALUES, data, strict=True) if accepts("portfolio", changed_data)]
    if place == ("accounts", 0, "manager"):
        # That a manager of this name exists is more than a schema can ask.
        assert set(read) == {None, "Ada"} <= set(valid)
    elif place == ("accounts", 0, "not_with"):
        assert read == [None, []]
        assert [value for value in valid if value not in read] == [["retail"]]
    else:
        assert valid == read
    assert 0 < len(read) < len(VALUES)


@pytest.mark.parametrize("data", [None, [], "portfolio", 1, True], ids=str)
def test_a_portfolio_is_a_group_of_keys(data: object) -> None:
    assert not accepts("portfolio", data)
    assert not reader_accepts(data)


def test_an_empty_portfolio_is_valid() -> None:
    assert accepts("portfolio", {})
    assert reader_accepts({})
