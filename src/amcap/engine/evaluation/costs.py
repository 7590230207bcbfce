"""What a manager costs, and from which revenue on an account costs too much of that."""

from amcap.engine.arithmetic.capacity import Capacity
from amcap.engine.arithmetic.judgement import load_of
from amcap.engine.arithmetic.workload import Workload
from amcap.engine.evaluation.posts import Post
from amcap.model.portfolio import Manager
from amcap.model.rulebook import RuleBook
from amcap.quantities import PLACES

_HAIR: float = 1 - 10 ** (-2 * PLACES)


def yearly_cost(manager: Manager, currency: str | None, rulebook: RuleBook) -> float | None:
    """What a manager costs a year, in the portfolio's currency; None where only a default in another one is known.

    The default is what a full-timer costs: of that, a part-timer costs a part.
    """
    if manager.cost_per_year is not None:
        return manager.cost_per_year
    salary = rulebook.rules["cost.base-salary"]
    if currency not in (None, salary.currency):
        return None
    fte = 1.0 if manager.fte is None else manager.fte
    return (salary.value + rulebook.number("cost.commission")) * fte


def cost_of(post: Post, workload: Workload, currency: str | None, rulebook: RuleBook) -> float | None:
    """What one account of this workload takes of a manager's cost a year; None where that is not known."""
    share, cost = load_of(workload.share, post.capacity.value), yearly_cost(post.manager, currency, rulebook)
    return None if share is None or cost is None else share * cost


def costly_share(manager: Manager, capacity: Capacity, currency: str | None, rulebook: RuleBook) -> float:
    """The revenue a year that the work of one standard manager must bring so as not to cost too much; 0: any will do.

    A hair less, so that an account on the line itself is not over it for the last digit of a quotient.
    """
    cost = yearly_cost(manager, currency, rulebook)
    if cost is None or capacity.value <= 0:
        return 0.0
    return cost / capacity.value / rulebook.number("threshold.costly-share") * _HAIR
