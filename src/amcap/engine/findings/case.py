"""What a check looks at and what it yields."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Entry, Post
from amcap.engine.findings.placements import Placements
from amcap.model.assessment import ManagerAssessment, TeamAssessment
from amcap.model.finding import Advice
from amcap.model.loc import Loc
from amcap.model.rulebook import RuleBook
from amcap.model.vocabulary import Level, SubjectKind

Packs = Callable[[], Iterable[RuleBook]]
"""Reads the books that come with amcap, when they are asked for."""


def no_packs() -> Iterable[RuleBook]:
    """None, for who has none at hand."""
    return ()


class Hit(NamedTuple):
    """A check that found something: which, on whom, in what words.

    Where it stands is a place in the portfolio, or an entry of the list of accounts. A hit that sums up several
    accounts has neither, nor a name. `level` is how grave it is where that is not what the rule book says.
    """

    id: str
    kind: SubjectKind
    name: str | None
    message: str
    loc: Loc | None = None
    entry: Entry | None = None
    manager: str | None = None
    accounts: float | None = None
    level: Level | None = None
    advice: tuple[Advice, ...] = ()


class Case(NamedTuple):
    """An evaluation with the judgements made of it, where accounts should go, and what was found so far.

    `packs` are the books that come with amcap, or none where nobody hands them in.
    """

    evaluation: Evaluation
    managers: tuple[ManagerAssessment, ...]
    team: TeamAssessment
    placements: Placements
    packs: Packs = no_packs
    found: tuple[Hit, ...] = ()

    def number(self, rule_id: str) -> float:
        return self.evaluation.rulebook.number(rule_id)

    def level(self, finding: str) -> Level:
        """How grave a finding is by the rule book."""
        return self.evaluation.rulebook.findings[finding].level

    def posts(self) -> Iterator[tuple[Post, ManagerAssessment]]:
        return zip(self.evaluation.posts.values(), self.managers, strict=True)

    def on_manager(
        self, finding: str, post: Post, message: str, level: Level | None = None, advice: Iterable[Advice] = ()
    ) -> Hit:
        loc = ("managers", post.index)
        return Hit(
            finding, "manager", post.name, message, loc=loc, manager=post.name, level=level, advice=tuple(advice)
        )

    def on_account(self, finding: str, entry: Entry, message: str, advice: Iterable[Advice] = ()) -> Hit:
        hit = Hit(finding, "account", entry.name, message, entry=entry, manager=entry.manager, accounts=entry.accounts)
        return hit._replace(advice=tuple(advice))

    def on_several(
        self, finding: str, manager: str | None, accounts: float, message: str, advice: Iterable[Advice] = ()
    ) -> Hit:
        return Hit(finding, "account", None, message, manager=manager, accounts=accounts, advice=tuple(advice))
