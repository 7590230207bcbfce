"""The engine agrees with the reference in every figure, over random portfolios."""

import json

import pytest

from amcap.engine.assess import assess
from amcap.model.portfolio import Portfolio
from amcap.reading.rulebook import load_rulebook
from amcap.rendering.parts.json_text import render_json
from tests.reference import arithmetic
from tests.reference.compare import differences
from tests.reference.portfolios import TODAY, in_other_words, portfolio

BOOK = load_rulebook()
SEEDS = range(300)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_of_a_random_portfolio_is_the_references(seed):
    fields = in_other_words(portfolio(seed), seed)
    assessment = json.loads(render_json(assess(Portfolio.model_validate(fields), BOOK, TODAY)))
    assert differences(assessment, arithmetic.assess(fields, TODAY)) == []
