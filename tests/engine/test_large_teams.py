"""Teams of thousands: what would take minutes if every manager were asked for every account takes seconds."""

import random
from datetime import date
from time import perf_counter

from amcap.engine.assess import assess
from amcap.engine.evaluation.gathering import evaluate
from amcap.engine.explanation import explain_team
from amcap.model.factor_table import FACTOR
from amcap.model.portfolio import Account, Manager, Portfolio
from tests.engine.build import BOOK

DAY = date(2026, 11, 22)
PATIENCE = 60.0
"""Seconds, of which less than a tenth is needed."""


def large(managers: int, accounts: int, *, assigned: bool) -> Portfolio:
    chance = random.Random(7)
    known = ["healthcare", "software", "retail"]
    names = [f"M{number}" for number in range(managers)]
    fields = {name: FACTOR[name].levels for name in ("contact", "service", "stage", "fit")}
    return Portfolio(
        managers=tuple(Manager(name=name, expertise=(chance.choice(known),)) for name in names),
        accounts=tuple(
            Account.model_validate(
                {
                    "name": f"A{number}",
                    "manager": names[number % managers] if assigned else None,
                    "industry": chance.choice(known),
                    "count": chance.randint(1, 9),
                    **{name: chance.choice(words) for name, words in fields.items()},
                }
            )
            for number in range(accounts)
        ),
    )


def test_thousands_of_managers_and_accounts_that_nobody_has_are_matched_in_no_time() -> None:
    start = perf_counter()
    assess(large(2500, 1699, assigned=False), BOOK, DAY)
    assert perf_counter() - start < PATIENCE


def test_thousands_of_managers_outside_their_expertise_are_matched_in_no_time() -> None:
    start = perf_counter()
    assess(large(1500, 15_000, assigned=True), BOOK, DAY)
    assert perf_counter() - start < PATIENCE


def test_what_to_find_out_about_a_team_of_thousands_is_told_in_no_time() -> None:
    evaluation = evaluate(large(1500, 10_000, assigned=True), BOOK, DAY)
    start = perf_counter()
    assert explain_team(evaluation).unknowns
    assert perf_counter() - start < PATIENCE
