"""Where accounts should go, reckoned one after another: each piece of advice counts those before it.

First come accounts that nobody has, for nobody serves these clients; then those that managers over the line should
hand over, the fullest manager first; last those outside their manager's expertise. Among equals the heaviest come
first, as they are the hardest to place.
"""

from collections.abc import Iterable, Iterator
from math import fsum
from typing import NamedTuple

from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Entry, Group, Post, with_hours
from amcap.engine.findings.takers import Need, Offer, Takers, by_manager
from amcap.engine.what_if.relief import UNSEEN, relief
from amcap.model.assessment import ManagerAssessment
from amcap.model.finding import Advice
from amcap.model.vocabulary import Action

OVER = ("overloaded", "stretched")


class Placed(NamedTuple):
    """Accounts that should go somewhere: how many, what they take where they are, and who takes them.

    `name` and `position` are those of their entry; None: several are meant. `left` is how many of them nobody has room
    for, and `left_work` what these take.
    """

    name: str | None
    position: int | None
    accounts: float
    work: float
    offers: tuple[Offer, ...]
    left: float
    left_work: float

    def advice(self, action: Action, month: float) -> Iterator[Advice]:
        """It as data; what nobody has room for can only be handed over."""
        for offer in self.offers:
            yield Advice(
                action=action,
                account=self.name,
                accounts=offer.accounts,
                manager=offer.manager,
                hours=offer.work * month,
                load_after=offer.after,
            )
        if self.left:
            yield Advice(
                action=action if action == "assign" else "hand-over",
                account=self.name,
                accounts=self.left,
                manager=None,
                hours=self.left_work * month,
                load_after=None,
            )


def together(pieces: Iterable[Placed]) -> Placed:
    """Accounts that are not named, as one: what each manager takes of them, and what nobody has room for."""
    every = tuple(pieces)
    return Placed(
        name=None,
        position=None,
        accounts=sum(piece.accounts for piece in every),
        work=fsum(piece.work for piece in every),
        offers=tuple(by_manager(offer for piece in every for offer in piece.offers)),
        left=sum(piece.left for piece in every),
        left_work=fsum(piece.left_work for piece in every),
    )


class Placements:
    """Where all accounts of an evaluation should go that should go anywhere."""

    def __init__(self, evaluation: Evaluation, managers: Iterable[ManagerAssessment]) -> None:
        self._evaluation = evaluation
        self._takers = Takers(evaluation)
        self._placed: set[int] = set()
        self.unassigned: dict[int, Placed] = {}
        """Accounts that nobody has and that are named in findings, by their position."""
        self.unassigned_rest: Placed | None = None
        self.handed: dict[str, tuple[Placed, ...]] = {}
        """What each manager over the line should hand over."""
        self.mismatched: dict[int, Placed] = {}
        """Accounts outside their manager's expertise that are named in findings, by their position."""
        self.mismatched_rest: dict[str, Placed] = {}
        self._assign()
        over = [manager for manager in managers if manager.verdict in OVER]
        for manager in sorted(over, key=lambda each: -(each.load.likely or 0.0)):
            self.handed[manager.name] = tuple(self._hand_over(evaluation.posts[manager.name]))
        self._match()

    def mismatch(self, group: Group) -> bool:
        """Whether a group's accounts are outside their manager's expertise, and somebody who may take them knows it."""
        if group.post is None:
            return False
        up_for = group.post.holding.notables.shortlist("expertise-mismatch")
        known = self._takers.knows(group.profile.industry, besides=group.post.name)
        return known and any(shortlist is up_for for shortlist in group.shortlists)

    def _assign(self) -> None:
        holding = self._evaluation.unassigned
        named = holding.shortlisted("unassigned-account")
        for entry in _heaviest(named):
            self.unassigned[entry.position] = self._of_entry(entry, entry.accounts)
        self.unassigned_rest = self._rest(named, holding.groups)

    def _hand_over(self, post: Post) -> Iterator[Placed]:
        excess = post.book.workload - post.capacity.value
        unnamed = []
        for portion, number in relief(self._evaluation, post, excess, UNSEEN * post.capacity.value):
            if isinstance(portion.of, Entry):
                yield self._of_entry(portion.of, number)
            else:
                unnamed.append(self._of_group(portion.of, number, portion.share))
        if unnamed:
            yield together(unnamed)

    def _match(self) -> None:
        posts = self._evaluation.posts.values()
        named = [entry for post in posts for entry in post.holding.shortlisted("expertise-mismatch")]
        for entry in _heaviest(named):
            if self.mismatch(entry.group) and entry.position not in self._placed:
                self.mismatched[entry.position] = self._of_entry(entry, entry.accounts, experts_only=True)
        for post in posts:
            groups = [group for group in post.holding.groups if self.mismatch(group)] if post.expertise else []
            kept = post.holding.shortlisted("expertise-mismatch")
            rest = self._rest(kept, groups, experts_only=True)
            if rest is not None:
                self.mismatched_rest[post.name] = rest

    def _of_entry(self, entry: Entry, number: float, *, experts_only: bool = False) -> Placed:
        account = self._evaluation.account_of(entry)
        barred = frozenset[str]() if account is None else frozenset(account.not_with)
        need = Need(entry.profile, number, entry.manager, entry.revenue, barred, experts_only)
        self._placed.add(entry.position)
        return _placed(entry.name, entry.position, number, entry.workload.share, self._takers.place(need))

    def _of_group(self, group: Group, number: float, share: float, *, experts_only: bool = False) -> Placed:
        if self._takers.full:
            return _placed(None, None, number, share, ())
        holding = group.holding
        manager = None if group.post is None else group.post.name
        book = holding.book
        paying = book.accounts - book.without_revenue
        # What each of them pays is not kept: the mean of the book stands for it.
        revenue = (book.revenue or 0.0) / paying if paying else None
        profile = with_hours(group.profile, share / group.workload.share)
        need = Need(profile, number, manager, revenue, self._barred(manager), experts_only)
        return _placed(None, None, number, share, self._takers.place(need))

    def _rest(self, named: Iterable[Entry], groups: Iterable[Group], *, experts_only: bool = False) -> Placed | None:
        """Those of some groups that are not named, placed group by group; None where all are."""
        less: dict[int, tuple[float, float]] = {}
        for entry in named:
            accounts, work = less.get(id(entry.group), (0, 0.0))
            more = entry.workload.share * entry.accounts
            less[id(entry.group)] = accounts + entry.accounts, work + more
        means = []
        for group in groups:
            accounts, work = less.get(id(group), (0, 0.0))
            if group.accounts > accounts:
                number = group.accounts - accounts
                means.append(((_work(group) - work) / number, number, group))
        rest = [
            self._of_group(group, number, share, experts_only=experts_only)
            for share, number, group in sorted(means, key=lambda each: -each[0])
        ]
        return together(rest) if rest else None

    def _barred(self, manager: str | None) -> frozenset[str]:
        """All who must not have any one of a manager's accounts, where it is not told which accounts are meant."""
        described = self._evaluation.described
        return frozenset(name for account in described if account.manager == manager for name in account.not_with)


def _placed(name: str | None, position: int | None, number: float, share: float, offers: tuple[Offer, ...]) -> Placed:
    """So many accounts, each of which takes this share of a standard manager."""
    left = number - sum(offer.accounts for offer in offers)
    return Placed(name, position, number, share * number, offers, left, share * left)


def _heaviest(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (-entry.workload.share * entry.accounts, entry.position))


def _work(group: Group) -> float:
    return group.workload.share * (group.hours.hours if group.measured else group.accounts)
