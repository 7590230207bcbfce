"""How each shell takes what is offered: a name from a file is text to it, whatever the name holds.

Typer's own classes write names as they are, which bash splits at spaces and zsh may even run as commands.
"""

import os
import re
import shlex
from itertools import pairwise

from typer._click.shell_completion import CompletionItem, add_completion_class
from typer._completion_classes import BashComplete, FishComplete, PowerShellComplete, ZshComplete

_PLAIN = re.compile(r"[\w@%+=:,./-]+")
_NOT_IN_DOUBLE_QUOTES = re.compile(r'([\\"$`])')


class Bash(BashComplete):
    """Takes a line for each word, as it would be typed after what is typed already, an open quote included."""

    def get_completion_args(self) -> tuple[list[str], str]:
        args, incomplete = super().get_completion_args()
        # Bash makes words of their own of --format, = and json.
        kept = [arg for before, arg in pairwise(["", *args]) if not (arg == "=" and before.startswith("--"))]
        return kept, incomplete

    def format_completion(self, item: CompletionItem) -> str:
        words, current = os.environ["COMP_WORDS"].split("\n"), int(os.environ["COMP_CWORD"])
        quote = words[current][:1] if current < len(words) else ""
        if quote == "'":
            return str(item.value).replace("'", "'\\''")
        if quote == '"':
            return _NOT_IN_DOUBLE_QUOTES.sub(r"\\\1", item.value)
        return re.sub(r"([^\w@%+=:,./-])", r"\\\1", item.value)


class Zsh(ZshComplete):
    """Takes a command to run, in which a list of words is read a second time; it quotes what it inserts."""

    def complete(self) -> str:
        items = self.get_completions(*self.get_completion_args())
        # A backslash would be taken for an escape after both readings.
        offered = [self.format_completion(item) for item in items if "\\" not in item.value]
        # The command is split at spaces and joined again: two of them would become one.
        words = " ".join(word for word in offered if "  " not in word)
        return f"_arguments {shlex.quote(f'*: :(({words}))')}" if words else "_files"

    def format_completion(self, item: CompletionItem) -> str:
        value = item.value.replace(":", "\\\\:")
        return shlex.quote(f"{value}:{' '.join(item.help.split())}" if item.help else value)


class Fish(FishComplete):
    """Takes a line for each word, with what it means after a tab; it quotes what it inserts."""

    def format_completion(self, item: CompletionItem) -> str:
        return f"{item.value}\t{' '.join(item.help.split())}" if item.help else str(item.value)


class PowerShell(PowerShellComplete):
    """Takes a line for each word, as it would be typed, with what it means."""

    def get_completion_args(self) -> tuple[list[str], str]:
        args, incomplete = super().get_completion_args()
        return args, incomplete.lstrip("'\"").replace("''", "'")

    def format_completion(self, item: CompletionItem) -> str:
        value = str(item.value)
        shown = value if _PLAIN.fullmatch(value) else "'" + value.replace("'", "''") + "'"
        return f"{shown}:::{' '.join((item.help or ' ').split()) or ' '}"


def use_own_shells() -> None:
    """Answer shells in this way from now on."""
    add_completion_class(Bash, "bash")
    add_completion_class(Zsh, "zsh")
    add_completion_class(Fish, "fish")
    add_completion_class(PowerShell, "powershell")
    add_completion_class(PowerShell, "pwsh")
