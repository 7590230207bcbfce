"""What is wrong with inputs, in the formats that have a place for it: annotations on their lines, or failed tests."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from amcap.model.fault import Fault
from amcap.rendering.formats import JSON
from amcap.rendering.parts.look import Look


def _github(faults: Sequence[Fault], _: Sequence[str], look: Look) -> str:
    from amcap.rendering.problems.github import render_github_problems

    return render_github_problems(faults, look)


def _junit(faults: Sequence[Fault], valid: Sequence[str], _: Look) -> str:
    from amcap.rendering.problems.junit import render_junit_problems

    return render_junit_problems(faults, valid)


class ProblemFormat(NamedTuple):
    """A form that has a place for faults; one that `lists_valid` files has a place for the names of these, too."""

    render: Callable[[Sequence[Fault], Sequence[str], Look], str]
    lists_valid: bool


PROBLEM_FORMATS = {
    "github": ProblemFormat(_github, lists_valid=False),
    "junit": ProblemFormat(_junit, lists_valid=True),
}
"""By name; other formats hold results only."""
SAID = "table"
"""The form for people: what is wrong is said on standard error."""
VALIDATIONS = (SAID, JSON, *PROBLEM_FORMATS)
"""The forms of a check of files."""
