"""Read the rule book: a packaged one by its name, a user's own file, or changes laid over a packaged one."""

from collections.abc import Iterator

from pydantic import Field

from amcap.messages import Guess
from amcap.model import vocabulary as words
from amcap.model.fields import Model, Name, Text
from amcap.model.rulebook import Document as SourceDocument
from amcap.model.rulebook import Factor, FindingRule, Rule, RuleBook
from amcap.model.rulebook_problems import BookProblem, rulebook_problems
from amcap.reading.document import Document
from amcap.reading.load import load_document
from amcap.reading.packaged import DEFAULT_NAME, PACKS, is_path, known_name, packaged_file, unknown_name
from amcap.reading.problems import InputError, Problem
from amcap.reading.validate import validate


class Overlay(Model):
    """Changes to a packaged rule book; each entry replaces the one with its id, whole."""

    extends: words.Packaged
    id: Name
    revision: Name
    title: Text | None = None
    documents: dict[str, SourceDocument] = Field(default_factory=dict)
    factors: dict[str, Factor] = Field(default_factory=dict)
    rules: dict[str, Rule] = Field(default_factory=dict)
    findings: dict[str, FindingRule] = Field(default_factory=dict)


def load_rulebook(told: str | None = None) -> RuleBook:
    """The rule book of a name or in a file, or the default one.

    Raises InputError for a name of none, and for a file that is not a whole, sound book.
    """
    if told is not None and is_path(told):
        return load_file(told)
    name = known_name(DEFAULT_NAME if told is None else told)
    if name is None:
        raise InputError([Problem(str(told), None, "", unknown_name(str(told)))])
    return _packaged(name)


def load_file(path: str) -> RuleBook:
    """The rule book in a file. Raises InputError."""
    document = load_document(path)
    if isinstance(document.data, dict) and "extends" in document.data:
        return _laid_over(document)
    return _checked(validate(RuleBook, document), document)


def packs() -> Iterator[RuleBook]:
    """The packs, in the order of their names."""
    return map(_packaged, PACKS)


def _packaged(name: str) -> RuleBook:
    return load_file(str(packaged_file(name)))


def _laid_over(document: Document) -> RuleBook:
    overlay = validate(Overlay, document)
    base = _packaged(overlay.extends)
    merged = RuleBook(
        id=overlay.id,
        revision=overlay.revision,
        title=overlay.title,
        documents={**base.documents, **overlay.documents},
        factors={**base.factors, **overlay.factors},
        rules=_merged_rules(base.rules, overlay.rules),
        findings={**base.findings, **overlay.findings},
    )
    return _checked(merged, document)


def _merged_rules(base: dict[str, Rule], own: dict[str, Rule]) -> dict[str, Rule]:
    """The rules of a base with one's own in their place: one's own rules of thumb first, and no idle ones of the base.

    A rule of thumb is idle where no starting point is a case of it any more.
    """
    rules = {**base, **own}
    used = {f"heuristic.{rule.heuristic}" for rule in rules.values()}
    thumb = {key: rule for key, rule in own.items() if key.startswith("heuristic.") and key not in base}
    kept = {key: rule for key, rule in rules.items() if not key.startswith("heuristic.") or key in used or key in own}
    return thumb | kept


def _checked(book: RuleBook, document: Document) -> RuleBook:
    problems = [_problem(document, found) for found in rulebook_problems(book)]
    if problems:
        raise InputError(problems)
    return book


def _problem(document: Document, found: BookProblem) -> Problem:
    message = (found.message, Guess(found.word, found.known)) if found.known else found.message
    return document.problem(found.loc, message, key=found.word == found.loc[-1])
