"""The load that so much more, or less, work or capacity makes."""

from typing import NamedTuple

from amcap.engine.arithmetic.judgement import load_of, verdict_of
from amcap.engine.evaluation.posts import Post
from amcap.model import vocabulary as words
from amcap.model.rulebook import RuleBook
from amcap.quantities import PLACES


class Outcome(NamedTuple):
    """Accounts, work and capacity in standard managers, as they would be."""

    accounts: float
    workload: float
    capacity: float
    started: bool = True

    @property
    def load(self) -> float | None:
        """Workload / capacity; None where there is no capacity."""
        return load_of(self.workload, self.capacity)

    def verdict(self, rulebook: RuleBook) -> words.Verdict:
        """The word for the load."""
        return verdict_of(self.load, self.accounts, rulebook, started=self.started)

    def within(self, limit: float) -> bool:
        """Whether the load, as it is printed, is no higher than a limit (1.0 = 100 %); nothing is within any limit."""
        return not self.accounts or (self.load is not None and round(self.load, PLACES) <= limit)


def with_more(post: Post, work: float, accounts: float = 1) -> Outcome:
    """A manager's book with this much more work: the short way where one knows what the accounts take there."""
    accounts, work = post.book.accounts + accounts, post.book.workload + work
    return Outcome(accounts, work, post.capacity.value, post.capacity.started)
