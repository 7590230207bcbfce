"""The steps of a product, each with the rule behind it and where its input came from."""

from collections.abc import Callable

from amcap.engine.arithmetic.factors import Effect
from amcap.engine.arithmetic.factors import Product as Effects
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.model.derivation import Input, Origin, Product, Step
from amcap.model.factor_table import FACTOR
from amcap.model.finding import Citation
from amcap.model.loc import Place

FieldPlace = Callable[[str], Place]
"""Where a field of a manager or an account stands."""


def product_of(evaluation: Evaluation, effects: Effects, place_of: FieldPlace, entry: object) -> Product:
    """A product of effects as steps; `place_of` tells where the fields of the manager or account, `entry`, stand."""
    steps = tuple(_step(evaluation, effect, place_of, entry) for effect in effects.effects)
    return Product(steps=steps, unbounded=effects.unbounded, value=effects.value)


def input_of(
    evaluation: Evaluation, place_of: FieldPlace, entry: object, field: str | None, company_field: str | None = None
) -> Input:
    """Where the value of a field came from."""
    if field is not None and getattr(entry, field) is not None:
        return _input("given", place_of(field))
    if company_field is not None and getattr(evaluation.portfolio.company, company_field) is not None:
        return _input("company", evaluation.place_of(("company", company_field)))
    return _input("assumed", Place(None, None))


def _input(origin: Origin, place: Place) -> Input:
    return Input(origin=origin, file=place.file, line=place.line)


def citation(evaluation: Evaluation, rule_id: str) -> Citation:
    """Document and section of a rule. Raises KeyError for a rule that is not in the book."""
    source = evaluation.rulebook.rules[rule_id].source
    return Citation(source.document, source.section)


def _step(evaluation: Evaluation, effect: Effect, place_of: FieldPlace, entry: object) -> Step:
    rule = evaluation.rulebook.rules[effect.rule_id]
    factor = FACTOR[effect.factor]
    found = input_of(evaluation, place_of, entry, factor.field, factor.company)
    return Step(
        factor=effect.factor,
        level=effect.level,
        effect=effect.value,
        low=effect.low,
        high=effect.high,
        input=found,
        rule=effect.rule_id,
        claim=rule.claim,
        basis=rule.basis,
        source=citation(evaluation, effect.rule_id),
    )
