"""What the place that a report is shown in can do, and what of a report was asked for."""

from typing import Literal, NamedTuple

Rows = Literal["managers", "accounts", "findings"]
"""What the rows of a flat table stand for."""

Order = Literal["load", "name", "file"]
"""In what order people are shown managers."""


class Cells(NamedTuple):
    """How a flat table is written: what stands before it and between cells, and the decimal sign."""

    mark: str = ""
    delimiter: str = ","
    decimal: str = "."


def for_excel(decimal: str) -> Cells:
    """A table that Excel opens by itself: with a mark that says UTF-8, and what its country's decimal sign entails.

    Where that is a comma, Excel parts cells at semicolons, and takes 1.5 for the first of May.
    """
    mark = "\ufeff"
    return Cells(mark, ";", ",") if decimal == "," else Cells(mark)


class Look(NamedTuple):
    """Width in columns, ANSI colour, letters beyond ASCII, whether to show every row however many there are.

    `rows` and `cells` are for formats that are one flat table; `order` is that of the managers in reports for people.
    `repository` and `folder` are the root of the repository, empty where nothing says which, and the folder that paths
    start from; both absolute. `explains` is the command that explains a figure of the report, up to whose it is, None
    where there is none; `numbers` shows what it is reckoned with.
    """

    width: int = 80
    colour: bool = False
    unicode: bool = True
    everything: bool = False
    rows: Rows = "managers"
    cells: Cells = Cells()
    order: Order = "load"
    repository: str = ""
    folder: str = ""
    explains: str | None = None
    numbers: str = "amcap rules"
