"""CSV: what a reader of it gets back, and what a spreadsheet does not run."""

import csv
from datetime import date
from typing import Any, get_args, get_origin

import pytest

from amcap.characters import visible
from amcap.guards import unguarded
from amcap.model.assessment import AccountAssessment, Assessment, ManagerAssessment
from amcap.model.finding import Finding
from amcap.model.waiver import Waiver
from amcap.rendering.assessment.csv_text import TABLES, render_csv
from amcap.rendering.parts.look import Look, Rows
from tests.engine.build import a_manager, assessed, measured
from tests.rendering.assessment.hostile import NAMES, names_everywhere

EVERY_TABLE = get_args(Rows)


def table(assessment: Assessment, rows: Rows = "managers") -> list[dict[str, str]]:
    return list(csv.DictReader(render_csv(assessment, Look(rows=rows)).splitlines(), strict=True))


def leaves(kind: Any, path: str = "") -> set[str]:
    """The figures of a record of the contract, as the paths that lead to them."""
    found: set[str] = set()
    for name, hint in kind.__annotations__.items():
        place = f"{path}.{name}" if path else name
        (record,) = [each for each in get_args(hint) or (hint,) if hasattr(each, "_fields")] or [None]
        found |= {place} if record is None or get_origin(hint) is tuple else leaves(record, place)
    return found


@pytest.mark.parametrize(
    ("rows", "record"), [("managers", ManagerAssessment), ("accounts", AccountAssessment), ("findings", Finding)]
)
def test_every_figure_of_the_contract_has_a_column(rows: Rows, record: Any) -> None:
    columns = {path.partition(".0.")[0] for path in TABLES[rows].columns}
    assert columns == leaves(record)


def test_there_is_a_table_for_every_choice_of_rows() -> None:
    assert tuple(TABLES) == EVERY_TABLE


def test_a_row_a_manager_with_the_figures_of_the_json() -> None:
    # 104 of 130 measured hours, and a manager whose other duties leave nothing.
    result = assessed(
        [a_manager(), a_manager("Bea", other_duties_hours=744.0)],
        [measured(share=0.8), measured("Best", share=0.1, manager="Bea")],
    )
    ada, bea = table(result)
    assert (ada["name"], ada["accounts"], ada["workload"], ada["workload_hours"]) == ("Ada", "1", "0.8", "104.0")
    assert (ada["load_likely"], ada["verdict"], ada["firm"], ada["hours_per_account"]) == (
        "0.8", "healthy", "false", "130.0"
    )  # fmt: skip
    # a fifth of a standard manager is left, and 5, 10 and 17.5 times that of accounts
    assert ada["headroom_accounts"] == "five 5.0 1; ten 10.0 2; fifteen-to-twenty 17.5 3; dedicated 1.0 0"
    # ln(1 + 0.9 ^ 2 / 12) = 0.06532 beside (ln(0.88 / 0.65) / 2.5632) ^ 2 = 0.01397
    assert (ada["top_driver"], ada["top_driver_share"]) == ("measured:hours", "0.823817")
    assert (bea["load_likely"], bea["load_low"], bea["verdict"], bea["probability_over"]) == (
        "", "", "no-capacity", "1.0"
    )  # fmt: skip
    assert (bea["revenue"], bea["top_driver"], bea["top_driver_share"]) == ("", "", "")
    assert bea["headroom_workload"] == "-0.1"


def test_a_row_an_account_entry_with_its_factors_in_one_cell() -> None:
    (row,) = table(assessed([a_manager()], [measured(share=0.8)]), "accounts")
    assert (row["name"], row["manager"], row["count"], row["workload"]) == ("Acme", "Ada", "1", "0.8")
    assert (row["basis"], row["heuristic"], row["factors"], row["bounded"]) == ("measured", "", "", "false")


def test_a_row_a_finding_with_subject_and_source_laid_flat() -> None:
    (row,) = table(assessed([a_manager()], [measured(share=0.5)]), "findings")
    assert (row["id"], row["level"], row["subject_kind"], row["subject_name"]) == (
        "underloaded", "note", "manager", "Ada"
    )  # fmt: skip
    assert (row["source_document"], row["source_section"], row["line"]) == ("S1", "Capacity", "")


