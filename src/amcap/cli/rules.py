"""amcap rules: the rule book in force."""

from typing import Annotated, Literal

import typer

from amcap.cli.options import Json, RulebookFile


def rules(
    wanted: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A rule, a factor or a finding, such as contact.daily.")
    ] = None,
    form: Annotated[
        Literal["table", "json", "markdown"], typer.Option("--format", "-f", help="Form of the list.")
    ] = "table",
    as_json: Json = False,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file.")] = None,
    rulebook: RulebookFile = None,
) -> None:
    """List the rule book in force: numbers, ranges, claims, sources, and what an overlay changed.

    \b
    amcap rules
    amcap rules contact
    amcap rules heuristic
    amcap rules --rulebook ours.yaml --format markdown > rules.md
    """
    from amcap.cli.emit import emit
    from amcap.cli.terminal import look_of, stdout_encoding
    from amcap.engine.catalogue import catalogue, ids, selected
    from amcap.reading.problems import suggestion
    from amcap.reading.rulebook import load_rulebook

    book = load_rulebook(rulebook)
    shown = whole = catalogue(book, load_rulebook() if rulebook else book)
    if wanted is not None:
        part = selected(whole, wanted)
        if part is None:
            hint = suggestion(wanted, ids(whole)) or " `amcap rules` lists them all."
            raise typer.BadParameter(f"{wanted!r} is no rule, factor or finding.{hint}", param_hint="ID")
        shown = part
    if as_json or form == "json":
        from amcap.rendering.parts.json_text import render_json

        emit(render_json(shown), output)
    elif form == "markdown":
        from amcap.rendering.rulebook.markdown import render_rules_markdown

        emit(render_rules_markdown(shown), output)
    else:
        from amcap.rendering.rulebook.table import render_rules, render_selected

        look = look_of(output, everything=True)
        text = render_rules(shown, look) if wanted is None else render_selected(shown, look)
        emit(text, output, encoding=stdout_encoding() if output in (None, "-") else "utf-8")
