"""The formats of an assessment: one table, whose keys are the command line's choices."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amcap.model.assessment import Assessment
    from amcap.rendering.look import Look


def _table(assessment: "Assessment", look: "Look") -> str:
    from amcap.rendering.table import render_table

    return render_table(assessment, look)


def _json(assessment: "Assessment", _: "Look") -> str:
    from amcap.rendering.json_text import render_json

    return render_json(assessment)


FORMATS: dict[str, Callable[["Assessment", "Look"], str]] = {"table": _table, "json": _json}
"""Format -> renderer. Each loads what it needs when it is first used: only the table needs a terminal library."""


def render(assessment: "Assessment", form: str, look: "Look") -> str:
    """The assessment in one of FORMATS."""
    return FORMATS[form](assessment, look)
