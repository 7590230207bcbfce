"""What the place that the report goes to can show: width, colour, letters beyond ASCII."""

import locale
import os
import shutil
import sys

from amcap.cli.windows_console import enable_escape_codes
from amcap.rendering.parts.bar import GLYPHS
from amcap.rendering.parts.look import Look

REPOSITORY = "GITHUB_WORKSPACE"
"""The variable that names the root of the repository in a GitHub step."""

WIDEST = 400
"""Columns beyond which a line is no easier to read; variables may say anything."""

_BEYOND_ASCII = "".join(GLYPHS) + "–·"


def look_of(output: str | None, *, everything: bool) -> Look:
    """The look for standard output, or for a file: plain and 80 columns wide unless COLUMNS says otherwise."""
    to_file = output not in (None, "-")
    return Look(
        width=min(shutil.get_terminal_size((80, 24)).columns if not to_file else _columns(), WIDEST),
        colour=not to_file and _wants_colour(),
        unicode=to_file or _can_show(_BEYOND_ASCII),
        everything=everything,
        repository=os.path.realpath(os.environ[REPOSITORY]) if os.environ.get(REPOSITORY) else "",
        folder=os.getcwd(),
    )


def stdout_encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def encoding_of(output: str | None) -> str:
    """The encoding of what is written there: that of the terminal or pipe, UTF-8 for a file."""
    return stdout_encoding() if output in (None, "-") else "utf-8"


def _columns() -> int:
    columns = os.environ.get("COLUMNS", "")
    # Whatever has more than six digits is the widest in any case.
    return int(columns[:6]) or 80 if columns.isascii() and columns.isdigit() else 80


def _wants_colour() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return forced not in ("0", "false")
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    return enable_escape_codes() if sys.platform == "win32" else os.environ.get("TERM", "dumb") != "dumb"


def _can_show(text: str) -> bool:
    try:
        text.encode(stdout_encoding())
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def decimal_sign() -> str:
    """The decimal sign of the user's country, as the system has it."""
    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        locale.setlocale(locale.LC_NUMERIC, "")
        return str(locale.localeconv()["decimal_point"])
    except locale.Error:
        return "."
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)
