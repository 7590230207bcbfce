"""What all commands have in common: how their help is laid out, and what is done with options before they run."""

from collections import Counter
from typing import Any

import typer
from typer._click.exceptions import MissingParameter, UsageError
from typer.core import TyperCommand, TyperOption

from amcap.cli.page import PageContext
from amcap.model.table_words import TABLE_KEYS


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


class TableCommand(Command):
    """A command on tables: its help explains how a portfolio points at one."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Keys of `accounts: {file: ...}` and `managers: {file: ...}` in a portfolio"):
            formatter.write_dl(list(TABLE_KEYS.items()))
        super().format_epilog(ctx, formatter)
