"""How well the formulas agree with the draws, over many portfolios."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tests.reference.arithmetic import assess, weigh
from tests.reference.portfolios import TODAY, portfolio
from tests.reference.simulation import Counted, simulate
from tests.reference.sums import Range


class Agreement(NamedTuple):
    """One figure of one portfolio, by formula and by draws."""

    seed: int
    kind: str
    subject: str
    formula: Range
    drawn: Counted
    centre: float | None
    probability: float | None

    @property
    def ends(self) -> float:
        """The larger of both ends' errors, as a share of what the draws show."""
        return max(abs(self.formula.low / self.drawn.low - 1), abs(self.formula.high / self.drawn.high - 1))

    @property
    def chance(self) -> float:
        """Error of the probability of being over 1; 0 for a figure that has none."""
        return 0.0 if self.probability is None else abs(self.probability - self.drawn.over)


def agreements(seeds: Iterable[int], draws: int) -> Iterator[Agreement]:
    """Every load and fair share of the portfolios that is not 0."""
    for seed in seeds:
        fields = portfolio(seed)
        formulas = assess(fields, TODAY)
        drawn = simulate(weigh(fields, TODAY), draws, seed)
        figures = {name: figures for name, figures in formulas.managers.items() if figures.accounts}
        for name, figure in figures.items():
            if figure.load is not None:
                yield Agreement(
                    seed, "load", name, figure.load, drawn.loads[name], figure.centre, figure.probability_over
                )
            if figure.fair_share is not None:
                yield Agreement(seed, "fair share", name, figure.fair_share, drawn.fair_shares[name], None, None)
        team = formulas.team
        if team.accounts and team.load is not None and drawn.team is not None:
            yield Agreement(seed, "team", "team", team.load, drawn.team, team.centre, team.probability_over)


def share_within(found: list[Agreement], error: float) -> float:
    return sum(agreement.ends <= error for agreement in found) / len(found)
