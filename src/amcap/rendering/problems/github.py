"""What is wrong with inputs as annotations for GitHub Actions."""

from collections.abc import Sequence

from amcap.model.fault import Fault
from amcap.quantities import counted
from amcap.rendering.parts.annotations import SHOWN_OF_A_KIND, annotated_file, annotation
from amcap.rendering.parts.look import Look

_TITLE = "amcap input"


def render_github_problems(faults: Sequence[Fault], look: Look) -> str:
    """An annotation for each fault; the tenth counts those that do not fit."""
    fit = len(faults) if len(faults) <= SHOWN_OF_A_KIND else SHOWN_OF_A_KIND - 1
    lines = [
        annotation("error", _TITLE, fault.message, annotated_file(fault.file, look), fault.line, fault.column)
        for fault in faults[:fit]
    ]
    if len(faults) > fit:
        lines.append(annotation("error", _TITLE, f"{counted(len(faults) - fit, 'more problem')}; see the log", None))
    return "".join(f"{line}\n" for line in lines)
