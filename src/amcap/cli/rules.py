"""amcap rules: the rule book in force."""

from typing import Annotated

import typer

from amcap.cli.answers import answer
from amcap.cli.asking import asked_rightly
from amcap.cli.completion import values
from amcap.cli.options import Json, Output, RulebookFile, asked_format, form_option
from amcap.cli.reports import planned
from amcap.rendering.formats import PACKS, RULE, RULES


def rules(
    wanted: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", autocompletion=values.rule_ids, help="A rule, a factor or a finding, such as contact.daily."
        ),
    ] = None,
    form: Annotated[str | None, form_option(RULES)] = None,
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

    asked = asked_format(form, as_json, output, RULES)
    planned(asked, output, [], read=[rulebook])
    if packs:
        if wanted is not None:
            raise typer.BadParameter(f"lists packs, not {wanted!r}; leave one of them out", param_hint="--packs")
        answer(api.packs(), PACKS[asked], output)
        return
    with asked_rightly("ID"):
        shown = api.catalogue(rulebook, wanted)
    answer(shown, (RULES if wanted is None else RULE)[asked], output)
