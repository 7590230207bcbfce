"""Annotations for GitHub Actions: findings on the lines of the files that they are about."""

from collections import Counter
from collections.abc import Iterator, Sequence

from amcap.characters import visible
from amcap.model.assessment import Assessment
from amcap.model.finding import Finding
from amcap.quantities import counted
from amcap.rendering.parts import figures
from amcap.rendering.parts.annotations import COMMANDS, SHOWN_OF_A_KIND, annotated_file, annotation
from amcap.rendering.parts.log_lines import inert
from amcap.rendering.parts.look import Look


def render_github(assessment: Assessment, look: Look) -> str:
    """Annotations, at most ten of a kind, and a last line with the verdict and the gate, which is no command."""
    lines: list[str] = []
    for level in COMMANDS:
        findings = [finding for finding in assessment.findings if finding.level == level]
        lines += _annotations(findings, assessment.portfolio.source, look)
    verdict = figures.shortened(assessment.headline, figures.MESSAGE_SHOWN)
    last = inert(visible(f"amcap: {verdict} {figures.gate_sentence(assessment.gate)}".rstrip()))
    return "\n".join((*lines, last)) + "\n"


def _annotations(findings: Sequence[Finding], source: str, look: Look) -> Iterator[str]:
    """Annotations of one level; the tenth counts those that do not fit. What no file holds is put on the portfolio."""
    fit = len(findings) if len(findings) <= SHOWN_OF_A_KIND else SHOWN_OF_A_KIND - 1
    for finding in findings[:fit]:
        message = f"{figures.shortened(figures.message(finding), figures.MESSAGE_SHOWN)} [{figures.citation(finding)}]"
        file = annotated_file(finding.file or source, look)
        yield annotation(finding.level, f"amcap {finding.id}", message, file, finding.line if finding.file else None)
    left_out = findings[fit:]
    if left_out:
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in Counter(each.id for each in left_out).items())
        level = left_out[0].level
        message = f"{counted(len(left_out), f'more {level}')}: {kinds}. --format table --all lists them."
        yield annotation(level, "amcap, not shown here", message, annotated_file(source, look))
