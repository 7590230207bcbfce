"""Whether a table is grouped by owner: each stands once, on top of the accounts, and the cells below are blank."""

from collections.abc import Sequence

from amcap.reading.tables.rows.footer import is_sum

_GROUPS = 2
"""Owners from which on a group can be told from accounts that nobody has."""


def is_grouped(rows: Sequence[Sequence[str]], owner: int, name: int) -> bool:
    """Whether the first rows of a table look like groups, with or without a heading or a sum for each.

    Sums between the groups show it. Without them, each owner has to stand once only, and at least as many cells have
    to be blank: of accounts that nobody has, some stand among those of an owner who has several.
    """
    kinds = [kind for row in rows if (kind := _kind(row, owner, name))]
    tops = [text for kind, text in kinds if kind in ("top", "heading")]
    below = sum(kind == "below" for kind, _ in kinds)
    if not tops or not below or kinds[0][0] not in ("top", "heading") or len(set(tops)) < len(tops):
        return False
    sums = [at for at, (kind, _) in enumerate(kinds) if kind == "sum"]
    between = any(kind in ("top", "heading") for at in sums for kind, _ in kinds[at + 1 :])
    return between or (len(tops) >= _GROUPS and below >= len(tops))


def _kind(row: Sequence[str], owner: int, name: int) -> tuple[str, str] | None:
    """What a row is to a group: its top, below it, its heading or its sum; None for a blank one."""
    filled = [index for index, cell in enumerate(row) if cell.strip()]
    if not filled:
        return None
    if is_sum(row):
        return "sum", ""
    whose = row[owner].strip() if owner < len(row) else ""
    if name in filled:
        return ("top", whose) if whose else ("below", "")
    if filled == [owner]:
        return "heading", whose
    # An account without a name has words beside its owner; a sum has none.
    words = any(any(map(str.isalpha, row[index])) for index in filled if index != owner)
    return ("top", whose) if words and whose else ("sum", whose)
