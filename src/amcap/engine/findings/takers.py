"""Who could take further accounts: found without asking every manager for every account, each counting those before."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from math import floor
from typing import NamedTuple

from amcap.engine.arithmetic.judgement import load_of
from amcap.engine.arithmetic.workload import Profile, pairing_of
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Post
from amcap.engine.evaluation.workloads import NOBODY
from amcap.industries import known_as
from amcap.model import vocabulary as words
from amcap.model.hours import Hours
from amcap.quantities import PLACES

_HAIR = 10**-PLACES


class Need(NamedTuple):
    """Accounts alike for which a manager is sought: who has them now, what one pays, and who must not have them."""

    profile: Profile
    accounts: float
    current: str | None
    revenue: float | None = None
    barred: frozenset[str] = frozenset()
    experts_only: bool = False


class Offer(NamedTuple):
    """A manager who takes accounts, how the expertise meets their industry, the work, and the load before and after."""

    manager: str
    pairing: words.Meeting
    accounts: float
    work: float
    before: float
    after: float


class _Standing:
    """A manager with the accounts that were given in advice so far."""

    def __init__(self, index: int, post: Post) -> None:
        self.index, self.post = index, post
        self.accounts, self.work = post.book.accounts, post.book.workload
        self.revenue = post.book.revenue or 0.0

    @property
    def place(self) -> tuple[float, int]:
        """What managers are ranked by: the room that is left, the most first, then their order in the file."""
        return self.work - self.post.capacity.value, self.index

    def load(self, more: float) -> float:
        return load_of(self.work + more, self.post.capacity.value) or 0.0

    def take(self, work: float, accounts: float, revenue: float | None) -> None:
        self.work += work
        self.accounts += accounts
        self.revenue += (revenue or 0.0) * accounts

    def allows(self, accounts: float, revenue: float | None) -> bool:
        """Whether the company's own caps let the manager have so many more accounts."""
        manager = self.post.manager
        if manager.max_accounts is not None and self.accounts + accounts > manager.max_accounts:
            return False
        paid = (revenue or 0.0) * accounts
        ceiling = manager.revenue_ceiling
        return ceiling is None or not paid or self.revenue + paid <= ceiling


