"""How a column of days of renewal is read."""

from amcap.messages import Cure, Message
from amcap.model.table import TableFile
from amcap.reading.problems import shown
from amcap.reading.tables.cells.renewing import RenewalColumn
from amcap.reading.tables.layout.header import Header
from amcap.reading.tables.layout.sample import Sample


def renewals_of(header: Header, index: int, sample: Sample, table: TableFile) -> tuple[RenewalColumn, Message | None]:
    """What reads the column, and what to say where its days leave open which part is the month."""
    days = RenewalColumn(sample.cells(index), index, table.dates)
    if not days.is_open:
        return days, None
    told = f"column {shown(header.names[index])!r} can be read with the day or the month first, so it is not; say "
    return days, (told, Cure("dates", "dmy"), " or ", Cure("dates", "mdy"))
