"""amcap rules: the rule book in force."""

from typing import Annotated, Literal

import typer

from amcap.cli.asking import asked_rightly
from amcap.cli.completion import values
from amcap.cli.options import Json, Output, RulebookFile, asked_format
from amcap.cli.reports import planned


def rules(
    wanted: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", autocompletion=values.rule_ids, help="A rule, a factor or a finding, such as contact.daily."
        ),
    ] = None,
    form: Annotated[
        Literal["table", "json", "markdown"] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="table|json|markdown",
            help="Form of the output; default: by the ending of --output, else table.",
        ),
    ] = None,
    packs: Annotated[
        bool, typer.Option("--packs", help="List the rule books for lines of work that come with amcap instead.")
    ] = False,
    as_json: Json = False,
    output: Output = None,
    rulebook: RulebookFile = None,
) -> None:
    """List the rule book in force: numbers, ranges, claims, sources, and what an overlay changed.

    \b
    amcap rules
    amcap rules contact
    amcap rules heuristic
    amcap rules --packs
    amcap rules --rulebook saas-csm --format markdown > rules.md
    """
    from amcap import api
    from amcap.cli.emit import emit
    from amcap.cli.terminal import encoding_of, look_of

    asked = asked_format(form, as_json, output, ("table", "json", "markdown"))
    planned(asked, output, [], read=[rulebook])
    if packs:
        if wanted is not None:
            raise typer.BadParameter(f"lists packs, not {wanted!r}; leave one of them out", param_hint="--packs")
        _list_packs(asked, output)
        return
    with asked_rightly("ID"):
        shown = api.catalogue(rulebook, wanted)
    if asked == "json":
        from amcap.rendering.parts.json_text import render_json

        emit(render_json(shown), output)
    elif asked == "markdown":
        from amcap.rendering.rulebook.markdown import render_rules_markdown

        emit(render_rules_markdown(shown), output)
    else:
        from amcap.rendering.rulebook.table import render_rules, render_selected

        look = look_of(output, everything=True)
        text = render_rules(shown, look) if wanted is None else render_selected(shown, look)
        emit(text, output, encoding=encoding_of(output))


def _list_packs(asked: str, output: str | None) -> None:
    from amcap import api
    from amcap.cli.emit import emit
    from amcap.cli.terminal import encoding_of, look_of
    from amcap.rendering.parts.json_text import render_json
    from amcap.rendering.rulebook.packs import render_packs, render_packs_markdown

    listed = api.packs()
    if asked == "json":
        emit(render_json(listed), output)
    elif asked == "markdown":
        emit(render_packs_markdown(listed), output)
    else:
        emit(render_packs(listed, look_of(output, everything=True)), output, encoding=encoding_of(output))
