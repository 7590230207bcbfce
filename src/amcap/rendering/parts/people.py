"""The managers as reports for people show them: which, in what order, with a question mark where it belongs."""

from collections.abc import Callable, Sequence
from typing import Any

from amcap.headline import MAYBE, fullness, is_over
from amcap.model.assessment import ManagerAssessment, TeamAssessment
from amcap.rendering.parts.look import Order

MANAGERS_SHOWN = 20
"""How many managers are shown where nothing else limits them, before the rest is only counted."""

_ORDERS: dict[Order, Callable[[ManagerAssessment], Any]] = {
    "load": lambda manager: (not is_over(manager), -fullness(manager)),
    "name": lambda manager: manager.name.casefold(),
    "file": lambda _: 0,
}


def in_order(managers: Sequence[ManagerAssessment], order: Order) -> list[ManagerAssessment]:
    """By load, those over the line first and the emptiest last; by name; or as in the file."""
    return sorted(managers, key=_ORDERS[order])


def shown_managers(managers: Sequence[ManagerAssessment], at_most: int, order: Order) -> list[ManagerAssessment]:
    """The managers to show, in an order: all, or where they are too many the fullest."""
    kept = {manager.name for manager in in_order(managers, "load")[:at_most]}
    return [manager for manager in in_order(managers, order) if manager.name in kept]


def marked_verdict(judged: ManagerAssessment | TeamAssessment) -> str:
    """The verdict, with a question mark where the range of the load reaches across 100 %."""
    return judged.verdict if judged.firm else f"{judged.verdict}{MAYBE}"
