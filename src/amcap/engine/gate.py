"""The gate: whether an assessment holds anything that a script asked to fail on."""

from collections.abc import Iterable, Sequence

from amcap.model.assessment import Assessment, Finding, Gate
from amcap.model.rulebook import FINDINGS
from amcap.model.vocabulary import LEVELS

NEVER = "never"
CONDITIONS: tuple[str, ...] = (NEVER, *LEVELS, *FINDINGS)
"""What can be asked for: nothing, a level (and all graver ones), or a finding."""


def gated(assessment: Assessment, fail_on: Iterable[str]) -> Assessment:
    """The assessment with its gate set; `fail_on` holds words of CONDITIONS."""
    conditions = tuple(dict.fromkeys(word for word in fail_on if word != NEVER))
    return assessment._replace(gate=Gate(conditions, bool(tripping(assessment, conditions))))


def tripping(assessment: Assessment, conditions: Sequence[str]) -> list[Finding]:
    """The findings that trip a gate with these conditions."""
    return [finding for finding in assessment.findings if any(_meets(finding, word) for word in conditions)]


def _meets(finding: Finding, condition: str) -> bool:
    if condition in LEVELS:
        return LEVELS.index(finding.level) <= LEVELS.index(condition)
    return finding.id == condition
