"""amcap estimate: the quick question, without a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amcap.cli.answers import answer
from amcap.cli.emit import say
from amcap.cli.options import AsOf, Json, Output, RulebookFile, asked_format, form_option
from amcap.cli.reports import planned
from amcap.industries import is_missing, nearest
from amcap.messages import shown
from amcap.model.factor_table import ACCOUNT_INPUTS, MANAGER_INPUTS, Input
from amcap.reading.problems import InputError
from amcap.rendering.formats import ESTIMATES

if TYPE_CHECKING:
    from amcap.model.loc import Loc


def estimate(
    as_of: AsOf = None,
    rulebook: RulebookFile = None,
    form: Annotated[str | None, form_option(ESTIMATES)] = None,
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

    asked = asked_format(form, as_json, output, ESTIMATES)
    planned(asked, output, [], read=[rulebook])
    told = {name: value for name, value in given.items() if value is not None and value != []}
    account = {each.field: told[each.field] for each in ACCOUNT_INPUTS if each.field in told}
    manager = {each.field: told[each.field] for each in MANAGER_INPUTS if each.field in told}
    book = api.load_rulebook(rulebook)
    with _in_options():
        estimated = api.estimate(account, manager, as_of=as_of, rulebook=book)
    answer(estimated, ESTIMATES[asked], output)
    for word in dict.fromkeys((account.get("industry", ""), *manager.get("expertise", ()))):
        if book.level_of_industry(word) is None and not is_missing(word):
            say(_not_understood(word))


def _not_understood(word: str) -> str:
    near = nearest(word)
    told = f"amcap: the industry {shown(word)!r} is not understood and counts as unknown."
    return told if near is None else f"{told} Did you mean {near!r}?"


@contextmanager
def _in_options() -> Iterator[None]:
    """Within it, problems name options."""
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
