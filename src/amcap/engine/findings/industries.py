"""The finding on words for industries that amcap does not understand: in accounts and in what managers know."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from amcap.engine.findings.case import Case, Hit
from amcap.industries import known_as, nearest
from amcap.quantities import counted, plain


def industry_not_understood(case: Case) -> Iterator[Hit]:
    accounts, managers = _of_accounts(case), _of_managers(case)
    told = []
    if accounts:
        told.append(_accounts_told(case, accounts))
    if unmet := {word: number for word, number in managers.items() if word not in accounts}:
        told.append(_managers_told(case, unmet))
    if told:
        yield Hit("industry-not-understood", "team", case.evaluation.portfolio.name, " ".join(told))


_Words = Mapping[str | None, tuple[str, float]]
"""What a word is compared by -> as it was first written, and how many have it."""


def _of_accounts(case: Case) -> _Words:
    return _together(case.evaluation.not_understood.accounts)


def _of_managers(case: Case) -> _Words:
    """The words for industries that managers know."""
    level_of = case.evaluation.rulebook.level_of_industry
    listed = (word for manager in case.evaluation.managers.values() for word in dict.fromkeys(manager.expertise))
    return _together(Counter(word for word in listed if known_as(word) and level_of(word) is None))


def _together(spellings: Mapping[str, float]) -> _Words:
    """Each word once, however it is written; the most frequent first."""
    first: dict[str | None, str] = {}
    number: defaultdict[str | None, float] = defaultdict(int)
    for spelling, count in spellings.items():
        first.setdefault(known_as(spelling), spelling)
        number[known_as(spelling)] += count
    ranked = sorted(number.items(), key=lambda item: -item[1])
    return {word: (first[word], plain(count)) for word, count in ranked}


def _accounts_told(case: Case, words: _Words) -> str:
    others = case.evaluation.not_understood.others
    total = counted(sum(number for _, number in words.values()) + others, "account")
    if len(words) == 1 and not others:
        ((word, _),) = words.values()
        return f"The industry of {total} is not understood and counts as unknown: {_told(word)}."
    listed = [_told(word, counted(number, "account")) for word, number in _first(case, words)]
    told = f"The industries of {total} are not understood and count as unknown: {', '.join(listed)}"
    more = len(words) - len(listed)
    return f"{told}{_more(more, at_least=bool(others))}."


def _managers_told(case: Case, words: _Words) -> str:
    """What is said of words that no account has."""
    listed = [_told(word) for word, _ in _first(case, words)]
    told = f"{', '.join(listed)}{_more(len(words) - len(listed))}"
    if len(words) == 1:
        return f"In the expertise of managers, {told} is not understood; only the same word matches it."
    return f"In the expertise of managers, {told} are not understood; only the same words match them."


def _first(case: Case, words: _Words) -> list[tuple[str, float]]:
    return list(words.values())[: int(case.number("threshold.findings-listed"))]


def _told(word: str, number: str = "") -> str:
    """A word as it was written, with how many accounts have it and what it may be a slip of."""
    near = nearest(word)
    beside = [number] if number else []
    if near is not None:
        beside.append(f"did you mean '{near}'?")
    return f"'{word}' ({'; '.join(beside)})" if beside else f"'{word}'"


def _more(number: int, *, at_least: bool = False) -> str:
    if not number and not at_least:
        return ""
    return f" and {'at least ' if at_least else ''}{max(number, 1):,} more"
