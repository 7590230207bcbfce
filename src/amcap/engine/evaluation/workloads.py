"""Workloads by profile and by whoever carries the account: each worked out once, not once an account."""

from dataclasses import replace
from typing import NamedTuple

from amcap.engine.arithmetic.capacity import Capacity
from amcap.engine.arithmetic.workload import (
    Profile,
    Workload,
    by_rule_of_thumb,
    is_key,
    of_measured_hour,
    of_whole_manager,
    pairing_of,
)
from amcap.model import vocabulary as words
from amcap.model.hours import Hours
from amcap.model.portfolio import Company
from amcap.model.rulebook import RuleBook


class Carrier(NamedTuple):
    """All about a manager that moves what accounts take: capacity, the industries known, whether the role is dedicated.

    Nobody, who has the unassigned accounts, is one, too: without a name.
    """

    name: str | None
    capacity: Capacity | None
    expertise: frozenset[str]
    dedicated: bool


NOBODY = Carrier(None, None, frozenset(), dedicated=False)


class Workloads:
    """The workloads of accounts under a company and a rule book. A carrier's name stands for all about that carrier."""

    def __init__(self, company: Company, rulebook: RuleBook) -> None:
        self._company = company
        self._rulebook = rulebook
        self._by_thumb: dict[tuple[Profile, words.Meeting], Workload] = {}
        self._whole: dict[str | None, Workload] = {}
        self._hourly: dict[tuple[str | None, bool, Hours], Workload] = {}

    def for_others(self) -> "Workloads":
        """Those of other carriers, who may have the same names."""
        others = Workloads(self._company, self._rulebook)
        others._by_thumb = self._by_thumb
        return others

    def of(self, profile: Profile, carrier: Carrier) -> Workload:
        """The workload of one account by rule of thumb, or of one measured hour that the carrier spent.

        The profile is that under the company; its hours, if any, are those of one hour.
        """
        if profile.hours_per_month is not None:
            return self._hour(profile, profile.hours_per_month, carrier)
        if carrier.dedicated or profile.wants_whole_manager:
            return self._whole_of(carrier)
        return self.by_thumb(profile, pairing_of(profile.industry, carrier.expertise, self._rulebook))

    def by_thumb(self, profile: Profile, meeting: words.Meeting) -> Workload:
        """The workload by size and complexity, segment or key tier, where industry and expertise meet in this way."""
        key = (profile, meeting)
        workload = self._by_thumb.get(key)
        if workload is None:
            workload = self._by_thumb[key] = by_rule_of_thumb(profile, meeting, self._rulebook)
        return workload

    def _whole_of(self, carrier: Carrier) -> Workload:
        if carrier.name not in self._whole:
            self._whole[carrier.name] = of_whole_manager(carrier.capacity, self._rulebook)
        return self._whole[carrier.name]

    def _hour(self, profile: Profile, hours: Hours, carrier: Carrier) -> Workload:
        """One object for all that are alike, as sums go by it."""
        key = (carrier.name, is_key(profile, self._rulebook), hours)
        if key not in self._hourly:
            self._hourly[key] = of_measured_hour(profile, carrier.capacity, self._company, self._rulebook)
        return self._hourly[key]


def of_account(workload: Workload, hours: float | None) -> Workload:
    """The workload of one account with these hours a month, if any, from that of its kind, or of one hour."""
    return workload if hours is None else replace(workload, share=hours * workload.share)
