"""From a path to a document: YAML or JSON, told apart by name or, where that does not say, by content."""

from pathlib import PurePath

from amcap.reading.document import Document
from amcap.reading.json_reader import parse_json
from amcap.reading.kind import Kind, kind_of, markup_of, other_than_a_document
from amcap.reading.opening import source_name
from amcap.reading.problems import InputError, Problem
from amcap.reading.text import load_bytes, parse_text

SCHEMA_KEY = "$schema"
"""What editors look for in JSON, and pass over in YAML."""


class WrongKindError(InputError):
    """A file that is neither YAML nor JSON but something that has a name."""

    def __init__(self, name: str, kind: Kind) -> None:
        super().__init__([Problem(name, None, "", f"is {kind.called}, not YAML or JSON")])
        self.kind = kind


def load_document(path: str, data: bytes | None = None) -> Document:
    """Read a YAML or JSON file, or standard input for '-'; `data` stands in for its bytes.

    Raises InputError, WrongKindError where what it is instead is known.
    """
    name, suffix = source_name(path), PurePath(path).suffix.lower()
    data = load_bytes(path) if data is None else data
    if kind := kind_of(data):
        raise WrongKindError(name, kind)
    text = parse_text(data, name)
    if markup := markup_of(text):
        raise WrongKindError(name, markup)
    try:
        document = parse_document(text, name, suffix)
    except InputError:
        if other := other_than_a_document(text, suffix):
            raise WrongKindError(name, other) from None
        raise
    if not isinstance(document.data, dict) and (other := other_than_a_document(text, suffix)):
        raise WrongKindError(name, other)
    return document


def parse_document(text: str, name: str, suffix: str = "") -> Document:
    """Read YAML or JSON text; the suffix ('.json', '.yaml', '.yml') settles which, else the content does.

    The key that names a file's schema to editors is passed over.
    """
    if not text.strip():
        raise InputError.single(name, "is empty", kind="empty")
    return _without_schema(_parse(text, name, suffix))


def _without_schema(document: Document) -> Document:
    if not isinstance(document.data, dict) or SCHEMA_KEY not in document.data:
        return document
    data = {key: value for key, value in document.data.items() if key != SCHEMA_KEY}
    problems = document.problems
    if not isinstance(document.data[SCHEMA_KEY], str):
        problems += (document.problem((SCHEMA_KEY,), "should be the path or address of a schema"),)
    return document._replace(data=data, problems=problems)


def _parse(text: str, name: str, suffix: str) -> Document:
    if suffix == ".json":
        return parse_json(text, name)
    if suffix in (".yaml", ".yml") or text.lstrip()[0] not in "{[":
        return _parse_yaml(text, name)
    try:
        return parse_json(text, name)
    except InputError as as_json:
        # A YAML mapping may open with a brace too.
        try:
            return _parse_yaml(text, name)
        except InputError:
            raise as_json from None


def _parse_yaml(text: str, name: str) -> Document:
    from amcap.reading.yaml_reader import parse_yaml

    return parse_yaml(text, name)
