"""Formats by the endings of files: taken from there where nothing else says which, and said, as is any difference."""

from collections.abc import Collection
from pathlib import PurePath

from amcap.characters import visible
from amcap.rendering.formats import ENDINGS


def format_for(output: str | None, form: str | None, forms: Collection[str]) -> str:
    """The format of an output: `form`, else what its ending says if that is one of `forms`, else the table."""
    from amcap.cli.emit import say

    ending = None if output is None else PurePath(output).suffix.lower()
    by_ending = ENDINGS.get(ending or "")
    chosen = form or (by_ending if by_ending in forms else None) or next(iter(forms))
    if by_ending is not None and form != by_ending:
        by = "by its ending; -f chooses another format"
        though = f"though its ending is that of {by_ending}"
        say(visible(f"{output}: {chosen}, {by if chosen == by_ending else though}"))
    return chosen