def test_advice_and_acceptance_stand_beside_the_finding() -> None:
    # 1.05 of Ada's month is over by the smallest account there is: Bea, who has 0.5, takes it and has 0.6.
    accept = Waiver(finding="stretched", subject="Ada", until=date(2026, 12, 31), reason="=until Cy is here")
    accounts = [measured(share=0.95), measured("Least", share=0.1), measured("Best", share=0.5, manager="Bea")]
    result = assessed([a_manager(), a_manager("Bea")], accounts, accept=(accept,))
    rows = {row["id"]: row for row in table(result, "findings")}
    told = rows["stretched"]
    assert told["advice"] == "move Least 1 Bea 13.0 0.6"
    assert (told["accepted_until"], unguarded(told["accepted_reason"])) == ("2026-12-31", "=until Cy is here")
    assert told["accepted_reason"] != "=until Cy is here"
    others = [row for row in rows.values() if row is not told]
    assert others
    assert {(row["advice"], row["accepted_until"], row["accepted_reason"]) for row in others} == {("", "", "")}
    # nobody has room
    lone = assessed([a_manager()], [measured(share=0.95), measured("Least", share=0.1)])
    assert "hand-over Least 1 - 13.0 -" in [row["advice"] for row in table(lone, "findings")]


@pytest.mark.parametrize("rows", EVERY_TABLE)
def test_the_header_is_there_when_nothing_else_is(rows: Rows) -> None:
    header = render_csv(assessed([], []), Look(rows=rows))
    full = render_csv(names_everywhere(), Look(rows=rows))
    assert header.count("\n") == 1
    assert full.startswith(header)


@pytest.mark.parametrize("rows", EVERY_TABLE)
def test_rows_end_with_a_line_feed_and_are_one_line_each(rows: Rows) -> None:
    result = names_everywhere()
    text = render_csv(result, Look(rows=rows))
    assert "\r" not in text
    assert text.endswith("\n")
    assert text.count("\n") == 1 + len(TABLES[rows].records(result))


def test_names_come_back_as_they_are_once_the_guards_are_taken_out() -> None:
    result = names_everywhere("note")
    assert [unguarded(row["name"]) for row in table(result)] == [visible(manager.name) for manager in result.managers]
    accounts = [(unguarded(row["name"]), unguarded(row["manager"])) for row in table(result, "accounts")]
    assert accounts == [(visible(account.name), visible(account.manager or "")) for account in result.accounts]
    findings = [unguarded(row["message"]) for row in table(result, "findings")]
    assert findings == [visible(finding.message) for finding in result.findings]
    assert len(NAMES) == len(result.managers)


@pytest.mark.parametrize("rows", EVERY_TABLE)
def test_no_cell_begins_like_a_formula_unless_it_is_a_number(rows: Rows) -> None:
    for row in table(names_everywhere("error"), rows):
        for cell in row.values():
            if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "::")):
                float(cell)


def test_no_line_begins_like_a_command_of_a_build_server() -> None:
    for rows in EVERY_TABLE:
        lines = render_csv(names_everywhere(), Look(rows=rows)).splitlines()
        assert [line for line in lines if line.startswith("::")] == []


def test_conditions_stand_on_the_rows_that_meet_them() -> None:
    result = names_everywhere("overloaded", "load>105%")
    for row, manager in zip(table(result), result.managers, strict=True):
        expected = {"overloaded": "overloaded; load>105%", "stretched": "load>105%", "underloaded": ""}
        assert row["tripped_by"] == expected[manager.verdict]
        assert (row["fail_on"], row["gate"]) == ("overloaded; load>105%", "tripped")
    for row in table(result, "findings"):
        assert row["tripped_by"] == ("overloaded" if row["id"] == "overloaded" else "")


def test_an_account_trips_its_own_row_and_that_of_its_manager() -> None:
    # Of four accounts one brings 1,000,000 of 1,300,000 a year, which is a note on the account.
    from amcap.engine.gate import gated

    accounts = [measured(share=0.8, revenue=1e6), measured("Best", share=0.03, count=3, revenue=1e5)]
    result = gated(assessed([a_manager()], accounts), ["concentration"])
    assert [row["tripped_by"] for row in table(result)] == ["concentration"]
    assert [row["tripped_by"] for row in table(result, "accounts")] == ["concentration", ""]
