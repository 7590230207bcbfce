"""What is wrong with inputs, in the formats that have a place for it: annotations on their lines, or failed tests."""

from collections.abc import Callable, Sequence

from amcap.model.fault import Fault
from amcap.rendering.parts.look import Look


def _github(faults: Sequence[Fault], _: Sequence[str], look: Look) -> str:
    from amcap.rendering.problems.github import render_github_problems

    return render_github_problems(faults, look)


def _junit(faults: Sequence[Fault], valid: Sequence[str], _: Look) -> str:
    from amcap.rendering.problems.junit import render_junit_problems

    return render_junit_problems(faults, valid)


PROBLEM_FORMATS: dict[str, Callable[[Sequence[Fault], Sequence[str], Look], str]] = {"github": _github, "junit": _junit}
"""Format -> renderer of faults, and of the names of files that have none; other formats hold results only."""
