"""amcap explain: how a figure came about."""

from typing import Annotated

import typer

from amcap.cli.answers import answer
from amcap.cli.asking import asked_rightly
from amcap.cli.completion import values
from amcap.cli.options import (
    AccountsFile,
    AsOf,
    Confine,
    Everything,
    Json,
    ManagersFile,
    Output,
    PortfolioFile,
    RulebookFile,
    asked_format,
    form_option,
)
from amcap.cli.reports import planned, refuse_overwriting
from amcap.cli.table_options import NOTHING_SAID, TableAsked, takes_tables
from amcap.reading.files_read import FilesRead
from amcap.rendering.formats import EXPLANATIONS


@takes_tables
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
    form: Annotated[str | None, form_option(EXPLANATIONS)] = None,
    as_json: Json = False,
    output: Output = None,
    as_of: AsOf = None,
    rulebook: RulebookFile = None,
    accounts: AccountsFile = None,
    managers: ManagersFile = None,
    confine: Confine = False,
    everything: Everything = False,
    tables: TableAsked = NOTHING_SAID,
) -> None:
    """Show how a figure came about: every step with its rule, claim and source, and what would change it.

    \b
    amcap explain portfolio.yaml "Anna Example"
    amcap explain portfolio.yaml team
    amcap explain portfolio.yaml account:"North Bank" --json

    Where a manager and an account share a name, say manager:NAME or account:NAME; where two accounts of a table do,
    line:NUMBER, the account's line, or line:FILE:NUMBER where there are several; team: is always the team.
    """
    from amcap import api
    from amcap.cli.progress import watched

    asked = asked_format(form, as_json, output, EXPLANATIONS)
    reports = planned(asked, output, [], read=[portfolio, rulebook, accounts, managers, *tables.files])
    read = FilesRead([rulebook])
    loaded = api.load(
        portfolio,
        rulebook=rulebook,
        accounts=accounts,
        managers=managers,
        table=tables.settings,
        confined=confine,
        read=read,
    )
    refuse_overwriting(reports, read)
    with asked_rightly("NAME"):
        explanation = api.explain(loaded, name, as_of=as_of, watch=watched)
    answer(explanation, EXPLANATIONS[asked], output, everything=everything)
