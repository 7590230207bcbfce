"""The load of an evaluated team under another rule book."""

from collections.abc import Mapping
from math import fsum

from amcap.engine.arithmetic.capacity import capacity_of
from amcap.engine.arithmetic.judgement import load_of
from amcap.engine.arithmetic.workload import Profile
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.gathering import carrier_of
from amcap.engine.evaluation.posts import Group
from amcap.engine.evaluation.workloads import NOBODY, Workloads
from amcap.model.factor_table import ACCOUNT_FACTORS
from amcap.model.rulebook import RuleBook

Kinds = Mapping[tuple[Profile, str | None], float]
"""How many accounts, or measured hours, there are of a profile and a manager; None: the manager makes no difference."""


def kinds_of(evaluation: Evaluation) -> Kinds:
    """The accounts of a team, those alike as one whoever has them: far fewer than groups, whatever the team's size."""
    kinds: dict[tuple[Profile, str | None], float] = {}
    for _, holding in evaluation.holdings():
        for group in holding.groups:
            kind = group.profile, _whose(group)
            kinds[kind] = kinds.get(kind, 0) + (group.hours.hours if group.measured else group.accounts)
    return kinds


def _whose(group: Group) -> str | None:
    """The name of a group's manager where any other one would make its accounts another workload."""
    post = group.post
    if post is None or not (group.measured or group.whole or post.expertise):
        return None
    return post.name


def team_load_under(evaluation: Evaluation, kinds: Kinds, rulebook: RuleBook) -> float | None:
    """What the whole team's load would be, likely; None where it has no capacity, or no segments of its accounts.

    Kinds of accounts are those that the book in force tells apart.
    """
    company = evaluation.portfolio.company
    capacities = {
        name: capacity_of(post.manager, company, rulebook, evaluation.as_of) for name, post in evaluation.posts.items()
    }
    workloads, work, without = Workloads(company, rulebook), list[float](), _contained(rulebook)
    for (whole, name), number in kinds.items():
        profile = whole._replace(**without)
        if profile.segment is not None and profile.segment not in rulebook.segments:
            return None
        carrier = NOBODY if name is None else carrier_of(evaluation.posts[name].manager, capacities[name])
        work.append(workloads.of(profile, carrier).share * number)
    return load_of(fsum(work), fsum(capacity.value for capacity in capacities.values()))


def _contained(rulebook: RuleBook) -> dict[str, None]:
    """The fields that make no difference under a book, as every number that it starts from contains their factors."""
    starts = [rule.contains for rule_id, rule in rulebook.rules.items() if _is_start(rule_id)]
    factors = [factor for factor in ACCOUNT_FACTORS if all(factor.id in contains for contains in starts)]
    return {factor.field: None for factor in factors if factor.field}


def _is_start(rule_id: str) -> bool:
    """Whether factors are applied to what a rule tells; not where an account is the whole of its manager's work."""
    return rule_id.startswith(("starting-point.", "segment.")) and rule_id != "starting-point.dedicated"
