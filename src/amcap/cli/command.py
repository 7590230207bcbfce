"""What every command does with its options before it runs."""

from collections import Counter
from typing import Any

import typer
from typer.core import TyperCommand, TyperOption


class Command(TyperCommand):
    """A command that takes an option once, unless it is one that may be repeated: the last of two would win unseen."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not ctx.resilient_parsing:
            _, _, given = self.make_parser(ctx).parse_args(list(args))
            for option, times in Counter(given).items():
                if times > 1 and isinstance(option, TyperOption) and not (option.multiple or option.is_flag):
                    raise typer.BadParameter(f"is given {times} times; say it once", ctx=ctx, param=option)
        return super().parse_args(ctx, args)
