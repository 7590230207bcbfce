"""Pieces of a portfolio to paste: texts in quotes, and owners that stand for a manager rather than being called so."""

import re

# Plain only where one sees that it is text without knowing YAML; the words are no text to some readers of YAML.
_PLAIN = r"[^\W\d_](?:[\w .&'()/+-]*[\w.')])?"
_NOT_TEXT = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf"))


def is_id(owner: str) -> bool:
    """Whether an owner looks like an e-mail or an id rather than a person's name."""
    return "@" in owner or (" " not in owner and any(map(str.isdigit, owner)))


def quoted(text: str) -> str:
    """A text in the double quotes that YAML and JSON share."""
    import json

    return json.dumps(text, ensure_ascii=False)


def plain_or_quoted(text: str) -> str:
    """A text as YAML, also within brackets: plain where every reader takes it for text, else in double quotes."""
    plain = re.fullmatch(_PLAIN, text) is not None and text.casefold() not in _NOT_TEXT
    return text if plain else quoted(text)
