"""The groups of accounts that are alike, each made when the first of its accounts is met."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from math import inf
from typing import Any, NamedTuple

from amcap.engine.arithmetic.workload import Profile, Workload, pairing_of, under_company
from amcap.engine.evaluation.posts import Group, Holding, Post
from amcap.engine.evaluation.word_count import WordCount
from amcap.engine.evaluation.workloads import NOBODY, Carrier, Workloads
from amcap.industries import known_as
from amcap.model.hours import Hours
from amcap.model.portfolio import Company
from amcap.model.record import Key
from amcap.model.rulebook import RuleBook
from amcap.model.table_words import PROFILE

INDUSTRY, STAGE = PROFILE.index("industry") + 1, PROFILE.index("stage") + 1
"""Where the industry and the stage stand in a key."""

ONE_HOUR = Hours(1.0)
"""What is measured of an account whose hours are a bare number."""

SPELLINGS = 20_000
"""How many keys are remembered that differ from another only in what their industry is called."""


def with_renewal(profile: Profile, renewal: date | None) -> tuple[Any, ...]:
    """The fields of a profile as a key has them: the day of the next renewal stands for a stage that nobody told."""
    fields: list[Any] = list(profile)
    if renewal is not None and profile.stage is None:
        fields[STAGE - 1] = renewal
    return tuple(fields)


class _Kind(NamedTuple):
    """Accounts of one profile, whoever serves them: as it was given, and with what the company tells."""

    own: Profile
    profile: Profile


class Groups:
    """Groups by the keys of their accounts, apart for those by rule of thumb and those with hours of their own.

    Industries are free text, but only those that the rule book or a manager's expertise tells apart make groups of
    their own; so there are no more groups than kinds of accounts, whatever a file holds.
    """

    def __init__(
        self,
        company: Company,
        rulebook: RuleBook,
        posts: Mapping[str, Post],
        unassigned: Holding,
        workloads: Workloads,
        as_of: date,
    ) -> None:
        self.by_thumb: dict[Key, Group] = {}
        self.by_hours: dict[Key, Group] = {}
        self.not_understood = WordCount()
        self._company = company
        self._rulebook = rulebook
        self._posts = posts
        self._unassigned = unassigned
        self._workloads = workloads
        self._renewing = as_of, as_of + timedelta(days=rulebook.number("threshold.renewal-days"))
        self._known = frozenset[str]().union(*(post.expertise for post in posts.values()))
        self._first: dict[tuple[str | None, str | None], str] = {}
        self._spellings = 0
        self._kinds: dict[Key, _Kind] = {}

    def all(self) -> Iterator[Group]:
        """Every group once."""
        for holding in (*(post.holding for post in self._posts.values()), self._unassigned):
            yield from holding.groups

    def made(self, key: Key, *, measured: bool) -> Group:
        """The group that a key not met before belongs to. Raises KeyError for a manager who does not exist."""
        groups, first = self.by_hours if measured else self.by_thumb, self._told(key)
        if first == key:
            group = groups[key] = self._new(key, measured=measured)
            return group
        same = groups.get(first)
        if same is None:
            same = groups[first] = self._new(first, measured=measured)
        if self._spellings < SPELLINGS:
            self._spellings += 1
            groups[key] = same
        return same

    def _told(self, key: Key) -> Key:
        """The key with the first industry met of those alike, and with the stage that a day of renewal tells."""
        industry, stage = self._industry(key[INDUSTRY]), key[STAGE]
        if isinstance(stage, date):
            first, last = self._renewing
            stage = "renewal" if first <= stage <= last else None
        if industry == key[INDUSTRY] and stage == key[STAGE]:
            return key
        told = list(key)
        told[INDUSTRY], told[STAGE] = industry, stage
        return tuple(told)

    def _industry(self, industry: str | None) -> str | None:
        """The first industry met of those that make no difference to each other."""
        known = None if industry is None else known_as(industry)
        if industry is None or known is None:
            return None
        kind = self._rulebook.level_of_industry(industry), known if known in self._known else None
        return self._first.setdefault(kind, industry)

    def _new(self, key: Key, *, measured: bool) -> Group:
        post = None if key[0] is None else self._posts[key[0]]
        holding = self._unassigned if post is None else post.holding
        kind = self._kind(key[1:], measured=measured)
        carrier = NOBODY if post is None else post.carrier
        workload = self._workloads.of(kind.profile, carrier)
        findings = tuple(self._findings(kind.profile, workload, carrier))
        names = () if post is None else tuple(map(holding.notables.names, _naming(post, workload)))
        group = Group(
            holding=holding,
            book=holding.book,
            post=post,
            own=kind.own,
            profile=kind.profile,
            workload=workload,
            measured=measured,
            costly_below=0.0 if post is None else workload.share * post.costly_share,
            shortlists=tuple(map(holding.notables.shortlist, findings)),
            names=names,
            not_understood=self._not_understood(kind.own.industry),
            passed=0.0 if findings or names else inf,
        )
        holding.groups.append(group)
        return group

    def _kind(self, fields: Key, *, measured: bool) -> _Kind:
        if measured and fields[-1] is None:
            fields = (*fields[:-1], ONE_HOUR)
        kind = self._kinds.get(fields)
        if kind is None:
            own = Profile(*fields)
            kind = self._kinds[fields] = _Kind(own, under_company(own, self._company))
        return kind

    def _not_understood(self, industry: str | None) -> bool:
        """Whether the industry of a profile, in which what says nothing does not stand, is not understood."""
        return industry is not None and self._rulebook.level_of_industry(industry) is None

    def _findings(self, profile: Profile, workload: Workload, carrier: Carrier) -> Iterator[str]:
        """The findings that accounts of a profile are up for under whoever carries them."""
        if carrier is NOBODY:
            yield "unassigned-account"
        meeting = pairing_of(profile.industry, carrier.expertise, self._rulebook)
        if meeting == "mismatch" and known_as(profile.industry or "") in self._known:
            yield "expertise-mismatch"
        if workload.bounded:
            yield "factors-bounded"


def _naming(post: Post, workload: Workload) -> Iterator[str]:
    """The findings on a manager that may name accounts of this workload."""
    if post.dedicated:
        yield "dedicated-manager-shared"
    if workload.key and (post.manager.started or post.manager.experience == "junior"):
        yield "new-manager-key-account"
