"""What a table leaves open that only its owner knows: grades of accounts, and cells that may be two people."""

from collections.abc import Collection, Iterator, Mapping

from amcap.messages import Cure, Message
from amcap.model.table import OTHERS
from amcap.reading.tables.cells.sharing import parted_by_sign
from amcap.reading.tables.layout.everyday_words import graded
from amcap.reading.tables.layout.telling import KINDS

_KEY, _STANDARD = "key", "standard"
_SHOWN = 3


def grades_asked(unmapped: Mapping[str, Mapping[str, float]], columns: Mapping[str, str]) -> Iterator[Message]:
    """A proposal for each column of grades that nothing is known of: the best ones are key accounts, the others not.

    `unmapped` are the cells that were not understood, by field, with how many accounts have them.
    """
    for field in KINDS:
        ranks = graded(value for value in unmapped.get(field, {}) if value != OTHERS)
        if not ranks:
            continue
        counts = ", ".join(f"{rank} ({unmapped[field][rank]:,})" for rank in ranks)
        proposal = {rank: _KEY if rank == ranks[0] else _STANDARD for rank in ranks}
        told = f"column {columns[field]!r} has grades: {counts}; if those of {ranks[0]!r} are key accounts: "
        if field == "tier":
            yield (told, Cure("values", proposal, field))
        else:
            header = columns[field]
            yield (told, Cure("columns", header, "tier"), " with ", Cure("values", proposal, "tier"))


def pairs_asked(owners: Mapping[str, float], perhaps_two: Collection[str]) -> Iterator[Message]:
    """What to say of owners that may be two people, of whom one at least has no account alone."""
    for owner in [owner for owner in owners if owner in perhaps_two][:_SHOWN]:
        first, *_ = people = parted_by_sign(owner)
        yield (
            f"owner {owner!r} may be {'two' if len(people) == 2 else 'several'} people, so nobody has what is theirs; ",
            *(("to share it between them: ", Cure("values", "; ".join(people), ("manager", owner)), "; ")
              if len(people) == 2 else ()),
            "to give it to one: ", Cure("values", first, ("manager", owner)),
            "; if it is one owner: ", Cure("values", owner, ("manager", owner)),
        )  # fmt: skip
