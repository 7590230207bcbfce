"""Managers from a table: the entries a portfolio would hold, with their lines; open dates are asked about."""

from typing import Any

import pytest

from amcap.model.portfolio import Portfolio
from amcap.model.table import TableFile
from amcap.reading.problems import InputError
from amcap.reading.tables import ManagerRow, read_managers


def managers(text: str, **settings: Any) -> list[ManagerRow]:
    return read_managers("managers.csv", TableFile.model_validate({"file": "x", **settings}), data=text.encode())


def problems(text: str, **settings: Any) -> list[str]:
    with pytest.raises(InputError) as caught:
        managers(text, **settings)
    return [str(problem) for problem in caught.value.problems]


def test_every_field_of_a_manager_can_stand_in_a_table() -> None:
    ((entry, line),) = managers(
        "name;experience;started;fte;other_duties_hours;role;scope;assistants;support;automation;expertise;performance;"
        "revenue_target;cost_per_year\n"
        "Anna Berg;senior;2026-10-01;0,8;12;portfolio;national;1;strong;robust;healthcare, software;top;"
        "1.200.000;88028\n"
    )
    assert (entry, line) == (
        {
            "name": "Anna Berg",
            "experience": "senior",
            "started": "2026-10-01",
            "fte": 0.8,
            "other_duties_hours": 12.0,
            "role": "portfolio",
            "scope": "national",
            "assistants": 1,
            "support": "strong",
            "automation": "robust",
            "expertise": ["healthcare", "software"],
            "performance": "top",
            "revenue_target": 1200000.0,
            "cost_per_year": 88028.0,
        },
        2,
    )
    assert Portfolio.model_validate({"managers": [entry]}).managers[0].assistants == 1


def test_blank_cells_rows_and_columns_of_others_say_nothing() -> None:
    rows = managers("Manager,Office,fte,Seniority\n\nAnna,Bonn,,\n,,,\nBen,,0.5,Expert\nTotal,,,\n")
    assert rows == [({"name": "Anna"}, 3), ({"name": "Ben", "fte": 0.5, "experience": "expert"}, 5)]


def test_columns_values_and_rows_are_settled_as_for_accounts() -> None:
    rows = managers(
        "User,Grade,Active\nAnna,L5,yes\nBen,L2,yes\nCid,L2,no\n",
        columns={"experience": "Grade"},
        values={"experience": {"L5": "senior", "L2": "junior"}},
        where={"Active": "yes"},
    )
    assert [entry for entry, _ in rows] == [
        {"name": "Anna", "experience": "senior"},
        {"name": "Ben", "experience": "junior"},
    ]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["2026-10-01", "2026/1/2", "2026-10-01T08:00:00.000+0000"], ["2026-10-01", "2026-01-02", "2026-10-01"]),
        (["01.10.2026", "3.1.26 09:00:00"], ["2026-10-01", "2026-01-03"]),
        (["31/12/2025", "1/2/2026"], ["2025-12-31", "2026-02-01"]),
        (["1/2/2026", "12/31/25"], ["2026-01-02", "2025-12-31"]),
        (["5/5/2026"], ["2026-05-05"]),
    ],
)
def test_days_are_read_however_they_are_written(cells: list[str], days: list[str]) -> None:
    lines = "".join(f"M{number};{cell}\n" for number, cell in enumerate(cells))
    assert [entry["started"] for entry, _ in managers(f"name;started\n{lines}")] == days


def test_a_day_that_can_be_two_is_asked_about() -> None:
    text = "name;started\nAnna;1/2/2026\n"
    assert problems(text) == [
        "managers.csv:2:2: column 'started': '1/2/2026' can be day and month or month and day; "
        "say `dates: dmy` or `dates: mdy`"
    ]
    assert managers(text, dates="dmy")[0][0]["started"] == "2026-02-01"
    assert managers(text, dates="mdy")[0][0]["started"] == "2026-01-02"


def test_all_that_is_wrong_is_told_with_line_and_column() -> None:
    told = problems(
        "name,experience,fte,assistants,started\n"
        "Anna,senor,2,1.5,2026-02-30\n"
        ",,,,x\n"
        "Anna,,,,\n"
        "Ben,,,,,,x\n"
    )  # fmt: skip
    assert told == [
        "managers.csv:2:2: column 'experience': 'senor' is not one of junior, established, senior, expert. "
        "Did you mean 'senior'?",
        "managers.csv:2:3: column 'fte': " + told[1].partition("'fte': ")[2],
        "managers.csv:2:4: column 'assistants': should be a whole number, 0 or more and 1,000 or less, not '1.5'",
        "managers.csv:2:5: column 'started': '2026-02-30' is not a day of the calendar",
        "managers.csv:3:1: column 'name': is missing; every manager needs a name",
        "managers.csv:3:5: column 'started': should be a date such as 2026-10-01, not 'x'",
        "managers.csv:4:1: column 'name': 'Anna' is already the name on line 2; names are used once",
        "managers.csv:5:1: has 7 cells, 2 more than the header",
    ]
    assert "not '2'" in told[1]


def test_a_table_without_names_or_with_a_slip_in_a_header_is_refused() -> None:
    assert "no column holds the manager's name" in problems("experience\nsenior\n")[0]
    assert "Did you mean 'experience'?" in problems("name,experiense\nAnna,senior\n")[0]
