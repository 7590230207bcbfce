"""Two owners in one cell, such as 'Ann; Bob' or 'Ann & Bob'."""

import re
from functools import cache

from amcap.reading.tables.layout.everyday_words import everyday_words

_SIGNS = re.compile(r"[;/&|＆／；\n]|\s\+\s")
"""What never stands in a person's name, so that it parts two of them."""


def parted_by_sign(owner: str) -> list[str]:
    """The parts of an owner between signs that no person's name has; one part where there are none."""
    return [text for part in _SIGNS.split(owner) if (text := part.strip())]


def pairs(owner: str) -> list[tuple[str, str]]:
    """The two people that an owner may be, parted by a sign, a comma or a word such as 'and'."""
    found = [
        (owner[: part.start()].strip(), part[0], owner[part.end() :].strip()) for part in _between().finditer(owner)
    ]
    # 'Lee, Ann' is one person, as a list of people would give first names, too.
    return [(first, second) for first, sign, second in found if first and second and ("," not in sign or " " in first)]


@cache
def _between() -> re.Pattern[str]:
    words = everyday_words().between.words
    # A letter in capitals is a middle initial.
    written = "|".join(map(re.escape, (*words, *(word.upper() for word in words if len(word) > 1))))
    return re.compile(rf"{_SIGNS.pattern}|[,、，]|\s(?:{written})\s")
