"""The steps of a product, each with the rule behind it and where its input came from."""

from amcap.engine.arithmetic.factors import Effect
from amcap.engine.arithmetic.factors import Product as Effects
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.model.assessment import Citation
from amcap.model.explanation import Input, Product, Step
from amcap.model.loc import Loc

_FIELDS = {"ramp": "started"}
"""Factors whose input has another name than the factor."""

_FROM_COMPANY = {"support": "support", "automation": "automation", "objective": "objective", "company-size": "size"}
"""Factors that the company may tell, and the key it tells them with."""


def product_of(evaluation: Evaluation, effects: Effects, loc: Loc, entry: object) -> Product:
    """A product of effects as steps; `loc` is where the manager or account stands, `entry` its model."""
    steps = tuple(_step(evaluation, effect, loc, entry) for effect in effects.effects)
    return Product(steps, effects.unbounded, effects.value)


def input_of(evaluation: Evaluation, loc: Loc, entry: object, field: str, company_field: str | None = None) -> Input:
    """Where the value of a field came from."""
    if getattr(entry, field, None) is not None:
        return Input("given", evaluation.line_of((*loc, field)))
    if company_field is not None and getattr(evaluation.portfolio.company, company_field) is not None:
        return Input("company", evaluation.line_of(("company", company_field)))
    return Input("assumed", None)


def citation(evaluation: Evaluation, rule_id: str) -> Citation:
    """Document and section of a rule. Raises KeyError for a rule that is not in the book."""
    source = evaluation.rulebook.rules[rule_id].source
    return Citation(source.document, source.section)


def _step(evaluation: Evaluation, effect: Effect, loc: Loc, entry: object) -> Step:
    rule = evaluation.rulebook.rules[effect.rule_id]
    if effect.factor == "expertise":
        found = Input("given", evaluation.line_of((*loc, "industry")))
    else:
        field = _FIELDS.get(effect.factor, effect.factor)
        found = input_of(evaluation, loc, entry, field, _FROM_COMPANY.get(effect.factor))
    return Step(
        effect.factor,
        effect.level,
        effect.value,
        effect.low,
        effect.high,
        found,
        effect.rule_id,
        rule.claim,
        rule.basis,
        citation(evaluation, effect.rule_id),
    )
