"""A load as a bar: its range at a glance, against the mark of 100 %."""

from amcap.model.assessment import Range

FULL_SCALE = 2.0
"""The load at the right end of a bar (200 %)."""

GLYPHS = ("█", "▓", "░", "·", "│", "▶")
_ASCII = ("#", "=", "-", ".", "|", ">")


def load_bar(load: Range, width: int, *, unicode: bool) -> str:
    """Solid up to the low end, half up to the likely load, light up to the high end; a mark at 100 %."""
    sure, likely, possible, blank, mark, beyond = GLYPHS if unicode else _ASCII
    if load.likely is None or load.low is None or load.high is None:
        return ""
    cell = FULL_SCALE / width
    ends = [(end + cell / 2) // cell for end in (load.low, load.likely, load.high)]
    cells = []
    for index in range(width):
        drawn = sure if index < ends[0] else likely if index < ends[1] else possible if index < ends[2] else blank
        cells.append(drawn)
    if load.high > FULL_SCALE:
        cells[-1] = beyond
    cells.insert(width // 2, mark)
    return "".join(cells)


def bar_scale(width: int) -> str:
    """The heading of a column of bars: where 0, 100 % and 200 % are."""
    middle = "100%".center(width + 1)
    return f"0{middle[1:-3]}200"


def legend(*, unicode: bool) -> str:
    """What the parts of a bar mean."""
    sure, likely, possible, _, mark, _ = GLYPHS if unicode else _ASCII
    return f"{sure * 2} up to the low end, {likely * 2} to the likely load, {possible * 2} to the high end, {mark} 100%"
