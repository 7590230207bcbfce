"""Calls that ask for what there is not, as errors of usage."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from amcap.asking import RequestError


@contextmanager
def asked_rightly(hint: str | None = None) -> Iterator[None]:
    """Within it, what is asked for and is not there is an error of usage, in an option or argument that hint names."""
    try:
        yield
    except RequestError as error:
        raise typer.BadParameter(str(error), param_hint=hint) from None
