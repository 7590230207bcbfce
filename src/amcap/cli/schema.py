"""amcap schema: the JSON Schema of a file or a result."""

from typing import Annotated, get_args

import typer

from amcap.schemas import SchemaName, load_schema

_READ = ("portfolio", "rulebook")
_WRITTEN = tuple(name for name in get_args(SchemaName) if name not in _READ)


def schema(
    name: Annotated[
        SchemaName,
        typer.Argument(
            metavar="NAME",
            help=f"{', '.join(_READ)}: files that amcap reads; {', '.join(_WRITTEN)}: what --json writes.",
            show_choices=False,
        ),
    ],
) -> None:
    """Print a JSON Schema (draft-07), for editors and programs.

    \b
    amcap schema portfolio > portfolio.schema.json

    An editor that knows the schema explains every field, offers the words it accepts and marks mistakes.
    """
    from amcap.cli.emit import emit

    emit(load_schema(name))
