"""Pieces of a portfolio to paste: texts in quotes, and owners that stand for a manager rather than being called so."""

import json


def is_id(owner: str) -> bool:
    """Whether an owner looks like an e-mail or an id rather than a person's name."""
    return "@" in owner or (" " not in owner and any(map(str.isdigit, owner)))


def quoted(text: str) -> str:
    """A text in the double quotes that YAML and JSON share."""
    return json.dumps(text, ensure_ascii=False)
