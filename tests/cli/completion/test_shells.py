"""How each shell is answered: a name from a file is one word of text to it, and never a command."""

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amcap.cli.completion.shells import Bash, Fish, PowerShell, Zsh
from tests.cli.portfolios import manager, portfolio, written
from tests.cli.process import Ran
from tests.conftest import Run

NAMES = [
    "Ada",
    "Jess Park",
    "Siobhán O'Connor",
    "Ольга Петрова",
    "North: Bank & Sons",
    'The "Best"',
    "$(touch pwned) `touch pwned`",
    "'; touch pwned; '",
    "'$(touch pwned)'",
    "Star * [a-z]? {a,b} ~ # !x",
    "a>b|c;d",
]
AT_RISK = [*NAMES, "back\\slash", "\\$(touch pwned)", "\\'; touch pwned; '"]


def asked(call: Run, folder: Path, shell: str, *words: str, **also: str) -> Ran:
    """The answer to a shell that asks for the last of the words."""
    path = written(portfolio([manager(name) for name in AT_RISK], []), folder)
    line = ["amcap", "assess", str(path), *words]
    asking = {
        "_AMCAP_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": " ".join(line),
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": "\n".join(line),
        "COMP_CWORD": str(len(line) - 1),
        **also,
    }
    ran = call(env=asking, cwd=folder)
    assert (ran.code, ran.stderr) == (0, "")
    return ran


def test_bash_takes_a_line_for_each_name_as_it_would_be_typed(call: Run, tmp_path: Path) -> None:
    lines = asked(call, tmp_path, "bash", "--manager", "").stdout.splitlines()
    assert [shlex.split(line) for line in lines] == [[name] for name in AT_RISK]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_bash_itself_takes_each_line_for_the_name_within_a_quote_that_is_open_too(
    call: Run, tmp_path: Path, quote: str
) -> None:
    lines = asked(call, tmp_path, "bash", "--manager", quote).stdout.splitlines()
    script = "\n".join(f"printf '%s\\n' {quote}{line}{quote}" for line in lines)
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout.splitlines() == AT_RISK
    assert not (tmp_path / "pwned").exists()


def test_bash_is_answered_where_it_makes_three_words_of_an_option_with_its_value(call: Run, tmp_path: Path) -> None:
    assert asked(call, tmp_path, "bash", "--format", "=", "js").stdout.split() == ["json"]


def zsh_words(answer: str) -> list[str]:
    """The words that zsh offers, read in the two steps in which it reads them; each is one word for certain."""
    command, spec = shlex.split(answer)
    assert command == "_arguments"
    assert spec.startswith("*: :((")
    assert spec.endswith("))")
    return [word.replace("\\\\:", ":") for word in shlex.split(spec[6:-2])]


def test_zsh_reads_each_name_as_one_word_after_both_of_its_readings(call: Run, tmp_path: Path) -> None:
    # A backslash would be taken for an escape; such names are not offered.
    assert zsh_words(asked(call, tmp_path, "zsh", "--manager", "").stdout) == NAMES


def test_zsh_offers_files_where_there_is_nothing_else(call: Run, tmp_path: Path) -> None:
    assert asked(call, tmp_path, "zsh", "--output", "").stdout.strip() == "_files"


def test_fish_takes_a_line_for_each_name_as_it_is(call: Run, tmp_path: Path) -> None:
    assert asked(call, tmp_path, "fish", "--manager", "").stdout.splitlines() == AT_RISK


@pytest.mark.parametrize("shell", ["powershell", "pwsh"])
def test_powershell_takes_each_name_in_quotes(call: Run, tmp_path: Path, shell: str) -> None:
    lines = asked(call, tmp_path, shell, "--manager", "").stdout.splitlines()
    words = [line.partition(":::")[0] for line in lines]
    assert words[0] == "Ada"
    # Between single quotes PowerShell reads two of them as one, and nothing else in any special way.
    assert [word[1:-1].replace("''", "'") for word in words[1:]] == AT_RISK[1:]
    assert all(word[0] == word[-1] == "'" for word in words[1:])


@pytest.mark.parametrize("begun", ["'Jess", '"Jess', "'Siobhán O''C"])
def test_powershell_goes_on_within_a_quote_that_is_open(call: Run, tmp_path: Path, begun: str) -> None:
    ran = asked(call, tmp_path, "powershell", "--manager", begun, _TYPER_COMPLETE_WORD_TO_COMPLETE=begun)
    assert len(ran.stdout.splitlines()) == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_commands_are_offered_with_their_whole_summaries(call: Run, tmp_path: Path, shell: str) -> None:
    asking = {
        "_AMCAP_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": "amcap ",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": "amcap\n",
        "COMP_CWORD": "1",
    }
    ran = call(env=asking, cwd=tmp_path)
    assert (ran.code, ran.stderr) == (0, "")
    assert "assess" in ran.stdout
    assert "..." not in ran.stdout
    assert ("what to do." in ran.stdout) == (shell != "bash")


class Offer:
    """What the command line library hands to a shell's class."""

    help = None

    def __init__(self, value: str) -> None:
        self.value = value


def shell(kind: type) -> object:
    return kind(None, {}, "amcap", "_AMCAP_COMPLETE")


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1))
def test_any_name_is_one_word_to_every_shell(name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMP_WORDS", "amcap\n")
        patch.setenv("COMP_CWORD", "1")
        assert shlex.split(shell(Bash).format_completion(Offer(name))) == [name]
    assert shlex.split(shell(Zsh).format_completion(Offer(name)).replace("\\\\:", ":")) == [name]
    assert shell(Fish).format_completion(Offer(name)) == name
    assert shell(PowerShell).format_completion(Offer(name)).endswith("::: ")
