"""Read the rule book: a packaged one by its name, a user's own file, or changes laid over a packaged one."""

from collections.abc import Iterable
from pathlib import Path, PurePath

from pydantic import Field

from amcap.messages import Guess, Message
from amcap.model.fields import Model, Name, Text
from amcap.model.rulebook import Document as SourceDocument
from amcap.model.rulebook import Factor, FindingRule, Rule, RuleBook
from amcap.model.rulebook_problems import BookProblem, rulebook_problems
from amcap.reading.document import Document
from amcap.reading.load import load_document
from amcap.reading.opening import STDIN
from amcap.reading.problems import InputError, Problem, shown
from amcap.reading.validate import validate

_RULES = Path(__file__).parent.parent / "rules"
DEFAULT = _RULES / "default.yaml"
DEFAULT_NAME = "default"

PACKS = tuple(sorted(path.stem for path in (_RULES / "packs").glob("*.yaml")))
"""The names of the packs: rule books for a line of work that are laid over the default one."""

_NAMES = (DEFAULT_NAME, *PACKS)
_NO_NAME = "no rule book has this name"


class Overlay(Model):
    """Changes to a packaged rule book; each entry replaces the one with its id, whole."""

    extends: Name
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
    if told is None:
        return _load(DEFAULT)
    if is_path(told):
        return _load(told)
    name = known_name(told)
    if name is None:
        raise InputError([Problem(told, None, "", unknown_name(told))])
    return _packaged(name)


def is_path(told: str) -> bool:
    """Whether what is told of a rule book is a file: it has a folder or an ending, or is standard input."""
    return told == STDIN or PurePath(told).name != told or "." in told or not told


def known_name(told: str) -> str | None:
    """The name of a packaged book, in any case of letters; None for what is none."""
    name = told.strip().casefold()
    return name if name in _NAMES else None


def unknown_name(told: str) -> Message:
    """What is said of a name that no packaged rule book has: the nearest, all, and how to name a file."""
    names = f". The names are {', '.join(_NAMES)}; a file needs its folder or ending: ./NAME"
    said = f"no rule book has this name; write ./{shown(told)} for the file" if Path(told).is_file() else _NO_NAME
    return said, Guess(told.casefold(), _NAMES, names if said == _NO_NAME else "")


def packs() -> Iterable[RuleBook]:
    """The packs, in the order of their names."""
    return map(_packaged, PACKS)


def _packaged(name: str) -> RuleBook:
    return _load(DEFAULT if name == DEFAULT_NAME else _RULES / "packs" / f"{name}.yaml")


def _load(path: str | Path) -> RuleBook:
    document = load_document(str(path))
    if isinstance(document.data, dict) and "extends" in document.data:
        return _laid_over(document)
    return _checked(validate(RuleBook, document), document)


def _laid_over(document: Document) -> RuleBook:
    overlay = validate(Overlay, document)
    name = known_name(overlay.extends)
    if name is None:
        message = f"no rule book is called {shown(overlay.extends)!r}", Guess(overlay.extends, _NAMES)
        raise InputError([document.problem(("extends",), message)])
    base = _packaged(name)
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
    if not found.known:
        return document.problem(found.loc, found.message)
    message = found.message, Guess(found.word, found.known)
    return document.problem(found.loc, message, key=found.word == found.loc[-1])
