"""Every finding has a check, and every check is of a finding."""

from inspect import signature
from types import FunctionType

from amcap.engine.findings import _HOMES, CHECKS
from amcap.model.ids import FINDINGS


def test_every_finding_has_a_check_and_every_check_a_finding() -> None:
    public = [
        each
        for home in _HOMES
        for name, each in vars(home).items()
        if isinstance(each, FunctionType) and list(signature(each).parameters) == ["case"] and not name.startswith("_")
    ]
    assert {check.__name__.replace("_", "-") for check in CHECKS} == set(FINDINGS)
    assert set(CHECKS) == set(public)
    assert len(CHECKS) == len(public)
