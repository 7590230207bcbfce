"""Findings on accounts of one manager that are not named one by one: there are more than the rule book has named.

What is named is chosen by what weighs most, so that the same accounts are named whatever the format of the report.
"""

from collections.abc import Iterable, Iterator

from amcap.engine.evaluation.posts import Entry
from amcap.engine.findings.accounts import concentrated
from amcap.engine.findings.case import Case, Hit
from amcap.engine.findings.offers import who_takes
from amcap.quantities import counted, hours, listed, percent, plain


def unassigned_account(case: Case) -> Iterator[Hit]:
    rest, month = case.placements.unassigned_rest, case.evaluation.month
    if rest is not None:
        number, named = rest.accounts, case.evaluation.unassigned.shortlisted("unassigned-account")
        need = f"{_verb(number, 'need')} {hours(rest.work * month)}"
        needs = f"{_more(number, named)} {_has(number)} no manager and {need}"
        message = f"{needs} a month; {_listed(named, 'need most')}. {_sentence(who_takes([rest]))}."
        yield case.on_several("unassigned-account", None, number, message, rest.advice("assign", month))


def expertise_mismatch(case: Case) -> Iterator[Hit]:
    for post, _ in case.posts():
        rest = case.placements.mismatched_rest.get(post.name)
        if rest is not None:
            kept = post.holding.shortlisted("expertise-mismatch")
            named = [entry for entry in kept if case.placements.mismatch(entry.group)]
            outside = f"{_outside(rest.accounts)} {post.name}'s expertise ({listed(post.manager.expertise)})"
            told = f"{_more(rest.accounts, named)} of {post.name} {outside}; {_listed(named, 'take the most work')}"
            message = f"{told}. Of those who have it: {who_takes([rest])}."
            advice = [each for each in rest.advice("move", case.evaluation.month) if each.manager is not None]
            yield case.on_several("expertise-mismatch", post.name, rest.accounts, message, advice)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


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


def _accounts(entries: Iterable[Entry]) -> float:
    return plain(sum(entry.accounts for entry in entries))


def _more(number: float, named: list[Entry]) -> str:
    return counted(number, "more account" if named else "account")


def _listed(named: list[Entry], which: str) -> str:
    """Which accounts have a finding of their own."""
    if not named:
        return "none of them is listed"
    if len(named) == 1:
        verb, _, rest = which.partition(" ")
        return f"the one that {verb}s {rest} is listed"
    return f"the {len(named):,} that {which} are listed"


def _has(number: float) -> str:
    return "has" if number == 1 else "have"


def _outside(number: float) -> str:
    return "is outside" if number == 1 else "are outside"


def _verb(number: float, verb: str) -> str:
    return f"{verb}s" if number == 1 else verb
