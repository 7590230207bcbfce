"""What a manager with room could take on, and what the company has said against it."""

from typing import Any

import pytest

from amcap.engine.evaluation.gathering import evaluate
from amcap.engine.explanation.manager import explain_manager

from ..build import AS_OF, BOOK, a_manager, a_portfolio, an_account


def offered(of_bo: dict[str, Any], of_account: dict[str, Any]) -> list[str]:
    """What Bo could take on, who has one of the accounts and Ada all others."""
    accounts = [an_account(f"A{number}") for number in range(20)] + [an_account("One", manager="Bo", revenue=100)]
    accounts.append(an_account("Nobody's", manager=None, revenue=50, **of_account))
    portfolio = a_portfolio([a_manager(), a_manager("Bo", **of_bo)], accounts)
    evaluation = evaluate(portfolio, BOOK, AS_OF)
    return [each.action for each in explain_manager(evaluation, evaluation.posts["Bo"]).room]


def test_what_nobody_has_comes_first_after_more_of_the_same() -> None:
    actions = offered({}, {})
    assert actions[0] == "take 14 more like these"
    assert actions[1].startswith("take Nobody's, which nobody has")
    assert actions[2].startswith("take A0 from Ada")


@pytest.mark.parametrize(
    ("of_bo", "of_account"),
    [
        ({}, {"locked": True}),
        ({}, {"locked": "The client asked for it."}),
        ({}, {"not_with": ("Bo",)}),
        ({"revenue_ceiling": 149}, {}),
    ],
)
def test_an_account_that_must_not_come_is_not_offered(of_bo: dict[str, Any], of_account: dict[str, Any]) -> None:
    actions = offered(of_bo, of_account)
    assert actions
    assert not any("Nobody's" in action for action in actions)


def test_the_company_s_own_cap_counts() -> None:
    assert offered({"max_accounts": 4}, {})[0] == "take 3 more like these"
    assert offered({"max_accounts": 1}, {}) == []


def test_who_takes_no_accounts_is_offered_none() -> None:
    assert offered({"takes_accounts": False}, {}) == []
