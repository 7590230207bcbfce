"""What the place that a report is shown in can do, and what of a report was asked for."""

from typing import Literal, NamedTuple

Rows = Literal["managers", "accounts", "findings"]
"""What the rows of a flat table stand for."""

Order = Literal["load", "name", "file"]
"""In what order people are shown managers."""


class Look(NamedTuple):
    """Width in columns, ANSI colour, letters beyond ASCII, whether to show every row however many there are.

    `rows` is for formats that are one flat table; `order` is that of the managers in reports for people. `repository`
    and `folder` are the root of the repository, empty where nothing says which, and the folder that paths start from;
    both absolute. `explains` is the command that explains a figure of the report, up to whose it is, None where there
    is none; `numbers` shows what it is reckoned with.
    """

    width: int = 80
    colour: bool = False
    unicode: bool = True
    everything: bool = False
    rows: Rows = "managers"
    order: Order = "load"
    repository: str = ""
    folder: str = ""
    explains: str | None = None
    numbers: str = "amcap rules"
