"""Whose the accounts of a table are: how the column of owners is read, and what is said where there is none."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from amcap.messages import Cure, Message
from amcap.model.table import TableFile
from amcap.model.table_words import OWN
from amcap.reading.problems import shown
from amcap.reading.tables.cells.answerable import OwnerColumn
from amcap.reading.tables.faults import Faults
from amcap.reading.tables.layout.cells_of import Cells
from amcap.reading.tables.layout.everyday_words import everyday_words
from amcap.reading.tables.layout.header import Header
from amcap.reading.tables.layout.preset import Preset


def people_of(
    table: TableFile,
    managers: Sequence[str] | None,
    presets: tuple[Preset, Preset],
    all_cells: Callable[[], Iterable[str]],
) -> OwnerColumn:
    """What reads owners, by what was said of them and by the words of the system and of any table."""
    system, generic = presets
    return OwnerColumn(
        table.owners,
        managers,
        meanings=table.values.get("manager", {}),
        nobody=(*generic.nobody, *system.nobody),
        id_prefixes=system.id_prefixes,
        strict=system.name == OWN,
        all_cells=all_cells,
    )


def check_owners(table: TableFile, managers: Sequence[str] | None, header: Header, faults: Faults) -> None:
    """Note owners who were said to be a manager that there is not."""
    for owner, name in table.owners.items():
        if managers is not None and name not in managers:
            faults.note(header.line, f"owners: {shown(owner)!r}: no manager is called {shown(name)!r}")


def notes_on_owners(header: Header, owner: Cells | None, *, grouped: bool) -> Iterator[Message]:
    """What is to be known of the column of owners: that there is none, or that it is filled from above."""
    if owner is None:
        yield _no_owner(header)
    elif grouped:
        name = shown(owner.header)
        yield f"column {name!r} is filled from above where it is blank, as in a report that is grouped by it"


def _no_owner(header: Header) -> Message:
    """What is said of a table that tells nobody's accounts; a column of their bosses is no column of managers."""
    told = "no column tells the account's manager, so that all accounts are unassigned"
    boss = next((header.names[found.column] for found in header.found(everyday_words().bosses.words)), None)
    if boss is not None:
        told += f"; {shown(boss)!r} seems to be who leads the managers"
        return (f"{told}: ", Cure("columns", boss, "manager"), " takes it all the same")
    return (f"{told}; ", Cure("columns", field="manager"), " names it")
