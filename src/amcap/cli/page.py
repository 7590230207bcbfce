"""The layout of help: as wide as the terminal, up to what reads well; no word is broken, whatever the width."""

import re
import shutil
from collections.abc import Iterator, Sequence
from textwrap import wrap

from typer import Context
from typer._click.formatting import HelpFormatter

WIDEST = 100
"""Columns beyond which a line of text is hard to follow."""
_NARROWEST = 24
_TWO_COLUMNS = 64
"""Columns from which on meanings stand beside what they explain, not below."""
_AS_IT_IS = "\b"


class Page(HelpFormatter):
    """A page of help. Lines after the first of an entry hang under its text."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        columns = shutil.get_terminal_size().columns if width is None else width
        super().__init__(indent_increment, max(_NARROWEST, min(columns, max_width or WIDEST)))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line on how to call a command."""
        self._write(_wrapped(f"{prefix or 'Usage: '}{prog} {args}", self.width, "", " " * 7))

    def write_heading(self, heading: str) -> None:
        """What the entries below are."""
        self._write(_wrapped(f"{heading}:", self.width, "", ""))

    def write_text(self, text: str) -> None:
        """Paragraphs; one that begins with a line of \\b keeps its lines."""
        pages = [self._paragraph(part.strip("\n")) for part in re.split(r"\n\s*\n", text)]
        self.write("\n".join("".join(f"{line}\n" for line in lines) for lines in pages))

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms with their meanings beside them, or below where they are long or the page is narrow."""
        rows, margin = list(rows), " " * self.current_indent
        beside = self.width >= _TWO_COLUMNS
        column = min(max(len(term) for term, _ in rows), col_max) + col_spacing if beside else 2 * self.indent_increment
        hang = margin + " " * column
        for term, meaning in rows:
            if beside and len(term) + col_spacing <= column:
                self._write(_wrapped(meaning, self.width, f"{margin}{term:<{column}}", hang))
            else:
                self._write(_wrapped(term, self.width, margin, hang))
                self._write(_wrapped(meaning, self.width, hang, hang))

    def _paragraph(self, text: str) -> list[str]:
        margin = " " * self.current_indent
        lines = [line.strip() for line in text.split("\n")]
        if lines[0] != _AS_IT_IS:
            return list(_wrapped(" ".join(lines), self.width, margin, margin))
        return [part for line in lines[1:] for part in self._example(line, margin)]

    def _example(self, line: str, margin: str) -> Iterator[str]:
        """A line that is kept; where it is too long, what stands apart from its beginning goes below it."""
        hang = margin + " " * 2 * self.indent_increment
        if len(margin) + len(line) <= self.width:
            yield margin + line
            return
        first, _, rest = line.partition("   ")
        yield from _wrapped(first, self.width, margin, hang)
        yield from _wrapped(rest.strip(), self.width, hang, hang)

    def _write(self, lines: Iterator[str]) -> None:
        for line in lines:
            self.write(f"{line}\n")


class PageContext(Context):
    """What a command is run in; its help is such a page."""

    formatter_class = Page


def _wrapped(text: str, width: int, first: str, others: str) -> Iterator[str]:
    """The text in lines; whole words only, for options and addresses have to be copied."""
    lines = wrap(
        " ".join(text.split()), width, initial_indent=first, subsequent_indent=others,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    yield from lines or ([first.rstrip()] if first.strip() else [])
