"""What to find out: the range of a load that would remain if an assumed input were known to be as assumed."""

from collections.abc import Callable

from amcap.engine.arithmetic.judgement import Judgement
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.what_if.prospect import Prospect, what_if
from amcap.model.changes import Known
from amcap.model.explanation import Unknown
from amcap.model.vocabulary import UNKNOWN


def unknowns_of(
    evaluation: Evaluation, judgement: Judgement, judged: Callable[[Prospect], Judgement]
) -> tuple[Unknown, ...]:
    """Each assumption that widens a judgement, the widest first, with the range that would be left without it.

    `judged` makes the same judgement of a prospect.
    """
    unknowns = []
    for driver in judgement.drivers:
        name, _, level = driver.parameter.partition(":")
        if level == UNKNOWN:
            known = judged(what_if(evaluation, [Known(name)]))
            unknowns.append(Unknown(input=name, share_of_variance=driver.share_of_variance, load_if_known=known.load))
    return tuple(unknowns)
