"""What a check looks at and what it yields."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from amcap.engine.arithmetic.workload import Profile, pairing_of
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Entry, Post
from amcap.model.assessment import ManagerAssessment, TeamAssessment
from amcap.model.loc import Loc
from amcap.model.vocabulary import SubjectKind
from amcap.quantities import PLACES


class Hit(NamedTuple):
    """A check that found something: which, on whom, in what words.

    Where it stands is a place in the portfolio, or an entry of the list of accounts.
    """

    id: str
    kind: SubjectKind
    name: str | None
    message: str
    loc: Loc | None = None
    entry: Entry | None = None
    manager: str | None = None
    accounts: int | None = None


@dataclass(frozen=True)
class Case:
    """An evaluation with the judgements made of it."""

    evaluation: Evaluation
    managers: tuple[ManagerAssessment, ...]
    team: TeamAssessment
    _takers: dict[tuple[Profile, int, str | None], tuple[Post, str, float] | None] = field(default_factory=dict)

    def number(self, rule_id: str) -> float:
        return self.evaluation.rulebook.number(rule_id)

    def posts(self) -> Iterator[tuple[Post, ManagerAssessment]]:
        return zip(self.evaluation.posts.values(), self.managers, strict=True)

    def on_manager(self, finding: str, post: Post, message: str) -> Hit:
        return Hit(finding, "manager", post.name, message, loc=("managers", post.index), manager=post.name)

    def on_account(self, finding: str, entry: Entry, message: str) -> Hit:
        return Hit(finding, "account", entry.name, message, entry=entry, manager=entry.manager, accounts=entry.accounts)

    def taker(self, profile: Profile, count: int, current: str | None) -> tuple[Post, str, float] | None:
        """Who could take these accounts within 100 %: the manager, how the expertise meets, and the load with them.

        Expertise counts first, then the room that is left before. None where nobody has the room.
        """
        key = (profile, count, current)
        if key not in self._takers:
            self._takers[key] = self._find_taker(profile, count, current)
        return self._takers[key]

    def _find_taker(self, profile: Profile, count: int, current: str | None) -> tuple[Post, str, float] | None:
        best: tuple[tuple[int, float], tuple[Post, str, float]] | None = None
        for post in self.evaluation.posts.values():
            if post.name == current or (post.dedicated and post.book.accounts + count > 1):
                continue
            load = self.evaluation.load_with(post, profile, count)
            if load is None or round(load, PLACES) > self.number("band.healthy-to"):
                continue
            pairing = pairing_of(profile.industry, post.expertise)
            rank = ("mismatch", "none", "match").index(pairing), post.capacity.value - post.book.workload
            if best is None or rank > best[0]:
                best = rank, (post, pairing, load)
        return best and best[1]
