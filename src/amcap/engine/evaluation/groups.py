"""The groups of accounts that are alike, each made when the first of its accounts is met."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import inf

from amcap.engine.arithmetic.workload import Profile, Workload, pairing_of, under_company
from amcap.engine.evaluation.evaluation import Workloads
from amcap.engine.evaluation.posts import Group, Holding, Post
from amcap.model.portfolio import Company
from amcap.model.record import Key
from amcap.model.rulebook import RuleBook, fold_industry
from amcap.model.table_words import PROFILE

INDUSTRY = PROFILE.index("industry") + 1
"""Where the industry stands in a key."""

SPELLINGS = 20_000
"""How many keys are remembered that differ from another only in what their industry is called."""


_NO_EXPERTISE: frozenset[str] = frozenset()

_Served = tuple[Workload, tuple[str, ...]]
"""The workload of one account, or of one measured hour, and the findings that such an account is up for."""


@dataclass(slots=True, eq=False)
class _Kind:
    """Accounts of one profile, whoever serves them; what that comes to is worked out once for each expertise."""

    own: Profile
    profile: Profile
    served: dict[tuple[frozenset[str], bool], _Served] = field(default_factory=dict)


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
    ) -> None:
        self.by_thumb: dict[Key, Group] = {}
        self.by_hours: dict[Key, Group] = {}
        self._company = company
        self._rulebook = rulebook
        self._posts = posts
        self._unassigned = unassigned
        self._workloads = workloads
        self._known = frozenset[str]().union(*(post.expertise for post in posts.values()))
        self._first: dict[tuple[str, str | None], str] = {}
        self._spellings = 0
        self._kinds: dict[Key, _Kind] = {}
        self._hourly: dict[str | None, Workload] = {}

    def all(self) -> Iterator[Group]:
        """Every group once."""
        for holding in (*(post.holding for post in self._posts.values()), self._unassigned):
            yield from holding.groups

    def made(self, key: Key, *, measured: bool) -> Group:
        """The group that a key not met before belongs to. Raises KeyError for a manager who does not exist."""
        groups, industry = self.by_hours if measured else self.by_thumb, self._industry(key[INDUSTRY])
        if industry == key[INDUSTRY]:
            group = groups[key] = self._new(key, measured=measured)
            return group
        first = (*key[:INDUSTRY], industry, *key[INDUSTRY + 1 :])
        same = groups.get(first)
        if same is None:
            same = groups[first] = self._new(first, measured=measured)
        if self._spellings < SPELLINGS:
            self._spellings += 1
            groups[key] = same
        return same

    def measured(self, group: Group, hours: float) -> Workload:
        """The workload of one account of a group with these hours a month."""
        return replace(group.workload, share=hours / self._rulebook.standard_month_hours)

    def _industry(self, industry: str | None) -> str | None:
        """The first industry met of those that make no difference to each other."""
        if industry is None:
            return None
        folded = fold_industry(industry)
        kind = self._rulebook.industry_level(industry), folded if folded in self._known else None
        return self._first.setdefault(kind, industry)

    def _new(self, key: Key, *, measured: bool) -> Group:
        post = None if key[0] is None else self._posts[key[0]]
        holding = self._unassigned if post is None else post.holding
        kind = self._kind(key[1:])
        expertise = _NO_EXPERTISE if post is None else post.expertise
        served = kind.served.get((expertise, measured))
        if served is None:
            served = kind.served[expertise, measured] = self._served(kind.profile, expertise, measured=measured)
        workload, findings = served
        if post is None:
            findings = ("unassigned-account", *findings)
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
            passed=0.0 if findings or names else inf,
        )
        holding.groups.append(group)
        return group

    def _kind(self, fields: Key) -> "_Kind":
        kind = self._kinds.get(fields)
        if kind is None:
            own = Profile(*fields)
            kind = self._kinds[fields] = _Kind(own, under_company(own, self._company))
        return kind

    def _served(self, profile: Profile, expertise: frozenset[str], *, measured: bool) -> _Served:
        """What accounts of a profile take under an expertise, and the findings that they are up for there."""
        pairing, findings = pairing_of(profile.industry, expertise), []
        workload = self._one_hour(profile) if measured else self._workloads.paired(profile, pairing)
        if pairing == "mismatch" and fold_industry(profile.industry or "") in self._known:
            findings.append("expertise-mismatch")
        if workload.bounded:
            findings.append("factors-bounded")
        return workload, tuple(findings)

    def _one_hour(self, profile: Profile) -> Workload:
        """The workload of one measured hour a month: one object for all that are alike, as sums go by it."""
        known = self._hourly.get(profile.tier)
        if known is None:
            hour = profile._replace(hours_per_month=1.0)
            known = self._hourly[profile.tier] = self._workloads.paired(hour, "none")
        return known


def _naming(post: Post, workload: Workload) -> Iterator[str]:
    """The findings on a manager that may name accounts of this workload."""
    if post.dedicated:
        yield "dedicated-manager-shared"
    if workload.key and (post.manager.started or post.manager.experience == "junior"):
        yield "new-manager-key-account"
