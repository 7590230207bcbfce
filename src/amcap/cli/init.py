"""amcap init: a portfolio to start from."""

from typing import Annotated

import typer


def init(
    path: Annotated[str, typer.Argument(metavar="[PATH]", help="Where to write it; - for stdout.")] = "portfolio.yaml",
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
) -> None:
    """Write a commented portfolio to start from, which `amcap assess` accepts as it is.

    \b
    amcap init
    amcap init - | amcap assess -
    """
    from pathlib import Path

    from amcap.cli.emit import emit, say
    from amcap.reading.problems import InputError

    starter = (Path(__file__).parent.parent / "starter.yaml").read_text("utf-8")
    if path != "-" and not force and Path(path).exists():
        raise InputError.single(path, "is there already; --force overwrites it, or name another path")
    emit(starter, path)
    if path != "-":
        say(f"Wrote {path}. Next: amcap assess {path}")
