"""What the place that the report goes to can show: width, colour, letters beyond ASCII."""

import os
import shutil
import sys

from amcap.rendering.parts.bar import GLYPHS
from amcap.rendering.parts.look import Look

_BEYOND_ASCII = "".join(GLYPHS) + "–·"


def look_of(output: str | None, *, everything: bool) -> Look:
    """The look for standard output, or for a file: plain and 80 columns wide unless COLUMNS says otherwise."""
    to_file = output not in (None, "-")
    return Look(
        width=shutil.get_terminal_size((80, 24)).columns if not to_file else _columns(),
        colour=not to_file and _wants_colour(),
        unicode=to_file or _can_show(_BEYOND_ASCII),
        everything=everything,
    )


def stdout_encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def _columns() -> int:
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isascii() and columns.isdigit() and int(columns) else 80


def _wants_colour() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return forced not in ("0", "false")
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _can_show(text: str) -> bool:
    try:
        text.encode(stdout_encoding())
    except (UnicodeEncodeError, LookupError):
        return False
    return True
