"""What is wrong with a rule book as a whole: what no single entry can know."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from amcap.messages import shown
from amcap.model import vocabulary as words
from amcap.model.factor_table import ACCOUNT_FACTORS, FACTOR
from amcap.model.ids import CELLS, FINDINGS, FREE_GROUPS, SUCCESSORS, is_free, required_rules
from amcap.model.loc import Loc
from amcap.model.rulebook import Rule, RuleBook

_ASCENDING = (
    ("bound.account-low", "bound.account-high"),
    ("bound.manager-low", "bound.manager-high"),
    ("band.underloaded-below", "band.healthy-to"),
    ("band.healthy-to", "band.stretched-to"),
    ("guard.load-low", "guard.load-high"),
    ("size-band.small-employees", "size-band.medium-employees"),
    ("size-band.small-turnover", "size-band.medium-turnover"),
)
_SHARES = ("unknown.shared", "guard.managers-share")
_ONLY_FOR = {
    "heuristic": ("starting-point",),
    "key": ("starting-point",),
    "contains": ("starting-point", "segment"),
    "industries": ("industry",),
    "under_months": ("ramp",),
    "currency": ("cost", "size-band"),
}
"""Keys of rules that only some groups of rules have a use for."""

_NEED_NO_HEURISTIC = {f"starting-point.{cell}" for cell in CELLS if words.UNKNOWN in cell.split("-")}


class BookProblem(NamedTuple):
    """Something that is wrong with a rule book as a whole."""

    loc: Loc
    message: str
    word: str = ""
    """The word that is wrong, where it is one: the last key of the place, or the value there."""
    known: tuple[str, ...] = ()
    """Those that it may be a slip of."""


def rulebook_problems(book: RuleBook) -> Iterator[BookProblem]:
    """What is wrong with a rule book as a whole: ids missing or unknown, sources that do not resolve, bad order."""
    required = {"rules": tuple(required_rules()), "factors": tuple(FACTOR), "findings": FINDINGS}
    for section, ids in required.items():
        yield from _id_problems(section, getattr(book, section), ids)
    yield from _absent_problems(book)
    for section in required:
        for key, entry in getattr(book, section).items():
            if entry.source.document not in book.documents:
                message = f"no document is called {shown(entry.source.document)!r}"
                yield BookProblem((section, key, "source", "document"), message)
    for key, rule in book.rules.items():
        yield from _rule_problems(key, rule, book)
    yield from _number_problems(book)


def _id_problems(section: str, given: Collection[str], required: tuple[str, ...]) -> Iterator[BookProblem]:
    for key in given:
        if key in required or (section == "rules" and is_free(key)):
            continue
        if section == "factors" and key == "company-size":
            told = "company size is no factor any more; it sets the planning target: write the rules "
            yield BookProblem((section, key), told + SUCCESSORS["plan.target-load"], key)
        elif key in SUCCESSORS:
            yield BookProblem((section, key), f"{key} is no id any more; write {SUCCESSORS[key]}", key)
        elif section == "rules" and key.partition(".")[0] in FREE_GROUPS:
            message = "should end in a name of small letters and digits, with hyphens between"
            yield BookProblem((section, key), message, key)
        else:
            yield BookProblem((section, key), f"unknown id {shown(key)!r}", key, required)
    for key in required:
        if key not in given:
            yield BookProblem((section,), f"{key!r} is missing")


def _absent_problems(book: RuleBook) -> Iterator[BookProblem]:
    for name, use in book.factors.items():
        factor = FACTOR.get(name)
        if factor is None or use.absent is None:
            continue
        if not factor.fact:
            message = f"{name} is a judgement; the rule {name}.{words.UNKNOWN} has the number where nothing is said"
            yield BookProblem(("factors", name, "absent"), message)
        elif use.absent not in factor.levels:
            message = f"{shown(use.absent)!r} is not a level of {name}: {', '.join(factor.levels)}"
            yield BookProblem(("factors", name, "absent"), message)


def _rule_problems(key: str, rule: Rule, book: RuleBook) -> Iterator[BookProblem]:
    group = key.partition(".")[0]
    for field, groups in _ONLY_FOR.items():
        if getattr(rule, field) and group not in groups:
            yield BookProblem(("rules", key, field), f"is only for rules of {' and '.join(groups)}")
    if group == "starting-point" and rule.heuristic is None and key not in _NEED_NO_HEURISTIC:
        yield BookProblem(("rules", key), "needs the heuristic it is a case of")
    if rule.heuristic is not None and rule.heuristic not in book.heuristics:
        message = f"no heuristic is called {shown(rule.heuristic)!r}: {', '.join(book.heuristics)}"
        yield BookProblem(("rules", key, "heuristic"), message, rule.heuristic, book.heuristics)
    accounts = tuple(factor.id for factor in ACCOUNT_FACTORS)
    for index, factor in enumerate(rule.contains):
        if factor not in accounts:
            message = f"{shown(factor)!r} is no factor of accounts: {', '.join(accounts)}"
            yield BookProblem(("rules", key, "contains", index), message)
    if group == "ramp" and rule.under_months is None and key != "ramp.done" and key in FACTOR["ramp"].rules:
        yield BookProblem(("rules", key), "needs under_months: the months in the role that it holds for")


def _number_problems(book: RuleBook) -> Iterator[BookProblem]:
    for lower, upper in _ASCENDING:
        if lower in book.rules and upper in book.rules and book.number(lower) >= book.number(upper):
            message = f"should be above {lower}, which is {book.number(lower):g}"
            yield BookProblem(("rules", upper, "value"), message)
    for share in _SHARES:
        if share in book.rules and book.number(share) > 1:
            yield BookProblem(("rules", share, "value"), "should be 1 or less: it is a share")
