"""The formats of an assessment: one table, whose keys are the command line's choices."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from amcap.asking import RequestError
from amcap.messages import suggestion

if TYPE_CHECKING:
    from amcap.model.assessment import Assessment
    from amcap.rendering.parts.look import Look


def _table(assessment: "Assessment", look: "Look") -> str:
    from amcap.rendering.assessment.table import render_table

    return render_table(assessment, look)


def _json(assessment: "Assessment", _: "Look") -> str:
    from amcap.rendering.parts.json_text import render_json

    return render_json(assessment)


def _csv(assessment: "Assessment", look: "Look") -> str:
    from amcap.rendering.assessment.csv_text import render_csv

    return render_csv(assessment, look)


def _markdown(assessment: "Assessment", look: "Look") -> str:
    from amcap.rendering.assessment.markdown import render_markdown

    return render_markdown(assessment, look)


def _github(assessment: "Assessment", look: "Look") -> str:
    from amcap.rendering.assessment.github import render_github

    return render_github(assessment, look)


def _junit(assessment: "Assessment", look: "Look") -> str:
    from amcap.rendering.assessment.junit import render_junit

    return render_junit(assessment, look)


FORMATS: dict[str, Callable[["Assessment", "Look"], str]] = {
    "table": _table,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
    "github": _github,
    "junit": _junit,
}
"""Format -> renderer. Each loads what it needs when it is first used: only the table needs a terminal library."""


class UnknownFormatError(RequestError):
    """The name of a format that there is not; the text says which there are."""


def render(assessment: "Assessment", form: str, look: "Look") -> str:
    """The assessment in one of FORMATS. Raises UnknownFormatError."""
    check_format(form)
    return FORMATS[form](assessment, look)


def check_format(form: str) -> None:
    """Raise UnknownFormatError for what is none of FORMATS."""
    if form not in FORMATS:
        raise UnknownFormatError(f"{form!r} is not one of {', '.join(FORMATS)}.{suggestion(form, FORMATS)}")
