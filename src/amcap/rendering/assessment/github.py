"""Annotations for GitHub Actions: workflow commands that put findings on the portfolio's own lines.

The escapes are those that the runner undoes: %, CR and LF everywhere, in properties also : and the comma.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from amcap.characters import visible
from amcap.model.assessment import Assessment, Finding
from amcap.quantities import counted
from amcap.rendering.parts import figures
from amcap.rendering.parts.headline import headline
from amcap.rendering.parts.log_lines import inert, inert_within
from amcap.rendering.parts.look import Look

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
"""Level -> workflow command, the gravest first."""

SHOWN_OF_A_KIND = 10
"""GitHub drops what goes beyond ten errors, ten warnings and ten notices in a step, without a word."""

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render_github(assessment: Assessment, _: Look) -> str:
    """Annotations, at most ten of a kind, and a last line with the verdict and the gate, which is no command."""
    file = _file(assessment.portfolio.source)
    lines: list[str] = []
    for level in COMMANDS:
        lines += _annotations([finding for finding in assessment.findings if finding.level == level], file)
    verdict = figures.shortened(headline(assessment), figures.MESSAGE_SHOWN)
    last = inert(visible(f"amcap: {verdict} {figures.gate_sentence(assessment.gate)}"))
    return "\n".join((*lines, last)) + "\n"


def _file(source: str) -> str | None:
    """The portfolio as GitHub names files: relative to the root of the repository, where amcap is run."""
    return None if source == "-" or source.startswith("/dev/") else PurePath(source).as_posix()


def _annotations(findings: Sequence[Finding], file: str | None) -> Iterator[str]:
    """Annotations of one level; the tenth counts those that do not fit."""
    fit = len(findings) if len(findings) <= SHOWN_OF_A_KIND else SHOWN_OF_A_KIND - 1
    for finding in findings[:fit]:
        message = f"{figures.shortened(finding.message, figures.MESSAGE_SHOWN)} [{figures.citation(finding)}]"
        yield _command(finding.level, f"amcap {finding.id}", message, file, finding.line)
    left_out = findings[fit:]
    if left_out:
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in Counter(each.id for each in left_out).items())
        level = left_out[0].level
        message = f"{counted(len(left_out), f'more {level}')}: {kinds}. --format table --all lists them."
        yield _command(level, "amcap, not shown here", message, file)


def _command(level: str, title: str, message: str, file: str | None, line: int | None = None) -> str:
    place = {"file": file, "line": line} if file else {}
    properties = ",".join(
        f"{name}={_shown(str(value)).translate(_PROPERTY)}"
        for name, value in {**place, "title": title}.items()
        if value is not None
    )
    return f"::{COMMANDS[level]} {properties}::{_shown(message).translate(_DATA)}"


def _shown(text: str) -> str:
    # The runner stops at its own command; others look for theirs in all of the line.
    return inert_within(visible(text))
