"""Read the rule book: the packaged one, a user's own, or a user's changes laid over the packaged one."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from amcap.messages import Guess
from amcap.model.fields import Model, Name
from amcap.model.rulebook import BookProblem, Factor, FindingRule, Rule, RuleBook, rulebook_problems
from amcap.model.rulebook import Document as SourceDocument
from amcap.reading.document import Document
from amcap.reading.load import load_document
from amcap.reading.problems import InputError, Problem
from amcap.reading.validate import validate

DEFAULT = Path(__file__).parent.parent / "rules" / "default.yaml"


class Overlay(Model):
    """Changes to the default rule book; each entry replaces the one with its id, whole."""

    extends: Literal["default"]
    id: Name
    revision: Name
    documents: dict[str, SourceDocument] = Field(default_factory=dict)
    factors: dict[str, Factor] = Field(default_factory=dict)
    rules: dict[str, Rule] = Field(default_factory=dict)
    findings: dict[str, FindingRule] = Field(default_factory=dict)


def load_rulebook(path: str | None = None) -> RuleBook:
    """The rule book in a file, or the packaged one. Raises InputError for a file that is not a whole, sound book."""
    document = load_document(str(DEFAULT) if path is None else path)
    if isinstance(document.data, dict) and "extends" in document.data:
        return _laid_over(load_rulebook(), document)
    return _checked(validate(RuleBook, document), document)


def _laid_over(default: RuleBook, document: Document) -> RuleBook:
    overlay = validate(Overlay, document)
    merged = RuleBook(
        id=overlay.id,
        revision=overlay.revision,
        documents={**default.documents, **overlay.documents},
        factors={**default.factors, **overlay.factors},
        rules={**default.rules, **overlay.rules},
        findings={**default.findings, **overlay.findings},
    )
    return _checked(merged, document)


def _checked(book: RuleBook, document: Document) -> RuleBook:
    problems = [_problem(document, found) for found in rulebook_problems(book)]
    if problems:
        raise InputError(problems)
    return book


def _problem(document: Document, found: BookProblem) -> Problem:
    if not found.known:
        return document.problem(found.loc, found.message)
    near = Guess(str(found.loc[-1]), found.known)
    return document.problem(found.loc, (found.message, near), key=True)