class Takers:
    """Who takes accounts within 100 %: expertise counts first, then the room left.

    What was placed stays placed: no two answers promise the same room. That accounts go somewhere else leaves no room
    behind for others, so that any part of the advice can be followed without the rest.
    """

    def __init__(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self._limit = evaluation.rulebook.number("band.healthy-to")
        self._standing = {
            post.name: _Standing(index, post)
            for index, post in enumerate(evaluation.posts.values())
            if post.capacity.value > 0 and post.manager.takes_accounts and not (post.dedicated and post.book.accounts)
        }
        most = max((each.post.capacity.value for each in self._standing.values()), default=0.0)
        self._slack = max(self._limit - 1 + _HAIR, 0) * most
        self._by_index = {each.index: each for each in self._standing.values()}
        rankings: dict[str, list[tuple[float, int]]] = {}
        for each in self._standing.values():
            for ranking in self._rankings_of(each.post):
                rankings.setdefault(ranking, []).append(each.place)
        self._rankings = {ranking: sorted(places) for ranking, places in rankings.items()}

    @property
    def full(self) -> bool:
        """Whether nobody could take anything at all: asked first, as in a team far over the line that is so."""
        places = self._rankings.get(_ALL)
        return places is None or self._slack - places[0][0] < -_HAIR

    def place(self, need: Need) -> tuple[Offer, ...]:
        """Who takes the accounts from now on: one manager if possible, else several; none of them for what is left."""
        whole = next(self._able(need, need.accounts), None)
        if whole is not None:
            return (self._take(whole, need, need.accounts),)
        offers: list[Offer] = []
        left = need.accounts if need.accounts > 1 else 0
        while left and (best := next(self._able(need, 1), None)) is not None:
            # Half of what fits at a time, so that all get their part.
            number = min(left, max(1, self._fitting(best, need) // 2))
            offers.append(self._take(best, need, number))
            left -= number
        return tuple(by_manager(offers))

    def knows(self, industry: str | None, *, besides: str | None, barred: frozenset[str] = frozenset()) -> bool:
        """Whether anybody else who may take accounts knows an industry, with room or without."""
        places = () if industry is None else self._rankings.get(_expert_in(industry), ())
        names = (self._by_index[index].post.name for _, index in places)
        return any(name != besides and name not in barred for name in names)

    def _able(self, need: Need, count: float) -> Iterator[_Standing]:
        if self.full:
            return
        for meeting, ranking in self._meetings(need):
            least = self._least(need, meeting) * count
            for place, index in self._rankings.get(ranking, ()):
                if self._slack - place < least - _HAIR:
                    break
                standing = self._by_index[index]
                post = standing.post
                if post.name == need.current or post.name in need.barred:
                    continue
                if post.dedicated and not (need.profile.wants_whole_manager and count == 1 and not standing.accounts):
                    continue
                after = standing.load(self._share(need, post) * count)
                if round(after, PLACES) <= self._limit and standing.allows(count, need.revenue):
                    yield standing

    def _take(self, standing: _Standing, need: Need, count: float) -> Offer:
        post, work = standing.post, self._share(need, standing.post) * count
        before, place = standing.load(0.0), standing.place
        standing.take(work, count, need.revenue)
        for ranking in self._rankings_of(post):
            places = self._rankings[ranking]
            del places[bisect_left(places, place)]
            insort(places, standing.place)
        pairing = pairing_of(need.profile.industry, post.expertise, self._evaluation.rulebook)
        return Offer(post.name, pairing, count, work, before, standing.load(0.0))

    def _fitting(self, standing: _Standing, need: Need) -> int:
        """How many of the accounts fit, as far as work and number go."""
        post, share = standing.post, self._share(need, standing.post)
        fit = floor((self._limit * post.capacity.value - standing.work) / share)
        if post.manager.max_accounts is not None:
            fit = min(fit, floor(post.manager.max_accounts - standing.accounts))
        if post.manager.revenue_ceiling is not None and need.revenue:
            fit = min(fit, floor((post.manager.revenue_ceiling - standing.revenue) / need.revenue))
        return fit

    def _least(self, need: Need, meeting: words.Meeting) -> float:
        """The least that an account takes of anybody who meets its industry in this way."""
        profile = need.profile
        if profile.hours_per_month is not None:
            return self._measured(profile, profile.hours_per_month, need.current)
        if profile.wants_whole_manager:
            return 0.0
        meetings: tuple[words.Meeting, ...] = ("none", "unknown") if meeting == "unknown" else (meeting,)
        return min(self._evaluation.workloads.by_thumb(profile, each).share for each in meetings)

    def _share(self, need: Need, post: Post) -> float:
        profile = need.profile
        if profile.hours_per_month is not None:
            return self._measured(profile, profile.hours_per_month, need.current)
        return self._evaluation.workloads.of(profile, post.carrier).share

    def _measured(self, profile: Profile, hours: Hours, current: str | None) -> float:
        """What measured hours are, whoever has the account next: those of the manager who spent them."""
        spender = NOBODY if current is None else self._evaluation.posts[current].carrier
        hourly = self._evaluation.workloads.of(profile._replace(hours_per_month=hours.of_one), spender)
        return hourly.share * hours.value

    def _meetings(self, need: Need) -> Iterator[tuple[words.Meeting, str]]:
        """Rankings of managers by how their expertise meets the accounts' industry, the best first."""
        industry = need.profile.industry
        if industry is not None:
            yield "match", _expert_in(industry)
        if need.experts_only:
            return
        if industry is None or self._evaluation.rulebook.level_of_industry(industry) is None:
            yield "unknown", _ALL
            return
        yield "none", _WITHOUT
        yield "mismatch", _WITH

    def _rankings_of(self, post: Post) -> Iterable[str]:
        return _ALL, _WITH if post.expertise else _WITHOUT, *(f"in {industry}" for industry in post.expertise)


_ALL, _WITH, _WITHOUT = "all", "with expertise", "without expertise"


def _expert_in(industry: str) -> str:
    return f"in {known_as(industry)}"


def by_manager(offers: Iterable[Offer]) -> Iterable[Offer]:
    """What each manager takes in all, in the order of the first offers."""
    of: dict[str, Offer] = {}
    for offer in offers:
        before = of.get(offer.manager)
        if before is not None:
            accounts, work = before.accounts + offer.accounts, before.work + offer.work
            offer = before._replace(accounts=accounts, work=work, after=offer.after)
        of[offer.manager] = offer
    return of.values()
