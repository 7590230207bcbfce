"""Annotations for GitHub Actions: workflow commands that put a message on a line of a file.

The escapes are those that the runner undoes: %, CR and LF everywhere, in properties also : and the comma.
"""

import os
from pathlib import PurePath

from amcap.characters import visible
from amcap.rendering.parts.log_lines import inert_within
from amcap.rendering.parts.look import Look

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
"""Level -> workflow command, the gravest first."""

SHOWN_OF_A_KIND = 10
"""GitHub drops what goes beyond ten errors, ten warnings and ten notices in a step, without a word."""

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def annotation(
    level: str, title: str, message: str, file: str | None, line: int | None = None, column: int | None = None
) -> str:
    """The command that shows a message, on a file as `annotated_file` names it where there is one."""
    place = {"file": file, "line": line, "col": column} if file else {}
    properties = ",".join(
        f"{name}={_shown(str(value)).translate(_PROPERTY)}"
        for name, value in {**place, "title": title}.items()
        if value is not None
    )
    return f"::{COMMANDS[level]} {properties}::{_shown(message).translate(_DATA)}"


def annotated_file(path: str, look: Look) -> str | None:
    """A file as GitHub names it: from the root of the repository on, in full where it lies outside, None for a stream.

    Where nothing says where the repository is, amcap is taken to run in its root.
    """
    if path == "-" or path.startswith(("/dev/", "<")):
        return None
    if not look.repository:
        return PurePath(path).as_posix()
    whole = PurePath(os.path.normpath(os.path.join(look.folder, path)))
    return (whole.relative_to(look.repository) if whole.is_relative_to(look.repository) else whole).as_posix()


def _shown(text: str) -> str:
    # The runner stops at its own command; others look for theirs in all of the line.
    return inert_within(visible(text))
