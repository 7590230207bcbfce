"""However people keep their list of accounts, it is judged as the same accounts in a portfolio are."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amcap import Assessment, assess
from amcap.guards import guarded
from amcap.model import vocabulary as words
from tests.reading.tables.build import report_of

LAYOUTS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("layouts.yaml").read_text("utf-8"))
IDS = ("0058d000004kXYz", "0058d000004kXYZ", "ann@example.com")
"""Two of them differ in case alone, and are two users."""

ODD = "deluxe?"
"""A level of service that means nothing to amcap."""


def _one(literal: object) -> st.SearchStrategy[str | None]:
    return st.sampled_from((None, *get_args(literal)))


ACCOUNT = st.fixed_dictionaries(
    {
        "owner": st.sampled_from((None, 0, 0, 1, 2)),
        "industry": st.sampled_from((None, "healthcare", "software", "retail", "manufacturing")),
        "tier": st.sampled_from((None, "key", "standard")),
        "size": _one(words.Size),
        "complexity": _one(words.Complexity),
        "service": st.sampled_from((None, ODD, *get_args(words.Service))),
        "contact": _one(words.Contact),
        "stage": _one(words.Stage),
        "revenue": st.none() | st.integers(0, 900_000),
    }
)


def is_plain(accounts: list[dict[str, Any]]) -> bool:
    """Whether no owner stands but once on top of blank cells, as where rows are grouped by owner: those are filled."""
    owners = [account["owner"] for account in accounts if account["owner"] is not None]
    return len(set(owners)) < len(owners) or len(owners) in (0, len(accounts))


def heeding(layout: dict[str, Any], accounts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The accounts as far as a layout can hold them: amcap's own takes its own words alone."""
    if layout["columns"]["name"] != "name":
        return accounts
    return [{**account, "service": None if account["service"] == ODD else account["service"]} for account in accounts]


def as_portfolio(layout: dict[str, Any], accounts: list[dict[str, Any]]) -> dict[str, Any]:
    """The accounts as a portfolio has them; what amcap does not understand is not told there."""
    told = []
    for name, account in zip(layout["names"], accounts, strict=False):
        fields = {key: value for key, value in account.items() if key != "owner" and value not in (None, ODD)}
        owner = account["owner"]
        told.append({"name": name, **fields, **({} if owner is None else {"manager": layout["people"][owner]})})
    return {"name": "List", "managers": people(layout), "accounts": told}


def people(layout: dict[str, Any]) -> list[dict[str, str]]:
    with_ids = layout.get("owner") == "id"
    pairs = zip(layout["people"], IDS, strict=True)
    return [{"name": name, **({"id": id_} if with_ids else {})} for name, id_ in pairs]


def as_table(layout: dict[str, Any], accounts: list[dict[str, Any]]) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=layout["delimiter"], lineterminator="\r\n")
    width = len(layout["columns"])
    writer.writerows([line, *[""] * (width - 1)] for line in layout["above"])
    writer.writerow(layout["columns"].values())
    owners = IDS if layout.get("owner") == "id" else layout["people"]
    for name, account in zip(layout["names"], accounts, strict=False):
        cells = {**account, "name": name, "manager": None if account["owner"] is None else owners[account["owner"]]}
        writer.writerow("" if cells[field] is None else guarded(str(cells[field])) for field in layout["columns"])
    if layout["total"]:
        total = sum(account["revenue"] or 0 for account in accounts)
        sums = {"name": layout["total"], "revenue": total}
        writer.writerow(sums.get(field, "") for field in layout["columns"])
    return text.getvalue().encode(layout["encoding"])


def judged(folder: Path, name: str, portfolio: dict[str, Any]) -> dict[str, Any]:
    """The assessment of a portfolio, but for where what it tells stands in the files."""
    path = folder / name
    path.write_text(json.dumps(portfolio), "utf-8")
    found: Assessment = assess(path, as_of=date(2026, 11, 25))
    return {
        "managers": found.managers,
        "team": found.team,
        "headline": found.headline,
        "assumptions": found.assumptions,
        "accounts": [account._replace(file=None, line=None) for account in found.accounts],
        "findings": [finding._replace(file=None, line=None) for finding in found.findings],
    }


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout["called"])
@given(accounts=st.lists(ACCOUNT, min_size=2, max_size=8).filter(is_plain))
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.differing_executors])
def test_a_list_is_judged_as_the_same_accounts_in_a_portfolio(
    layout: dict[str, Any], accounts: list[dict[str, Any]]
) -> None:
    accounts = heeding(layout, accounts)
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "list.csv").write_bytes(as_table(layout, accounts))
        pointing = {"name": "List", "managers": people(layout), "accounts": {"file": "list.csv"}}
        assert judged(folder, "table.json", pointing) == judged(folder, "whole.json", as_portfolio(layout, accounts))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout["called"])
@given(accounts=st.lists(ACCOUNT, min_size=2, max_size=8).filter(is_plain))
@settings(deadline=None, max_examples=10)
def test_what_is_not_understood_is_counted(layout: dict[str, Any], accounts: list[dict[str, Any]]) -> None:
    accounts = heeding(layout, accounts)
    odd = sum(account["service"] == ODD for account in accounts)
    report = report_of(as_table(layout, accounts))
    assert sum(report.unmapped.get("service", {}).values()) == odd
    assert set(report.columns) == set(layout["columns"])
