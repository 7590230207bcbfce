"""The forms that results are written in: a table for each kind of result, whose rows are the command line's choices.

A new form is a row here and a renderer; options, completion, endings of files and what a report needs follow from it.
"""

from collections.abc import Collection, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from amcap.asking import RequestError
from amcap.messages import suggestion

if TYPE_CHECKING:
    from amcap.model.assessment import Assessment
    from amcap.rendering.parts.look import Look


class Format(NamedTuple):
    """A form of a result, and its renderer: 'module:function', loaded when it is first used, of result and look.

    `ending` is that of files in this form. One that is `drawn` is for people, in what letters and colours the place
    can show; all others are UTF-8. One that `sorts` shows the managers in the order that is asked for. In `rows` it is
    one flat table, whose rows can be chosen. One that `lists` accounts needs all of them kept.
    """

    name: str
    renderer: str
    ending: str | None = None
    drawn: bool = False
    rows: bool = False
    sorts: bool = False
    lists: bool = False

    def render(self, result: Any, look: "Look") -> str:
        """The result as a text."""
        module, function = self.renderer.split(":")
        text: str = getattr(import_module(f"amcap.rendering.{module}"), function)(result, look)
        return text


Formats = Mapping[str, Format]
"""The forms of one kind of result, by name; the first is the one where nothing says which."""


def _formats(*formats: Format) -> Formats:
    return {form.name: form for form in formats}


JSON = "json"
_JSON = Format(JSON, "parts.json_text:render_json", ".json", lists=True)

FORMATS = _formats(
    Format("table", "assessment.table:render_table", drawn=True, sorts=True),
    _JSON,
    Format("csv", "assessment.csv_text:render_csv", ".csv", rows=True),
    Format("markdown", "assessment.markdown:render_markdown", ".md", sorts=True),
    Format("github", "assessment.github:render_github"),
    Format("junit", "assessment.junit:render_junit", ".xml"),
)
"""Of an assessment."""
ESTIMATES = _formats(Format("table", "estimate.text:render_estimate", drawn=True), _JSON)
EXPLANATIONS = _formats(Format("table", "explanation.table:render_explanation", drawn=True), _JSON)
_RULES_MARKDOWN = Format("markdown", "rulebook.markdown:render_rules_markdown", ".md")
RULES = _formats(Format("table", "rulebook.table:render_rules", drawn=True), _JSON, _RULES_MARKDOWN)
"""Of a whole rule book."""
RULE = _formats(Format("table", "rulebook.table:render_selected", drawn=True), _JSON, _RULES_MARKDOWN)
"""Of a part of one."""
PACKS = _formats(
    Format("table", "rulebook.packs:render_packs", drawn=True),
    _JSON,
    Format("markdown", "rulebook.packs:render_packs_markdown", ".md"),
)
"""Of the list of rule books that come with amcap."""
ENDINGS = {form.ending: name for name, form in FORMATS.items() if form.ending}
"""Ending of a file -> the form that it is of."""


class UnknownFormatError(RequestError):
    """The name of a format that there is not; the text says which there are."""


def format_named(name: str, formats: Formats = FORMATS) -> Format:
    """One of the formats. Raises UnknownFormatError."""
    check_format(name, formats)
    return formats[name]


def check_format(name: str, names: Collection[str]) -> None:
    """Raise UnknownFormatError for what is none of the names."""
    if name not in names:
        raise UnknownFormatError(f"{name!r} is not one of {', '.join(names)}.{suggestion(name, names)}")


def render(assessment: "Assessment", form: str, look: "Look") -> str:
    """An assessment in one of its forms. Raises UnknownFormatError."""
    return format_named(form).render(assessment, look)
