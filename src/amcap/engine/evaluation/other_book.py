"""The load of an evaluated team under another rule book."""

from math import fsum

from amcap.engine.arithmetic.capacity import capacity_of
from amcap.engine.arithmetic.judgement import load_of
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.gathering import carrier_of
from amcap.engine.evaluation.workloads import NOBODY, Workloads
from amcap.model.rulebook import RuleBook


def team_load_under(evaluation: Evaluation, rulebook: RuleBook) -> float | None:
    """What the whole team's load would be, likely; None where it has no capacity, or no segments of its accounts.

    Kinds of accounts are those that the book in force tells apart.
    """
    company = evaluation.portfolio.company
    workloads, work, capacity = Workloads(company, rulebook), list[float](), list[float]()
    for post, holding in evaluation.holdings():
        carrier = NOBODY
        if post is not None:
            own = capacity_of(post.manager, company, rulebook, evaluation.as_of)
            capacity.append(own.value)
            carrier = carrier_of(post.manager, own)
        for group in holding.groups:
            segment = group.profile.segment
            if segment is not None and segment not in rulebook.segments:
                return None
            number = group.hours.hours if group.measured else group.accounts
            work.append(workloads.of(group.profile, carrier).share * number)
    return load_of(fsum(work), fsum(capacity))
