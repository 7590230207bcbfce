"""The values that options and arguments take, offered as they are typed. The shell shows those that begin as typed."""

from typing import get_args

import typer

from amcap.cli.files import DEFAULT_PORTFOLIO
from amcap.conditions import FIGURES, WORDS, example
from amcap.model.factor_table import FACTOR
from amcap.model.ids import FINDINGS, FREE_GROUPS, required_rules
from amcap.model.table_words import ACCOUNT_FIELDS, CHOICES, DateStyle, Encoding, NumberStyle
from amcap.model.vocabulary import PACKAGED
from amcap.rendering.formats import FORMATS


def reports() -> list[str]:
    """For `--report`: a format, to be followed by a file."""
    return [f"{form}=" for form in FORMATS]


def conditions() -> list[str]:
    """For `--fail-on`: words, and figures with a usual limit to begin with."""
    return [*WORDS, *map(example, FIGURES)]


def systems() -> list[str]:
    """For `--from`."""
    return list(CHOICES)


def columns() -> list[str]:
    """For `--columns` and `--units`: a field, to be followed by a header."""
    return [f"{field}=" for field in ACCOUNT_FIELDS]


def encodings() -> list[str]:
    """For `--encoding`."""
    return list(get_args(Encoding))


def number_styles() -> list[str]:
    """For `--numbers`."""
    return list(get_args(NumberStyle))


def date_styles() -> list[str]:
    """For `--dates`."""
    return list(get_args(DateStyle))


def rulebooks() -> list[str]:
    """For `--rulebook`: the names; a file is the shell's own to complete."""
    return list(PACKAGED)


def rule_ids() -> list[str]:
    """For `rules`: groups, rules and findings."""
    rules = list(required_rules())
    groups = dict.fromkeys((*FACTOR, *FREE_GROUPS, *(rule.partition(".")[0] for rule in rules)))
    return [*groups, *FINDINGS, *rules]


def managers(context: typer.Context) -> list[str]:
    """For `--manager`: those of the portfolio on the command line."""
    return _names(context, "managers")


def subjects(context: typer.Context) -> list[str]:
    """For `explain`: the team, managers and accounts of the portfolio on the command line."""
    return ["team", *_names(context, "managers"), *_names(context, "accounts")]


def _names(context: typer.Context, section: str) -> list[str]:
    from amcap.cli.completion.names import names_in

    # An option without its value, which is being typed, ends the parsing: what stood before it is left over.
    path = context.params.get("portfolio") or next(iter(context.args), DEFAULT_PORTFOLIO)
    return names_in(path, section)
