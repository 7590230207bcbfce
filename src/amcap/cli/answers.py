"""A result written in one of its formats, to standard output or to a file."""

from typing import Any

from amcap.rendering.formats import Format


def answer(result: Any, form: Format, output: str | None, *, everything: bool = True) -> None:
    """Write a result in a form. Raises InputError where it cannot be written."""
    from amcap.cli.emit import emit
    from amcap.cli.terminal import encoding_of, look_of

    text = form.render(result, look_of(output, everything=everything))
    emit(text, output, encoding=encoding_of(output) if form.drawn else "utf-8")
