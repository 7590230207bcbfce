"""Marks in the cells of a table that keep a text from being obeyed; whoever reads the table takes them out again.

A spreadsheet takes what begins with = + - or @ for a formula, and one that parts a line at ; | or a tab finds such
beginnings within a cell. A build server takes ::word, ##word[...] and a few more for commands, wherever they stand.
There, a ' is put in between, and one more where there are some: `a;=1` is written as `a;'=1`, and `'=1` as `''=1`.
"""

import re

_BEGINS = r"""(?:^|[;|\t])(?:"|[^\S\t])*+"""
_OBEYED = r"(?:[=+\-@＝＋－＠]|::|~~~|\^\^\^)"
_FORMULA = re.compile(rf"{_BEGINS}'*+(?={_OBEYED})")
_GUARDED_FORMULA = re.compile(rf"({_BEGINS})'(?='*+{_OBEYED})")

_COMMAND = re.compile(r"#'*+(?=#\w*+\[)|(?:section_(?:start|end)|travis_fold):'*+(?=\w)")
_GUARDED_COMMAND = re.compile(
    r"(?<=#)'(?='*+#\w*+\[)|(?:(?<=section_start:)|(?<=section_end:)|(?<=travis_fold:))'(?='*+\w)"
)


_SIGN = re.compile(r"[=+\-@＝＋－＠:~^#]")
"""What all that is obeyed has in it; most cells have not, and there are many."""


def guarded(text: str) -> str:
    """The text of a cell with its marks; numbers are no text, and need none."""
    if not _SIGN.search(text):
        return text
    return _COMMAND.sub(r"\g<0>'", _FORMULA.sub(r"\g<0>'", text))


def unguarded(cell: str) -> str:
    """The text that `guarded` was given: guards are taken out where, and only where, it puts them."""
    if "'" not in cell:
        return cell
    return _GUARDED_FORMULA.sub(r"\1", _GUARDED_COMMAND.sub("", cell))
