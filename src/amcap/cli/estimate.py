"""amcap estimate: the quick question, without a file."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from amcap.cli.options import AsOf, Form, Json, Output, RulebookFile, asked_format
from amcap.cli.reports import planned
from amcap.model import vocabulary as words

if TYPE_CHECKING:
    from amcap.model.loc import Loc
    from amcap.model.portfolio import Portfolio

_COMPANY_FIELDS = {"company_size": "size"}
_MANAGER_FIELDS = (
    "experience", "started", "fte", "other_duties_hours", "role", "scope", "assistants", "support", "automation",
    "expertise", "performance",
)  # fmt: skip
_ACCOUNT_FIELDS = (
    "tier", "size", "complexity", "industry", "service", "contact", "objective", "geography", "fit", "stage",
    "hours_per_month",
)  # fmt: skip


def estimate(
    size: Annotated[words.Size | None, typer.Option(help="Size of the account.")] = None,
    complexity: Annotated[words.Complexity | None, typer.Option(help="Complexity of what is sold to it.")] = None,
    tier: Annotated[words.Tier | None, typer.Option(help="Key or dedicated accounts have their own rule.")] = None,
    industry: Annotated[str | None, typer.Option(help="The account's industry.")] = None,
    service: Annotated[words.Service | None, typer.Option(help="How much service it requires.")] = None,
    contact: Annotated[words.Contact | None, typer.Option(help="How often it is contacted.")] = None,
    objective: Annotated[words.Objective | None, typer.Option(help="What you want of it.")] = None,
    geography: Annotated[words.Geography | None, typer.Option(help="Where its people are.")] = None,
    fit: Annotated[words.Fit | None, typer.Option(help="Fit with your ideal customer.")] = None,
    stage: Annotated[words.Stage | None, typer.Option(help="Where it stands in its life with you.")] = None,
    hours_per_month: Annotated[float | None, typer.Option(help="Measured hours; replace the rule of thumb.")] = None,
    experience: Annotated[words.Experience | None, typer.Option(help="The manager's experience.")] = None,
    started: Annotated[str | None, typer.Option(metavar="DATE", help="First day in the role.")] = None,
    fte: Annotated[float | None, typer.Option(help="Share of a full-time job.")] = None,
    other_duties_hours: Annotated[float | None, typer.Option(help="Hours a month for no account.")] = None,
    role: Annotated[words.Role | None, typer.Option(help="A portfolio, or dedicated to one account.")] = None,
    scope: Annotated[words.Scope | None, typer.Option(help="How far the manager travels.")] = None,
    assistants: Annotated[int | None, typer.Option(help="Number of assistants.")] = None,
    support: Annotated[words.Support | None, typer.Option(help="Service and technical teams that help.")] = None,
    automation: Annotated[words.Automation | None, typer.Option(help="CRM and other automation.")] = None,
    expertise: Annotated[list[str] | None, typer.Option(help="Industry the manager knows. Repeatable.")] = None,
    performance: Annotated[words.Performance | None, typer.Option(help="The manager's performance.")] = None,
    company_size: Annotated[words.Size | None, typer.Option(help="Size of your own firm.")] = None,
    as_of: AsOf = None,
    rulebook: RulebookFile = None,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """Answer the quick question without a file: how many accounts of one kind can such a manager carry?

    \b
    amcap estimate --size large --complexity high --industry healthcare \\
                   --experience senior --support strong

    What is not said is assumed, listed, and widens the range.
    """
    given = {name: value for name, value in locals().items() if value is not None and value != []}
    from datetime import date

    from amcap.cli.emit import emit
    from amcap.cli.terminal import encoding_of, look_of
    from amcap.engine.estimate import estimate as estimate_portfolio
    from amcap.reading.rulebook import load_rulebook
    from amcap.rendering.estimate.text import render_estimate
    from amcap.rendering.parts.json_text import render_json

    asked = asked_format(form, as_json, output, ("table", "json"))
    planned(asked, output, [], read=[rulebook])
    answer = estimate_portfolio(_portfolio(given), load_rulebook(rulebook), as_of or date.today())
    if asked == "json":
        emit(render_json(answer), output)
    else:
        emit(render_estimate(answer, look_of(output, everything=True).width), output, encoding=encoding_of(output))


def _portfolio(given: dict[str, Any]) -> "Portfolio":
    """One manager with one account. Raises InputError that names the options."""
    from amcap.reading.document import Document
    from amcap.reading.portfolio import parse_portfolio
    from amcap.reading.problems import InputError

    name = "the manager"
    data = {
        "company": {field: given[option] for option, field in _COMPANY_FIELDS.items() if option in given},
        "managers": [{"name": name, **{field: given[field] for field in _MANAGER_FIELDS if field in given}}],
        "accounts": [
            {
                "name": "the account",
                "manager": name,
                **{field: given[field] for field in _ACCOUNT_FIELDS if field in given},
            }
        ],
    }
    try:
        return parse_portfolio(Document("estimate", data, None))
    except InputError as error:
        raise InputError(problem._replace(path=_option(problem.path)) for problem in error.problems) from None


def _option(path: "str | Loc") -> str:
    """('managers', 0, 'other_duties_hours') as '--other-duties-hours'."""
    field = next((part for part in path[1:] if isinstance(part, str)), path[0])
    return f"--{str(field).replace('_', '-')}"
