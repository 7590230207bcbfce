"""Names, e-mails and ids of owners, compared as what they are: two ways to write one person are one person."""

import re

_SHORT, _LONG = 15, 18
"""Characters of a Salesforce id, in which case counts, and of one with its checksum, in which it does not."""
_CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_GROUP = 5
_LAST_FIRST = re.compile(r"([^,;/&]+), *([^,;/&]+)")


def owner_key(owner: str) -> str:
    """What an owner is compared by: an id as it stands, all else without case and in the order of first and last name.

    Ids of Salesforce are those of 15 characters, in which case counts; the last three of 18 tell the case of the others
    (salesforce.stackexchange.com, question 1653).
    """
    identity = short_id(owner)
    if identity is not None:
        return identity
    if last_first := _LAST_FIRST.fullmatch(owner.strip()):
        owner = f"{last_first[2]} {last_first[1]}"
    return " ".join(owner.casefold().split())


def short_id(owner: str) -> str | None:
    """The 15 characters of what may be an id of Salesforce; None for all else."""
    text = owner.strip()
    if not (text.isascii() and text.isalnum() and text[:1].isdigit()):
        return None
    if len(text) == _SHORT:
        return text
    return _with_case(text) if len(text) == _LONG else None


def _with_case(text: str) -> str | None:
    """The first 15 of 18 characters in the case that the last three tell; None where these are no checksum.

    Each of the three stands for five characters: its place among 32 is the sum of 1, 2, 4, 8 and 16 for the first to
    the fifth of them that is a capital.
    """
    restored = ""
    for group, check in enumerate(text[_SHORT:].upper()):
        capitals = _CHECKS.find(check)
        if capitals < 0:
            return None
        for place, char in enumerate(text[group * _GROUP : (group + 1) * _GROUP]):
            is_capital = bool(capitals >> place & 1)
            if is_capital and not char.isalpha():
                return None
            restored += char.upper() if is_capital else char.lower()
    # What a program wrote in one case throughout has its case in the last three only.
    as_it_stands = text[:_SHORT]
    return restored if as_it_stands in (restored, restored.upper(), restored.lower()) else None
