"""The table of factors, the portfolio's own fields and the rule book speak of the same things."""

from datetime import date
from typing import Any, get_args

import pytest

from amcap.model.factor_table import ACCOUNT_INPUTS, FACTOR, FACTORS, MANAGER_INPUTS, Input
from amcap.model.fields import Model
from amcap.model.portfolio import Account, Company, Manager
from amcap.reading.rulebook import load_rulebook

SUBJECTS: dict[str, type[Model]] = {"account": Account, "manager": Manager}
NO_INPUTS = {
    Account: {"name", "manager", "count", "revenue", "group", "renewal", "moved", "locked", "not_with"},
    Manager: {
        "name",
        "id",
        "revenue_target",
        "revenue_ceiling",
        "max_accounts",
        "takes_accounts",
        "cost_per_year",
    },
}


def held(model: type[Model], field: str) -> Any:
    """The type of what a field holds, without the None that stands for nothing said."""
    annotation = model.model_fields[field].annotation
    return next((part for part in get_args(annotation) if part is not type(None)), annotation)


@pytest.mark.parametrize("factor", FACTORS, ids=[factor.id for factor in FACTORS])
def test_the_portfolio_has_the_field_that_tells_a_factor_and_it_takes_the_same_words(factor: Any) -> None:
    assert factor.field in SUBJECTS[factor.subject].model_fields
    if factor.company is not None:
        assert held(Company, factor.company) == factor.level
    assert len(factor.levels) > 1


@pytest.mark.parametrize(("model", "inputs"), [(Account, ACCOUNT_INPUTS), (Manager, MANAGER_INPUTS)])
def test_every_field_that_moves_a_load_stands_in_the_table(model: type[Model], inputs: tuple[Input, ...]) -> None:
    fields = [each.field for each in inputs]
    assert len(set(fields)) == len(fields)
    assert set(fields) == set(model.model_fields) - NO_INPUTS[model]  # type: ignore[index]
    for each in inputs:
        if each.words:
            assert held(model, each.field) == each.holds
        elif each.holds is date:
            assert held(model, each.field) is date or date in get_args(held(model, each.field))


def test_the_rule_book_puts_every_factor_on_its_subject_in_the_order_of_the_table() -> None:
    book = load_rulebook()
    assert {name: factor.subject for name, factor in book.factors.items()} == {
        name: factor.subject for name, factor in FACTOR.items()
    }
    assert list(book.factors) == list(FACTOR)


def test_no_two_fields_ask_for_one_option() -> None:
    names = [each.field for each in (*ACCOUNT_INPUTS, *MANAGER_INPUTS)]
    assert len(set(names)) == len(names)


def test_what_can_be_turned_up_stands_from_the_weakest_level_to_the_strongest() -> None:
    book = load_rulebook()
    levers = [factor for factor in FACTORS if factor.lever]
    assert levers
    for factor in levers:
        effects = [book.number(f"{factor.id}.{level}") for level in factor.levels]
        assert effects == sorted(effects)


@pytest.mark.parametrize("factor", FACTORS, ids=[factor.id for factor in FACTORS])
def test_a_judgement_has_a_rule_for_what_is_unknown_and_a_fact_a_level_for_what_is_absent(factor: Any) -> None:
    book = load_rulebook()
    unknown = f"{factor.id}.unknown"
    assert (unknown in factor.rules) == (unknown in book.rules) == (not factor.fact)
    absent = book.factors[factor.id].absent
    # What nobody tells of a performance has no effect at all.
    assert (absent in factor.levels) == (factor.fact and factor.id != "performance")
