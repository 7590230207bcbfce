"""Lines for the log of a build server, which reads commands out of it.

GitHub Actions obeys a line that begins with `::error::` after any spaces, and `##[error]` anywhere in a line; Azure
Pipelines and TeamCity obey `##vso[...]` and `##teamcity[...]`. A name in a portfolio must not be able to give orders.
"""

import re

_COMMAND = re.compile(r"^\s*:(?=:)|#(?=#\w*\[)", re.MULTILINE)


def inert(text: str) -> str:
    """The text with a space inside whatever a build server would take for a command."""
    return _COMMAND.sub(r"\g<0> ", text)
