"""Findings on accounts of one manager that are not named one by one: there are more than the rule book has named.

What is named is chosen by what weighs most, so that the same accounts are named whatever the format of the report.
"""

from collections.abc import Iterable, Iterator
from math import fsum

from amcap.engine.evaluation.posts import Entry, Group, Post
from amcap.engine.findings.accounts import concentrated
from amcap.engine.findings.case import Case, Hit
from amcap.quantities import counted, hours, listed, percent


def unassigned_account(case: Case) -> Iterator[Hit]:
    holding, month = case.evaluation.unassigned, case.evaluation.month
    named = holding.shortlisted("unassigned-account")
    number = holding.book.accounts - _accounts(named)
    if number:
        work = holding.book.workload - fsum(entry.workload.share * entry.accounts for entry in named)
        needs = f"{_more(number, named)} {_has(number)} no manager and {_verb(number, 'need')} {hours(work * month)}"
        yield case.on_several("unassigned-account", None, number, f"{needs} a month; {_listed(named, 'need most')}.")


def expertise_mismatch(case: Case) -> Iterator[Hit]:
    for post, _ in case.posts():
        kept = post.holding.shortlisted("expertise-mismatch")
        groups = [group for group in post.holding.groups if _has_expert(case, group, post)]
        chosen = {id(group) for group in groups}
        named = [entry for entry in kept if case.takers.expert(entry.profile, post.name)]
        number = sum(group.accounts for group in groups)
        number -= _accounts(entry for entry in kept if id(entry.group) in chosen)
        if number:
            outside = f"{_outside(number)} {post.name}'s expertise ({listed(post.manager.expertise)})"
            message = f"{_more(number, named)} of {post.name} {outside}, while another manager has it, and room"
            told = f"{message}; {_listed(named, 'take the most work')}."
            yield case.on_several("expertise-mismatch", post.name, number, told)


def costly_account(case: Case) -> Iterator[Hit]:
    limit = percent(case.number("threshold.costly-share"))
    for post, _ in case.posts():
        named = post.holding.shortlisted("costly-account")
        number = sum(group.costly_accounts for group in post.holding.groups) - _accounts(named)
        if number:
            takes = f"{_verb(number, 'take')} more of {post.name}'s cost than {limit} of the revenue"
            message = f"{_more(number, named)} of {post.name} {takes}; {_listed(named, 'cost the most too much')}."
            yield case.on_several("costly-account", post.name, number, message)


def concentration(case: Case) -> Iterator[Hit]:
    limit = percent(case.number("threshold.concentration-share"))
    for post, _ in case.posts():
        chosen, others = concentrated(case, post)
        named, number = [entry for entry, _ in chosen], _accounts(others)
        if number:
            brings = f"{_verb(number, 'bring')} more than {limit} of the revenue of the book"
            message = f"{_more(number, named)} of {post.name} {brings}; {_listed(named, 'bring the most')}."
            yield case.on_several("concentration", post.name, number, message)


def factors_bounded(case: Case) -> Iterator[Hit]:
    for post, holding in case.evaluation.holdings():
        named = holding.shortlisted("factors-bounded")
        number = sum(group.accounts for group in holding.groups if group.workload.bounded) - _accounts(named)
        if number:
            manager = None if post is None else post.name
            whose = "without a manager" if post is None else f"of {post.name}"
            has = f"{_has(number)} factors that are held at a bound"
            message = f"{_more(number, named)} {whose} {has}; {_listed(named, 'take the most work')}."
            yield case.on_several("factors-bounded", manager, number, message)


def _has_expert(case: Case, group: Group, post: Post) -> bool:
    """Whether the accounts of a group are a mismatch that another manager could mend.

    Where hours were measured, one account's room stands for all of the group's: that of the mean hours.
    """
    if not any(shortlist is post.holding.notables.shortlist("expertise-mismatch") for shortlist in group.shortlists):
        return False
    return case.takers.expert(group.mean_profile, post.name) is not None


def _accounts(entries: Iterable[Entry]) -> int:
    return sum(entry.accounts for entry in entries)


def _more(number: int, named: list[Entry]) -> str:
    return counted(number, "more account" if named else "account")


def _listed(named: list[Entry], which: str) -> str:
    """Which accounts have a finding of their own."""
    if not named:
        return "none of them is listed"
    if len(named) == 1:
        verb, _, rest = which.partition(" ")
        return f"the one that {verb}s {rest} is listed"
    return f"the {len(named):,} that {which} are listed"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def _outside(number: int) -> str:
    return "is outside" if number == 1 else "are outside"


def _verb(number: int, verb: str) -> str:
    return f"{verb}s" if number == 1 else verb
