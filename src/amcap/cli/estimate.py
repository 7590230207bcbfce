"""amcap estimate: the quick question, without a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amcap.cli.options import AsOf, Form, Json, Output, RulebookFile, asked_format
from amcap.cli.reports import planned
from amcap.model.factor_table import ACCOUNT_INPUTS, MANAGER_INPUTS, Input

if TYPE_CHECKING:
    from amcap.model.loc import Loc


def estimate(
    as_of: AsOf = None,
    rulebook: RulebookFile = None,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
    **given: Any,
) -> None:
    """Answer the quick question without a file: how many accounts of one kind can such a manager carry?

    \b
    amcap estimate --size large --complexity high --industry healthcare \\
                   --experience senior --support strong

    What is not said is assumed, listed, and widens the range.
    """
    from amcap import api
    from amcap.cli.emit import emit
    from amcap.cli.terminal import encoding_of, look_of
    from amcap.rendering.estimate.text import render_estimate
    from amcap.rendering.parts.json_text import render_json

    asked = asked_format(form, as_json, output, ("table", "json"))
    planned(asked, output, [], read=[rulebook])
    told = {name: value for name, value in given.items() if value is not None and value != []}
    account = {each.field: told[each.field] for each in ACCOUNT_INPUTS if each.field in told}
    manager = {each.field: told[each.field] for each in MANAGER_INPUTS if each.field in told}
    book = api.load_rulebook(rulebook)
    with _in_options():
        answer = api.estimate(account, manager, as_of=as_of, rulebook=book)
    if asked == "json":
        emit(render_json(answer), output)
    else:
        emit(render_estimate(answer, look_of(output, everything=True).width), output, encoding=encoding_of(output))


@contextmanager
def _in_options() -> Iterator[None]:
    """Within it, problems name options."""
    from amcap.reading.problems import InputError

    try:
        yield
    except InputError as error:
        raise InputError(problem._replace(path=_option(problem.path)) for problem in error.problems) from None


def _option(path: "str | Loc") -> str:
    """('managers', 0, 'other_duties_hours') as '--other-duties-hours'."""
    field = next((part for part in path[1:] if isinstance(part, str)), path[0])
    return f"--{str(field).replace('_', '-')}"


def _option_of(asked: Input) -> Parameter:
    """The option that asks for a field. A day is read together with the rest of the portfolio."""
    holds = str if asked.holds is date else asked.holds
    option = typer.Option(metavar="DATE" if asked.holds is date else None, help=asked.asked)
    return Parameter(asked.field, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[holds | None, option])


def _with_options_of_the_table() -> Signature:
    """What Typer makes the options of: one for each field that moves a load, then the command's own."""
    own = [each.replace(kind=Parameter.KEYWORD_ONLY) for each in signature(estimate).parameters.values()]
    return Signature([*map(_option_of, (*ACCOUNT_INPUTS, *MANAGER_INPUTS)), *own[:-1]])


estimate.__signature__ = _with_options_of_the_table()  # type: ignore[attr-defined]
