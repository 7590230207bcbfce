"""The propagated ranges against a plain simulation.

Every uncertain parameter is drawn log-normal around its likely value, once a draw for all that it touches, and loads
are worked out from the drawn values by the model's own formula. Numbers and parameters are typed by hand here, and
nothing of the engine's propagation is used.

How far the two may lie apart, in logarithms of the load, whose deviations are 0.17 to 0.35 here:
- sampling: the standard error of a 10 % or 90 % quantile of N draws is deviation x sqrt(0.1 x 0.9 / N) / phi(1.2816)
  = deviation x 0.0121 for N = 20,000; four of them for a deviation of 0.35: 0.017;
- first order: a sum of log-normals lies higher than its first-order value, by about half of what its parts vary
  among themselves: for parts with deviations of 0.2 of their own, 0.02.
Together 0.037. A shift of 0.02 moves a probability by at most 0.02 / deviation x phi(0), which is 0.03 for the book of
the most unlike parts (deviation 0.27); with four standard errors of a probability, 4 x sqrt(0.25 / N) = 0.014: 0.044.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from random import Random
from statistics import quantiles

import pytest

from amcap.model.assessment import ManagerAssessment, TeamAssessment
from tests.engine.build import a_company, a_manager, an_account, assessed, ids, judged, measured

DRAWS = 20_000
TOLERANCE = 0.037
PROBABILITY_TOLERANCE = 0.044

# Each use of a parameter: the parameter, and its low and high by the rule book. Small simple and
# middling accounts rest on the same guess, fifteen to twenty, each with the spread of its own cell.
USES = {
    "key": ("five", 4, 6),
    "large-low": ("ten", 8, 12),
    "small-low": ("fifteen-to-twenty", 17, 23),
    "medium-medium": ("fifteen-to-twenty", 13, 17),
    "nothing known": ("size and complexity", 5, 20),
    "measured": ("client share", 0.65, 0.88),
    "regulated": ("regulated", 1.05, 1.40),
    "high-tech": ("high-tech", 1.00, 1.35),
    "industry assumed": ("industry assumed", 0.85, 1.20),
    "weekly": ("weekly", 1.10, 1.35),
    "contact assumed": ("contact assumed", 0.85, 1.50),
    "premium": ("premium", 1.10, 1.50),
    "at-risk": ("at-risk", 1.10, 1.70),
    "match": ("match", 0.90, 1.00),
    "mismatch": ("mismatch", 1.05, 1.30),
    "junior": ("junior", 0.55, 0.85),
    "senior": ("senior", 1.05, 1.30),
    "experience assumed": ("experience assumed", 0.70, 1.25),
    "support strong": ("support strong", 1.05, 1.30),
    "support assumed": ("support assumed", 0.85, 1.15),
    "one assistant": ("one assistant", 1.10, 1.45),
}
PARAMETERS = sorted({parameter for parameter, _, _ in USES.values()})
SIGMAS = {use: (parameter, log(high / low) / (2 * 1.2816)) for use, (parameter, low, high) in USES.items()}


@dataclass(frozen=True)
class Part:
    """A likely share of a standard manager, and the uncertain things that it is multiplied and divided by."""

    likely: float
    times: tuple[str, ...] = ()
    over: tuple[str, ...] = ()

    def drawn(self, errors: dict[str, float]) -> float:
        return self.likely * exp(sum(errors[use] for use in self.times) - sum(errors[use] for use in self.over))


def drawn_loads(work: Sequence[Part], capacity: Sequence[Part], seed: int) -> list[float]:
    """Loads in so many possible worlds; in each, a parameter errs alike wherever it is used."""
    random = Random(seed)
    loads = []
    for _ in range(DRAWS):
        normal = {parameter: random.gauss(0, 1) for parameter in PARAMETERS}
        errors = {use: normal[parameter] * sigma for use, (parameter, sigma) in SIGMAS.items()}
        loads.append(sum(part.drawn(errors) for part in work) / sum(part.drawn(errors) for part in capacity))
    return loads


def assert_agrees(
    judgement: ManagerAssessment | TeamAssessment, work: Sequence[Part], capacity: Sequence[Part], seed: int
) -> None:
    load = judgement.load
    assert load.low is not None
    assert load.high is not None
    assert judgement.workload == pytest.approx(sum(part.likely for part in work))
    assert judgement.capacity == pytest.approx(sum(part.likely for part in capacity))
    loads = drawn_loads(work, capacity, seed)
    low, *_, high = quantiles(loads, n=10)
    assert log(load.low) == pytest.approx(log(low), abs=TOLERANCE)
    assert log(load.high) == pytest.approx(log(high), abs=TOLERANCE)
    over = sum(load > 1 for load in loads) / DRAWS
    assert judgement.probability_over == pytest.approx(over, abs=PROBABILITY_TOLERANCE)


def test_a_book_of_one_kind_agrees_with_a_simulation() -> None:
    accounts = [an_account(tier="key", industry="banking", contact="weekly", count=4)]
    assessment = assessed([a_manager(experience="senior", support="strong")], accounts)
    # 4 x 1/5 x 1.20 x 1.20 = 1.152 over 1.15 x 1.15 = 1.3225
    work = [Part(1.152, times=("regulated", "weekly"), over=("key",))]
    capacity = [Part(1.3225, times=("senior", "support strong"))]
    assert "factors-bounded" not in ids(assessment)
    assert_agrees(judged(assessment), work, capacity, seed=1)


def test_a_mixed_book_agrees_with_a_simulation() -> None:
    accounts = [
        an_account("Clinics", tier="key", industry="healthcare", count=2),
        an_account("Mines", size="small", complexity="low", industry="mining", count=3),
        an_account("Stranger", size=None, complexity=None, contact=None, industry=None),
        an_account("Wharf", service="premium", stage="at-risk", industry="fishing"),
        measured("Plant", share=0.1),
    ]
    manager = a_manager(experience="junior", assistants=1, expertise=["mining"])
    assessment = assessed([manager], accounts, company=a_company(support=None))
    work = [
        # 2 x 1/5 x 1.20 x 1.15 outside the manager's expertise = 0.552
        Part(0.552, times=("regulated", "mismatch"), over=("key",)),
        # 3 x 1/20 x 0.95 inside it = 0.1425
        Part(0.1425, times=("match",), over=("small-low",)),
        # of this one nothing is known that could be compared
        Part(1 / 17.5, times=("contact assumed", "industry assumed"), over=("nothing known",)),
        # 1/15 x 1.25 x 1.30 x 1.15 = 0.1245833
        Part(1.86875 / 15, times=("premium", "at-risk", "mismatch"), over=("medium-medium",)),
        Part(0.1, over=("measured",)),
    ]
    # junior 0.70 x one assistant 1.25 = 0.875
    capacity = [Part(0.875, times=("junior", "one assistant", "support assumed"))]
    assert "factors-bounded" not in ids(assessment)
    assert_agrees(judged(assessment), work, capacity, seed=2)


def test_a_team_agrees_with_a_simulation() -> None:
    managers = [
        a_manager(experience="senior"),
        a_manager("Bob", experience="senior", fte=0.5, assistants=1),
        a_manager("Cid", experience=None, support="strong"),
    ]
    accounts = [
        an_account("Banks", tier="key", industry="banking", contact="weekly", count=4),
        an_account("Labs", size="large", complexity="low", industry="software", manager="Bob", count=6),
        an_account("Shops", size="small", complexity="low", contact=None, manager="Cid", count=12),
        an_account("Crown", tier="key", industry="insurance", manager=None),
    ]
    assessment = assessed(managers, accounts)
    work = [
        # 4 x 1/5 x 1.20 x 1.20 = 1.152
        Part(1.152, times=("regulated", "weekly"), over=("key",)),
        # 6 x 1/10 x 1.15 = 0.69
        Part(0.69, times=("high-tech",), over=("large-low",)),
        # 12 x 1/20 = 0.6
        Part(0.6, times=("contact assumed",), over=("small-low",)),
        # 1/5 x 1.20 = 0.24, nobody's
        Part(0.24, times=("regulated",), over=("key",)),
    ]
    capacity = [
        Part(1.15, times=("senior",)),
        # half a job: 0.5 x 1.15 x 1.25 = 0.71875
        Part(0.71875, times=("senior", "one assistant")),
        Part(1.15, times=("experience assumed", "support strong")),
    ]
    assert "factors-bounded" not in ids(assessment)
    assert_agrees(assessment.team, work, capacity, seed=3)
    for position, manager in enumerate(assessment.managers):
        assert_agrees(manager, [work[position]], [capacity[position]], seed=4 + position)
