"""amcap explain: how a figure came about."""

from typing import Annotated

import typer

from amcap.cli.asking import asked_rightly
from amcap.cli.completion import values
from amcap.cli.options import (
    AccountsFile,
    AsOf,
    Confine,
    Everything,
    Form,
    Json,
    ManagersFile,
    Output,
    PortfolioFile,
    RulebookFile,
    asked_format,
)
from amcap.cli.reports import planned, refuse_overwriting


def explain(
    portfolio: PortfolioFile,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            autocompletion=values.subjects,
            help="A manager, an account, or 'team'; a part of a name will do.",
        ),
    ],
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
    as_of: AsOf = None,
    rulebook: RulebookFile = None,
    accounts: AccountsFile = None,
    managers: ManagersFile = None,
    confine: Confine = False,
    everything: Everything = False,
) -> None:
    """Show how a figure came about: every step with its rule, claim and source, and what would change it.

    \b
    amcap explain portfolio.yaml "Anna Example"
    amcap explain portfolio.yaml team
    amcap explain portfolio.yaml account:"North Bank" --json

    Where a manager and an account share a name, say manager:NAME or account:NAME; where two accounts of a table do,
    line:NUMBER, the account's line; team: is always the team.
    """
    from amcap import api
    from amcap.cli.emit import emit
    from amcap.cli.progress import watched
    from amcap.cli.terminal import encoding_of, look_of
    from amcap.reading.files_read import FilesRead

    asked = asked_format(form, as_json, output, ("table", "json"))
    reports = planned(asked, output, [], read=[portfolio, rulebook, accounts, managers])
    read = FilesRead([rulebook])
    loaded = api.load(portfolio, rulebook=rulebook, accounts=accounts, managers=managers, confined=confine, read=read)
    refuse_overwriting(reports, read)
    with asked_rightly("NAME"):
        explanation = api.explain(loaded, name, as_of=as_of, watch=watched)
    if asked == "json":
        from amcap.rendering.parts.json_text import render_json

        emit(render_json(explanation), output)
    else:
        from amcap.rendering.explanation.table import render_explanation

        text = render_explanation(explanation, look_of(output, everything=everything))
        emit(text, output, encoding=encoding_of(output))
