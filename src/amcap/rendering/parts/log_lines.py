"""Lines for the log of a build server, which reads commands out of it: a name must not be able to give orders.

GitHub Actions obeys a line that begins with `::error::` after any spaces, and `##[error]` anywhere in a line; Azure
Pipelines and TeamCity obey `##vso[...]` and `##teamcity[...]`; GitLab and Travis fold at `section_start:` and
`travis_fold:`, Buildkite at lines that begin with `---`, `+++`, `~~~` or `^^^`. Each is broken at one character: with
a space in text, and without a loss where the format has a second way to write it.
"""

import re

# Each begins with the character to look for, which is what makes it quick.
_ANYWHERE = r"#(?=#\w*+\[)|:(?=\w)(?:(?<=section_start:)|(?<=section_end:)|(?<=travis_fold:))"
_IN_LINES = rf"^[^\S\n]*+(?::(?=:)|-(?=--\s)|\+(?=\+\+\s)|~(?=~~\s)|\^(?=\^\^\s))|{_ANYWHERE}"


def inert(text: str) -> str:
    """Lines of text with a space inside whatever a build server would take for a command."""
    return re.sub(_IN_LINES, r"\g<0> ", text, flags=re.MULTILINE)


def inert_within(text: str) -> str:
    """A part of a line that begins with something else: with a space inside the commands that are obeyed anywhere."""
    return re.sub(_ANYWHERE, r"\g<0> ", text)


def inert_json(text: str) -> str:
    """JSON in which commands are written with an escape; it says the same to whoever parses it, as it does in YAML."""
    return re.sub(_ANYWHERE, lambda found: f"\\u{ord(found[0]):04x}", text)


def inert_xml(text: str) -> str:
    """XML in which commands are written with a character reference; it says the same to whoever parses it."""
    return re.sub(_IN_LINES, lambda found: f"{found[0][:-1]}&#{ord(found[0][-1])};", text, flags=re.MULTILINE)
