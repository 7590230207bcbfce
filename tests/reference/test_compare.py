"""Comparing a printed assessment with the reference."""

from typing import Any

import pytest

from tests.reference.arithmetic import Figures, Reference, assess
from tests.reference.compare import FOR_BOTH, FOR_MANAGERS, FOR_THE_TEAM, as_printed, differences
from tests.reference.portfolios import TODAY, portfolio


def printed(figures: Figures, names: tuple[str, ...]) -> dict[str, Any]:
    drivers = [
        {"parameter": name, "share_of_variance": round(share, 6), "term": round(term, 6)}
        for name, (term, share) in figures.drivers.items()
    ]
    return {name: as_printed(figures, name) for name in names} | {"drivers": drivers}


@pytest.fixture
def reference() -> Reference:
    return assess(portfolio(18), TODAY)


@pytest.fixture
def assessment(reference) -> dict[str, Any]:
    return {
        "managers": [
            {"name": name} | printed(figures, FOR_BOTH + FOR_MANAGERS) for name, figures in reference.managers.items()
        ],
        "team": printed(reference.team, FOR_BOTH + FOR_THE_TEAM),
        "accounts": [{"name": name, "workload": work} for name, work in reference.account_workloads.items()],
    }


def test_the_same_figures_differ_in_nothing(assessment, reference):
    assert differences(assessment, reference) == []


@pytest.mark.parametrize("name", FOR_BOTH + FOR_THE_TEAM)
def test_a_figure_that_is_not_there_differs(assessment, reference, name):
    del assessment["team"][name]
    assert [difference.split(":")[0] for difference in differences(assessment, reference)] == [f"team.{name}"]


def test_an_end_of_a_range_a_little_off_differs(assessment, reference):
    assessment["team"]["load"]["high"] *= 1.00001  # of more than 10
    assert [difference.split(":")[0] for difference in differences(assessment, reference)] == ["team.load"]


def test_a_driver_with_the_other_sign_differs(assessment, reference):
    assessment["team"]["drivers"][0]["term"] *= -1
    assert [difference.split(" ")[0] for difference in differences(assessment, reference)] == ["team.drivers"]


def test_an_account_that_takes_more_differs(assessment, reference):
    assessment["accounts"][0]["workload"] += 0.001
    assert len(differences(assessment, reference)) == 1


def test_drivers_by_other_names_are_compared_by_their_figures(assessment, reference):
    for driver in assessment["team"]["drivers"]:
        driver["parameter"] += "!"
    assert differences(assessment, reference) == []
