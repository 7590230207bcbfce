"""Who could take further accounts: found without asking every manager for every account."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from math import inf
from typing import NamedTuple

from amcap.engine.arithmetic.workload import Profile, pairing_of
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Post
from amcap.engine.evaluation.workloads import NOBODY
from amcap.engine.what_if.loads import with_more
from amcap.industries import known_as
from amcap.model import vocabulary as words
from amcap.model.hours import Hours
from amcap.quantities import PLACES


class Taker(NamedTuple):
    """A manager with room for accounts, how the expertise meets their industry, and the load with them."""

    post: Post
    pairing: str
    load: float


class _Ranking:
    """Managers by the room that is left, the most first, and how much work at most still fits further down."""

    def __init__(self, posts: Iterable[Post], limit: float) -> None:
        # Among equals the first in the file: sorting keeps their order.
        self._posts = sorted(posts, key=lambda post: post.book.workload - post.capacity.value)
        self._most = list(accumulate(reversed([_spare(post, limit) for post in self._posts]), max))[::-1]

    def able(self, work: float) -> Iterator[Post]:
        """Those with the most room first, as long as any of those that follow could take this much work."""
        for post, most in zip(self._posts, self._most, strict=True):
            if most < work:
                return
            yield post


def _spare(post: Post, limit: float) -> float:
    """How much work at most would be within the limit; who is dedicated has room for an account, whatever it takes."""
    return inf if post.dedicated else (limit + 10**-PLACES) * post.capacity.value - post.book.workload


class Takers:
    """Who could take accounts within 100 %, asked as often as wanted. Expertise counts first, then the room left."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self._limit = evaluation.rulebook.number("band.healthy-to")
        # A dedicated manager who has an account takes no other, and nobody works without capacity.
        posts = [
            post
            for post in evaluation.posts.values()
            if post.capacity.value > 0 and not (post.dedicated and post.book.accounts)
        ]
        self._all = _Ranking(posts, self._limit)
        self._without_expertise = _Ranking((post for post in posts if not post.expertise), self._limit)
        self._with_expertise = _Ranking((post for post in posts if post.expertise), self._limit)
        experts: dict[str, list[Post]] = {}
        for post in posts:
            for industry in post.expertise:
                experts.setdefault(industry, []).append(post)
        self._experts = {industry: _Ranking(known, self._limit) for industry, known in experts.items()}
        self._known: dict[tuple[Profile, int, str | None], Taker | None] = {}

    def taker(self, profile: Profile, count: int, current: str | None) -> Taker | None:
        """Who could take `count` accounts of this profile from the manager who has them; None: nobody has room."""
        key = (profile, count, current)
        if key not in self._known:
            self._known[key] = next(self._able(profile, count, current), None)
        return self._known[key]

    def expert(self, profile: Profile, current: str) -> Taker | None:
        """Who could take one account of this profile and knows its industry; None: nobody who knows it has room."""
        found = self.taker(profile, 1, current)
        return found if found and found.pairing == "match" else None

    def _able(self, profile: Profile, count: int, current: str | None) -> Iterator[Taker]:
        for meetings, ranking in self._rankings(profile.industry):
            least = min(self._share(profile, meeting, current) for meeting in meetings)
            for post in ranking.able(least * count):
                if post.name == current or (post.dedicated and count > 1):
                    continue
                meeting = pairing_of(profile.industry, post.expertise, self._evaluation.rulebook)
                if meeting not in meetings:
                    continue
                outcome = with_more(post, self._share_under(profile, post, current) * count, count)
                if outcome.load is not None and outcome.within(self._limit):
                    yield Taker(post, meeting, outcome.load)

    def _share(self, profile: Profile, meeting: words.Meeting, current: str | None) -> float:
        """The least that an account takes of anybody who meets its industry in this way."""
        if profile.hours_per_month is not None:
            return self._measured(profile, profile.hours_per_month, current)
        return 0.0 if profile.wants_whole_manager else self._evaluation.workloads.by_thumb(profile, meeting).share

    def _share_under(self, profile: Profile, post: Post, current: str | None) -> float:
        if profile.hours_per_month is not None:
            return self._measured(profile, profile.hours_per_month, current)
        return self._evaluation.workloads.of(profile, post.carrier).share

    def _measured(self, profile: Profile, hours: Hours, current: str | None) -> float:
        """What measured hours are, whoever has the account next: those of the manager who spent them."""
        spender = NOBODY if current is None else self._evaluation.posts[current].carrier
        hourly = self._evaluation.workloads.of(profile._replace(hours_per_month=hours.of_one), spender)
        return hourly.share * hours.value

    def _rankings(self, industry: str | None) -> Iterator[tuple[tuple[words.Meeting, ...], _Ranking]]:
        """Managers by how their expertise meets an industry, the best first."""
        experts = None if industry is None else self._experts.get(known_as(industry) or "")
        if experts is not None:
            yield ("match",), experts
        if industry is None or self._evaluation.rulebook.level_of_industry(industry) is None:
            yield ("none", "unknown"), self._all
            return
        yield ("none",), self._without_expertise
        yield ("mismatch",), self._with_expertise
