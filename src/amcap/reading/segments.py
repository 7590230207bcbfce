"""Whether the segments that accounts are said to be of are segments of the rule book in force."""

from collections.abc import Iterable, Iterator

from amcap.characters import clean_name
from amcap.messages import Guess, shown
from amcap.model.portfolio import Portfolio
from amcap.model.rulebook import RuleBook
from amcap.reading.document import Document
from amcap.reading.problems import InputError, Problem


def segment_problems(document: Document, rulebook: RuleBook) -> Iterator[Problem]:
    """Segments of accounts in a document that the rule book does not have; asked before every entry is valid."""
    entries = document.value_at(("accounts",))
    told = (entry.get("segment") if isinstance(entry, dict) else None for entry in _listed(entries))
    return _problems(document, (clean_name(name) if isinstance(name, str) else None for name in told), rulebook)


def check_segments(portfolio: Portfolio, document: Document, rulebook: RuleBook) -> None:
    """Raises InputError for segments of a portfolio that the rule book does not have."""
    problems = list(_problems(document, (account.segment for account in portfolio.accounts), rulebook))
    if problems:
        raise InputError(problems)


def _problems(document: Document, segments: Iterable[str | None], rulebook: RuleBook) -> Iterator[Problem]:
    known = tuple(rulebook.segments)
    for index, name in enumerate(segments):
        if name and name not in known:
            has = f"; it has {', '.join(known)}." if known else "; it has none."
            said = f"rule book {rulebook.id} has no segment {shown(name)!r}"
            yield document.problem(("accounts", index, "segment"), (said, Guess(name, known, has)))


def _listed(entries: object) -> Iterable[object]:
    return entries if isinstance(entries, list) else ()
