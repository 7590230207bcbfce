"""What tables of accounts were read as, told on standard error so that nothing inferred goes unsaid."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from amcap.characters import visible
from amcap.cli.again import Same

if TYPE_CHECKING:
    from amcap.model.table import TableReport


def say_lines(lines: Iterable[str]) -> None:
    """Say lines that hold text of tables."""
    from amcap.cli.emit import say

    for line in lines:
        say(visible(line))


def say_after_verdict(reports: "Sequence[TableReport]") -> None:
    """Say in a line a table what was read, and below it what was not understood: for runs that nobody watches."""
    from amcap.rendering.intake.table_report import brief_lines

    for report in reports:
        say_lines(brief_lines(report))


def say_of_table_alone(reports: "Sequence[TableReport]", same: Same | None) -> None:
    """Say what was read of a table without a portfolio, and the commands that go on from there.

    Of what is gone once it is read, such as standard input, there are none.
    """
    from amcap.rendering.intake.table_report import proposals, verdict_lines

    for report in reports:
        say_lines(verdict_lines(report))
    if same is None:
        return
    if proposed := proposals(reports):
        say_lines([f"Nearer to your case, if this holds: {same.asked('assess', *proposed)}"])
    say_lines([f"To add what no table tells of managers and company: {same.imported()}"])
