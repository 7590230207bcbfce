"""What is said of an import: in the words of the command line, where a reader of tables speaks of the portfolio's."""

from collections.abc import Iterator
from contextlib import contextmanager

from amcap.model.intake import Imported
from amcap.model.table import TableReport
from amcap.quantities import counted
from amcap.reading.owners import respelt
from amcap.reading.problems import InputError, shown


@contextmanager
def in_options() -> Iterator[None]:
    """Within it, problems speak of options."""
    try:
        yield
    except InputError as error:
        raise InputError(error.problems, error.way_out, "options") from None


def report_in_options(report: TableReport) -> TableReport:
    """A report that speaks of options."""
    return report._replace(speech="options")


def told(imported: Imported, most: int) -> Iterator[str]:
    """Lines on names that are not as they stood in the tables; of each sort at most so many."""
    if imported.merged:
        yield respelt(imported.merged, most)
    if imported.strangers:
        some = [repr(shown(name)) for name in imported.strangers]
        yield f"owners whom the table of managers does not have ({len(some):,}): {_first(some, most)}"
    if imported.idle:
        yield f"{counted(imported.idle, 'user')} of the table of managers without accounts left out"
    if imported.renamed:
        some = [f"{one.table}, line {one.line}: {shown(one.instead)!r}" for one in imported.renamed]
        yield f"names that stand more than once, told apart by id or number ({len(some):,}): {_first(some, most, '; ')}"
    same = [f"{one.table}, line {one.line}: {shown(one.name)!r}" for one in imported.renamed if one.same_id]
    if same:
        yield f"the same account again, by name and id; delete one of each ({len(same):,}): {_first(same, most, '; ')}"


def _first(some: list[str], most: int, separator: str = ", ") -> str:
    more = len(some) - most
    return separator.join(some[:most]) + (f" and {more:,} more" if more > 0 else "")
