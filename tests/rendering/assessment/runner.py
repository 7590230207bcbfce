"""How the runner of GitHub Actions reads a line of a log: the two grammars of its ActionCommand, in its order."""

import re
from typing import NamedTuple

COMMANDS = {
    "error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "add-path", "add-matcher", "remove-matcher",
    "set-env", "set-output", "save-state", "echo", "stop-commands",
}  # fmt: skip


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def obeyed(line: str) -> Command | None:
    """The command that the runner finds in a line, if it finds one."""
    return _second_grammar(line) or _first_grammar(line)


def _second_grammar(line: str) -> Command | None:
    found = re.match(r"\s*::(.*?)::(.*)", line, re.DOTALL)
    if found is None:
        return None
    name, _, listed = found[1].partition(" ")
    if name.lower() not in COMMANDS:
        return None
    pairs = (pair.split("=", 1) for pair in listed.strip().split(",") if "=" in pair)
    return Command(name, {key: _unescaped(value, "\r\n:,") for key, value in pairs}, _unescaped(found[2], "\r\n"))


def _first_grammar(line: str) -> Command | None:
    found = re.search(r"##\[(.*?)\](.*)", line, re.DOTALL)
    if found is None or found[1].partition(" ")[0].lower() not in COMMANDS:
        return None
    return Command(found[1].partition(" ")[0], {}, found[2])


def _unescaped(text: str, characters: str) -> str:
    for character in (*characters, "%"):
        text = text.replace(f"%{ord(character):02X}", character)
    return text
