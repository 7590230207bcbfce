"""What the place that a report is shown in can do."""

from typing import NamedTuple


class Look(NamedTuple):
    """Width in columns, ANSI colour, letters beyond ASCII, and whether to show every row however many there are."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
    everything: bool = False
