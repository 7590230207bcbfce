"""estimate: the assessment of one account under one manager, turned into a number of accounts."""

from datetime import date

from amcap.engine.assess import summarise
from amcap.engine.evaluation.gathering import evaluate
from amcap.model.estimate import AccountKind, Estimate, ManagerKind
from amcap.model.portfolio import Portfolio
from amcap.model.rulebook import RuleBook


def estimate(portfolio: Portfolio, rulebook: RuleBook, as_of: date) -> Estimate:
    """The answer for a portfolio of exactly one manager, who carries its one account."""
    evaluation = evaluate(portfolio, rulebook, as_of)
    (post,) = evaluation.posts.values()
    assessment = summarise(evaluation, "-")
    (manager,), (account,) = assessment.managers, assessment.accounts
    return Estimate(
        schema_version=assessment.schema_version,
        tool=assessment.tool,
        rulebook=assessment.rulebook,
        as_of=as_of,
        standard_month_hours=assessment.standard_month_hours,
        recommended_accounts=manager.recommended_accounts,
        account=AccountKind(
            workload=account.workload,
            workload_hours=account.workload_hours,
            basis=account.basis,
            heuristic=account.heuristic,
            accounts_per_manager=account.accounts_per_manager,
            factors=account.factors,
            bounded=account.bounded,
        ),
        manager=ManagerKind(
            capacity=manager.capacity,
            capacity_hours=manager.capacity_hours,
            time=post.capacity.time,
            factors=tuple(effect.as_data() for effect in post.capacity.product.effects),
            bounded=post.capacity.product.bounded,
        ),
        drivers=manager.drivers,
        assumptions=assessment.assumptions,
    )
