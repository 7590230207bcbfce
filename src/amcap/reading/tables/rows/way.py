"""What becomes of rows that are not each an account of its own."""

from typing import NamedTuple

from amcap.reading.tables.rows.repeated import KnownIds, OneRow


class Way(NamedTuple):
    """How the rows of one pass become accounts."""

    own: bool
    """Whether the table is amcap's own: every account has a name."""
    strict: bool = False
    """Whether a cell that is not understood is a problem."""
    known_ids: KnownIds | None = None
    """The accounts that rows before had ids of: a row with one of these is left out. None: rows may have one id."""
    left_out: frozenset[int] = frozenset()
    """Lines that are left out, and why."""
    reason: str = ""
    one_row: OneRow | None = None
    gathers: bool = False
    """Whether rows are only gathered, so that no record comes of the pass."""
