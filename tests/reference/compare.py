"""An assessment as `amcap assess --json` prints it, figure by figure against the reference."""

from collections.abc import Iterator
from math import isclose
from typing import Any

from tests.reference.arithmetic import Figures, Reference
from tests.reference.sums import Range

TOLERANCE = 1e-6
"""Relative, and absolute, too: the printed figures are rounded to 6 places."""

FOR_BOTH = ("workload", "capacity", "load", "probability_over", "firm", "verdict")
FOR_MANAGERS = ("accounts", "fair_share", "hours_per_account", "recommended_accounts")
FOR_THE_TEAM = ("hires", "hires_to_plan", "shortfall")
OTHER_NAMES = {"recommended_accounts": "recommended"}
"""Printed name → the reference's, where the two differ."""
NOT_THERE = "not there"


def alike(printed: Any, expected: Any) -> bool:
    if isinstance(expected, dict) and isinstance(printed, dict):
        return printed.keys() == expected.keys() and all(alike(printed[key], expected[key]) for key in expected)
    if isinstance(expected, list) and isinstance(printed, list):
        return len(printed) == len(expected) and all(map(alike, printed, expected))
    if isinstance(expected, bool) or isinstance(printed, bool) or expected is None or printed is None:
        return printed is expected
    if isinstance(expected, int | float) and isinstance(printed, int | float):
        return isclose(printed, expected, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return bool(printed == expected)


def told_of(printed: dict[str, Any], name: str) -> Any:
    """A figure as it is printed; a range all of whose ends are null is the range of a figure that does not exist."""
    told = printed.get(name, NOT_THERE)
    nothing = isinstance(told, dict) and bool(told) and all(end is None for end in told.values())
    return None if nothing else told


def as_printed(figures: Figures, name: str) -> Any:
    value = getattr(figures, OTHER_NAMES.get(name, name))
    if name == "hires":
        value = Range(*value)
    return value._asdict() if isinstance(value, Range) else value


def driver_differences(where: str, printed: list[dict[str, Any]], figures: Figures) -> Iterator[str]:
    """By name where the names are the same, else by the list of shares and terms, the largest first."""
    expected = {name: [share, term] for name, (term, share) in figures.drivers.items() if round(share, 6) > 0}
    told = {
        driver["parameter"]: [driver.get("share_of_variance"), driver.get("term")]
        for driver in printed
        if driver.get("share_of_variance", 1)
    }
    if told.keys() == expected.keys():
        for name, values in sorted(expected.items()):
            if not alike(told[name], values):
                yield f"{where}.drivers {name}: {told[name]}, not {values} [share of variance, term]"
        return
    if len(told) != len(expected):
        yield f"{where}.drivers: {sorted(told)}, not {sorted(expected)}"
        return
    lists = [sorted(values.values(), key=lambda pair: (-round(pair[0], 5), pair[1])) for values in (told, expected)]
    if not alike(*lists):
        yield f"{where}.drivers: {told}, not {expected} [share of variance, term]"


def figure_differences(where: str, printed: dict[str, Any], figures: Figures, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        found, expected = told_of(printed, name), as_printed(figures, name)
        if not alike(found, expected):
            yield f"{where}.{name}: {found}, not {expected}"
    yield from driver_differences(where, printed.get("drivers", []), figures)


def differences(assessment: dict[str, Any], reference: Reference) -> list[str]:
    """What is printed otherwise than the reference has it, a line each; empty where all agrees."""
    found: list[str] = []
    told = {manager["name"]: manager for manager in assessment["managers"]}
    if told.keys() != reference.managers.keys():
        found.append(f"managers: {sorted(told)}, not {sorted(reference.managers)}")
    for name, figures in reference.managers.items():
        if name in told:
            found.extend(figure_differences(name, told[name], figures, FOR_BOTH + FOR_MANAGERS))
    found.extend(figure_differences("team", assessment["team"], reference.team, FOR_BOTH + FOR_THE_TEAM))
    for account in assessment["accounts"]:
        expected = reference.account_workloads.get(account["name"], NOT_THERE)
        if not alike(account["workload"], expected):
            found.append(f"{account['name']}.workload: {account['workload']}, not {expected}")
    if len(assessment["accounts"]) != len(reference.account_workloads):
        found.append(f"accounts: {len(assessment['accounts'])}, not {len(reference.account_workloads)}")
    return found
