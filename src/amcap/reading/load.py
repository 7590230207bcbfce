"""From a path to a document: YAML or JSON, told apart by name or, where that does not say, by content."""

from pathlib import PurePath

from amcap.reading.document import Document
from amcap.reading.json_reader import parse_json
from amcap.reading.problems import InputError
from amcap.reading.text import load_bytes, parse_text, source_name


def load_document(path: str) -> Document:
    """Read a YAML or JSON file, or standard input for '-'. Raises InputError."""
    name = source_name(path)
    return parse_document(parse_text(load_bytes(path), name), name, PurePath(path).suffix.lower())


def parse_document(text: str, name: str, suffix: str = "") -> Document:
    """Read YAML or JSON text; the suffix ('.json', '.yaml', '.yml') settles which, else the content does."""
    if not text.strip():
        raise InputError.single(name, "is empty")
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
