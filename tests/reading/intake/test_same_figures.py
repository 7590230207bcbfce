"""A portfolio made by an import assesses as the tables that it was made of, inline or pointing at them."""

from collections import Counter
from pathlib import Path

import pytest

from tests.cli.process import ROOT
from tests.reading.intake.build import assessment, imported, portfolio_in, table

EXPORTS = ROOT / "tests" / "reading" / "tables" / "exports"
EXPORTED = sorted(path.name for path in EXPORTS.glob("*.csv"))


def figures(report: dict) -> list:  # type: ignore[type-arg]
    """The team, every manager and every account's workload; names and places apart, which an import may change."""
    accounts = Counter((a["manager"], a["count"], a["workload"], a["workload_hours"]) for a in report["accounts"])
    return [report["team"], report["managers"], report["assumptions"], accounts]


@pytest.mark.parametrize("name", EXPORTED)
def test_every_export_assesses_as_its_import(tmp_path: Path, name: str) -> None:
    imported(tmp_path, EXPORTS / name)
    imported(tmp_path, EXPORTS / name, "--keep-csv", "-o", "kept.yaml")
    inline = figures(assessment(tmp_path, "portfolio.yaml"))
    assert figures(assessment(tmp_path, "kept.yaml")) == inline
    # The managers alone, and the accounts straight from the CSV.
    assert figures(assessment(tmp_path, "portfolio.yaml", "--accounts", EXPORTS / name)) == inline


def test_settings_given_to_the_import_go_into_a_portfolio_that_keeps_the_file(tmp_path: Path) -> None:
    rows = ["Deal,Rep,State,Paid", 'A,Ann,Open,"1.234"', "B,Ben,Closed,2", "C,,Open,3", "D,Ann,Lost,4"]
    table(tmp_path / "a.csv", *rows)
    options = ["--columns", "name=Deal", "--columns", "manager=Rep", "--columns", "revenue=paid", "--from", "Generic"]
    options += ["--where", "State=!closed", "--where", "State=!Lost", "--numbers", "1.234,56", "--encoding", "utf-8"]
    imported(tmp_path, "a.csv", *options)
    imported(tmp_path, "a.csv", *options, "--keep-csv", "-o", "kept.yaml")
    kept = (tmp_path / "kept.yaml").read_text("utf-8")
    assert kept.partition("accounts:\n")[2] == (
        "  file: a.csv\n"
        "  from: generic\n"
        "  columns:\n"
        "    name: Deal\n"
        "    manager: Rep\n"
        "    revenue: paid\n"
        "  where:\n"
        '    State: ["!closed", "!Lost"]\n'
        '  numbers: "1.234,56"\n'
        "  encoding: utf-8\n"
    )
    inline = portfolio_in((tmp_path / "portfolio.yaml").read_text("utf-8"))
    assert [(account.name, account.revenue) for account in inline.accounts] == [("A", 1234), ("C", 3)]
    assert figures(assessment(tmp_path, "kept.yaml")) == figures(assessment(tmp_path, "portfolio.yaml"))


def test_a_portfolio_elsewhere_finds_the_file_that_it_points_at(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out" / "deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to("out/deep")
    table(tmp_path / "in" / "- a: b.csv", "Name,Owner", "Acme,Ann")
    for output in ("out/portfolio.yaml", "out/deep/portfolio.yaml", "link/other.yaml", str(tmp_path / "absolute.yaml")):
        imported(tmp_path, "in/- a: b.csv", "--keep-csv", "-o", output)
        assert assessment(tmp_path, output)["portfolio"]["accounts"] == 1


def test_several_files_make_one_team(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", "Name,Owner", "Acme,Ann")
    table(tmp_path / "b.csv", "Account Name;Account Owner;Account ID;Employees", "Best;Ben;1;10", "Acme;Ann;2;900")
    imported(tmp_path, "a.csv", "b.csv")
    report = assessment(tmp_path, "portfolio.yaml")
    assert [(one["name"], one["accounts"]) for one in report["managers"]] == [("Ann", 2), ("Ben", 1)]
    assert [one["name"] for one in report["accounts"]] == ["Acme", "Best", "Acme (2)"]


def test_the_example_with_a_crm_export_says_what_its_comment_says(tmp_path: Path) -> None:
    report = assessment(ROOT, "examples/crm/portfolio.yaml")
    assert [(one["name"], one["verdict"]) for one in report["managers"]] == [
        ("Ingrid Solheim", "overloaded"), ("Tomasz Wilk", "underloaded"), ("Aoife Brennan", "healthy"),
        ("Jonas Brandt", "underloaded"),
    ]  # fmt: skip
    assert len(report["accounts"]) == 24
    assert [one["name"] for one in report["accounts"] if one["manager"] is None] == ["Alpenblick Resorts"]
    # As Ingrid's tiers: four of eight strategic, so key.
    assert Counter(one["manager"] for one in report["accounts"])["Ingrid Solheim"] == 8
    imported(tmp_path, ROOT / "examples/crm/accounts.csv", "--where", "Type=!Prospect")
    names = {one["name"] for one in assessment(tmp_path, "portfolio.yaml")["managers"]}
    assert names == {one["name"] for one in report["managers"]}
