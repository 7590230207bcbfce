"""What all commands have in common: how their help is laid out, and what is done with options before they run."""

from collections import Counter
from typing import Any

import typer
from typer._click.exceptions import MissingParameter, UsageError
from typer.core import TyperCommand, TyperOption

from amcap.cli.page import PageContext
from amcap.cli.table_options import PARAMETERS


class Command(TyperCommand):
    """A command that takes an option once, unless it is one that may be repeated: the last of two would win unseen."""

    context_class = PageContext

    def get_short_help_str(self, limit: int = 45) -> str:
        """The summary in lists of commands, whole: they wrap it where they must."""
        return self.short_help or super().get_short_help_str(limit)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not ctx.resilient_parsing:
            _, _, given = self.make_parser(ctx).parse_args(list(args))
            for option, times in Counter(given).items():
                if times > 1 and isinstance(option, TyperOption) and not (option.multiple or option.is_flag):
                    raise typer.BadParameter(f"is given {times} times; say it once", ctx=ctx, param=option)
        try:
            return super().parse_args(ctx, args)
        except MissingParameter as error:
            # The library sets words to choose from in lines with a tab each, which messages show as a backslash and t.
            raise UsageError(" ".join(error.format_message().split()), ctx) from None

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options, those on how to read a table of accounts in a section of their own."""
        params = self.get_params(ctx)
        kinds = {
            "Arguments": [each for each in params if each.param_type_name == "argument"],
            "Options": [each for each in params if each.param_type_name == "option" and each.name not in PARAMETERS],
            "Options on tables; in a portfolio, keys of `accounts: {file: ...}`": [
                each for each in params if each.name in PARAMETERS
            ],
        }
        for heading, some in kinds.items():
            if rows := [row for each in some if (row := each.get_help_record(ctx))]:
                with formatter.section(heading):
                    formatter.write_dl(rows)
